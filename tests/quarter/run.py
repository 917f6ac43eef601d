"""A season from its first morning to its last, and what it was like."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from rules.working_time import CHINA
from tests.house import House
from tests.quarter.cast import FEW, MANY
from tests.quarter.findings import Finding, findings
from tests.quarter.habits import Habits, Idle
from tests.quarter.season import Outage, Season
from tests.quarter.towns import large_district
from tests.quarter.watch import Watch


def moment(words: str) -> datetime:
    """A local moment such as "2026-01-08 17:30"."""
    return datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=CHINA)


@dataclass(frozen=True, slots=True)
class Plan:
    """From the first day until before the last; at most so many residents with requests a
    workday, and one on other days."""

    first: date
    last: date
    outages: Sequence[Outage]
    requests: int = 3
    idle: Sequence[Idle] = ()
    """Spans in which staff and leaders do nothing, and volunteers next to nothing."""
    large: bool = False
    """Fifty communities with few people each, in place of the sample district."""


QUARTER = Plan(
    date(2025, 12, 1),
    date(2026, 3, 9),
    (
        Outage(moment("2025-12-17 13:10"), moment("2025-12-17 17:40")),
        Outage(moment("2026-01-08 17:30"), moment("2026-01-09 06:50")),
        Outage(moment("2026-01-23 16:00"), moment("2026-01-26 10:20")),
    ),
)
"""New Year with a Sunday worked for it, the Spring Festival with two Saturdays; the program is
down for hours, for a night, and for a weekend."""

YEAR = Plan(
    date(2025, 9, 1),
    date(2026, 9, 1),
    (
        *QUARTER.outages,
        Outage(moment("2026-04-14 08:50"), moment("2026-04-14 09:40")),
        Outage(moment("2026-06-27 22:00"), moment("2026-06-29 12:00")),
    ),
    requests=1,
    idle=(
        Idle(moment("2025-10-13 00:00"), moment("2025-11-03 00:00")),
        Idle(moment("2025-12-29 00:00"), moment("2026-01-12 00:00")),
        Idle(moment("2026-05-18 00:00"), moment("2026-06-01 00:00")),
    ),
    large=True,
)
"""With the autumn holiday, New Year and the Spring Festival; the program is down five times, and
for three spans of weeks nobody who works there lifts a finger."""

NEW_YEAR = Plan(date(2025, 12, 26), date(2026, 1, 10), QUARTER.outages[1:2])
"""Two weeks of it."""

IDLE = Plan(
    date(2025, 12, 29),
    date(2026, 1, 24),
    QUARTER.outages[1:2],
    requests=2,
    idle=(Idle(moment("2025-12-30 00:00"), moment("2026-01-15 00:00")),),
)
"""Weeks in which nothing is done, and those after."""

BUSY = 2
"""So many residents have three requests each just before the program goes down."""


async def lived(plan: Plan, seed: int, directory: Path) -> list[Finding]:
    """Plays a season through and says what it was like."""
    begins = datetime.combine(plan.first, time(7), CHINA)
    town = str(large_district(directory)) if plan.large else "sample-district.toml"
    async with House.open("sqlite", directory, at=begins, district={"file": town}) as house:
        season = Season(house, plan.outages, FEW if plan.large else MANY)
        try:
            await season.begins()
            habits, watch = Habits(season, seed, plan.idle), Watch(season)
            await _days(season, habits, plan, Random(seed))
            return findings(watch)
        finally:
            season.close()


async def _days(season: Season, habits: Habits, plan: Plan, dice: Random) -> None:
    calendar = season.house.app.hall.desk.calendar
    for outage in plan.outages:
        for _ in range(BUSY):
            habits.somebody_files(outage.begins - timedelta(minutes=6), 3)
    day = plan.first
    while day < plan.last:
        worked = calendar.is_workday(day)
        most = plan.requests if worked else 1
        habits.a_day_begins(day, dice.randint(0, most))
        day += timedelta(1)
        await season.lives(calendar.at(day, time()))
