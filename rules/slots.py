"""Slots of a day: what a resident may wish for before anybody has claimed the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules.working_time import WorkCalendar


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the day in local time; `id` is short and stays the same for ever."""

    id: str
    starts: time
    ends: time

    def span(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The instants at which the slot of that day starts and ends."""
        return datetime.combine(day, self.starts, zone), datetime.combine(day, self.ends, zone)


DEFAULT_SLOTS = (
    Slot("morning", time(9), time(11, 30)),
    Slot("afternoon", time(15), time(17)),
)


def wishable_days(
    now: datetime,
    calendar: WorkCalendar,
    days_ahead: int,
    slots: Sequence[Slot] = DEFAULT_SLOTS,
    notice: timedelta = timedelta(),
) -> dict[date, tuple[str, ...]]:
    """The workdays from today to `days_ahead` days on, each with the ids of the slots that still
    start at least `notice` after `now`. Days without such a slot are left out."""
    today, after = calendar.local_day(now), now + notice
    last_tight, every = calendar.local_day(after), tuple(slot.id for slot in slots)
    days = (today + timedelta(away) for away in range(days_ahead + 1))
    wishable = {
        day: every if day > last_tight else _left(day, after, calendar, slots)
        for day in filter(calendar.is_workday, days)
    }
    return {day: found for day, found in wishable.items() if found}


def _left(
    day: date, after: datetime, calendar: WorkCalendar, slots: Sequence[Slot]
) -> tuple[str, ...]:
    return tuple(slot.id for slot in slots if slot.span(day, calendar.zone)[0] >= after)
