"""Receipts: the same words to both sides, and to staff what is not right with them."""

from collections.abc import Mapping

from casework import views
from handlers import when
from handlers.about import About
from handlers.buttons import Press
from handlers.letters import Button, Letter, Message
from handlers.receipts import lines, receipt_words
from handlers.tellers.kind import Teller
from handlers.tellers.numbers import call_promised
from handlers.wording import Argument, Html
from rules.events import EventKind
from rules.people import Person
from rules.receipts import Receipt, ReceiptKind, other_words, outstanding
from storage import people, receipts

PARTS = ("things", "new", "kept", "out")
"""What a receipt for a return says, in this order."""


async def taken(about: About) -> list[Letter]:
    return await _both(about, "receipt-taken")


async def returned(about: About) -> list[Letter]:
    return await _both(about, "receipt-returned")


async def _both(about: About, key: str) -> list[Letter]:
    """To the resident with "is that right?", to the holder without; staff who gave it out too."""
    receipt = await _receipt(about)
    letters = []
    for person in await _givers(about, receipt):
        words = await _words(about, person, receipt)
        text = about.say(person, f"{key}-visitor", **words)
        letters.append(about.letter(person, Message(text), urgent=True))
    words = await _words(about, about.resident, receipt)
    text = about.say(about.resident, f"{key}-resident", **words)
    message = Message(text, _answers(about, receipt))
    letters.append(about.letter(about.resident, message, urgent=True, by_phone=True))
    return letters


def _answers(about: About, receipt: Receipt) -> tuple[tuple[Button, ...], ...]:
    to = about.resident
    return (
        (Button(about.label(to, "press-receipt-right"), Press("rok", receipt.id)),),
        (Button(about.label(to, "press-receipt-wrong"), Press("rbad", receipt.id)),),
    )


async def _receipt(about: About) -> Receipt:
    found = await receipts.receipt_by_id(about.scene.work, int(str(about.event.data["receipt"])))
    assert found is not None
    return found


async def _givers(about: About, receipt: Receipt) -> list[Person]:
    """The holder, and whoever of the staff acted instead."""
    ids = dict.fromkeys((receipt.holder, about.event.by or receipt.holder))
    found = [await people.person_by_id(about.scene.work, person_id) for person_id in ids]
    return [person for person in found if person is not None and person.id != about.resident.id]


async def _words(about: About, to: Person, receipt: Receipt) -> dict[str, Argument]:
    every = await receipts.receipts_of(about.scene.work, about.case.id)
    words = receipt_words(about.hall.wording, to.language, receipt, every)
    holder = await people.person_by_id(about.scene.work, receipt.holder)
    words["holder"] = (holder.name if holder else None) or about.label(to, "somebody")
    words["subject"] = about.case.subject.name
    words["at"] = when.stamp(to.language, receipt.at, about.scene.desk.calendar.zone)
    parts = ("things",) if receipt.kind is ReceiptKind.TAKEN else PARTS
    said = [_part(about, to, part, words) for part in parts]
    return words | {"parts": Html("\n".join(filter(None, said)))}


def _part(about: About, to: Person, part: str, words: dict[str, Argument]) -> Html:
    """A paragraph of its own for what there is, and nothing for what there is not."""
    if words[part]:
        return about.say(to, f"receipt-{part}", value=words[part], holder=words["holder"])
    return about.say(to, "receipt-nothing-out") if part == "out" else Html("")


async def agreed(about: About) -> list[Letter]:
    receipt = await _receipt(about)
    words: dict[str, Argument] = {"receipt": receipt.number}
    text = about.say(about.resident, "receipt-agreed-resident", **words)
    return [about.letter(about.resident, Message(text), urgent=True)]


async def disputed(about: About) -> list[Letter]:
    """Something is missing or too much: staff at once, both sides know that they call."""
    receipt = await _receipt(about)
    words = await _words(about, about.resident, receipt)
    message = call_promised(about, "receipt-disputed-resident", **words)
    letters = [about.letter(about.resident, message, urgent=True, by_phone=True)]
    holder = await people.person_by_id(about.scene.work, receipt.holder)
    if holder is not None:
        said = about.say(holder, "receipt-disputed-visitor", receipt=receipt.number)
        letters.append(about.letter(holder, Message(said), urgent=True))
    for person in await views.staff_of(about.scene, about.case.community):
        words = await _words(about, person, receipt)
        row = (Button(about.label(person, "press-open-case"), Press("case", about.case.id)),)
        message = Message(about.say(person, "staff-receipt-disputed", **words), (row,))
        letters.append(about.letter(person, message, urgent=True))
    return letters


async def still_out(about: About) -> list[Letter]:
    """With every promised word to the resident, whoever has originals hears that they do."""
    every = await receipts.receipts_of(about.scene.work, about.case.id)
    out = outstanding(every)
    holder = await people.person_by_id(about.scene.work, every[-1].holder) if out else None
    if holder is None:
        return []
    things = lines(about.hall.wording, holder.language, out, other_words(every))
    text = about.say(
        holder, "visitor-originals-out", things=things, subject=about.case.subject.name
    )
    button = Button(about.label(holder, "press-give"), Press("give", about.case.id))
    return [about.letter(holder, Message(text, ((button,),)))]


TELLERS: Mapping[EventKind, Teller] = {
    EventKind.ORIGINALS_TAKEN: taken,
    EventKind.ORIGINALS_RETURNED: returned,
    EventKind.RECEIPT_AGREED: agreed,
    EventKind.RECEIPT_DISPUTED: disputed,
    EventKind.STILL_WAITING: still_out,
}
