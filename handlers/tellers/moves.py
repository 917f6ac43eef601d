"""What both sides hear when a visit is to move: asked, agreed, refused, or no answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from handlers.about import About, time_words
from handlers.buttons import Press
from handlers.letters import Button, Letter, Message
from handlers.tellers.kind import Teller
from handlers.tellers.numbers import call_promised
from handlers.tellers.resident import code_words, visit_rows
from handlers.tellers.staff import case_letters, staff_of, who_is_called
from handlers.tellers.visitor import visit_card
from handlers.wording import Argument, Html
from rules.cases import Mode
from rules.events import EventKind
from rules.moves import ProposalState, Side
from rules.people import Person
from storage import moves, people

Rows = tuple[tuple[Button, ...], ...]


def _words(about: About, reader: Person) -> dict[str, Argument]:
    """The time that was proposed, and by when it is answered; nothing where it is the wish."""
    data = about.event.data
    if "proposal" not in data:
        return {}
    day, slot = date.fromisoformat(str(data["day"])), str(data["slot"])
    return {
        "wanted": time_words(about.hall, about.scene, day, slot, reader.language),
        "until": about.moment(reader.language, datetime.fromisoformat(str(data["until"]))),
        "subject": about.case.subject.name,
    }


def _row(about: About, reader: Person, key: str, verb: str, subject: int) -> tuple[Button, ...]:
    return (Button(about.label(reader, key), Press(verb, subject)),)


def _letter(
    about: About, to: Person, key: str, rows: Rows = (), *, by_phone: bool = True
) -> Letter:
    message = Message(about.say(to, key, call=who_is_called(about), **_words(about, to)), rows)
    return about.letter(to, message, by_phone=by_phone)


def _proposal_id(about: About) -> int:
    return int(str(about.event.data["proposal"]))


def answer_rows(about: About, reader: Person, proposal_id: int) -> Rows:
    """行 or 不行, or another time altogether."""
    return (
        _row(about, reader, "press-move-yes", "mvy", proposal_id),
        _row(about, reader, "press-move-no", "mvn", proposal_id),
        _row(about, reader, "press-move-other-time", "mv", about.case.id),
    )


def _sides(about: About) -> tuple[Person, Person]:
    """Who proposed, and who has to answer. Whoever proposed may have been staff's voice."""
    assert about.visitor is not None
    by_visitor = about.event.data["side"] == Side.VISITOR.value
    both = (about.visitor, about.resident)
    return both if by_visitor else (both[1], both[0])


async def _asked(about: About, asked: str, sent: str, *more: tuple[Button, ...]) -> list[Letter]:
    """The question to the one who can answer it, a word back to the one who asked."""
    proposal = await moves.proposal_by_id(about.scene.work, _proposal_id(about))
    if proposal is None or proposal.state is not ProposalState.OPEN:
        return []
    _, other = _sides(about)
    rows = (*answer_rows(about, other, proposal.id), *more)
    letters = [_letter(about, other, asked, rows)]
    if (by := await people.person_by_id(about.scene.work, proposal.by)) is not None:
        letters.append(_letter(about, by, sent, by_phone=False))
    return letters


async def proposed(about: About) -> list[Letter]:
    if about.event.data["side"] == Side.VISITOR.value:
        dated = about.event.data["dated"]
        asked = "resident-move-asked" if dated else "resident-date-asked"
        return await _asked(about, asked, "move-sent" if dated else "move-sent-undated")
    sent = "move-sent" if about.event.data["dated"] else "move-sent-undated"
    asked = "visitor-move-asked" if about.event.data["dated"] else "visitor-date-asked"
    return await _asked(about, asked, sent)


async def second_visit(about: About) -> list[Letter]:
    return await _asked(about, "resident-second-visit", "visitor-second-visit")


async def resident_absent(about: About) -> list[Letter]:
    was_home = _row(about, about.resident, "press-was-home", "washome", about.case.id)
    at_home = about.case.mode is not Mode.CENTRE and about.case.subject.kinship is not None
    asked = "resident-absent-relative" if at_home else "resident-absent"
    return await _asked(about, asked, "visitor-absent", was_home)


async def was_home(about: About) -> list[Letter]:
    """It counts against nobody; staff ask both sides what happened."""
    thanks = Message(about.say(about.resident, "resident-was-home"))
    staff = case_letters(about, await staff_of(about), "staff-was-home", assign=False)
    return [about.letter(about.resident, thanks), *staff]


async def agreed(about: About) -> list[Letter]:
    """Both hear when; the resident with the new door code, the visitor with the card."""
    if about.claim is None or not about.claim.live or about.visitor is None:
        return []
    text = about.say(about.resident, "resident-moved", **code_words(about.claim))
    told = Message(text, visit_rows(about), claim=about.claim.id)
    letters = [about.letter(about.resident, told, by_phone=True)]
    card = visit_card(about, about.visitor)
    moved = Html(f"{about.say(about.visitor, 'visitor-moved')}\n\n{card.text}")
    letters.append(about.letter(about.visitor, replace(card, text=moved), by_phone=True))
    return letters + await _to_staff(about, "staff-move-agreed")


