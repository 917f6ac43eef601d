"""Letters about what is not one case: calls to make, alarms, people who want a person."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial

from casework import views
from casework.desk import Scene
from casework.raising import holders_above
from handlers import when
from handlers.buttons import Press
from handlers.letters import Button, Letter, Message
from handlers.menu import menu_of
from handlers.roles import actor_of, name_of, office_phone
from handlers.talk import Hall, Talk
from handlers.tellers import alarms
from handlers.wording import Argument
from rules.answers.phone import shown_phone
from rules.cases import CallTask
from rules.events import Event, EventKind
from rules.people import Person, Role, named
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
        message = Message(text, ((button,),), card=f"call:{task.id}")
        letters.append(Letter(person, message, case_id=event.case_id))
    return letters


async def call_answered(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """Whoever was asked to make a call sees in the same place that it is not needed any more."""
    task = await calls.call_task_by_id(scene.work, int(str(event.data["task"])))
    if task is None:
        return []
    number, letters = await _number(scene, event), []
    for person in await views.staff_of(scene, task.community):
        text = hall.wording.say(person.language, "staff-call-answered", number=number)
        message = Message(text, card=f"call:{task.id}", edits=True)
        letters.append(Letter(person, message, case_id=event.case_id))
    return letters


async def call_needed(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    return await _call(hall, scene, event, "staff-call-needed")


async def call_late(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """Staff, the level above, and the one who was promised a call, with an apology."""
    letters = await _call(hall, scene, event, "staff-call-late")
    task = await calls.call_task_by_id(scene.work, int(str(event.data["task"])))
    if not letters or task is None:
        return letters
    place = event.data.get("place")
    above = await holders_above(scene, str(place)) if place else ()
    told = {letter.to.id for letter in letters}
    number = await _number(scene, event)
    for person in (person for person in above if person.id not in told):
        community = named(scene.desk.town.places[task.community].names, person.language)
        words = {"number": number, "community": community}
        text = hall.wording.say(person.language, "staff-call-late-above", **words)
        letters.append(Letter(person, Message(text)))
    return letters + await _sorry(hall, scene, task, str(place) if place else None)


async def _sorry(hall: Hall, scene: Scene, task: CallTask, place: str | None) -> list[Letter]:
    """To whoever was told in chat that they would be called; while their case is open, its own
    words say how it goes on."""
    to = await people.person_by_id(scene.work, task.person_id)
    case = await cases.case_by_id(scene.work, task.case_id) if task.case_id else None
    of_the_case = case is not None and (case.state.is_open or case.resident_id != task.person_id)
    promised = scene.desk.call_deadline(task.created_at, urgent=False)
    renewed = scene.desk.cadence.renewed_until(promised, scene.now)
    if renewed is None or to is None or not to.in_chat or to.phone is None or of_the_case:
        return []
    places, zone = scene.desk.town.places, scene.desk.calendar.zone
    until = when.moment(hall.wording, to.language, renewed, scene.now, zone)
    phone = places[task.community].phone
    office = named(places[place].names, to.language) if place else ""
    key = "resident-call-late-above" if place else "resident-call-late"
    text = hall.wording.say(to.language, key, until=until, phone=phone, office=office)
    return [Letter(to, Message(text))]


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


async def person_wanted(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
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
        }
        text = hall.wording.say(staff.language, "staff-person-wanted", **words)
        letters.append(Letter(staff, Message(text)))
    return letters


async def cap_reached(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """Staff of the place hear who asks or writes more than they may, and can call."""
    who = await people.person_by_id(scene.work, int(str(event.data["person"])))
    community, number = str(event.data["community"]), await _number(scene, event)
    if who is None:
        return []
    letters = []
    for staff in await views.staff_of(scene, community):
        label = partial(hall.wording.label, staff.language)
        text = hall.wording.say(
            staff.language,
            f"staff-cap-{event.data['cap']}",
            name=who.name or label("somebody"),
            phone=shown_phone(who.phone) if who.phone else label("no-phone"),
            community=named(scene.desk.town.places[community].names, staff.language),
            number=number,
        )
        letters.append(Letter(staff, Message(text), case_id=event.case_id))
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


async def role_ended(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """The person hears it, and so do those who are left in charge and the level above them: a role
    that was ended by mistake, or in bad faith, is noticed."""
    role, where = Role(str(event.data["role"])), str(event.data["where"])
    person = await people.person_by_id(scene.work, int(str(event.data["person"])))
    by = await people.person_by_id(scene.work, event.by) if event.by else None
    if person is None or by is None:
        return []

    def letter(to: Person, key: str) -> Letter:
        words: dict[str, Argument] = {
            "name": person.name or hall.wording.label(to.language, "somebody"),
            "by": by.name or hall.wording.label(to.language, "somebody"),
            "role": hall.wording.label(to.language, f"role-{role}"),
            "where": name_of(scene.desk.town, where, to.language),
            "phone": office_phone(scene.desk.town, person.community),
        }
        return Letter(to, Message(hall.wording.say(to.language, key, **words)), urgent=True)

    others = await _in_charge(scene, where, role)
    told = {p.id: p for p in others if p.id not in (person.id, by.id)}
    letters = [letter(other, "role-ended-other") for other in told.values()]
    if person.id == by.id or not person.in_chat:
        return letters
    yours = letter(person, "role-ended-yours")
    actor = await actor_of(scene.work, person.id)
    keyboard = await menu_of(Talk.on_behalf(hall, replace(scene, by=actor), person))
    return [replace(yours, message=replace(yours.message, keyboard=keyboard)), *letters]


async def _in_charge(scene: Scene, where: str, role: Role) -> list[Person]:
    """The leaders of a squad and the staff of the community it serves first; of a place those who
    hold the role, and the staff above."""
    town = scene.desk.town
    if role.in_squad:
        leaders = await people.holders_of(scene.work, Role.SQUAD_LEADER, where)
        return [*leaders, *await views.staff_of(scene, town.squads[where].serves[0])]
    parent = town.places[where].parent
    above = await views.staff_of(scene, parent) if parent else ()
    return [*await people.holders_of(scene.work, role, where), *above]


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
    EventKind.CALL_ANSWERED: call_answered,
    EventKind.DANGER: alarms.danger,
    EventKind.DANGER_AGAIN: alarms.danger_again,
    EventKind.PERSON_WANTED: person_wanted,
    EventKind.CAP_REACHED: cap_reached,
    EventKind.JOINED: joined,
    EventKind.ROLE_ENDED: role_ended,
    EventKind.DEAD_LETTER: dead_letter,
}
