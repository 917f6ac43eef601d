"""Whom to ask: a pure score that can be explained to the one who was asked, and to the others."""

import bisect
from dataclasses import dataclass, replace
from datetime import datetime

_FAR = 3_000.0
_UNKNOWN_DISTANCE = 10.0
_REST = 7 * 86_400.0

_Rank = tuple[float, float, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member as the score sees them. `distance` is in metres to the place of the visit (None:
    unknown), `limit` the number of live claims they want at most."""

    member_id: int
    squad: str
    on_duty: bool = True
    absent_until: datetime | None = None
    skills: frozenset[str] = frozenset()
    certificates: frozenset[str] = frozenset()
    age: int | None = None
    distance: float | None = None
    active_claims: int = 0
    limit: int = 3
    served_here: bool = False
    last_offered: datetime | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked for. `starts` is when the visit begins, `asked` are those who already had
    their chance; a task with an age limit is not given to people whose age we do not know."""

    now: datetime
    starts: datetime
    skills: frozenset[str] = frozenset()
    certificates: frozenset[str] = frozenset()
    youngest: int | None = None
    oldest: int | None = None
    asked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """`total` is the sum of the points in `parts`; each part is named by a text id's ending:
    near (0 to 40), free (0 to 25), rested (0 to 20), served-here (0 or 15)."""

    total: float
    parts: tuple[tuple[str, float], ...]


def fits(candidate: Candidate, task: Task) -> bool:
    """Whether this member may be asked at all."""
    return (
        candidate.on_duty
        and candidate.active_claims < candidate.limit
        and candidate.member_id not in task.asked
        and task.skills <= candidate.skills
        and task.certificates <= candidate.certificates
        and (candidate.absent_until is None or candidate.absent_until <= task.starts)
        and _age_fits(candidate.age, task)
    )


def _age_fits(age: int | None, task: Task) -> bool:
    if task.youngest is None and task.oldest is None:
        return True
    if age is None:
        return False
    return (task.youngest or 0) <= age <= (age if task.oldest is None else task.oldest)


def score(candidate: Candidate, task: Task) -> Score:
    """The points of one member for one task, with the reasons."""
    points = _points(candidate, task)
    parts = tuple(zip(("near", "free", "rested", "served-here"), points, strict=True))
    return Score(sum(points), parts)


def _points(candidate: Candidate, task: Task) -> tuple[float, float, float, float]:
    metres, last = candidate.distance, candidate.last_offered
    near = _UNKNOWN_DISTANCE if metres is None else 40.0 * max(0.0, 1.0 - metres / _FAR)
    free = 25.0 * (1.0 - candidate.active_claims / max(candidate.limit, 1))
    rest = _REST if last is None else (task.now - last).total_seconds()
    rested = 20.0 * min(max(rest / _REST, 0.0), 1.0)
    return near, free, rested, 15.0 if candidate.served_here else 0.0


class Shortlist:
    """The best `limit` members of those met so far.

    Equal scores go to who was asked longest ago, then by member id.
    """

    def __init__(self, task: Task, limit: int) -> None:
        self._task = task
        self._limit = limit
        self._kept: list[tuple[_Rank, Candidate]] = []

    def meet(self, candidate: Candidate) -> None:
        """Keep a candidate who fits and is among the best."""
        if not fits(candidate, self._task):
            return
        rank = _rank(sum(_points(candidate, self._task)), candidate)
        bisect.insort(self._kept, (rank, candidate), key=lambda entry: entry[0])
        del self._kept[self._limit :]

    def may_take(self, best: Candidate) -> bool:
        """Whether somebody could still get in who was asked after `best` was, is otherwise like
        them, and has at best nothing to do."""
        if len(self._kept) < self._limit:
            return True
        points = sum(_points(replace(best, active_claims=0), self._task))
        return _rank(points, best) <= self._kept[-1][0]

    def chosen(self) -> tuple[tuple[Candidate, Score], ...]:
        """The best first, each with the reasons."""
        return tuple((candidate, score(candidate, self._task)) for _, candidate in self._kept)


def _rank(points: float, candidate: Candidate) -> _Rank:
    """Sorts the best first."""
    last = candidate.last_offered
    return -points, last.timestamp() if last else 0.0, candidate.member_id
