"""Finding people and cases: by number, whole name, or phone, within one's own places."""

from casework import views
from casework.desk import Scene
from rules import access, case_number
from rules.access import Action
from rules.answers.phone import read_phone
from rules.cases import Case
from rules.errors import AnswerRefused, NotAllowed, NotFound
from rules.people import Person
from storage import cases, offers, people


async def find(scene: Scene, words: str) -> tuple[Case, ...]:
    """The cases that the words lead to, the newest first. Raises NotAllowed, NotFound."""
    if not access.is_staff(scene.by):
        raise NotAllowed("not-allowed")
    numbered = await _by_number(scene, words)
    action = Action.READ_CASE if numbered else Action.READ_SUBJECT
    found = numbered or await _of_people(scene, words)
    visible = [case for case in found if await _may(scene, action, case)]
    if not visible:
        raise NotFound("find-nothing")
    return tuple(visible)


async def _by_number(scene: Scene, words: str) -> tuple[Case, ...]:
    try:
        number = case_number.parse(words)
    except AnswerRefused:
        return ()
    case = await cases.case_by_number(scene.work, number)
    return (case,) if case else ()


async def _of_people(scene: Scene, words: str) -> tuple[Case, ...]:
    """Cases of everybody with this phone or this very name; names are found as wholes."""
    found: dict[int, Person] = {}
    for person in (*await _by_phone(scene, words), *await people.people_by_name(scene.work, words)):
        found[person.id] = person
    listed = [await cases.cases_of_resident(scene.work, i, views.OWN) for i in found]
    return tuple(sorted((c for own in listed for c in own), key=lambda case: -case.id))


async def _by_phone(scene: Scene, words: str) -> tuple[Person, ...]:
    try:
        return await people.people_by_phone(scene.work, read_phone(words))
    except AnswerRefused:
        return ()


async def _may(scene: Scene, action: Action, case: Case) -> bool:
    """A number leads to a case that one may read; a name or a phone only to one of which one may
    read whose it is, since being found confirms the person."""
    claim = await offers.live_claim(scene.work, case.id)
    return access.may(scene.by, action, case, claim, scene.desk.town)
