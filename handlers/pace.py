"""How fast people act. Whoever acts faster than anybody can answer is not answered meanwhile.

Kept in memory alone: nothing is promised here, and after a restart everybody begins anew.
"""

from collections import OrderedDict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rules.errors import CAPS

_EVERYBODY = 10_000
"""So many people are remembered; those quiet the longest are forgotten first."""


class Tally:
    """Who did something `most` times within `span`, and did it just then."""

    def __init__(self, most: int, span: timedelta) -> None:
        self._most = most
        self._span = span
        self._done: OrderedDict[int, deque[tuple[int | None, datetime]]] = OrderedDict()

    def is_full(self, person: int, at: datetime, seq: int | None) -> bool:
        """Whether one more is too many. `seq` is the update's: tried again, it counts once."""
        done = [when for number, when in self._done.get(person, ()) if number != seq]
        return len(done) >= self._most and abs(at - done[-self._most]) < self._span

    def count(self, person: int, at: datetime, seq: int | None) -> None:
        done = self._done.setdefault(person, deque(maxlen=self._most + 1))
        self._done.move_to_end(person)
        if all(number != seq for number, _ in done):
            done.append((seq, at))
        if len(self._done) > _EVERYBODY:
            self._done.popitem(last=False)

    def spend(self, person: int, at: datetime, seq: int | None) -> bool:
        """Count one unless that is one too many. Returns whether it was counted."""
        if self.is_full(person, at, seq):
            return False
        self.count(person, at, seq)
        return True


@dataclass(frozen=True, slots=True)
class Pace:
    """The tallies of one running bot, each by the account's id at Telegram."""

    acts: Tally = field(default_factory=lambda: Tally(60, timedelta(minutes=1)))
    """One a second on average: Telegram lets nobody be answered faster."""
    notices: Tally = field(default_factory=lambda: Tally(1, timedelta(minutes=10)))
    caps: Mapping[str, Tally] = field(
        default_factory=lambda: {cap: Tally(1, timedelta(hours=12)) for cap in CAPS}
    )
    """Staff hear of one person's reaching a cap, not of each time."""
    guesses: Tally = field(default_factory=lambda: Tally(5, timedelta(hours=1)))
    """Invites that were none."""

    def is_too_fast(self, person: int, at: datetime, seq: int | None) -> bool:
        """Counts every act, so that who goes on as fast is not answered in between."""
        too_fast = self.acts.is_full(person, at, seq)
        self.acts.count(person, at, seq)
        return too_fast
