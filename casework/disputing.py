"""Not solved, not to be solved, or not solved any more: how a case comes back, or ends so."""

from dataclasses import replace

from casework import offering
from casework.desk import Events, Scene
from casework.steps import (
    Timer,
    case_for,
    end_of_story,
    first_word,
    locked_case,
    move,
    promise_anew,
    stop_timers,
)
from casework.trust import check_not_disputed
from rules.access import Action
from rules.cases import Case, CaseState, Claim, check_transition
from rules.errors import WrongState
from rules.events import EventKind
from storage import cases, offers
from storage import events as event_rows

ENDED = (CaseState.CLOSED, CaseState.UNSOLVED)


async def dispute(scene: Scene, case_id: int) -> Events:
    """ "Not solved": within the item's window it opens again, and community staff own it.

    Whoever said that it was done, or that it cannot be, may not close it again.
    """
    case, _ = await case_for(scene, case_id, Action.ANSWER)
    if case.state is not CaseState.REPORTED and not may_dispute(scene, case):
        raise WrongState("dispute-too-late")
    answerable = await _who_said_so(scene, case)
    looking = await reopen(scene, case)
    said = await scene.record(
        EventKind.NOT_SOLVED, case.id, person=answerable, after=case.state.value
    )
    return (said, *await offering.to_staff(scene, looking, told=True))


def may_dispute(scene: Scene, case: Case) -> bool:
    """Whether a case that has ended can still be disputed."""
    if case.state not in ENDED or case.closed_at is None:
        return False
    return (scene.now - case.closed_at).days < scene.desk.items[case.item].dispute_days


async def _who_said_so(scene: Scene, case: Case) -> int | None:
    if case.state is CaseState.UNSOLVED:
        return case.decided_by
    claim = await offers.last_claim(scene.work, case.id)
    return claim.person_id if claim else None


async def reopen(scene: Scene, case: Case) -> Case:
    """Back to looking, with a first promise and no appointment left over. Raises WrongState."""
    if case.state.is_open:
        await end_of_story(scene, case.id)
    await stop_timers(scene, case.id, Timer.FOLLOW_UP)
    await move(scene, case, CaseState.LOOKING)
    await cases.set_solved(scene.work, case.id, False)
    await cases.set_appointment(scene.work, case.id, None, None)
    await promise_anew(scene, case.id, await first_word(scene, case))
    return replace(case, state=CaseState.LOOKING, day=None, slot=None)


async def explain(scene: Scene, case_id: int, words: str) -> Events:
    """What is not right, in the resident's own words, for the staff of the case."""
    case, _ = await case_for(scene, case_id, Action.ANSWER)
    await event_rows.add_note(scene.work, case.id, _who(scene), words, None, scene.now)
    return (await scene.record(EventKind.NOT_SOLVED_WHY, case.id),)


async def to_decide(scene: Scene, case_id: int) -> tuple[Case, Claim | None]:
    """The case and its live claim, for those who may decide that it cannot be solved.

    Raises NotAllowed; WrongState during a visit, and for somebody whose earlier word on the case
    is disputed.
    """
    case, claim = await case_for(scene, case_id, Action.DECIDE)
    await check_not_disputed(scene, case, scene.by.person_id)
    check_transition(case.state, CaseState.UNSOLVED)
    return case, claim


async def close_unsolved(scene: Scene, case_id: int, why: str) -> Events:
    """Staff decide that a case cannot be solved; the resident hears who, why, and how to object."""
    case, claim = await to_decide(scene, case_id)
    await move(scene, case, CaseState.UNSOLVED)
    withdrawn = await offers.withdraw_offers(scene.work, case.id)
    if claim is not None:
        await offers.end_claim(scene.work, claim.id, scene.now)
    await end_of_story(scene, case.id)
    await cases.set_solved(scene.work, case.id, False)
    await cases.set_decision(scene.work, case.id, _who(scene), why)
    ids: list[int] = [offer.id for offer in withdrawn]
    visitor = claim.person_id if claim else None
    return (await scene.record(EventKind.UNSOLVED, case.id, visitor=visitor, offers=[*ids]),)


async def ask_still_fine(scene: Scene, case_id: int) -> Events:
    """Weeks after closing, once: is it still fine?"""
    case = await locked_case(scene, case_id)
    if case.state is not CaseState.CLOSED:
        return ()
    return (await scene.record(EventKind.FOLLOW_UP_ASKED, case.id),)


async def still_fine(scene: Scene, case_id: int) -> Events:
    """ "Yes, it is"."""
    case, _ = await case_for(scene, case_id, Action.ANSWER)
    return (await scene.record(EventKind.STILL_FINE, case.id),)


async def not_fine(scene: Scene, case_id: int) -> Events:
    """ "Not any more": nobody did it wrong, so it goes round as a case does, opened again.

    Returns nothing when too much time has passed since we asked, and it has to be filed anew.
    """
    case, _ = await case_for(scene, case_id, Action.ANSWER)
    if case.state is not CaseState.CLOSED:
        raise WrongState("case-wrong-state", state=case.state.value)
    found = await event_rows.events_of_case(scene.work, case.id)
    asked = [event.at for event in found if event.kind is EventKind.FOLLOW_UP_ASKED]
    window = scene.desk.items[case.item].dispute_days
    if not asked or (scene.now - asked[-1]).days >= window:
        return ()
    looking = await reopen(scene, case)
    said = await scene.record(EventKind.NOT_FINE, case.id)
    return (said, *await offering.start(scene, looking))


def _who(scene: Scene) -> int:
    assert scene.by.person_id is not None
    return scene.by.person_id
