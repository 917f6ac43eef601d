"""Everything that exists in one sandbox, and the few ways in which it changes."""

import random
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from sandbox import receipts
from sandbox.clock import MovableClock
from sandbox.conversation import Conversation
from sandbox.faults import Fault, Faults
from sandbox.files import FileStore
from sandbox.inbox import Inbox, Pending
from sandbox.invites import Invite
from sandbox.journal import Journal
from sandbox.limits import Limits, LimitSettings
from sandbox.membership import Membership
from sandbox.records import Bot, Group, Json, Message, Poll, Query, Room, User
from sandbox.refusals import not_found, unauthorized
from sandbox.render import seen_json, user_json
from sandbox.timers import Due, Timers
from sandbox.webhooks import Webhooks
from sandbox.wire import WireLog

TOKEN = re.compile(r"(\d+):[A-Za-z0-9_-]+")
_CONTENTS = (
    *("users", "groups", "members", "conversations", "queries", "polls", "invites", "commands"),
    *("menu_buttons", "profiles", "_last_ids", "_last_query", "files", "limits", "era"),
)
"""What `_empty` makes anew."""
FIRST_PERSON = 700_000_001
FIRST_GROUP = -1_001_000_000_001


@dataclass(frozen=True, slots=True)
class Settings:
    """`query_ms`: how long a tap waits for its answer, by the sandbox's clock. `history` and
    `file_bytes`: messages kept of each chat and bytes of files kept, the oldest go first.
    `hosts`: names besides those of this machine by which it may be addressed.
    """

    token: str = "4242:SANDBOX"
    username: str = "wulian_bot"
    name: str = "Wulian"
    hosts: tuple[str, ...] = ()
    query_ms: int = 30_000
    history: int = 1000
    file_bytes: int = 512 * 1024 * 1024
    wire_size: int = 10_000
    wire_path: Path | None = None
    journal_size: int = 20_000
    first_update_id: int = 100_000_001
    limits: LimitSettings = field(default_factory=LimitSettings)


@dataclass(frozen=True, slots=True)
class Aside:
    """A world's contents as they stood, its time, and what was under way."""

    contents: Json
    waiting: dict[int, dict[int, Pending]]
    due: list[Due]
    faults: tuple[Fault, ...]
    clock: Json


