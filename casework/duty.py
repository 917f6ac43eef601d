"""Who of the staff answers a community's residents, and how they switch themselves."""

from casework import views
from casework.desk import Events, Scene
from rules.duty import Duty, DutyState, is_rostered, is_serving
from rules.events import EventKind
from rules.people import Person
from storage import duty as duties


async def rostered(scene: Scene, community: str) -> tuple[Person, ...]:
    """Those of the community's staff, or of the level above, who did not switch off."""
    staff = await views.staff_of(scene, community)
    return tuple([p for p in staff if p.in_chat and is_rostered(await _duty(scene, p))])


async def serving(scene: Scene, community: str) -> tuple[Person, ...]:
    """Those who are on duty now."""
    hours = scene.desk.duty
    found = await rostered(scene, community)
    return tuple([p for p in found if is_serving(await _duty(scene, p), scene.now, hours)])


async def _duty(scene: Scene, person: Person) -> Duty:
    return await duties.duty_of(scene.work, person.id)


async def switch(scene: Scene, state: DutyState) -> Events:
    """The one who acts goes on or off duty; extra duty ends by itself after some hours."""
    person_id = scene.by.person_id
    assert person_id is not None
    until = scene.now + scene.desk.policy.duty_extra if state is DutyState.EXTRA else None
    await duties.set_duty(scene.work, Duty(person_id, state, until), scene.now)
    return (await scene.record(EventKind.DUTY_SWITCHED, None, state=state.value),)
