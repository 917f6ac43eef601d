"""One bot's queue of updates, with the rules of `getUpdates`."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from sandbox.bell import Bell
from sandbox.clock import MovableClock
from sandbox.records import Json
from sandbox.refusals import OTHER_POLLER, conflict
from sandbox.wire import WireLog

KEPT_MS = 24 * 3600 * 1000
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
FUTURE_OFFSET = 10  # an offset further ahead than this is not believed (TDLib's TQueue)


@dataclass(frozen=True, slots=True)
class Pending:
    """`serial` is the sandbox's own count; `lane` names what must be delivered in order."""

    serial: int
    lane: str
    update_id: int
    at_ms: int
    body: Json


class Inbox:
    def __init__(self, bot_id: int, clock: MovableClock, wire: WireLog, first_id: int) -> None:
        self.bot_id = bot_id
        self._clock = clock
        self._wire = wire
        self._pending: dict[int, Pending] = {}  # by serial, oldest first
        self._serial = 0
        self._allowed: frozenset[str] | None = None
        self._pollers = 0
        self._ended_by = OTHER_POLLER
        self.on_push: Callable[[Pending], None] | None = None
        self.on_confirm: Callable[[Json], None] | None = None
        self.next_id = first_id
        self._rebased: int | None = None
        self.bell = Bell()

    def __len__(self) -> int:
        return len(self._pending)

    @property
    def allowed(self) -> list[str]:
        """The updates that the bot asked for; empty means the default ones."""
        return sorted(self._allowed or ())

    def allow(self, kinds: list[str]) -> None:
        """Remember which updates the bot wants; an empty list means the default ones."""
        self._allowed = frozenset(kinds) if kinds else None

    def wants(self, kind: str) -> bool:
        return kind not in NOT_BY_DEFAULT if self._allowed is None else kind in self._allowed

    def push(self, kind: str, payload: Json) -> None:
        if self.wants(kind):
            self.push_raw({kind: payload})

    def push_raw(self, body: Json) -> None:
        """Queue an update as it is; it gets the next `update_id` unless it brings its own."""
        self._renumber()
        if "update_id" not in body:
            body = {"update_id": self.next_id, **body}
            self.next_id += 1
        self._serial += 1
        pending = Pending(
            self._serial, lane_of(body), int(body["update_id"]), self._clock.now_ms(), body
        )
        self._pending[pending.serial] = pending
        self._write("queued", pending, update=body)
        self.bell.ring()
        if self.on_push:
            self.on_push(pending)

    def rebase(self, next_id: int) -> None:
        """Number updates from here on, as Telegram does after a quiet week: once none waits."""
        self._rebased = next_id
        self._renumber()

    def _renumber(self) -> None:
        if self._rebased is not None and not self._pending:
            self.next_id, self._rebased = self._rebased, None

    def clear(self) -> None:
        self._pending.clear()

    def take(self) -> dict[int, Pending]:
        """What is not confirmed; it waits here no longer."""
        taken, self._pending = self._pending, {}
        return taken

    def put_back(self, pending: dict[int, Pending]) -> None:
        self._pending = pending
        self.bell.ring()

    def waiting(self) -> list[Pending]:
        """What is not confirmed, oldest first."""
        return list(self._pending.values())

    def fresh(self, serial: int) -> Pending | None:
        """The update if it still waits; one older than a day is dropped."""
        pending = self._pending.get(serial)
        if pending and pending.at_ms < self._clock.now_ms() - KEPT_MS:
            del self._pending[serial]
            return None
        return pending

    def confirm(self, serial: int) -> None:
        if pending := self._pending.pop(serial, None):
            self._write("confirmed", pending)
            if self.on_confirm:
                self.on_confirm(pending.body)

    def failed(self, pending: Pending, words: str) -> None:
        self._write("failed", pending, error=words)

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Confirm what lies before `offset`, then wait for something to hand out.

        Raises `Refusal` 409 when another poll of the same bot, or a webhook, began meanwhile.
        """
        self.interrupt(OTHER_POLLER)
        mine = self._pollers
        self._confirm_before(offset)
        await self.bell.until(lambda: bool(self._pending) or self._pollers != mine, seconds)
        if self._pollers != mine:
            raise conflict(self._ended_by)
        return [pending.body for pending in islice(self._pending.values(), limit)]

    def interrupt(self, words: str) -> None:
        """End whoever polls, with a 409 in these words."""
        self._pollers += 1
        self._ended_by = words
        self.bell.ring()

    def handed(self, updates: list[Json]) -> None:
        for update in updates:
            self._wire.write("handed", bot=self.bot_id, update_id=update.get("update_id"))

    def _confirm_before(self, offset: int) -> None:
        while self._pending and not self.fresh(next(iter(self._pending))):
            pass  # what is older than a day is dropped
        if offset < 0:
            self._confirm_all(self.waiting()[:offset])
        elif 0 < offset <= self.next_id + FUTURE_OFFSET:
            self._confirm_all([p for p in self._pending.values() if p.update_id < offset])

    def _confirm_all(self, gone: list[Pending]) -> None:
        for pending in gone:
            self.confirm(pending.serial)

    def _write(self, kind: str, pending: Pending, **details: object) -> None:
        self._wire.write(kind, bot=self.bot_id, update_id=pending.update_id, **details)


def lane_of(body: Json) -> str:
    """What a webhook must deliver in order: a chat's messages, a person's taps, …"""
    kind, payload = next(((k, v) for k, v in body.items() if k != "update_id"), ("", None))
    if not isinstance(payload, dict):
        return "odd"
    chat = kind in ("message", "edited_message")
    order = ("chat",) if chat else ("from", "user", "chat")
    who = next((payload[n] for n in order if isinstance(payload.get(n), dict)), payload)
    return f"{'chat' if chat else kind} {who.get('id')}"
