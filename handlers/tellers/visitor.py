"""What members hear: offers, what became of them, the visit, thanks."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.about import About, ids
from handlers.buttons import Press
from handlers.letters import Button, Letter, Message
from handlers.tellers.kind import Teller
from handlers.tellers.told import told
from handlers.tellers.visit_rows import visit_rows
from handlers.wording import Html
from rules import door_code
from rules.cases import CaseState, OfferState
from rules.events import EventKind
from rules.form_model import StepKind
from rules.people import Person
from storage import offers, people


async def offered(about: About) -> list[Letter]:
    """One card per member asked; those whose offer ended meanwhile get none."""
    letters = []
    for offer_id in ids(about.event.data["offers"]):
        offer = await offers.offer_by_id(about.scene.work, offer_id)
        if offer is None or offer.state is not OfferState.OPEN:
            continue
        member = await people.person_by_id(about.scene.work, offer.person_id)
        if member is not None:
            card, urgent = (
                offer_card(about, member, offer.id),
                about.scene.desk.is_urgent(about.case),
            )
            letters.append(about.letter(member, card, urgent=urgent))
    return letters


def offer_card(about: About, member: Person, offer_id: int) -> Message:
    """What is needed, where, when, how long; nobody's name or address."""
    rows = (
        (Button(about.label(member, "press-claim"), Press("claim", offer_id)),),
        (Button(about.label(member, "press-decline"), Press("decline", offer_id)),),
    )
    text = about.say(member, "visitor-offered", need=need(about, member), minutes=_minutes(about))
    return Message(text, rows, card=f"offer:{offer_id}")


def need(about: About, reader: Person) -> Html:
    """What the case is about in the item's own words, from answers that name nobody."""
    key = about.hall.wording.first_known(f"need-{about.case.item}", "need-any")
    return about.say(reader, key, **_choices(about))


def _choices(about: About) -> dict[str, str]:
    """The tapped choices of the form, `new-kinship` as `new_kinship`; "" where not asked."""
    steps = about.scene.desk.items[about.case.item].form.steps
    return {
        step.key.replace("-", "_"): str(about.case.answers.get(step.key, ""))
        for step in steps
        if step.kind is StepKind.CHOICE
    }


def _minutes(about: About) -> int:
    return about.scene.desk.items[about.case.item].minutes


async def ended_offers(about: About, key: str) -> list[Letter]:
    """The cards of members whose offer is over lose their buttons and say why."""
    letters = []
    for offer_id in ids(about.event.data["offers"]):
        offer = await offers.offer_by_id(about.scene.work, offer_id)
        member = await people.person_by_id(about.scene.work, offer.person_id) if offer else None
        if member is not None:
            message = Message(about.say(member, key), card=f"offer:{offer_id}", edits=True)
            letters.append(about.letter(member, message))
    return letters


async def withdrawn(about: About) -> list[Letter]:
    """Taken by somebody else, or asked anew for another time."""
    return await ended_offers(about, f"visitor-offer-{about.event.data.get('why', 'taken')}")


async def declined(about: About) -> list[Letter]:
    offer_id = about.event.data["offer"]
    offer = await offers.offer_by_id(about.scene.work, int(str(offer_id)))
    member = await people.person_by_id(about.scene.work, offer.person_id) if offer else None
    if member is None:
        return []
    text = about.say(member, "visitor-declined")
    return [about.letter(member, Message(text, card=f"offer:{offer_id}", edits=True))]


def visit_card(about: About, visitor: Person) -> Message:
    """Everything the visitor needs, and the buttons for what can be done now."""
    assert about.claim is not None
    subject = about.case.subject
    text = about.say(
        visitor,
        _visit_key(about),
        need=need(about, visitor),
        subject=subject.name,
        address=subject.address,
        first=door_code.first(about.claim.door_code),
        given=_given(about, visitor),
    )
    text = Html("\n".join((text, *told(about, visitor))))
    card = f"visit:{about.claim.id}"
    return Message(text, visit_rows(about, visitor), card=card, claim=about.claim.id)


_TAKEN = (EventKind.CLAIMED, EventKind.ASSIGNED, EventKind.HANDED_OVER)


def _given(about: About, visitor: Person) -> str:
    """How the visit has just come to the visitor: they took it, or staff gave it to them."""
    if about.event.kind not in _TAKEN:
        return "before"
    by_staff = about.event.kind is EventKind.ASSIGNED and about.event.by != visitor.id
    return "by_staff" if by_staff else "by_self"


def _visit_key(about: About) -> str:
    if about.case.state is CaseState.ARRIVED:
        return "visitor-visit-arrived"
    return "visitor-visit-undated" if about.case.undated else "visitor-visit"


async def _card_for_visitor(about: About) -> list[Letter]:
    if about.visitor is None or about.claim is None or not about.claim.live:
        return []
    return [about.letter(about.visitor, visit_card(about, about.visitor), by_phone=True)]


async def claimed(about: About) -> list[Letter]:
    return await _card_for_visitor(about)


async def set_out(about: About) -> list[Letter]:
    """The card that was tapped changes; nobody reads the address twice."""
    if about.visitor is None or about.claim is None or not about.claim.live:
        return []
    changed = replace(visit_card(about, about.visitor), edits=True)
    return [about.letter(about.visitor, changed)]


async def arrived(about: About) -> list[Letter]:
    return await _card_for_visitor(about)


async def _plain(about: About, key: str, *, urgent: bool = True) -> list[Letter]:
    if about.visitor is None:
        return []
    return [about.letter(about.visitor, Message(about.say(about.visitor, key)), urgent=urgent)]


