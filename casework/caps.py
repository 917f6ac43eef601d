"""How much is too much: open requests of one person and for one address, letters in a talk."""

from datetime import timedelta

from casework.desk import Events, Scene
from rules.errors import CapReached
from rules.events import EventKind
from rules.people import Person
from rules.talks import Relay
from storage import cases, talks

MINUTE = timedelta(minutes=1)


async def check_person(scene: Scene, person: Person) -> None:
    """Raises CapReached for somebody with as many open requests as anybody may have at once."""
    most = scene.desk.policy.open_cases_per_person
    if await cases.count_open_of(scene.work, person.id) >= most:
        community = person.community or scene.desk.town.communities()[0].id
        raise CapReached("cases", community, most=most)


async def check_address(scene: Scene, community: str, address: str) -> None:
    """Raises CapReached where as many requests are open for the address, by whomever."""
    most = scene.desk.policy.open_cases_per_address
    if await cases.count_open_at(scene.work, community, address) >= most:
        raise CapReached("address", community, most=most)


async def check_letters(scene: Scene, relay: Relay, person_id: int) -> None:
    """Raises CapReached for somebody who has written so much into a talk within a minute."""
    most, since = scene.desk.policy.letters_per_minute, scene.now - MINUTE
    if await talks.count_lines(scene.work, relay.id, person_id, since) >= most:
        raise CapReached("letters", relay.community, case_id=relay.case_id, most=most)


async def reached(scene: Scene, cap: CapReached) -> Events:
    """Staff are to know of it."""
    event = await scene.record(
        EventKind.CAP_REACHED,
        cap.case_id,
        cap=cap.cap,
        person=scene.by.person_id,
        community=cap.community,
    )
    return (event,)
