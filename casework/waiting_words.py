"""The promised word to a resident who waits: kept even if nothing happened, once a day at most.

Each says something new: who was asked, who looks now, that a wish could not be met, that the level
above was told, that the time limit is over.
"""

from datetime import datetime

from casework import visiting
from casework.desk import Events, Scene
from casework.moving import MOVABLE
from casework.raising import Waited, next_above, raise_case, waited
from casework.steps import (
    better_word_rings,
    heard_today,
    locked_case,
    promise,
    promise_anew,
    promise_next_visit_word,
)
from rules.cases import Case, CaseState, Json
from rules.events import Event, EventKind
from storage import cases, promises

MOST_AT_ONCE = 20
"""Cases of one resident that a single word speaks of."""


async def word_is_due(scene: Scene, case_id: int) -> Events:
    """The time has come by which the resident was to hear. Cases of the same resident whose word
    is due later today are spoken of as well."""
    case = await locked_case(scene, case_id)
    if not case.state.is_open or await better_word_rings(scene, case.id, scene.now):
        return ()
    if _is_dated(case) and scene.desk.visit(case)[1] < scene.now:
        return await visiting.ask_whether_they_came(scene, case)
    return await _say(scene, (case, *await _others_today(scene, case)))


async def limit_is_over(scene: Scene, case_id: int) -> Events:
    """Staff and the level above are told at once; the resident too, or tomorrow if there was a
    word today."""
    case = await locked_case(scene, case_id)
    if not case.state.is_open:
        return ()
    over = await scene.record(EventKind.LIMIT_OVER, case.id)
    raised = await raise_case(scene, case, (await waited(scene, case)).raised, "limit")
    events = (over, raised) if raised else (over,)
    if not await heard_today(scene, case.resident_id):
        return (*events, *await _say(scene, (case, *await _others_today(scene, case))))
    soon = scene.desk.next_morning(scene.now)
    tomorrow = scene.desk.cadence.word_on_another_day(scene.now, (soon,))
    if tomorrow < case.next_word_at and not _is_dated(case):
        await promise_anew(scene, case.id, tomorrow)
    return events


async def _others_today(scene: Scene, case: Case) -> tuple[Case, ...]:
    """The resident's other cases of which a word, and nothing better, is due today."""
    own = await cases.cases_of_resident(scene.work, case.resident_id, MOST_AT_ONCE)
    heard_on = scene.desk.cadence.heard_on
    return tuple(
        [
            other
            for other in own
            if other.id != case.id
            and other.state.is_open
            and heard_on(other.next_word_at) <= heard_on(scene.now)
            and not _is_dated(other)
            and not await better_word_rings(scene, other.id, max(other.next_word_at, scene.now))
        ]
    )


async def _say(scene: Scene, due_now: tuple[Case, ...]) -> Events:
    merged = len(due_now) > 1
    events: list[Event] = []
    words: list[int] = []
    for case in due_now:
        said = await _word_about(scene, case, merged)
        words.append(said[-1].id)
        events += said
    if merged:
        ids: list[Json] = [case.id for case in due_now]
        events.append(
            await scene.record(EventKind.WORDS_DUE, due_now[0].id, cases=ids, words=[*words])
        )
    return tuple(events)


async def _word_about(scene: Scene, case: Case, merged: bool) -> list[Event]:
    """The word itself comes last, after what it tells of."""
    events: list[Event] = []
    if await _is_to_be_raised(scene, case):
        before = await waited(scene, case)
        raised = await raise_case(scene, case, before.raised, "waited")
        events += [raised] if raised else []
    now = await waited(scene, case)
    await _promise_next(scene, case, now.since)
    looking = case.state is CaseState.LOOKING
    kind = EventKind.STILL_LOOKING if looking else EventKind.STILL_WAITING
    data = {**await _what_is_new(scene, case, now), "merged": merged}
    return [*events, await scene.record(kind, case.id, **data)]


async def _is_to_be_raised(scene: Scene, case: Case) -> bool:
    """Whether nobody has taken it for so long, or since the level above was told."""
    so_far = await waited(scene, case)
    if case.state is not CaseState.LOOKING or so_far.since is None:
        return False
    return scene.now >= scene.desk.cadence.raised_at(so_far.raised_at or so_far.since)


async def _promise_next(scene: Scene, case: Case, since: datetime | None) -> None:
    if _is_dated(case):
        await promise_next_visit_word(scene, case.id)
    else:
        await promise(scene, case.id, scene.desk.next_word(case, scene.now, since))


async def _what_is_new(scene: Scene, case: Case, now: Waited) -> dict[str, Json]:
    limit = await promises.limit_of(scene.work, case.id)
    ends = limit.ends() if limit else None
    today = scene.desk.calendar.local_day(scene.now)
    return {
        "rung": case.rung.value,
        "state": case.state.value,
        "asked": now.asked,
        "days": (today - scene.desk.calendar.local_day(now.since or scene.now)).days,
        "wish": _wish(scene, case, now),
        "raised": now.news.id if now.news else None,
        "next_raise": await _next_raise(scene, case, now),
        "limit": ends is not None and ends <= scene.now and not now.limit_told,
    }


async def _next_raise(scene: Scene, case: Case, now: Waited) -> str | None:
    """The place above that hears of it first if nobody has taken it by the next word."""
    if case.state is not CaseState.LOOKING or now.since is None:
        return None
    by = scene.desk.cadence.raised_at(now.raised_at or now.since)
    next_word = scene.desk.next_word(case, scene.now, now.since)
    place = await next_above(scene, case.community, now.raised) if by <= next_word else None
    return None if place in now.raised else place


def _wish(scene: Scene, case: Case, now: Waited) -> str:
    """`ahead`, `today`, `missed` when it has just gone by, or `open`: another one is awaited."""
    _, ends = scene.desk.slot(case.wish_slot).span(case.wish_day, scene.desk.calendar.zone)
    if not scene.desk.wish_over(case, scene.now):
        is_today = case.wish_day == scene.desk.calendar.local_day(scene.now)
        return "today" if is_today else "ahead"
    waited_for_it = now.since is not None and now.since < ends
    return "missed" if waited_for_it and not now.wish_asked else "open"


def _is_dated(case: Case) -> bool:
    return case.state in MOVABLE and not case.undated
