"""Letters about what is not one case: calls to make, danger, people who want a person."""

from collections.abc import Awaitable, Callable, Mapping

from casework import views
from casework.desk import Scene
from handlers import when
from handlers.buttons import Press
from handlers.letters import Button, Letter, Message
from handlers.talk import Hall
from handlers.wording import Argument
from rules.answers.phone import shown_phone
from rules.events import Event, EventKind
from rules.people import Role, named
from storage import calls, cases, people

DeskTeller = Callable[[Hall, Scene, Event], Awaitable[list[Letter]]]


async def _number(scene: Scene, event: Event) -> str:
    case = await cases.case_by_id(scene.work, event.case_id) if event.case_id else None
    return case.number if case else "—"


async def _call(hall: Hall, scene: Scene, event: Event, key: str) -> list[Letter]:
    task = await calls.call_task_by_id(scene.work, int(str(event.data["task"])))
    if task is None or task.state != "open":
        return []
    number, zone = await _number(scene, event), scene.desk.calendar.zone
    letters = []
    for person in await views.staff_of(scene, task.community):
        until = when.moment(hall.wording, person.language, task.deadline, scene.now, zone)
        text = hall.wording.say(person.language, key, number=number, until=until)
        button = Button(hall.wording.label(person.language, "press-call"), Press("call", task.id))
        letters.append(Letter(person, Message(text, ((button,),)), case_id=event.case_id))
    return letters


async def call_needed(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    return await _call(hall, scene, event, "staff-call-needed")


async def call_late(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    return await _call(hall, scene, event, "staff-call-late")


async def called(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """A word back to the one who called; the last vain try is told to all staff of the place."""
    task = await calls.call_task_by_id(scene.work, int(str(event.data["task"])))
    caller = await people.person_by_id(scene.work, event.by) if event.by else None
    if task is None or caller is None:
        return []
    number = await _number(scene, event)
    if event.data["reached"] is True:
        text = hall.wording.say(caller.language, "staff-called", number=number)
        return [Letter(caller, Message(text), urgent=True)]
    given_up = event.data["last"] is True
    to = await views.staff_of(scene, task.community) if given_up else (caller,)
    key = "staff-call-given-up" if given_up else "staff-call-again"
    return [Letter(p, Message(hall.wording.say(p.language, key, number=number))) for p in to]


async def danger(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """Staff of the person's community hear at once that somebody wrote of danger."""
    return await _about_person(hall, scene, event, "staff-danger", urgent=True)


async def person_wanted(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    return await _about_person(hall, scene, event, "staff-person-wanted", urgent=False)


async def _about_person(
    hall: Hall, scene: Scene, event: Event, key: str, *, urgent: bool
) -> list[Letter]:
    who = await people.person_by_id(scene.work, int(str(event.data["person"])))
    if who is None:
        return []
    community = who.community or scene.desk.town.communities()[0].id
    letters = []
    for staff in await views.staff_of(scene, community):
        words: dict[str, Argument] = {
            "name": who.name or hall.wording.label(staff.language, "somebody"),
            "phone": shown_phone(who.phone)
            if who.phone
            else hall.wording.label(staff.language, "no-phone"),
            "community": named(scene.desk.town.places[community].names, staff.language),
            "call": str(event.data.get("call", "")),
        }
        text = hall.wording.say(staff.language, key, **words)
        letters.append(Letter(staff, Message(text), urgent=urgent))
    return letters


async def joined(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """The leaders of a squad, or the staff of a place, hear who is new."""
    role, where = Role(str(event.data["role"])), str(event.data["where"])
    boss = Role.SQUAD_LEADER if role is Role.VOLUNTEER else Role.COMMUNITY_STAFF
    newcomer = await people.person_by_id(scene.work, int(str(event.data["person"])))
    if newcomer is None:
        return []
    others = await people.holders_of(scene.work, boss, where)
    return [
        Letter(p, Message(hall.wording.say(p.language, "staff-joined", name=newcomer.name or "")))
        for p in others
        if p.id != newcomer.id and newcomer.name
    ]


async def dead_letter(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """Something somebody sent could not be handled: staff see it and can call back."""
    who = event.data.get("person")
    person = await people.person_by_id(scene.work, int(str(who))) if who is not None else None
    town = scene.desk.town
    community = (person.community if person else None) or town.communities()[0].id
    name = person.name if person and person.name else ""
    letters = []
    for staff in await views.staff_of(scene, community):
        shown = name or hall.wording.label(staff.language, "somebody")
        seq = str(event.data["seq"])
        text = hall.wording.say(staff.language, "staff-dead-letter", name=shown, seq=seq)
        letters.append(Letter(staff, Message(text)))
    return letters


TELLERS: Mapping[EventKind, DeskTeller] = {
    EventKind.CALL_NEEDED: call_needed,
    EventKind.CALL_LATE: call_late,
    EventKind.CALLED: called,
    EventKind.DANGER: danger,
    EventKind.PERSON_WANTED: person_wanted,
    EventKind.JOINED: joined,
    EventKind.DEAD_LETTER: dead_letter,
}
