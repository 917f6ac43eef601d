"""What staff do with a case: give it to somebody, look at it, leave a note."""

from casework import calls, claiming
from casework.desk import Events, Scene
from casework.eligibility import check_may_go, may_go_oneself
from casework.steps import case_for
from rules.access import Action
from rules.calls import MESSAGE
from rules.cases import Case, CaseState
from rules.errors import NotAllowed, NotFound, WrongState
from rules.events import EventKind
from storage import events as event_rows
from storage import offers, people


async def assign(scene: Scene, case_id: int, person_id: int) -> Events:
    """Gives an open case to a person; who had it before is told that it is theirs no more.

    Raises NotFound for nobody, NotAllowed or WrongState for somebody who may not go, such as staff
    above the community, and WrongState once the visitor is at the door or the case is over.
    """
    case, live = await case_for(scene, case_id, Action.STEER)
    if person_id == scene.by.person_id and not may_go_oneself(scene, case):
        raise NotAllowed("take-not-yours")
    if await people.person_by_id(scene.work, person_id) is None:
        raise NotFound("person-not-found")
    await check_may_go(scene, case, person_id, sent=person_id != scene.by.person_id)
    if live is not None and live.person_id == person_id:
        raise WrongState("assigned-before")
    released: Events = ()
    if live is not None:
        if case.state is CaseState.ARRIVED:
            raise WrongState("case-wrong-state", state=case.state.value)
        await offers.end_claim(scene.work, live.id, scene.now)
        case = await claiming.look_again(scene, case)
        released = (await scene.record(EventKind.RELEASED, case.id, person=live.person_id),)
    squad = await _own_squad(scene, case, person_id)
    given = await claiming.take(scene, case, person_id, squad, EventKind.ASSIGNED)
    return (*released, *given)


async def _own_squad(scene: Scene, case: Case, person_id: int) -> str | None:
    """The squad in which they serve this place; staff who go themselves go for none."""
    held = {grant.where for grant in await people.grants_of(scene.work, person_id)}
    serving = scene.desk.town.squads_for(case.community)
    return next((squad.id for squad in serving if squad.id in held), None)


async def note(scene: Scene, case_id: int, words: str) -> Events:
    """A note of staff, in the case for everybody who steers it."""
    case, _ = await case_for(scene, case_id, Action.STEER)
    by = scene.by.person_id
    assert by is not None
    await event_rows.add_note(scene.work, case.id, by, words, None, scene.now)
    return (await scene.record(EventKind.NOTED, case.id),)


async def nudge(scene: Scene, case_id: int) -> Events:
    """The visitor of a visit that is agreed on is asked once more whether they will be there."""
    case, live = await case_for(scene, case_id, Action.STEER)
    if live is None or case.state is not CaseState.CLAIMED or case.undated:
        raise WrongState("case-wrong-state", state=case.state.value)
    return (await scene.record(EventKind.NUDGED, case.id, claim=live.id),)


async def call_visitor(scene: Scene, case_id: int, words: str) -> Events:
    """Somebody is to ask the visitor by phone, soon. `words` are what to say."""
    case, live = await case_for(scene, case_id, Action.STEER)
    visitor = await people.person_by_id(scene.work, live.person_id) if live else None
    if visitor is None:
        raise WrongState("case-wrong-state", state=case.state.value)
    return await calls.need_call(
        scene, visitor, case.id, words, reason=MESSAGE, place=case.community, urgent=True
    )
