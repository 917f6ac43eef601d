"""Forgetting: of a resident who asks for it, and of what is old enough."""

from dataclasses import dataclass

from casework.desk import Scene
from casework.rounds import ROUND
from casework.steps import Timer, stop_timers
from rules.cases import Case
from rules.errors import WrongState
from rules.events import EventKind
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
    own = await cases.cases_of_resident(scene.work, me, ALL)
    visits = [
        await cases.case_by_id(scene.work, claim.case_id)
        for claim in await offers.claims_of(scene.work, me)
    ]
    as_resident = await talks.talks_of_resident(scene.work, me)
    return Unfinished(
        cases=tuple(case for case in own if case.state.is_open),
        visits=tuple(filter(None, visits)),
        talks=(*as_resident, *await talks.open_talks_of(scene.work, me)),
    )


async def forget_me(scene: Scene) -> None:
    """Everything personal about the actor goes; their cases stay as figures without a name.

    Raises WrongState while something is unfinished.
    """
    me = scene.by.person_id
    assert me is not None
    if await unfinished(scene):
        raise WrongState("forget-not-yet")
    for case in await cases.cases_of_resident(scene.work, me, ALL):
        await forget_case(scene, case.id)
    await forget_person(scene, me)
    await due.put_due(scene.work, Timer.SCRUB, ROUND, scene.now)


async def forget_person(scene: Scene, person_id: int) -> None:
    """Name, phone, address, account, relatives, forms, talks and roles of somebody."""
    person = await people.person_by_id(scene.work, person_id)
    if person is not None and person.telegram_id is not None:
        await rows.empty_chat(scene.work, person.telegram_id, scene.now)
    await rows.blank_person(scene.work, person_id, scene.now)
    await rows.end_roles(scene.work, person_id, scene.now)
    await scene.record(EventKind.FORGOTTEN, None, person=person_id)


async def forget_case(scene: Scene, case_id: int) -> None:
    """Whom and what a closed case was about; nothing happens to one that is open or blank."""
    if not await rows.blank_case(scene.work, case_id, scene.now):
        return
    later = (Timer.DUE_AGAIN, Timer.FOLLOW_UP, Timer.NEXT_STEP)
    await stop_timers(scene, case_id, *later)
    await scene.record(EventKind.FORGOTTEN, case_id)
