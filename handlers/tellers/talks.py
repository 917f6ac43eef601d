"""Letters about talks: who is asked, who has come, that it is over."""

from collections.abc import Awaitable, Callable, Mapping

from casework import talks as verbs
from casework import views
from casework.desk import Scene
from casework.raising import holders_above
from handlers.buttons import Press
from handlers.forms import aside
from handlers.letters import Button, Letter
from handlers.relay import reading
from handlers.relay.about import AboutTalk
from handlers.relay.names import moment, name_of, number_of
from handlers.talk import Hall, Talk
from handlers.wording import Html
from rules.events import Event, EventKind
from rules.people import Person, named
from rules.talks import Ending, TalkKind, TalkState
from storage import dialogs, people, talks

Teller = Callable[[AboutTalk], Awaitable[list[Letter]]]


async def wanted(about: AboutTalk) -> list[Letter]:
    """Who is to answer, by when, and that one can write already."""
    to, relay = about.resident, about.relay
    opens = about.scene.desk.duty.next_opening(about.scene.now)
    now = relay.other_id is not None
    text = about.say(
        to,
        "talk-wanted" if now else "talk-wanted-later",
        until=about.until(to),
        opens=moment(about.hall, about.scene, to.language, opens),
        phone=about.phone(),
    )
    rows = (
        about.row(to, "press-talk-call", "tkcall"),
        about.row(to, "press-talk-leave", "tkend"),
    )
    return [about.letter(to, text, *rows)]


async def asked(about: AboutTalk) -> list[Letter]:
    """The card for who is asked; who had it is told, and so is the resident."""
    to = await about.person("person")
    letters = [*await _no_more_asked(about, "staff-talk-passed"), *await _relieved(about)]
    if to is not None:
        letters.append(await _ask_card(about, to, "staff-talk-asked"))
    handed = about.event.data.get("handed") is True
    if handed or len(about.relay.tried) > 1:
        key = "talk-handed" if handed else "talk-next"
        until = about.until(about.resident)
        text = about.say(about.resident, key, until=until, phone=about.phone())
        letters.append(about.letter(about.resident, text))
    return letters


async def _ask_card(about: AboutTalk, to: Person, key: str) -> Letter:
    places = about.scene.desk.town.places
    text = about.say(
        to,
        key,
        who=await about.who(to, about.relay.resident_id),
        community=named(places[about.relay.community].names, to.language),
        number=await number_of(about.scene, about.relay),
        until=about.until(to),
    )
    rows = [about.row(to, "press-talk-take", "tktake")]
    if key == "staff-talk-unanswered":
        rows.append(about.row(to, "press-talk-called", "tkdone"))
    else:
        rows.append(about.row(to, "press-talk-hand-over", "tkho"))
    in_hours = about.scene.desk.duty.is_open(about.scene.now)
    return about.card(to, text, *rows, urgent=in_hours or key == "staff-talk-asked")


async def _no_more_asked(about: AboutTalk, key: str) -> list[Letter]:
    """The cards of all others who were asked lose their buttons and say why."""
    asked_now = about.event.data.get("person")
    return [
        about.card(staff, about.say(staff, key), edits=True)
        for staff in await _could_answer(about)
        if staff.id in about.relay.tried or about.relay.alerts
        if staff.id != asked_now
    ]


async def _could_answer(about: AboutTalk) -> list[Person]:
    """The community's staff, and once there was silence also the staff of the levels above."""
    community = about.relay.community
    found = [*await views.staff_of(about.scene, community)]
    if about.relay.alerts > 1:
        for place in about.scene.desk.town.upwards(community)[1:]:
            found += await holders_above(about.scene, place)
    return [*{person.id: person for person in found}.values()]


async def _relieved(about: AboutTalk) -> list[Letter]:
    """Whoever was talking and is not any more has to know, unless it was their own wish."""
    before = await about.person("before")
    was_talking = about.event.data.get("was") == TalkState.OPEN
    if before is None or not was_talking or before.id == about.event.by:
        return []
    who = await about.who(before, about.relay.resident_id)
    text = about.say(before, "staff-talk-relieved", who=who)
    return [about.letter(before, reading.lines(text, await _goes_on(about, before)))]


