"""What staff are shown of an alarm: at once, and whenever more was counted towards it."""

from collections.abc import Sequence

from casework import views
from casework.desk import Scene
from handlers import when
from handlers.letters import Letter, Message
from handlers.talk import Hall
from handlers.wording import Html
from rules.alarms import Alarm
from rules.answers.phone import shown_phone
from rules.events import Event
from rules.people import Person, named
from storage import alarms, people


async def danger(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """Staff of the place hear at once that somebody wrote of danger."""
    return await _letters(hall, scene, event, edits=False)


async def danger_again(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """The same message says how often by now, and what else was written."""
    return await _letters(hall, scene, event, edits=True)


async def _letters(hall: Hall, scene: Scene, event: Event, *, edits: bool) -> list[Letter]:
    heard = await alarms.with_what_followed(scene.work, int(str(event.data["alarm"])))
    if not heard:
        return []
    ids = {one.person_id for one in heard if one.person_id is not None}
    known = {i: person for i in ids if (person := await people.person_by_id(scene.work, i))}
    found = []
    for staff in await views.staff_of(scene, heard[0].community):
        text = _text(hall, scene, staff, heard, known)
        message = Message(text, card=f"alarm:{heard[0].id}", edits=edits)
        found.append(Letter(staff, message, urgent=True))
    return found


def _text(
    hall: Hall, scene: Scene, to: Person, heard: Sequence[Alarm], known: dict[int, Person]
) -> Html:
    loud, times = heard[0], sum(one.times for one in heard)
    lines = [_first(hall, scene, to, loud, known)]
    if times > 1:
        last = _moment(hall, scene, to, max(heard, key=lambda one: one.last_at))
        lines.append(hall.wording.say(to.language, "staff-danger-count", times=times, at=last))
    for one in heard[1:]:
        name = _name(hall, to, known.get(one.person_id or 0))
        line = hall.wording.say(to.language, "staff-danger-line", name=name, words=one.words)
        lines.append(line)
    return Html("\n".join(lines))


def _first(hall: Hall, scene: Scene, to: Person, loud: Alarm, known: dict[int, Person]) -> Html:
    who = known.get(loud.person_id or 0)
    no_phone = hall.wording.label(to.language, "no-phone")
    return hall.wording.say(
        to.language,
        "staff-danger-group" if loud.in_group else "staff-danger",
        call=loud.call,
        name=_name(hall, to, who),
        phone=shown_phone(who.phone) if who and who.phone else no_phone,
        community=named(scene.desk.town.places[loud.community].names, to.language),
        words=loud.words,
    )


def _name(hall: Hall, to: Person, who: Person | None) -> str:
    return (who.name if who else None) or hall.wording.label(to.language, "somebody")


def _moment(hall: Hall, scene: Scene, to: Person, one: Alarm) -> str:
    zone = scene.desk.calendar.zone
    return when.moment(hall.wording, to.language, one.last_at, scene.now, zone)
