"""Working time: opening hours with a lunch split, weekends, holidays, make-up workdays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import chinese_calendar

from rules.errors import SettingsWrong

Window = tuple[datetime, datetime]
Hours = tuple[tuple[time, time], ...]
Week = tuple[Hours, Hours, Hours, Hours, Hours, Hours, Hours]
CHINA = ZoneInfo("Asia/Shanghai")
DEFAULT_HOURS = ((time(8, 30), time(12)), (time(14, 30), time(17, 30)))
_SATURDAY = 5
_LONGEST_CLOSURE = 400
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When the centre works.

    `hours` are local and in order. Whether a day is worked is said by `holidays` and `workdays`
    (the manual table) first, then by the State Council's arrangement as far as chinesecalendar
    knows it, then by the weekend. A `week`, Monday first, has hours for each weekday instead, and
    public holidays off. Instants may be in any zone; answers are in `zone`.
    """

    hours: Hours = DEFAULT_HOURS
    zone: ZoneInfo = CHINA
    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    week: Week | None = None

    def __post_init__(self) -> None:
        if not self.hours or not all(map(_in_order, (self.hours, *(self.week or ())))):
            raise SettingsWrong("settings-hours-order")

    def knows(self, year: int) -> bool:
        """Whether holidays of that year come from the arrangement or the manual table."""
        by_hand = any(day.year == year for day in self.holidays | self.workdays)
        return by_hand or _arranged(date(year, 1, 1)) is not None

    def is_workday(self, day: date) -> bool:
        if day in self.workdays:
            return True
        if day in self.holidays:
            return False
        arranged = _arranged(day)
        return day.weekday() < _SATURDAY if arranged is None else arranged

    def is_open(self, at: datetime) -> bool:
        """Open from the opening instant until just before the closing one."""
        return any(opens <= at < closes for opens, closes in self.windows(self.local_day(at)))

    def local_day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def at(self, day: date, clock: time) -> datetime:
        """The instant of a local wall-clock time."""
        return datetime.combine(day, clock, self.zone)

    def next_opening(self, at: datetime) -> datetime:
        """`at` itself if open, else the next opening instant."""
        opens, _ = next(self._windows_from(at))
        return max(opens, at.astimezone(self.zone))

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """The instant at which `amount` of working time has passed since `start`.

        It may be a closing instant, and it is never outside the hours. Raises ValueError for a
        negative amount, SettingsWrong if the calendar has no workday for over a year.
        """
        if amount < timedelta():
            raise ValueError("working time only runs forwards")
        left = amount
        windows = self._windows_from(start)
        while True:
            opens, closes = next(windows)
            begins = max(opens, start.astimezone(self.zone))
            room = _elapsed(begins, closes)
            if left <= room:
                return (begins.astimezone(UTC) + left).astimezone(self.zone)
            left -= room

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from `start` to `end`; nothing if `end` is not later."""
        total = timedelta()
        day, last = self.local_day(start), self.local_day(end)
        while day <= last:
            for opens, closes in self.windows(day):
                total += max(timedelta(), _elapsed(max(opens, start), min(closes, end)))
            day += _DAY
        return total

    def workday_after(self, day: date, count: int) -> date:
        """The `count`-th workday after `day`; with 0, `day` or the first workday after it."""
        if count == 0 and self.is_workday(day):
            return day
        left = max(count, 1)
        for away in range(1, (_LONGEST_CLOSURE + 1) * left):
            found = day + _DAY * away
            left -= self.is_workday(found)
            if left == 0:
                return found
        raise SettingsWrong("settings-never-open")

    def _hours_of(self, day: date) -> Hours:
        if self.week is None:
            return self.hours if self.is_workday(day) else ()
        holiday = day.weekday() < _SATURDAY and not self.is_workday(day)
        return () if holiday or day in self.holidays else self.week[day.weekday()]

    def windows(self, day: date) -> Iterator[Window]:
        """When it is open on a day, in order."""
        for opens, closes in self._hours_of(day):
            yield self.at(day, opens), self.at(day, closes)

    def _windows_from(self, at: datetime) -> Iterator[Window]:
        """The windows that close later than `at`, in order, without end."""
        day, closed = self.local_day(at), 0
        while closed < _LONGEST_CLOSURE:
            for opens, closes in self.windows(day):
                if closes > at:
                    yield opens, closes
                    closed = 0
            day, closed = day + _DAY, closed + 1
        raise SettingsWrong("settings-never-open")


def _in_order(hours: Hours) -> bool:
    edges = [edge for window in hours for edge in window]
    return all(a < b for a, b in pairwise(edges))


def _elapsed(start: datetime, end: datetime) -> timedelta:
    """Real time between two instants, also where the clocks are put forward or back."""
    return end.astimezone(UTC) - start.astimezone(UTC)


@lru_cache(maxsize=2048)
def _arranged(day: date) -> bool | None:
    """Whether the arrangement makes it a workday; None for years it does not know."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
