"""How the two sides of a talk are named to each other: never by account or phone."""

from datetime import datetime

from casework import views
from casework.desk import Scene
from handlers import when
from handlers.buttons import Press
from handlers.letters import Button
from handlers.roles import name_of as name_office
from handlers.talk import Hall
from rules.people import named
from rules.talks import Relay, TalkKind
from storage import cases, offers, people


async def name_of(hall: Hall, scene: Scene, relay: Relay, person_id: int, language: str) -> str:
    """One side as the other one, who reads `language`, may know them."""
    if person_id == relay.resident_id:
        return await _resident(hall, scene, relay, language)
    person = await people.person_by_id(scene.work, person_id)
    name = (person.name if person else None) or hall.wording.label(language, "somebody")
    where = await _where(scene, relay, person_id, language)
    return hall.wording.label(language, "talk-name", name=name, where=where)


async def _resident(hall: Hall, scene: Scene, relay: Relay, language: str) -> str:
    """A visitor knows whom the case is for; the duty person hears the resident's own name."""
    if relay.kind is TalkKind.DESK:
        person = await people.person_by_id(scene.work, relay.resident_id)
        unnamed = hall.wording.label(language, "talk-resident", number=str(relay.id))
        return (person.name if person else None) or unnamed
    assert relay.case_id is not None
    case = await cases.case_by_id(scene.work, relay.case_id)
    assert case is not None
    key = "talk-resident-self" if case.subject.kinship is None else "talk-resident-relative"
    return hall.wording.label(language, key, name=case.subject.name)


async def _where(scene: Scene, relay: Relay, person_id: int, language: str) -> str:
    """The visitor's squad, or the office that the member of staff is from."""
    town = scene.desk.town
    claim = await offers.claim_by_id(scene.work, relay.claim_id) if relay.claim_id else None
    if claim is not None and claim.squad is not None and claim.squad in town.squads:
        return named(town.squads[claim.squad].names, language)
    office = await views.office_of(scene, person_id, relay.community)
    return name_office(town, office, language)


async def number_of(scene: Scene, relay: Relay) -> str:
    """The number of the case it is about, or a dash."""
    case = await cases.case_by_id(scene.work, relay.case_id) if relay.case_id else None
    return case.number if case else "—"


def moment(hall: Hall, scene: Scene, language: str, at: datetime) -> str:
    return when.moment(hall.wording, language, at, scene.now, scene.desk.calendar.zone)


def button(hall: Hall, language: str, key: str, verb: str, relay: Relay) -> tuple[Button, ...]:
    """A row with one button about a talk."""
    return (Button(hall.wording.label(language, key), Press(verb, relay.id)),)
