"""A season from its first morning to its last, and what it was like."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from rules.working_time import CHINA
from tests.house import House
from tests.quarter.findings import Finding, findings
from tests.quarter.habits import Habits
from tests.quarter.season import Outage, Season
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

NEW_YEAR = Plan(date(2025, 12, 26), date(2026, 1, 10), QUARTER.outages[1:2])
"""Two weeks of it."""

BUSY = 2
"""So many residents have three requests each just before the program goes down."""


async def lived(plan: Plan, seed: int, directory: Path) -> list[Finding]:
    """Plays a season through and says what it was like."""
    begins = datetime.combine(plan.first, time(7), CHINA)
    async with House.open("sqlite", directory, at=begins) as house:
        season = Season(house, plan.outages)
        try:
            await season.begins()
            habits, watch = Habits(season, seed), Watch(season)
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
