"""How staff steer a case: take it, return it to the squads, close it, open it again, say a word."""

from dataclasses import dataclass

from casework import claiming, closing, disputing, offering, staffing
from casework.desk import Events, Scene
from casework.eligibility import check_may_settle
from casework.steps import case_for, check_not_forgotten, end_of_story
from casework.trust import check_not_disputed
from rules.access import Action
from rules.cases import Case, CaseState, Claim, Json
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


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word a case is done: `who` said so, `how` staff came to hear it (a code), and what
    was said, if anything."""

    who: str
    how: str
    words: str = ""


async def to_settle(scene: Scene, case_id: int) -> tuple[Case, Claim | None]:
    """The open case and its live claim, for those who may close it as solved.

    Raises WrongState for somebody whose earlier word on it the resident has disputed, and for
    those whose own case or own visit it is.
    """
    case, live = await case_for(scene, case_id, Action.STEER)
    await check_not_disputed(scene, case, scene.by.person_id)
    if not case.state.is_open:
        raise WrongState("case-wrong-state", state=case.state.value)
    await check_may_settle(scene, case)
    return case, live


async def settle(scene: Scene, case_id: int, word: Word) -> Events:
    """Staff heard that it is done: it closes as solved. Who said so, and how, is written; whoever
    holds the visit, or was asked, is told with the resident."""
    case, live = await to_settle(scene, case_id)
    by = scene.by.person_id
    assert by is not None
    if live is not None:
        await offers.end_claim(scene.work, live.id, scene.now)
    withdrawn = await offers.withdraw_offers(scene.work, case.id)
    await cases.set_solved(scene.work, case.id, True)
    await cases.set_decision(scene.work, case.id, by, word.who)
    if word.words:
        await event_rows.add_note(scene.work, case.id, by, word.words, None, scene.now)
    await end_of_story(scene, case.id)
    ids: list[Json] = [offer.id for offer in withdrawn]
    visitor = live.person_id if live else None
    settled = await scene.record(
        EventKind.SETTLED, case.id, how=word.how, visitor=visitor, offers=ids
    )
    return (settled, *await closing.close(scene, case))


async def tell(scene: Scene, case_id: int, words: str) -> Events:
    """Words of staff for the resident, who sees from which community they come."""
    case, _ = await case_for(scene, case_id, Action.STEER)
    check_not_forgotten(case)
    by = scene.by.person_id
    assert by is not None
    await event_rows.add_note(scene.work, case.id, by, words, None, scene.now)
    return (await scene.record(EventKind.TOLD, case.id),)