async def released(about: About) -> list[Letter]:
    who = await people.person_by_id(about.scene.work, int(str(about.event.data["person"])))
    if who is None:
        return []
    return [about.letter(who, Message(about.say(who, "visitor-released")), by_phone=True)]


async def ended(about: About) -> list[Letter]:
    """Their role has ended, and with it this visit: they need not go."""
    if about.visitor is None:
        return []
    text = about.say(about.visitor, "visitor-released")
    return [about.letter(about.visitor, Message(text), urgent=True, by_phone=True)]


async def handed_back(about: About) -> list[Letter]:
    return await _plain(about, "visitor-handed-back")


async def code_wrong(about: About) -> list[Letter]:
    if about.visitor is None:
        return []
    left = int(str(about.event.data["left"]))
    text = about.say(about.visitor, "visitor-code-wrong", left=left)
    return [about.letter(about.visitor, Message(text), urgent=True)]


async def code_locked(about: About) -> list[Letter]:
    return await _plain(about, "visitor-code-locked")


async def completed(about: About) -> list[Letter]:
    return await _plain(about, "visitor-completed")


async def credited(about: About) -> list[Letter]:
    if about.visitor is None:
        return []
    credits = int(str(about.event.data["credits"]))
    text = about.say(about.visitor, "visitor-credited", credits=credits)
    return [about.letter(about.visitor, Message(text))]


async def not_solved(about: About) -> list[Letter]:
    return await _plain(about, "visitor-not-solved", urgent=False)


async def cancelled(about: About) -> list[Letter]:
    """The open cards end; who was coming is told at once."""
    letters = await ended_offers(about, "visitor-offer-cancelled")
    if about.event.data["visitor"] is not None and about.visitor is not None:
        message = Message(about.say(about.visitor, "visitor-cancelled"))
        letters.append(about.letter(about.visitor, message, urgent=True, by_phone=True))
    return letters


async def settled(about: About) -> list[Letter]:
    """Whoever was coming hears at once that nobody need come; so do those who were asked."""
    if "offers" not in about.event.data:
        return []
    letters = await ended_offers(about, "visitor-offer-settled")
    if about.event.data["visitor"] is not None and about.visitor is not None:
        message = Message(about.say(about.visitor, "visitor-settled"))
        letters.append(about.letter(about.visitor, message, urgent=True, by_phone=True))
    return letters


async def reminded(about: About) -> list[Letter]:
    """The visit once more; the evening before with "I will be there"."""
    if about.visitor is None or about.claim is None or about.case.state is not CaseState.CLAIMED:
        return []
    head = f"visitor-{about.event.data['when']}".replace("_", "-")
    eve = about.event.data["when"] == "remind_eve"
    return [reminder(about, about.visitor, head, ask_sure=eve)]


def reminder(about: About, visitor: Person, head: str, *, ask_sure: bool) -> Letter:
    """The card of a visit again, with a word before it, and perhaps "I will be there"."""
    card = visit_card(about, visitor)
    sure = (Button(about.label(visitor, "press-sure"), Press("sure", about.case.id)),)
    rows = (sure, *card.buttons) if ask_sure else card.buttons
    text = Html(f"{about.say(visitor, head)}\n\n{card.text}")
    return about.letter(visitor, replace(card, text=text, buttons=rows), by_phone=True)


async def visit_confirmed(about: About) -> list[Letter]:
    return await _plain(about, "visitor-confirmed-visit")


async def still_waiting(about: About) -> list[Letter]:
    """Somebody is at the door and has forgotten to say that it is done."""
    if about.case.state is not CaseState.ARRIVED or about.visitor is None or about.claim is None:
        return []
    card = visit_card(about, about.visitor)
    head = about.say(about.visitor, "visitor-still-there", subject=about.case.subject.name)
    message = replace(card, text=Html(f"{head}\n\n{card.text}"))
    return [about.letter(about.visitor, message)]


async def no_word(about: About) -> list[Letter]:
    return await _plain(about, "visitor-no-word", urgent=False)


async def visit_asked(about: About) -> list[Letter]:
    return await _card_for_visitor(about)


async def nobody_came(about: About) -> list[Letter]:
    return await _plain(about, "visitor-nobody-came", urgent=False)


TELLERS: Mapping[EventKind, Teller] = {
    EventKind.OFFERED: offered,
    EventKind.WITHDRAWN: withdrawn,
    EventKind.DECLINED: declined,
    EventKind.CLAIMED: claimed,
    EventKind.ASSIGNED: claimed,
    EventKind.RELEASED: released,
    EventKind.HANDED_BACK: handed_back,
    EventKind.VISITOR_ENDED: ended,
    EventKind.SET_OUT: set_out,
    EventKind.CODE_WRONG: code_wrong,
    EventKind.CODE_LOCKED: code_locked,
    EventKind.ARRIVED: arrived,
    EventKind.COMPLETED: completed,
    EventKind.CREDITED: credited,
    EventKind.NOT_SOLVED: not_solved,
    EventKind.CANCELLED: cancelled,
    EventKind.SETTLED: settled,
    EventKind.REMINDED: reminded,
    EventKind.VISIT_CONFIRMED: visit_confirmed,
    EventKind.STILL_WAITING: still_waiting,
    EventKind.VISIT_ASKED: visit_asked,
    EventKind.NO_WORD: no_word,
    EventKind.CODE_RENEWED: claimed,
    EventKind.NOBODY_CAME: nobody_came,
}
