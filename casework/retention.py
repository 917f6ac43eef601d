"""What is forgotten by itself once it is old enough: one rule for each kind of thing."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from casework import forgetting
from casework.desk import Scene
from rules.retention import Retention
from storage import forgetting as rows
from storage import inbox, outbox
from storage.work import Db


@dataclass(frozen=True, slots=True)
class Rule:
    """`old` finds the ids of up to so many things that ended before an instant, `forget` takes
    the personal part out of one of them, so that it is not found again."""

    name: str
    kept: timedelta
    old: Callable[[Db, datetime, int], Awaitable[list[int]]]
    forget: Callable[[Scene, int], Awaitable[None]]


def rules_of(retention: Retention, no_shows_kept: timedelta) -> tuple[Rule, ...]:
    """The rules that are switched on, in the order in which they are applied: a person can go
    once nothing of their cases is left. None at all where everything is kept for ever."""
    rules = tuple(_rules(retention))
    no_shows = Rule("visits in vain", no_shows_kept, rows.old_no_shows, _no_show)
    return (*rules, no_shows) if rules else ()


def _rules(kept: Retention) -> Iterator[Rule]:
    if kept.dead is not None:
        yield Rule("dead letters", kept.dead, rows.old_dead_letters, _letter)
        yield Rule("dead calls", kept.dead, rows.old_dead_calls, _call)
    if kept.talks is not None:
        yield Rule("lines of talks", kept.talks, rows.old_lines, _line)
        yield Rule("words of danger", kept.talks, rows.old_alarms, _alarm)
    if kept.cases is not None:
        yield Rule("closed cases", kept.cases, rows.old_cases, forgetting.forget_case)
    if kept.people is not None:
        yield Rule("people", kept.people, rows.old_people, forgetting.forget_person)
    if kept.events is not None:
        yield Rule("events", kept.events, rows.old_events, _event)


async def _letter(scene: Scene, seq: int) -> None:
    await inbox.dismiss_dead_letter(scene.work, seq, scene.now)


async def _call(scene: Scene, call_id: int) -> None:
    await outbox.dismiss_dead_call(scene.work, call_id)


async def _line(scene: Scene, line_id: int) -> None:
    await rows.drop_line(scene.work, line_id)


async def _alarm(scene: Scene, alarm_id: int) -> None:
    await rows.drop_alarm(scene.work, alarm_id)


async def _event(scene: Scene, event_id: int) -> None:
    await rows.drop_event(scene.work, event_id)


async def _no_show(scene: Scene, no_show_id: int) -> None:
    await rows.drop_no_show(scene.work, no_show_id)
