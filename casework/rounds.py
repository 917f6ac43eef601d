"""What comes round by itself: morning lists, the staff's board, the monthly statement.

Each is one due row that sets the next one when it rings; a missed one rings once, late.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from casework import views
from casework.desk import Events, Scene
from casework.steps import Timer
from rules.cases import Json
from rules.events import Event, EventKind
from rules.people import Role
from rules.queue import Figures
from storage import calls, due, members, people, promises
from storage import events as event_rows
from storage.due import Due
from storage.promises import PromisesMet

_MONDAY = 0
ROUND = 0
"""The subject of rounds: they are about nobody in particular."""


async def ensure(scene: Scene) -> None:
    """At the start: every round has its next due row."""
    for kind in (Timer.MEMBERS_MORNING, Timer.STAFF_MORNING, Timer.STATEMENT):
        found = await due.dues_of(scene.work, kind, ROUND)
        if not any(row.state == "open" for row in found):
            await _set_next(scene, kind)


async def _set_next(scene: Scene, kind: str) -> None:
    await due.put_due(scene.work, kind, ROUND, next_at(scene, kind))


def next_at(scene: Scene, kind: str) -> datetime:
    """When a round comes next: every day, every workday, or on the first of the month."""
    desk, calendar = scene.desk, scene.desk.calendar
    today, tomorrow = calendar.local_day(scene.now), calendar.local_day(scene.now) + timedelta(1)
    if kind == Timer.STATEMENT:
        month = date(today.year + today.month // 12, today.month % 12 + 1, 1)
        return calendar.at(month, desk.cadence.word_at)
    at: time = desk.policy.members_morning_at
    if kind == Timer.STAFF_MORNING:
        at = desk.policy.staff_morning_at
        tomorrow = calendar.workday_after(today, 1)
    first = calendar.at(today, at)
    usable = kind == Timer.MEMBERS_MORNING or calendar.is_workday(today)
    return first if usable and first > scene.now else calendar.at(tomorrow, at)


async def members_morning(scene: Scene, row: Due) -> Events:
    """Everybody with visits today gets their list."""
    today = scene.desk.calendar.local_day(scene.now)
    events = [
        await scene.record(EventKind.MORNING_LIST, None, person=person, day=today.isoformat())
        for person in await members.visitors_on(scene.work, today)
    ]
    await _set_next(scene, row.kind)
    return tuple(events)


async def staff_morning(scene: Scene, row: Due) -> Events:
    """Every place with staff of its own gets its figures."""
    events = [
        await scene.record(EventKind.MORNING_BOARD, None, place=place.id)
        for place in scene.desk.town.communities()
        if await people.holders_of(scene.work, Role.COMMUNITY_STAFF, place.id)
    ]
    await _set_next(scene, row.kind)
    return tuple(events)


async def statement(scene: Scene, row: Due) -> Events:
    """Everybody who earned points in the month that has ended hears how many."""
    calendar = scene.desk.calendar
    first = calendar.local_day(scene.now).replace(day=1)
    before = (first - timedelta(1)).replace(day=1)
    since, until = calendar.at(before, time()), calendar.at(first, time())
    events: list[Event] = []
    for person, credits in await event_rows.everybody_with_points(scene.work, since, until):
        month = f"{before:%Y-%m}"
        told: dict[str, Json] = {"person": person, "credits": credits, "month": month}
        events.append(await scene.record(EventKind.STATEMENT, None, **told))
    await _set_next(scene, row.kind)
    return tuple(events)


@dataclass(frozen=True, slots=True)
class Board:
    """The figures of a place this morning. `promises` are of the seven days before."""

    cases: Figures
    calls: int
    promises: PromisesMet
    year_unknown: int | None
    """On Mondays: a year that begins within 60 days and whose holidays nobody has told us."""


async def board(scene: Scene, place: str) -> Board:
    """What the staff of a place should know before they begin."""
    today = scene.desk.calendar.local_day(scene.now)
    soon = (today + timedelta(60)).year
    told = scene.desk.calendar.knows(soon) or today.weekday() != _MONDAY
    return Board(
        cases=await views.figures_of(scene, place),
        calls=await calls.count_open_calls(scene.work, (place,)),
        promises=await promises.promises_met(
            scene.work, place, scene.now - timedelta(7), scene.now
        ),
        year_unknown=None if told else soon,
    )
