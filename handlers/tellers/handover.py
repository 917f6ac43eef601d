"""What is heard when the visitor changes, or may have to: asked, agreed, at risk."""

from collections.abc import Mapping
from datetime import datetime

from handlers.about import About
from handlers.buttons import Press
from handlers.letters import Button, Letter, Message
from handlers.tellers.kind import Teller
from handlers.tellers.resident import code_words, visit_rows
from handlers.tellers.staff import staff_of
from handlers.tellers.visitor import need, reminder, visit_card
from handlers.wording import Argument
from rules.events import EventKind
from rules.moves import ProposalState
from rules.people import Person
from storage import moves, people


async def _person(about: About, key: str) -> Person | None:
    return await people.person_by_id(about.scene.work, int(str(about.event.data[key])))


def _words(about: About, reader: Person, mate: Person) -> dict[str, Argument]:
    until = datetime.fromisoformat(str(about.event.data["until"]))
    return {
        "mate": mate.name or about.label(reader, "somebody"),
        "until": about.moment(reader.language, until),
    }


async def proposed(about: About) -> list[Letter]:
    """The member asked sees what an offer shows; nobody's name or address but the asker's."""
    mate = await _person(about, "to")
    proposal_id = int(str(about.event.data["proposal"]))
    proposal = await moves.proposal_by_id(about.scene.work, proposal_id)
    if mate is None or about.visitor is None or proposal is None:
        return []
    if proposal.state is not ProposalState.OPEN:
        return []
    rows = (
        (Button(about.label(mate, "press-hand-over-yes"), Press("hoy", proposal_id)),),
        (Button(about.label(mate, "press-decline"), Press("hon", proposal_id)),),
    )
    minutes = about.scene.desk.items[about.case.item].minutes
    words = _words(about, mate, mate)
    asked = about.say(mate, "hand-over-asked", need=need(about, mate), minutes=minutes, **words)
    sent = about.say(about.visitor, "hand-over-sent", **_words(about, about.visitor, mate))
    return [
        about.letter(mate, Message(asked, rows)),
        about.letter(about.visitor, Message(sent)),
    ]


async def _not(about: About, to_visitor: str, to_mate: str) -> list[Letter]:
    """The visit stays with the one who asked."""
    mate = await _person(about, "to")
    if mate is None or about.visitor is None:
        return []
    text = about.say(about.visitor, to_visitor, **_words(about, about.visitor, mate))
    rows = (
        (Button(about.label(about.visitor, "press-hand-over"), Press("ho", about.case.id)),),
        (Button(about.label(about.visitor, "press-hand-back"), Press("back", about.case.id)),),
    )
    return [
        about.letter(about.visitor, Message(text, rows), by_phone=True),
        about.letter(mate, Message(about.say(mate, to_mate))),
    ]


async def refused(about: About) -> list[Letter]:
    return await _not(about, "hand-over-refused", "visitor-declined")


async def lapsed(about: About) -> list[Letter]:
    return await _not(about, "hand-over-lapsed", "hand-over-over")


async def handed_over(about: About) -> list[Letter]:
    """The resident hears who comes now, with a new door code; the two members what is whose."""
    before = await _person(about, "before")
    if about.claim is None or not about.claim.live or about.visitor is None or before is None:
        return []
    earlier = before.name or about.label(about.resident, "somebody")
    words = {**code_words(about.claim), "earlier": earlier}
    text = about.say(about.resident, "resident-handed-over", **words)
    told = Message(text, visit_rows(about), claim=about.claim.id)
    return [
        about.letter(about.resident, told, by_phone=True),
        about.letter(about.visitor, visit_card(about, about.visitor), by_phone=True),
        about.letter(before, Message(about.say(before, "visitor-handed-over")), by_phone=True),
    ]


async def at_risk(about: About) -> list[Letter]:
    """The evening before: staff can remind, call, or send somebody else with one tap."""
    letters = []
    for person in await staff_of(about):
        rows = (
            (Button(about.label(person, "press-nudge"), Press("nudge", about.case.id)),),
            (Button(about.label(person, "press-call-visitor"), Press("callv", about.case.id)),),
            (Button(about.label(person, "press-assign"), Press("asg", about.case.id)),),
            (Button(about.label(person, "press-open-case"), Press("case", about.case.id)),),
        )
        letters.append(about.letter(person, Message(about.say(person, "staff-at-risk"), rows)))
    return letters


async def nudged(about: About) -> list[Letter]:
    """The visit once more, with "I will be there"."""
    if about.visitor is None or about.claim is None or not about.claim.live:
        return []
    return [reminder(about, about.visitor, "visitor-nudged", ask_sure=True)]


TELLERS: Mapping[EventKind, Teller] = {
    EventKind.HAND_OVER_PROPOSED: proposed,
    EventKind.HAND_OVER_REFUSED: refused,
    EventKind.HAND_OVER_LAPSED: lapsed,
    EventKind.HANDED_OVER: handed_over,
    EventKind.AT_RISK: at_risk,
    EventKind.NUDGED: nudged,
}