async def refused(about: About) -> list[Letter]:
    """The one who asked hears it, with what can be done; the other hears what holds now."""
    if about.visitor is None:
        return []
    dated = "" if about.event.data["dated"] else "-undated"
    if about.event.data["side"] == Side.VISITOR.value:
        rows = (
            _row(about, about.visitor, "press-move-other-time", "mv", about.case.id),
            _row(about, about.visitor, "press-hand-back", "back", about.case.id),
        )
        return [
            _letter(about, about.visitor, f"visitor-move-refused{dated}", rows),
            _letter(about, about.resident, f"resident-move-kept{dated}", by_phone=False),
            *await _to_staff(about, "staff-move-refused"),
        ]
    return [
        _letter(about, about.resident, f"resident-move-refused{dated}", _other_rows(about)),
        _letter(about, about.visitor, f"visitor-move-kept{dated}", by_phone=False),
        *await _to_staff(about, "staff-move-failed"),
    ]


def _other_rows(about: About) -> Rows:
    return (
        _row(about, about.resident, "press-move-other-time", "mv", about.case.id),
        _row(about, about.resident, "press-other-visitor", "mvo", _proposal_id(about)),
    )


async def lapsed(about: About) -> list[Letter]:
    """No answer in time: a word to both."""
    if about.visitor is None:
        return []
    dated = "" if about.event.data["dated"] else "-undated"
    by_visitor = about.event.data["side"] == Side.VISITOR.value
    rows = () if by_visitor else _other_rows(about)
    key, words = f"resident-move-lapsed{dated}", _words(about, about.resident)
    said = about.letter(about.resident, _lapsed(about, key, rows, words), by_phone=True)
    return [
        said,
        _letter(about, about.visitor, f"visitor-move-lapsed{dated}", by_phone=False),
        *await _to_staff(about, "staff-move-failed"),
    ]


def _lapsed(about: About, key: str, rows: Rows, words: Mapping[str, Argument]) -> Message:
    """Without a date staff call to find one."""
    if about.event.data["dated"]:
        return Message(about.say(about.resident, key, **words), rows)
    return call_promised(about, key, *rows, **words)


async def date_wanted(about: About) -> list[Letter]:
    """Staff ask the resident by phone, also when they are in chat; who was not told so with
    another word is told now."""
    language = about.hall.default_language
    words = about.hall.wording.say(language, "call-date-wanted", **about.words(language))
    letter = about.letter(about.resident, Message(words), by_phone=True)
    letters = [replace(letter, in_person=True)]
    if not about.event.data["told"] and about.resident.in_chat:
        message = call_promised(about, "resident-date-wanted")
        letters.append(about.letter(about.resident, message, by_phone=True))
    return letters


async def other_wanted(about: About) -> list[Letter]:
    letters = [_plain(about, about.resident, "resident-other-wanted")]
    if about.visitor is not None:
        letters.append(_plain(about, about.visitor, "visitor-other-wanted"))
    return letters


async def wish_changed(about: About) -> list[Letter]:
    letters = [_plain(about, about.resident, "resident-wish-changed")]
    return letters + await _to_staff(about, "staff-wish-changed")


def _plain(about: About, to: Person, key: str) -> Letter:
    return about.letter(to, Message(about.say(to, key)), by_phone=True)


async def _to_staff(about: About, key: str) -> list[Letter]:
    """A word back to staff who spoke for the resident, now or when it was proposed."""
    spoke = {about.event.by}
    if "proposal" in about.event.data:
        proposal = await moves.proposal_by_id(about.scene.work, _proposal_id(about))
        spoke.add(proposal.by if proposal else None)
    sides = {about.resident.id, about.visitor.id if about.visitor else None}
    found = [await people.person_by_id(about.scene.work, who) for who in spoke - sides if who]
    return [_letter(about, person, key) for person in found if person]


TELLERS: Mapping[EventKind, Teller] = {
    EventKind.MOVE_PROPOSED: proposed,
    EventKind.SECOND_VISIT: second_visit,
    EventKind.RESIDENT_ABSENT: resident_absent,
    EventKind.WAS_HOME: was_home,
    EventKind.MOVE_AGREED: agreed,
    EventKind.MOVE_REFUSED: refused,
    EventKind.MOVE_LAPSED: lapsed,
    EventKind.DATE_WANTED: date_wanted,
    EventKind.OTHER_WANTED: other_wanted,
    EventKind.WISH_CHANGED: wish_changed,
}
