"""Forgetting: of a resident who asks for it, and of what is old enough."""

from dataclasses import dataclass

from casework.desk import Scene
from casework.ending import revoke_invites
from casework.rounds import ROUND
from casework.steps import Timer, check_not_forgotten, locked_case, stop_timers
from rules import access
from rules.cases import Case
from rules.errors import NotAllowed, WrongState
from rules.events import EventKind
from rules.people import Actor
from rules.talks import Relay
from storage import cases, due, offers, people, talks
from storage import forgetting as rows

ALL = 10_000
"""Cases of one resident; nobody has so many."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What has to come to its end before somebody can be forgotten: others wait for it."""

    cases: tuple[Case, ...]
    visits: tuple[Case, ...]
    """What they have taken on as a visitor."""
    talks: tuple[Relay, ...]

    def __bool__(self) -> bool:
        return bool(self.cases or self.visits or self.talks)


async def unfinished(scene: Scene) -> Unfinished:
    """What still binds the actor."""
    me = scene.by.person_id
    assert me is not None
    return await _unfinished(scene, me)


async def _unfinished(scene: Scene, person_id: int) -> Unfinished:
    own = await cases.cases_of_resident(scene.work, person_id, ALL)
    visits = [
        await cases.case_by_id(scene.work, claim.case_id)
        for claim in await offers.claims_of(scene.work, person_id)
    ]
    as_resident = await talks.talks_of_resident(scene.work, person_id)
    return Unfinished(
        cases=tuple(case for case in own if case.state.is_open),
        visits=tuple(filter(None, visits)),
        talks=(*as_resident, *await talks.open_talks_of(scene.work, person_id)),
    )


async def forget_me(scene: Scene) -> None:
    """Everything personal about the actor goes; their cases stay as figures without a name.

    Raises WrongState while something is unfinished.
    """
    me = scene.by.person_id
    assert me is not None
    await _forget(scene, me, "forget-not-yet")


async def check_asked_for(scene: Scene, case: Case) -> None:
    """Whether staff may have the resident of a case forgotten, who asked them to: somebody for
    whom they file, since there is no chat. Raises NotAllowed, WrongState."""
    check_not_forgotten(case)
    if not access.at_place(
        scene.by, access.Action.FILE_FOR_OTHERS, case.community, scene.desk.town
    ):
        raise NotAllowed("not-allowed")
    resident = await people.person_by_id(scene.work, case.resident_id)
    if resident is None or resident.telegram_id is not None:
        raise WrongState("forget-other-themselves", number=case.number)


async def forget_for(scene: Scene, case_id: int) -> Case:
    """The resident of a case is forgotten, as by `forget_me`. Returns the case as it was.

    Raises NotFound, and what `check_asked_for` raises; WrongState while something is unfinished.
    """
    case = await locked_case(scene, case_id)
    await check_asked_for(scene, case)
    await _forget(scene, case.resident_id, "forget-other-first")
    return case


async def _forget(scene: Scene, person_id: int, not_yet: str) -> None:
    if await _unfinished(scene, person_id):
        raise WrongState(not_yet)
    for case in await cases.cases_of_resident(scene.work, person_id, ALL):
        await forget_case(scene, case.id)
    await forget_person(scene, person_id)
    await due.put_due(scene.work, Timer.SCRUB, ROUND, scene.now)


async def forget_person(scene: Scene, person_id: int) -> None:
    """Name, phone, address, account, relatives, forms, talks and roles of somebody."""
    person = await people.person_by_id(scene.work, person_id)
    if person is not None and person.telegram_id is not None:
        await rows.empty_chat(scene.work, person.telegram_id, scene.now)
    await rows.blank_person(scene.work, person_id, scene.now)
    await rows.end_roles(scene.work, person_id, scene.now)
    await revoke_invites(scene, Actor(person_id))
    await scene.record(EventKind.FORGOTTEN, None, person=person_id)


async def forget_case(scene: Scene, case_id: int) -> None:
    """Whom and what a closed case was about; nothing happens to one that is open or blank."""
    if not await rows.blank_case(scene.work, case_id, scene.now):
        return
    later = (Timer.DUE_AGAIN, Timer.FOLLOW_UP, Timer.NEXT_STEP)
    await stop_timers(scene, case_id, *later)
    await scene.record(EventKind.FORGOTTEN, case_id)
