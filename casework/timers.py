"""What falls due: one verb for each kind of timer."""

from collections.abc import Awaitable, Callable, Mapping

from casework import (
    calls,
    closing,
    disputing,
    handing_over,
    moving,
    offering,
    rounds,
    safety,
    talks,
    visiting,
    waiting,
    waiting_words,
)
from casework.desk import Events, Scene
from casework.moving import MOVABLE
from casework.steps import (
    Timer,
    locked_case,
    promise_next_visit_word,
)
from rules.cases import Case, CaseState
from rules.events import EventKind
from storage import offers
from storage.due import Due


async def _limit_near(scene: Scene, due: Due) -> Events:
    """Three quarters of the time are used: staff are told."""
    case = await locked_case(scene, due.subject)
    return (await scene.record(EventKind.LIMIT_NEAR, case.id),) if case.state.is_open else ()


async def _limit_over(scene: Scene, due: Due) -> Events:
    return await waiting_words.limit_is_over(scene, due.subject)


async def _begin(scene: Scene, due: Due) -> Events:
    return await offering.begin(scene, due.subject)


async def _window(scene: Scene, due: Due) -> Events:
    return await offering.time_is_up(scene, due.subject)


async def _word(scene: Scene, due: Due) -> Events:
    return await waiting_words.word_is_due(scene, due.subject)


async def _remind(scene: Scene, due: Due) -> Events:
    """The evening before, or two hours before: to both sides. One that comes late, after the
    program was down, is left to the next, or to the visit that has begun."""
    case = await locked_case(scene, due.subject)
    if case.state not in (CaseState.CLAIMED, CaseState.ON_THE_WAY):
        return ()
    await promise_next_visit_word(scene, case.id)
    starts, _ = scene.desk.visit(case)
    late = due.kind == Timer.REMIND_EVE and _is_the_day(scene, case)
    if case.state is CaseState.ON_THE_WAY or late or scene.now >= starts:
        return ()
    return (await scene.record(EventKind.REMINDED, case.id, when=due.kind),)


def _is_the_day(scene: Scene, case: Case) -> bool:
    """Whether what is said now, or in the morning, is said on the day of the visit."""
    said = scene.desk.cadence.quiet.speak_at(scene.now)
    return scene.desk.calendar.local_day(said) >= scene.desk.appointment(case)[0]


async def _ask_visit(scene: Scene, due: Due) -> Events:
    """Half an hour after the slot, and no arrival: did somebody come?"""
    case = await locked_case(scene, due.subject)
    return await visiting.ask_whether_they_came(scene, case) if case.state in MOVABLE else ()


async def _at_risk(scene: Scene, due: Due) -> Events:
    """The evening before, and the visitor has not said that they will be there. On the day
    itself the reminder asks."""
    case = await locked_case(scene, due.subject)
    live = await offers.live_claim(scene.work, case.id)
    if case.state is not CaseState.CLAIMED or live is None or live.confirmed_at is not None:
        return ()
    if _is_the_day(scene, case):
        return ()
    return (await scene.record(EventKind.AT_RISK, case.id, claim=live.id),)


async def _proposal(scene: Scene, due: Due) -> Events:
    return await moving.time_is_up(scene, due.subject)


async def _hand_over(scene: Scene, due: Due) -> Events:
    return await handing_over.time_is_up(scene, due.subject)


async def _follow_up(scene: Scene, due: Due) -> Events:
    return await disputing.ask_still_fine(scene, due.subject)


async def _ask_confirmation(scene: Scene, due: Due) -> Events:
    return await closing.ask_confirmation(scene, due.subject)


async def _call(scene: Scene, due: Due) -> Events:
    return await calls.call_is_late(scene, due.subject)


async def _alarm(scene: Scene, due: Due) -> Events:
    return await safety.count_shown(scene, due.subject)


async def _due_again(scene: Scene, due: Due) -> Events:
    return await closing.due_again(scene, due)


async def _next_step(scene: Scene, due: Due) -> Events:
    return await closing.next_step_due(scene, due.subject)


async def _talk(scene: Scene, due: Due) -> Events:
    return await waiting.deadline_passed(scene, due.subject)


async def _talk_idle(scene: Scene, due: Due) -> Events:
    return await talks.nobody_speaks(scene, due.subject)


TIMERS: Mapping[str, Callable[[Scene, Due], Awaitable[Events]]] = {
    Timer.BEGIN: _begin,
    Timer.WINDOW: _window,
    Timer.WORD: _word,
    Timer.REMIND_EVE: _remind,
    Timer.REMIND_SOON: _remind,
    Timer.ASK_VISIT: _ask_visit,
    Timer.AT_RISK: _at_risk,
    Timer.PROPOSAL: _proposal,
    Timer.HAND_OVER: _hand_over,
    Timer.FOLLOW_UP: _follow_up,
    Timer.ASK_CONFIRMATION: _ask_confirmation,
    Timer.LIMIT_NEAR: _limit_near,
    Timer.LIMIT_OVER: _limit_over,
    Timer.MEMBERS_MORNING: rounds.members_morning,
    Timer.STAFF_MORNING: rounds.staff_morning,
    Timer.STATEMENT: rounds.statement,
    Timer.CALL: _call,
    Timer.ALARM: _alarm,
    Timer.DUE_AGAIN: _due_again,
    Timer.NEXT_STEP: _next_step,
    Timer.TALK: _talk,
    Timer.TALK_IDLE: _talk_idle,
}
"""The casework's timers; those of dialogs and held words belong to the handlers."""


async def ring(scene: Scene, due: Due) -> Events:
    """Does what has fallen due and returns what happened."""
    return await TIMERS[due.kind](scene, due)
