"""How staff steer a case: take it, return it to the squads, close it, open it again, say a word."""

from casework import claiming, closing, disputing, offering, staffing
from casework.desk import Events, Scene
from casework.eligibility import check_may_settle
from casework.steps import case_for, check_not_forgotten, end_of_story
from casework.trust import check_not_disputed
from rules.access import Action
from rules.cases import CaseState
from rules.errors import WrongState
from rules.events import EventKind
from storage import cases, offers
from storage import events as event_rows


async def take(scene: Scene, case_id: int) -> Events:
    """Staff go themselves."""
    by = scene.by.person_id
    assert by is not None
    return await staffing.assign(scene, case_id, by)


async def give_back(scene: Scene, case_id: int) -> Events:
    """Back to the squads, as if it had just come in; whoever had it is told.

    Raises WrongState once somebody is at the door or the case is over.
    """
    case, live = await case_for(scene, case_id, Action.STEER)
    if case.state is CaseState.LOOKING:
        return await offering.start(scene, case)
    if live is None or case.state is CaseState.ARRIVED:
        raise WrongState("case-wrong-state", state=case.state.value)
    await offers.end_claim(scene.work, live.id, scene.now)
    looking = await claiming.look_again(scene, case)
    released = await scene.record(EventKind.RELEASED, case.id, person=live.person_id)
    return (released, *await offering.start(scene, looking))


async def reopen(scene: Scene, case_id: int) -> Events:
    """A case that was closed too early is looked after by staff again."""
    case, _ = await case_for(scene, case_id, Action.STEER)
    check_not_forgotten(case)
    if case.state not in (CaseState.CLOSED, CaseState.UNSOLVED):
        raise WrongState("case-wrong-state", state=case.state.value)
    looking = await disputing.reopen(scene, case)
    reopened = await scene.record(EventKind.REOPENED, case.id)
    return (reopened, *await offering.to_staff(scene, looking))


async def settle(scene: Scene, case_id: int) -> Events:
    """Staff heard from the resident that it is done: it closes as solved, on their word.

    Raises WrongState for somebody whose earlier word on it the resident has disputed.
    """
    case, live = await case_for(scene, case_id, Action.STEER)
    await check_not_disputed(scene, case, scene.by.person_id)
    await check_may_settle(scene, case)
    if not case.state.is_open:
        raise WrongState("case-wrong-state", state=case.state.value)
    if live is not None:
        await offers.end_claim(scene.work, live.id, scene.now)
    await offers.withdraw_offers(scene.work, case.id)
    await cases.set_solved(scene.work, case.id, True)
    await end_of_story(scene, case.id)
    settled = await scene.record(EventKind.SETTLED, case.id)
    return (settled, *await closing.close(scene, case))


async def tell(scene: Scene, case_id: int, words: str) -> Events:
    """Words of staff for the resident, who sees from which community they come."""
    case, _ = await case_for(scene, case_id, Action.STEER)
    check_not_forgotten(case)
    by = scene.by.person_id
    assert by is not None
    await event_rows.add_note(scene.work, case.id, by, words, None, scene.now)
    return (await scene.record(EventKind.TOLD, case.id),)
