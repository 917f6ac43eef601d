"""When the demo begins."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.tryout.installation import TIME_ZONE
from rules.working_time import WorkCalendar

_MORNING = time(9, 30)


def beginning(now: datetime) -> datetime:
    """Now; outside working hours the next workday at 9:30, since at night nothing happens."""
    calendar = WorkCalendar(zone=ZoneInfo(TIME_ZONE))
    if calendar.is_open(now):
        return now
    today = calendar.local_day(now)
    late = now >= calendar.at(today, _MORNING)
    day = calendar.workday_after(today, 1 if late else 0)
    return calendar.at(day, _MORNING)
