"""When a visit is: its timers, its next wish, a date agreed on or lost."""

from dataclasses import replace
from datetime import date

from casework.desk import Scene
from casework.steps import (
    Timer,
    end_visit,
    move,
    pause_limit,
    promise_next_visit_word,
    resume_limit,
)
from rules import door_code
from rules.cadence import ReminderKind
from rules.cases import Case, CaseState, Claim, Mode
from rules.slots import wishable_days
from storage import cases, due, offers

REMINDERS = {ReminderKind.EVENING_BEFORE: Timer.REMIND_EVE, ReminderKind.SOON: Timer.REMIND_SOON}


async def set_visit_timers(scene: Scene, case: Case) -> None:
    """Reminders, the "did somebody come?" question, and the promise that they carry."""
    cadence = scene.desk.cadence
    day, slot = scene.desk.appointment(case)
    for reminder in cadence.visit_reminders(scene.now, day, slot):
        await due.put_due(scene.work, REMINDERS[reminder.kind], case.id, reminder.at)
    if (risky := cadence.at_risk_from(scene.now, day)) is not None:
        await due.put_due(scene.work, Timer.AT_RISK, case.id, risky)
    asked = cadence.nobody_came_at(day, slot)
    await due.put_due(scene.work, Timer.ASK_VISIT, case.id, asked)
    await promise_next_visit_word(scene, case.id)


def new_code(scene: Scene, case: Case) -> str:
    """A fresh door code. At the centre there is no door, and so no code."""
    return "" if case.mode is Mode.CENTRE else door_code.draw(scene.desk.rng)


async def agree_on(scene: Scene, case: Case, claim: Claim, day: date, slot: str) -> None:
    """The visit is then: a new door code, new reminders, nothing confirmed yet."""
    if case.state is not CaseState.CLAIMED:
        await move(scene, case, CaseState.CLAIMED)
    await end_visit(scene, case.id)
    await cases.set_wish(scene.work, case.id, day, slot)
    await cases.set_appointment(scene.work, case.id, day, slot)
    await offers.renew_claim(scene.work, claim.id, new_code(scene, case))
    await resume_limit(scene, case.id)
    await set_visit_timers(scene, replace(case, day=day, slot=slot))


async def without_date(scene: Scene, case: Case, day: date, slot: str) -> Case:
    """The visitor keeps the case; the date that was agreed is over, and this one is wished for.
    The time limit stands while we wait for the resident."""
    await pause_limit(scene, case.id)
    if case.state is not CaseState.CLAIMED:
        await move(scene, case, CaseState.CLAIMED)
    await end_visit(scene, case.id)
    await cases.set_wish(scene.work, case.id, day, slot)
    await cases.set_appointment(scene.work, case.id, None, None)
    return replace(case, state=CaseState.CLAIMED, wish_day=day, wish_slot=slot, day=None, slot=None)


def next_time(scene: Scene) -> tuple[date, str] | None:
    """The next time that can be agreed on; None where no day of the weeks ahead is worked."""
    free = wishable(scene)
    return (min(free), free[min(free)][0]) if free else None


def wishable(scene: Scene) -> dict[date, tuple[str, ...]]:
    """Days and slots that can be wished for now."""
    desk, policy = scene.desk, scene.desk.policy
    return wishable_days(
        scene.now, desk.calendar, policy.days_ahead, policy.slots, policy.wish_notice
    )