async def taken(about: AboutTalk) -> list[Letter]:
    """The resident hears who has come; the other reads with whom they talk and what was said."""
    to, staff = about.resident, await about.person("person")
    if staff is None:
        return []
    hello = about.say(to, "talk-taken", who=await about.who(to, staff.id))
    letters = await _no_more_asked(about, "staff-talk-passed")
    letters.append(about.letter(to, hello, about.row(to, "press-talk-end", "tkend")))
    said = await talks.lines_of(about.scene.work, about.relay.id, verbs.SHOWN)
    history = await reading.history(about.hall, about.scene, about.relay, said, staff)
    name = await about.who(staff, to.id)
    head = about.say(staff, "talk-said-before") if said else ""
    text = reading.lines(about.say(staff, "talk-banner-staff", who=name), head, history)
    rows = [
        about.row(staff, "press-talk-end", "tkend"),
        about.row(staff, "press-talk-hand-over", "tkho"),
    ]
    if about.relay.case_id is not None:
        label = about.hall.wording.label(staff.language, "press-open-case")
        rows.append((Button(label, Press("case", about.relay.case_id)),))
    letters.append(about.letter(staff, text, *rows))
    return letters


async def nudged(about: AboutTalk) -> list[Letter]:
    to = await _other(about)
    if to is None:
        return []
    who = await about.who(to, about.relay.resident_id)
    text = about.say(to, "staff-talk-nudged", who=who, until=about.until(to))
    rows = (
        about.row(to, "press-talk-turn", "tkto"),
        about.row(to, "press-talk-end", "tkend"),
        about.row(to, "press-talk-hand-over", "tkho"),
    )
    return [about.letter(to, text, *rows)]


async def _other(about: AboutTalk) -> Person | None:
    other = about.relay.other_id
    return None if other is None else await people.person_by_id(about.scene.work, other)


async def unanswered(about: AboutTalk) -> list[Letter]:
    """All the staff are told each time, and from the second time the level above; the resident
    hears each time by when they are answered now, and who was told."""
    letters = await _relieved(about)
    for person in await _told_of_silence(about):
        letters.append(await _ask_card(about, person, "staff-talk-unanswered"))
    to, place = about.resident, about.event.data.get("place")
    again = int(str(about.event.data["times"])) > 1
    key = "talk-unanswered" if not again else f"talk-unanswered-{'above' if place else 'again'}"
    office = named(about.scene.desk.town.places[str(place)].names, to.language) if place else ""
    text = about.say(to, key, until=about.until(to), phone=about.phone(), office=office)
    return [*letters, about.letter(to, text, about.row(to, "press-talk-call", "tkcall"))]


async def _told_of_silence(about: AboutTalk) -> list[Person]:
    """The community's staff, and those of the level above that was told, each once."""
    place = about.event.data.get("place")
    found = [*await views.staff_of(about.scene, about.relay.community)]
    found += await holders_above(about.scene, str(place)) if place else ()
    return [p for p in {p.id: p for p in found}.values() if p.id != about.resident.id]


async def ended(about: AboutTalk) -> list[Letter]:
    """Both sides hear that it is over, and how to begin again; a parked form is offered."""
    why = Ending(str(about.event.data["why"]))
    other = await _other(about)
    letters: list[Letter] = []
    if about.event.data["was"] == TalkState.WAITING:
        letters, other = await _no_more_asked(about, "staff-talk-gone"), None
    for to in (about.resident, other):
        if to is None or (why is Ending.CALL and to.id == about.resident.id):
            continue
        farewell, rows = await _farewell(about, to, why), _ways_to_block(about, to, why)
        letters.append(about.letter(to, farewell, *rows, urgent=_at_once(why)))
        letters += await _parked_form(about, to)
    return letters