class World:
    """People, bots, groups and their messages. All changes are made within one event loop turn."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        clock: MovableClock | None = None,
        rng: random.Random | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.clock = clock or MovableClock()
        self.rng = rng or random.Random(4242)
        self.wire = WireLog(self.clock, size=self.settings.wire_size, path=self.settings.wire_path)
        self.journal = Journal(self.settings.journal_size)
        self.faults = Faults(self.rng)
        self.faults.on_change = self._faults_changed
        self.webhooks = Webhooks(self.clock, self.faults, self.rng)
        self.timers = Timers(self.clock)
        self._eras = count(1)
        self.bots: dict[str, Bot] = {}
        self._bots_by_id: dict[int, Bot] = {}
        self.inboxes: dict[int, Inbox] = {}
        self._empty()
        self.add_bot(self.settings.token, self.settings.username, self.settings.name)

    def _empty(self) -> None:
        self.users: dict[int, User] = {}
        self.groups: dict[int, Group] = {}
        self.members = Membership()
        self.conversations: dict[Room, Conversation] = {}
        self.queries: dict[str, Query] = {}
        self.polls: dict[str, Poll] = {}
        self.invites: dict[str, Invite] = {}
        self.commands: dict[tuple[int, str, str], list[Json]] = {}
        self.menu_buttons: dict[tuple[int, int], Json] = {}
        self.profiles: dict[tuple[int, str, str], str] = {}
        self._last_ids: dict[Room, int] = {}
        self._last_query = 4_242_000_000_000_000_000
        self.files = FileStore(self.settings.file_bytes)
        self.limits = Limits(self.settings.limits)
        self.era = next(self._eras)

    def reset(self) -> None:
        """Forget people, groups, messages, files and waiting updates; the bots stay."""
        left = list(self.conversations.values())
        self._empty()
        self.timers.clear()
        self.faults.clear()
        for inbox in self.inboxes.values():
            inbox.clear()
        self.journal.write("reset")
        for conversation in left:  # whoever waits for news there need wait no longer
            conversation.version = self.journal.last
            conversation.bell.ring()

    def put_aside(self) -> Aside:
        """Empty the world as `reset` does, and give what was in it, for `bring_back`."""
        aside = Aside(
            {name: getattr(self, name) for name in _CONTENTS},
            {bot: inbox.take() for bot, inbox in self.inboxes.items()},
            self.timers.take(),
            self.faults.active,
            self.clock.reading(),
        )
        self.reset()
        return aside

    def bring_back(self, aside: Aside) -> None:
        """Everything as it stood, the time, too, in place of what is there now."""
        self.reset()
        for name, content in aside.contents.items():
            setattr(self, name, content)
        for bot, waiting in aside.waiting.items():
            self.inboxes[bot].put_back(waiting)
        self.timers.put_back(aside.due)
        for fault in aside.faults:
            self.faults.add(fault)
        self.clock.set(aside.clock["now_ms"])
        (self.clock.run if aside.clock["running"] else self.clock.freeze)()
        self.journal.write("clock", **self.clock.reading())

    def _faults_changed(self) -> None:
        self.journal.write("faults", faults=[asdict(fault) for fault in self.faults.active])

    async def close(self) -> None:
        """Stop carrying updates to webhooks, stop timers, close the wire log's file."""
        await self.webhooks.close()
        self.timers.clear()
        self.wire.close()

    def add_bot(
        self, token: str, username: str, name: str = "", *, reads_groups: bool = False
    ) -> Bot:
        """Register a bot, or the same one anew.

        Raises `ValueError` if the token has not the form digits:letters, or somebody else has
        its number or username.
        """
        form = TOKEN.fullmatch(token)
        if form is None:
            raise ValueError("a token looks like 4242:SANDBOX")
        user = User(int(form.group(1)), name or username, username=username, is_bot=True)
        if token not in self.bots:
            self._check_free(user)
        bot = Bot(token, user, reads_groups)
        self.bots[token] = self._bots_by_id[bot.id] = bot
        if bot.id not in self.inboxes:
            first = self.settings.first_update_id
            inbox = self.inboxes[bot.id] = Inbox(bot.id, self.clock, self.wire, first)
            inbox.on_confirm = partial(receipts.note, self, bot.id)
        return bot

    def bot_by_token(self, token: str) -> Bot:
        """Raises `Refusal`: 401 for a strange token, 404 for what is no token at all."""
        if token in self.bots:
            return self.bots[token]
        raise unauthorized() if TOKEN.fullmatch(token) else not_found()

    def bot_by_id(self, bot_id: int) -> Bot | None:
        return self._bots_by_id.get(bot_id)

    def add_person(self, first_name: str, *, user_id: int | None = None, **details: Any) -> User:
        """Create somebody. `details`: last_name, username, language_code, phone.

        Raises `ValueError` for a number or username that is taken. Two people may bear the same
        name, as everywhere.
        """
        taken = max(self.users, default=FIRST_PERSON - 1)
        user = User(user_id or max(taken + 1, FIRST_PERSON), first_name, **details)
        self._check_free(user)
        self.users[user.id] = user
        self.journal.write("person", user=user_json(user))
        return user

    def _check_free(self, new: User) -> None:
        if new.id in self.users or new.id in self._bots_by_id:
            raise ValueError(f"number {new.id} is taken")
        name = new.username.lower()
        others = (*self.users.values(), *(bot.user for bot in self.bots.values()))
        if name and any(other.username.lower() == name for other in others):
            raise ValueError(f"username {new.username!r} is taken")

    def user(self, user_id: int) -> User:
        """A person or a bot. Raises `KeyError`."""
        if user_id in self.users:
            return self.users[user_id]
        bot = self.bot_by_id(user_id)
        if bot is None:
            raise KeyError(user_id)
        return bot.user

    def new_group_id(self) -> int:
        return min(self.groups, default=FIRST_GROUP + 1) - 1

    def standing(self, group_id: int, user_id: int) -> str:
        return self.members.standing(group_id, user_id)

    def conversation(self, room: Room) -> Conversation:
        conversation = self.conversations.get(room)
        if conversation is None:
            conversation = self.conversations[room] = Conversation(room)
        return conversation

    def post(self, room: Room, sender: int, content: Json, **details: Any) -> Message:
        """Put a new message into a room and tell everybody who watches.

        `details` are further fields of `Message`.
        """
        message = Message(room, self._next_id(room), sender, self.clock.now_s(), content, **details)
        conversation = self.conversation(room)
        conversation.typing = ""
        if self.bot_by_id(sender):
            conversation.last_bot = sender
        if len(conversation.messages) >= self.settings.history:
            del conversation.messages[next(iter(conversation.messages))]
        return self._keep("message", message)

    def change(self, message: Message, **changes: Any) -> Message:
        """Replace a message by a changed one."""
        return self._keep("edited", replace(message, **changes))

    def mark(self, message: Message, **changes: Any) -> Message:
        """Change what hangs on a message, such as reactions and votes: nobody is told anew."""
        marked = replace(message, **changes)
        self.conversation(message.room).messages[message.id] = marked
        self.happened("edited", message.room, message=seen_json(self, marked))
        return marked

    def remove(self, message: Message) -> None:
        conversation = self.conversation(message.room)
        del conversation.messages[message.id]
        if message.id in conversation.pinned:
            conversation.pinned.remove(message.id)
        self.happened("deleted", message.room, message_id=message.id)

    def happened(self, kind: str, room: Room, **details: object) -> int:
        """Write a journal entry about a room and move the room's version on."""
        seq = self.journal.write(kind, bot=room.bot, chat=room.chat, **details)
        conversation = self.conversation(room)
        conversation.version = seq
        conversation.bell.ring()
        return seq

    def new_query(self, bot: int, user: int, message: Message) -> Query:
        self._last_query += self.rng.randrange(1, 1_000_000)
        self._forget_old_queries()
        query = Query(
            str(self._last_query), bot, user, message.room, message.id, self.clock.now_ms()
        )
        self.queries[query.id] = query
        return query

    def _forget_old_queries(self) -> None:
        oldest = self.clock.now_ms() - self.settings.query_ms
        for query in list(self.queries.values()):
            if query.at_ms >= oldest:
                return
            del self.queries[query.id]

    def tell(self, bots: Iterable[Bot], kind: str, payload: Json) -> None:
        for bot in bots:
            self.inboxes[bot.id].push(kind, payload)

    def _keep(self, kind: str, message: Message) -> Message:
        seq = self.journal.last + 1
        message = replace(message, version=seq)
        self.conversation(message.room).messages[message.id] = message
        self.happened(kind, message.room, message=seen_json(self, message))
        return message

    def _next_id(self, room: Room) -> int:
        """Private chats of one bot share a sequence of ids, a supergroup has its own."""
        shared = room if room.chat < 0 else Room(room.bot, 0)
        self._last_ids[shared] = self._last_ids.get(shared, 0) + 1
        return self._last_ids[shared]
