"""Squads for every day: duty, absence, limits, people who want to join, the group's board."""

from datetime import datetime

from casework import claiming
from casework.desk import Events, Scene
from casework.steps import locked_case
from rules import access
from rules.cases import CaseState
from rules.errors import NotAllowed, NotFound, WrongState
from rules.events import EventKind
from rules.people import Grant, Role
from storage import members, people, squads
from storage.squads import Application

MOST_A_DAY = 10


async def set_duty(scene: Scene, on_duty: bool) -> Events:
    """On duty one is asked, off duty not. Raises NotAllowed for anybody but members."""
    person = await _member(scene)
    await members.set_on_duty(scene.work, person, on_duty)
    return (await scene.record(EventKind.DUTY_CHANGED, None, person=person, on_duty=on_duty),)


async def set_away(scene: Scene, until: datetime) -> Events:
    """Not asked for visits before `until`; what was taken on stays."""
    person = await _member(scene)
    await members.set_absent(scene.work, person, until)
    until_text = until.isoformat()
    return (await scene.record(EventKind.DUTY_CHANGED, None, person=person, away=until_text),)


async def set_limit(scene: Scene, visits: int) -> Events:
    """How many visits a day are welcome, 1 to 10. Raises WrongState otherwise."""
    person = await _member(scene)
    if not 1 <= visits <= MOST_A_DAY:
        raise WrongState("limit-wrong", most=MOST_A_DAY)
    await members.set_daily_limit(scene.work, person, visits)
    return (await scene.record(EventKind.DUTY_CHANGED, None, person=person, limit=visits),)


async def _member(scene: Scene) -> int:
    person = scene.by.person_id
    if person is None or not await members.memberships_of(scene.work, person):
        raise NotAllowed("members-only")
    return person


async def apply(scene: Scene, squad: str) -> Events:
    """Somebody wants to join; the leaders or the community decide."""
    person = scene.by.person_id
    if person is None or squad not in scene.desk.town.squads:
        raise NotFound("squad-not-found")
    if squad in await members.memberships_of(scene.work, person):
        raise WrongState("squad-yours")
    application = await squads.add_application(scene.work, person, squad, scene.now)
    if application is None:
        raise WrongState("squad-applied-before")
    applied = await scene.record(
        EventKind.APPLIED, None, person=person, squad=squad, application=application.id
    )
    return (applied,)


async def decide(scene: Scene, application_id: int, accept: bool) -> Events:
    """A leader of the squad, or staff who may invite into it, decides once."""
    application = await _application(scene, application_id)
    state, by = "accepted" if accept else "refused", scene.by.person_id
    assert by is not None
    if not await squads.decide_application(scene.work, application.id, state, by, scene.now):
        raise WrongState("application-decided")
    if accept:
        grant = Grant(Role.VOLUNTEER, application.squad)
        await people.add_grant(scene.work, application.person_id, grant, scene.now)
        await members.add_member(scene.work, application.person_id, application.squad)
    decided = await scene.record(
        EventKind.APPLICATION_DECIDED,
        None,
        person=application.person_id,
        squad=application.squad,
        accepted=accept,
    )
    return (decided,)


async def _application(scene: Scene, application_id: int) -> Application:
    application = await squads.application_by_id(scene.work, application_id)
    if application is None:
        raise NotFound("application-not-found")
    wanted = Grant(Role.VOLUNTEER, application.squad)
    if wanted not in access.invitable(scene.by, scene.desk.town):
        raise NotAllowed("not-allowed")
    return application


async def link_group(scene: Scene, squad: str, chat_id: int) -> Events:
    """The group shows the squad's open tasks. Leaders of the squad and its staff may link it."""
    if Grant(Role.VOLUNTEER, squad) not in access.invitable(scene.by, scene.desk.town):
        raise NotAllowed("not-allowed")
    by = scene.by.person_id
    assert by is not None
    await squads.link_group(scene.work, squad, chat_id, by, scene.now)
    return (await scene.record(EventKind.GROUP_LINKED, None, squad=squad),)


async def take_from_board(scene: Scene, case_id: int) -> Events:
    """A member of a squad that serves the place takes a case nobody has, without being asked.

    Raises NotAllowed for others, AlreadyTaken or WrongState when it is too late.
    """
    case = await locked_case(scene, case_id)
    serving = {squad.id for squad in scene.desk.town.squads_for(case.community)}
    person = await _member(scene)
    own = serving & set(await members.memberships_of(scene.work, person))
    if not own:
        raise NotAllowed("members-only")
    if case.state is not CaseState.LOOKING:
        raise await claiming.too_late(scene, case)
    squad = case.squad if case.squad in own else min(own)
    return await claiming.take(scene, case, person, squad, EventKind.CLAIMED)