def _ways_to_block(about: AboutTalk, to: Person, why: Ending) -> tuple[tuple[Button, ...], ...]:
    """Whoever ends a talk about a visit can have it stay ended."""
    own_word = why is Ending.SAID and to.id == about.event.by
    if about.relay.kind is TalkKind.DESK or not own_word:
        return ()
    return (about.row(to, "press-talk-block", "tkblock"),)


async def blocked(about: AboutTalk) -> list[Letter]:
    """Staff hear who does not want to hear whom, and look after it."""
    relay, by = about.relay, about.event.by
    other = relay.opposite(by) if by is not None else None
    if by is None or other is None:
        return []
    number, found = await number_of(about.scene, relay), []
    for staff in await views.staff_of(about.scene, relay.community):
        who, whom = await about.who(staff, by), await about.who(staff, other)
        text = about.say(staff, "staff-talk-blocked", who=who, whom=whom, number=number)
        found.append(about.letter(staff, text, urgent=False))
    return found


def _at_once(why: Ending) -> bool:
    return why is not Ending.IDLE


async def _farewell(about: AboutTalk, to: Person, why: Ending) -> Html:
    opposite = about.relay.opposite(to.id)
    who = await about.who(to, opposite) if opposite is not None else ""
    own_word = why is Ending.SAID and to.id == about.event.by
    key = "talk-ended-own-word" if own_word else f"talk-ended-{why}"
    goes_on = await _goes_on(about, to)
    return reading.lines(
        about.say(to, key, who=who, phone=about.phone()), goes_on or _how_again(about, to, why)
    )


async def _goes_on(about: AboutTalk, to: Person) -> str:
    """With whom they are talking still, if they are."""
    relay = await talks.focus_of(about.scene.work, to.id)
    other = relay.opposite(to.id) if relay else None
    if relay is None:
        return ""
    if other is None or relay.state is TalkState.WAITING:
        return about.say(to, "talk-goes-on-waiting")
    who = await name_of(about.hall, about.scene, relay, other, to.language)
    return about.say(to, "talk-goes-on", who=who)


def _how_again(about: AboutTalk, to: Person, why: Ending) -> str:
    if why in (Ending.OVER, Ending.UNREACHABLE):
        return ""
    if about.relay.kind is TalkKind.VISIT:
        return about.say(to, "talk-again-visit")
    return about.say(to, "talk-again-desk") if to.id == about.resident.id else ""


async def _parked_form(about: AboutTalk, to: Person) -> list[Letter]:
    """The form that was put aside for the talk, if nothing else is being filled in."""
    work = about.scene.work
    if not to.in_chat or await dialogs.active_dialog(work, to.id) is not None:
        return []
    parked = [row for row in await dialogs.dialogs_of(work, to.id) if row.form in about.hall.forms]
    if not parked:
        return []
    card = aside.resume_card(Talk.on_behalf(about.hall, about.scene, to), parked[0])
    return [Letter(to, card)]


TELLERS: Mapping[EventKind, Teller] = {
    EventKind.TALK_WANTED: wanted,
    EventKind.TALK_ASKED: asked,
    EventKind.TALK_TAKEN: taken,
    EventKind.TALK_NUDGED: nudged,
    EventKind.TALK_UNANSWERED: unanswered,
    EventKind.TALK_ENDED: ended,
    EventKind.TALK_BLOCKED: blocked,
}


OWED = (
    EventKind.TALK_WANTED,
    EventKind.TALK_ASKED,
    EventKind.TALK_NUDGED,
    EventKind.TALK_UNANSWERED,
)
"""Events whose letters say by when somebody answers; once that is done they are not sent."""


async def letters_about(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """Letters of this module about one event."""
    teller, talk_id = TELLERS.get(event.kind), event.data.get("talk")
    if teller is None or not isinstance(talk_id, int):
        return []
    relay = await talks.talk_by_id(scene.work, talk_id)
    resident = await people.person_by_id(scene.work, relay.resident_id) if relay else None
    if relay is None or resident is None:
        return []
    if event.kind in OWED and relay.deadline is None:
        return []
    return await teller(AboutTalk(hall, scene, event, relay, resident))
