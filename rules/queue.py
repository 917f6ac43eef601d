"""What is open at a place, as figures and in the order in which staff should look at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rules.cases import CaseState, Rung


@dataclass(frozen=True, slots=True)
class Outline:
    """An open case as far as its place in a list and the figures depend on it.

    `day` is that of the appointment, or of the wish before there is one. `limit_ends` is None
    while the time limit is paused, and for a case without one.
    """

    id: int
    community: str
    squad: str | None
    state: CaseState
    rung: Rung
    day: date
    appointed: bool
    next_word_at: datetime
    limit_ends: datetime | None

    @property
    def unowned(self) -> bool:
        """Whether nobody has taken it and the squads were asked in vain."""
        return self.state is CaseState.LOOKING and self.rung in (Rung.STAFF, Rung.LEADERS)

    def is_over_limit(self, now: datetime) -> bool:
        return self.limit_ends is not None and self.limit_ends < now

    def is_word_late(self, now: datetime) -> bool:
        """Whether the resident should have heard by now."""
        return self.next_word_at < now


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of open cases. `over_limit`: past the time limit; `word_late`: a promised word that
    was not said in time."""

    open: int
    unowned: int
    over_limit: int
    word_late: int
    visits_today: int


def figures(outlines: Iterable[Outline], now: datetime, today: date) -> Figures:
    found = tuple(outlines)
    return Figures(
        open=len(found),
        unowned=sum(one.unowned for one in found),
        over_limit=sum(one.is_over_limit(now) for one in found),
        word_late=sum(one.is_word_late(now) for one in found),
        visits_today=sum(one.appointed and one.day == today for one in found),
    )


def most_urgent_first(outlines: Iterable[Outline], now: datetime) -> tuple[Outline, ...]:
    """What is over its limit or owes a word, then what nobody owns, then the others; each part by
    what is due first."""
    return tuple(sorted(outlines, key=lambda one: (_part(one, now), _due(one), one.id)))


def _part(outline: Outline, now: datetime) -> int:
    if outline.is_over_limit(now) or outline.is_word_late(now):
        return 0
    return 1 if outline.unowned else 2


def _due(outline: Outline) -> datetime:
    ends = outline.limit_ends
    return outline.next_word_at if ends is None else min(ends, outline.next_word_at)
