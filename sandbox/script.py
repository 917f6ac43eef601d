"""A recording as a test that reads like a play: who says, taps and sees what."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sandbox.phrases import CALLS, MAKES_NO_MESSAGE, fragment, meant, quoted
from sandbox.records import Json, Room
from sandbox.world import World

_HEAD = '''"""Recorded in the sandbox; it needs the bot to be running, as in docs/sandbox.md."""

from datetime import datetime

import pytest

from sandbox import MovableClock
from sandbox.testing import Sandbox


@pytest.fixture
def sandbox_clock() -> MovableClock:
    """Stands at the time of the recording."""
    began = datetime.fromisoformat("{began}")
    return MovableClock(start_ms=round(began.timestamp() * 1000), running=False)


async def test_recorded(sandbox: Sandbox) -> None:
'''
_SPANS = (("days", 86_400_000), ("hours", 3_600_000), ("minutes", 60_000), ("seconds", 1000))


@dataclass(frozen=True, slots=True)
class Step:
    """`seq` is the newest journal entry before it, `at_ms` the sandbox's time in UTC."""

    seq: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Deed(Step):
    """What somebody did: the act of the people's interface, labels added."""

    user: int
    room: Room
    body: Json


@dataclass(frozen=True, slots=True)
class Move(Step):
    """A move of the clock: `how` is "set_ms" or "advance_ms"."""

    how: str
    ms: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What the journal tells of a chat: a message, a change, a deletion, an answer to a tap."""

    seq: int
    kind: str
    room: Room
    message_id: int
    by_bot: bool
    user: int
    text: str


class Script:
    """Puts one recording into words."""

    def __init__(self, world: World, steps: Sequence[Step], heard: Sequence[Heard]) -> None:
        self._world = world
        self._steps = steps
        self._heard = heard
        self._known: dict[tuple[Room, int], str] = {}  # the text of each message as last seen
        self._deeds = [step for step in steps if isinstance(step, Deed)]
        self._people = self._who()
        self._voices = {(deed.user, deed.room): self._voice(deed) for deed in self._deeds}
        self._marks = self._referred()

    def text(self) -> str:
        """The whole file."""
        lines = [*self._arrivals(), *self._groups(), *self._other_chats()]
        since = 0
        for step in self._steps:
            lines += self._sights(since, step.seq)
            lines += self._line(step)
            since = step.seq
        lines += self._sights(since, max((each.seq for each in self._heard), default=0))
        body = "".join(f"    {line}\n" for line in lines or ["pass"])
        began = self._steps[0].at_ms if self._steps else self._world.clock.now_ms()
        return _HEAD.format(began=_instant(began, "milliseconds")) + body

    def _who(self) -> dict[int, str]:
        """A name for each who did something, or is in a group where something was done."""
        ids = [deed.user for deed in self._deeds]
        for group in self._used_groups():
            ids += [one for one in self._world.members.of_group(group) if one in self._world.users]
        names: dict[int, str] = {}
        for user in dict.fromkeys(ids):
            plain = re.sub(r"\W+", "_", self._world.user(user).first_name.lower()).strip("_")
            name = plain if plain.isascii() and plain.isidentifier() else f"person{len(names) + 1}"
            names[user] = name if name not in names.values() else f"{name}{len(names) + 1}"
        return names

    def _used_groups(self) -> list[int]:
        return list(dict.fromkeys(deed.room.chat for deed in self._deeds if deed.room.chat < 0))

    def _voice(self, deed: Deed) -> str:
        """The variable of somebody in a chat."""
        name, room = self._people[deed.user], deed.room
        if room.chat < 0:
            return f"{name}_in_{self._group(room.chat)}"
        return name if room.bot == self._first_bot else f"{name}_with_{self._username(room.bot)}"

    @property
    def _first_bot(self) -> int:
        return next(iter(self._world.bots.values())).id

    def _username(self, bot: int) -> str:
        return self._world.user(bot).username

    def _group(self, chat: int) -> str:
        return f"group{self._used_groups().index(chat) + 1}"

    def _arrivals(self) -> Iterable[str]:
        for user, name in self._people.items():
            person = self._world.user(user)
            given = [("language_code", person.language_code), ("last_name", person.last_name)]
            details = "".join(f", {name}={quoted(value)}" for name, value in given if value)
            yield f"{name} = await sandbox.arrives({quoted(person.first_name)}{details})"

    def _groups(self) -> Iterable[str]:
        for chat in self._used_groups():
            there = self._world.members.of_group(chat)
            members = [self._people[one] for one in there if one in self._people]
            given = ", ".join((quoted(self._world.groups[chat].title), *members))
            yield f"{self._group(chat)} = await sandbox.group({given})"

    def _other_chats(self) -> Iterable[str]:
        for (user, room), voice in self._voices.items():
            name = self._people[user]
            if room.chat < 0:
                yield f"{voice} = {name}.in_group({self._group(room.chat)})"
            elif room.bot != self._first_bot:
                yield f"{voice} = {name}.with_bot({quoted(self._username(room.bot))})"

    def _referred(self) -> dict[tuple[Room, int], str]:
        """A variable for each message that somebody later replies to, taps on, votes in …"""
        there = {(each.room, each.message_id) for each in self._heard if each.message_id}
        marks: dict[tuple[Room, int], str] = {}
        for deed in self._deeds:
            key = (deed.room, meant(deed.body))
            if key in there and not deed.body.get("is_newest"):
                marks.setdefault(key, f"message{len(marks) + 1}")
        return marks

    def _sights(self, after: int, until: int) -> Iterable[str]:
        """What people see between two steps: each message as it stands in the end."""
        between = [each for each in self._heard if after < each.seq <= until and each.by_bot]
        last = {(each.room, each.message_id or -each.seq): each for each in between}
        for each in sorted(last.values(), key=lambda one: one.seq):
            voice, words = self._reader(each), fragment(each.text)
            if not voice or not self._is_news(each):
                continue
            given = quoted(words) if words else ""
            if each.kind == "answered":
                yield f"await {voice}.sees_alert({given})"
            else:
                mark = self._marks.get((each.room, each.message_id))
                yield f"{f'{mark} = ' if mark else ''}await {voice}.sees({given})"

    def _is_news(self, heard: Heard) -> bool:
        """Not so if it is gone, or only its buttons have changed and nobody needs them."""
        if heard.kind == "answered":
            return bool(heard.text)
        key = (heard.room, heard.message_id)
        known, self._known[key] = self._known.get(key), heard.text
        return heard.kind != "deleted" and (known != heard.text or key in self._marks)

    def _reader(self, heard: Heard) -> str:
        """Who sees it: the one it is for, or whoever acted first in the group."""
        for (user, room), voice in self._voices.items():
            if room == heard.room and heard.user in (0, user):
                return voice
        return ""

    def _line(self, step: Step) -> Iterable[str]:
        if isinstance(step, Move):
            yield _moved(step)
        elif isinstance(step, Deed):
            call = self._call(step)
            mark = self._marks.get((step.room, self._made_by(step)))
            before = f"{mark} = " if mark and call else ""
            voice = self._voices[(step.user, step.room)]
            yield f"{before}await {voice}.{call}" if call else f"# {voice}: {step.body['act']}"

    def _made_by(self, deed: Deed) -> int:
        """The message that an act has made: the first one after it, if it makes one."""
        if deed.body["act"] in MAKES_NO_MESSAGE:
            return 0
        later = (each for each in self._heard if each.seq > deed.seq and each.room == deed.room)
        return next((each.message_id for each in later if each.kind == "message"), 0)

    def _call(self, deed: Deed) -> str:
        """The act in the words of `Person`; empty if it has none for it."""
        body = deed.body
        words = CALLS.get(str(body["act"]))
        return words(body, self._marks.get((deed.room, meant(body)), "")) if words else ""


def _moved(move: Move) -> str:
    if move.how == "set_ms":
        return f'await sandbox.until(datetime.fromisoformat("{_instant(move.ms, "seconds")}"))'
    for unit, length in _SPANS:
        if move.ms % length == 0:
            return f"await sandbox.passes({unit}={move.ms // length})"
    return f"await sandbox.passes(milliseconds={move.ms})"


def _instant(at_ms: int, precision: str) -> str:
    at = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=at_ms)
    return at.isoformat(timespec=precision)
