"""How fast Telegram lets us speak: sliding logs, and a door that a refusal closes.

Numbers from the Bot FAQ: 30 messages a second overall, one a second to a person (short bursts are
let through), 20 a minute to a group. Times are seconds of the clock's `monotonic`.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from storage.outbox import Lane

MARGIN = 0.1
"""Calls do not all travel equally fast, so each window is this much longer."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` calls in any `seconds`."""

    count: int
    seconds: float


OVERALL = Rate(30, 1.0)
KEPT_FOR_TALK = 2
"""How many of the overall calls a round to many leaves to those who answer somebody."""
GROUP = Rate(20, 60.0)
LONGEST = GROUP.seconds + MARGIN


def private(burst: int) -> Rate:
    """One a second on average, `burst` of them at once."""
    return Rate(burst, float(burst))


@dataclass(slots=True)
class Slot:
    """One call. While it is on the wire (`landed` is None), nobody knows when it will count."""

    started: float
    landed: float | None = None

    def free_at(self, seconds: float) -> float:
        """When it no longer counts in a window of that length."""
        if self.landed is None:
            return math.inf
        return max(self.started + seconds + MARGIN, self.landed + seconds)


@dataclass(slots=True)
class _Log:
    rate: Rate
    slots: list[Slot] = field(default_factory=list)

    def wait(self, now: float, kept: int = 0) -> float:
        """Seconds until one more may go, `kept` places staying free."""
        allowed = self.rate.count - kept
        if len(self.slots) < allowed:
            return 0.0
        self.forget(now)
        over = len(self.slots) - allowed
        if over < 0:
            return 0.0
        return sorted(slot.free_at(self.rate.seconds) for slot in self.slots)[over] - now

    def room(self, now: float, kept: int) -> int:
        """How many more may go now, `kept` places staying free."""
        self.forget(now)
        return max(self.rate.count - kept - len(self.slots), 0)

    def forget(self, now: float) -> None:
        self.slots = [slot for slot in self.slots if slot.free_at(self.rate.seconds) > now]


def _kept(lane: Lane) -> int:
    return KEPT_FOR_TALK if lane == "bulk" else 0


class Limits:
    """What may go when. An answer to a tap is no message, so it counts overall only."""

    def __init__(self, private_burst: int) -> None:
        self._private = private(private_burst)
        self._overall = _Log(OVERALL)
        self._chats: dict[int, _Log] = {}
        self._closed_until = -math.inf

    def remember(self, sends: Iterable[tuple[int, float]]) -> None:
        """Count what was sent before a restart: (chat, when)."""
        for chat_id, at in sends:
            slot = Slot(at, at)
            self._overall.slots.append(slot)
            self._chat(chat_id).slots.append(slot)

    def wait(self, chat_id: int, lane: Lane, now: float) -> float:
        """Seconds until a call may go; infinite while it depends on one that is on the wire."""
        chat = 0.0 if lane == "answer" else self._chat(chat_id).wait(now)
        return max(chat, self.wait_for_room(lane, now))

    def room(self, lane: Lane, now: float) -> int:
        """How many calls may go now, if they are for as many chats."""
        if now < self._closed_until:
            return 0
        return self._overall.room(now, _kept(lane))

    def wait_for_room(self, lane: Lane, now: float) -> float:
        """Seconds until a call may go whose chat may hear something."""
        return max(self._overall.wait(now, _kept(lane)), self._closed_until - now, 0.0)

    def take(self, chat_id: int, lane: Lane, now: float) -> Slot:
        """Count a call that goes now. Set `landed` when it is over."""
        slot = Slot(now)
        self._overall.slots.append(slot)
        if lane != "answer":
            self._chat(chat_id).slots.append(slot)
        return slot

    def give_back(self, slot: Slot, chat_id: int) -> None:
        """The call did not go after all."""
        for log in (self._overall, self._chat(chat_id)):
            log.slots = [other for other in log.slots if other is not slot]

    def close(self, until: float) -> None:
        """Telegram refused: nothing goes before `until`."""
        self._closed_until = max(self._closed_until, until)

    def full_chats(self, now: float) -> int:
        """How many chats have to wait for a limit of their own."""
        for chat_id, log in list(self._chats.items()):
            log.forget(now)
            if not log.slots:
                del self._chats[chat_id]
        return sum(len(log.slots) >= log.rate.count for log in self._chats.values())

    def _chat(self, chat_id: int) -> _Log:
        rate = GROUP if chat_id < 0 else self._private
        return self._chats.setdefault(chat_id, _Log(rate))
