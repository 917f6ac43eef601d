"""What is heard of a case that is not solved, cannot be, or may not be any more."""

from collections.abc import Mapping
from dataclasses import replace

from casework import views
from handlers.about import About
from handlers.buttons import Press
from handlers.letters import Button, Letter, Message
from handlers.roles import name_of
from handlers.tellers.kind import Teller
from handlers.tellers.staff import case_letters, staff_of
from handlers.tellers.visitor import ended_offers
from handlers.tellers.waiting import ask_when
from handlers.wording import Argument
from rules.cases import Case, CaseState
from rules.events import EventKind
from rules.people import Person
from storage import events as event_rows
from storage import people


def _row(about: About, key: str, verb: str) -> tuple[Button, ...]:
    return (Button(about.label(about.resident, key), Press(verb, about.case.id)),)


async def not_solved(about: About) -> list[Letter]:
    """An objection to a decision also reaches the level above those who decided."""
    if about.event.data["after"] != CaseState.UNSOLVED.value:
        return []
    here = {person.id for person in await staff_of(about)}
    parent = about.scene.desk.town.places[about.case.community].parent
    above = await views.staff_of(about.scene, parent) if parent else ()
    to = [person for person in above if person.id not in here]
    return case_letters(about, to, "staff-objection")


async def explained(about: About) -> list[Letter]:
    """The resident's own words, to the staff who look after it."""
    notes = await event_rows.notes_of(about.scene.work, about.case.id)
    words = next((n.words for n in notes[::-1] if n.person_id == about.event.by), "")
    thanks = about.letter(about.resident, Message(about.say(about.resident, "why-noted")))
    staff = await staff_of(about)
    return [thanks, *case_letters(about, staff, "staff-not-solved-why", words=words)]


async def unsolved(about: About) -> list[Letter]:
    """Who decided it, why, and how to object; whoever was coming or was asked is told."""
    decider = await people.person_by_id(about.scene.work, about.case.decided_by or 0)
    office = await views.office_of(about.scene, about.case.decided_by, about.case.community)
    letters = [_told(about, about.case, decider, office)]
    letters += await ended_offers(about, "visitor-offer-unsolved")
    if about.event.data["visitor"] is not None and about.visitor is not None:
        text = about.say(about.visitor, "visitor-unsolved")
        letters.append(about.letter(about.visitor, Message(text), urgent=True, by_phone=True))
    if decider is not None:
        letters.append(about.letter(decider, Message(about.say(decider, "staff-unsolved"))))
    return letters


def _told(about: About, case: Case, decider: Person | None, office: str) -> Letter:
    words: dict[str, Argument] = {
        "community": name_of(about.scene.desk.town, office, about.resident.language),
        "decider": (decider.name if decider else None) or about.label(about.resident, "staff-one"),
        "why": case.decision or "",
        "days": about.scene.desk.items[case.item].dispute_days,
    }
    text = about.say(about.resident, "resident-unsolved", **words)
    return about.letter(
        about.resident, Message(text, (_row(about, "press-object", "bad"),)), by_phone=True
    )


async def rated(about: About) -> list[Letter]:
    """A low rating: somebody calls and listens, also when the resident is in chat."""
    rating = int(str(about.event.data["rating"]))
    if rating > about.scene.desk.policy.low_rating:
        return []
    language = about.hall.default_language
    words = about.hall.wording.say(
        language, "call-low-rating", rating=rating, **about.words(language)
    )
    letter = about.letter(about.resident, Message(words), by_phone=True)
    return [replace(letter, in_person=True)]


async def follow_up_asked(about: About) -> list[Letter]:
    if about.case.state is not CaseState.CLOSED:
        return []
    rows = (_row(about, "press-still-fine", "fine"), _row(about, "press-not-fine", "notfine"))
    message = Message(about.say(about.resident, "resident-follow-up"), rows)
    return [about.letter(about.resident, message, by_phone=True)]


async def still_fine(about: About) -> list[Letter]:
    return [about.letter(about.resident, Message(about.say(about.resident, "resident-fine")))]


async def not_fine(about: About) -> list[Letter]:
    """The visit that was is long over: the resident says when somebody is to come."""
    letters = await ask_when(about, "resident-not-fine")
    return letters + case_letters(about, await staff_of(about), "staff-not-fine")


TELLERS: Mapping[EventKind, Teller] = {
    EventKind.NOT_SOLVED: not_solved,
    EventKind.NOT_SOLVED_WHY: explained,
    EventKind.UNSOLVED: unsolved,
    EventKind.RATED: rated,
    EventKind.FOLLOW_UP_ASKED: follow_up_asked,
    EventKind.STILL_FINE: still_fine,
    EventKind.NOT_FINE: not_fine,
}
