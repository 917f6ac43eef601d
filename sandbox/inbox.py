"""One bot's queue of updates, with the rules of `getUpdates`."""

from collections import deque
from dataclasses import dataclass

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
    update_id: int
    at_ms: int
    body: Json


class Inbox:
    def __init__(self, bot_id: int, clock: MovableClock, wire: WireLog, first_id: int) -> None:
        self._bot_id = bot_id
        self._clock = clock
        self._wire = wire
        self._pending: deque[Pending] = deque()
        self._allowed: frozenset[str] | None = None
        self._pollers = 0
        self.next_id = first_id
        self.bell = Bell()

    def __len__(self) -> int:
        return len(self._pending)

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
        if "update_id" not in body:
            body = {"update_id": self.next_id, **body}
            self.next_id += 1
        pending = Pending(int(body["update_id"]), self._clock.now_ms(), body)
        self._pending.append(pending)
        self._wire.write("queued", bot=self._bot_id, update_id=pending.update_id, update=body)
        self.bell.ring()

    def rebase(self, next_id: int) -> None:
        """Number updates from here on, as Telegram does after a quiet week."""
        self.next_id = next_id

    def clear(self) -> None:
        self._pending.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Confirm what lies before `offset`, then wait for something to hand out.

        Raises `Refusal` 409 when another poll of the same bot began meanwhile.
        """
        self._pollers += 1
        mine = self._pollers
        self.bell.ring()
        self._confirm(offset)
        await self.bell.until(lambda: bool(self._pending) or self._pollers != mine, seconds)
        if self._pollers != mine:
            raise conflict(OTHER_POLLER)
        return [pending.body for pending in list(self._pending)[:limit]]

    def handed(self, updates: list[Json]) -> None:
        for update in updates:
            self._wire.write("handed", bot=self._bot_id, update_id=update.get("update_id"))

    def _confirm(self, offset: int) -> None:
        oldest = self._clock.now_ms() - KEPT_MS
        while self._pending and self._pending[0].at_ms < oldest:
            self._pending.popleft()
        if offset < 0:
            self._drop(max(len(self._pending) + offset, 0))
        elif 0 < offset <= self.next_id + FUTURE_OFFSET:
            self._drop_before(offset)

    def _drop_before(self, offset: int) -> None:
        kept = [pending for pending in self._pending if pending.update_id >= offset]
        gone = [pending for pending in self._pending if pending.update_id < offset]
        self._pending = deque(kept)
        self._confirmed(gone)

    def _drop(self, count: int) -> None:
        self._confirmed([self._pending.popleft() for _ in range(count)])

    def _confirmed(self, gone: list[Pending]) -> None:
        for pending in gone:
            self._wire.write("confirmed", bot=self._bot_id, update_id=pending.update_id)
