"""What the resident hears of a case: who, when, where, the one thing to do, the next word."""

from collections.abc import Mapping

from casework import views
from handlers.about import About, for_mode
from handlers.buttons import Press
from handlers.checklist import checklist
from handlers.letters import Button, Letter, Message
from handlers.roles import name_of
from handlers.tellers.kind import Teller
from handlers.tellers.numbers import call_promised
from handlers.wording import Argument, Html
from rules import door_code
from rules.cases import CaseState, Channel, Claim, Mode
from rules.events import EventKind
from rules.people import Person
from storage import events as event_rows


def _button(about: About, key: str, verb: str, value: str = "") -> Button:
    return Button(about.label(about.resident, key), Press(verb, about.case.id, value))


def _letter(
    about: About,
    key: str,
    *rows: tuple[Button, ...],
    urgent: bool = False,
    by_phone: bool = True,
    photo: str | None = None,
) -> list[Letter]:
    message = Message(about.say(about.resident, key), rows, photo=photo)
    return [about.letter(about.resident, message, urgent=urgent, by_phone=by_phone)]


def _card(about: About, key: str) -> str:
    return f"{key}:{about.case.id}"


def _with_checklist(about: About, text: Html, head: str) -> Html:
    """The text, and what to have ready under the text `head`."""
    items, to = about.scene.desk.items, about.resident
    papers = checklist(
        about.hall.wording, to.language, items.get(about.case.item), about.case.answers
    )
    return Html(f"{text}\n\n{about.say(to, head)}\n{papers}") if papers else text


async def submitted(about: About) -> list[Letter]:
    """With the number; of a visit weeks away also when people are asked for it. Whoever calls or
    stands at the counter is told there and then."""
    begins = about.scene.desk.cadence.offer_from(about.scene.now, about.case.wish_day)
    near = begins <= about.scene.now or about.case.mode is Mode.CENTRE
    text = about.say(
        about.resident,
        "resident-submitted" if near else "resident-submitted-ahead",
        begins=about.moment(about.resident.language, begins),
    )
    text = _with_checklist(about, text, "checklist-head")
    by_phone = about.case.channel is Channel.CHAT
    return [about.letter(about.resident, Message(text, wish_rows(about)), by_phone=by_phone)]


async def set_aside(about: About) -> list[Letter]:
    """The answer to the request itself says so, too."""
    if about.event.at == about.case.created_at:
        return []
    return _letter(about, "resident-set-aside")


async def claimed(about: About) -> list[Letter]:
    """Who comes and when, with the door code and how it is used."""
    if about.claim is None or not about.claim.live or about.case.undated:
        return []
    text = about.say(about.resident, "resident-claimed", **code_words(about.claim))
    message = Message(text, visit_rows(about), claim=about.claim.id)
    return [about.letter(about.resident, message, by_phone=True)]


def code_words(claim: Claim) -> dict[str, str]:
    """The door code and its halves, for the texts that say how it is used."""
    first, last = door_code.first(claim.door_code), door_code.last(claim.door_code)
    return {"code": f"{first} {last}", "first": first, "last": last}


def wish_rows(about: About) -> tuple[tuple[Button, ...], ...]:
    """What the resident can do while nobody has it."""
    return (
        (_button(about, "press-move", "mv"),),
        (_button(about, "press-cancel-case", "cx"),),
    )


def visit_rows(about: About) -> tuple[tuple[Button, ...], ...]:
    """What the resident can do about a visit to come."""
    return (_contact(about), *wish_rows(about))


def _contact(about: About) -> tuple[Button, ...]:
    key = for_mode(about.hall.wording, "press-talk-visitor", about.case)
    return (_button(about, key, "tkv"),)


async def set_out(about: About) -> list[Letter]:
    return _letter(about, "resident-set-out", _contact(about), urgent=True, by_phone=False)


async def arrived(about: About) -> list[Letter]:
    return _letter(about, "resident-arrived", urgent=True, by_phone=False)


async def code_locked(about: About) -> list[Letter]:
    return _letter(about, "resident-code-locked", urgent=True)


def _solved_rows(about: About) -> tuple[tuple[Button, ...], ...]:
    return ((_button(about, "press-solved", "ok"),), (_button(about, "press-not-solved", "bad"),))


async def completed(about: About) -> list[Letter]:
    """Is it done? With the visitor's photo, if there is one."""
    notes = await event_rows.notes_of(about.scene.work, about.case.id)
    photo = notes[-1].photo if notes else None
    return _letter(about, "resident-completed", *_solved_rows(about), photo=photo)


async def confirmation_asked(about: About) -> list[Letter]:
    return _letter(about, "resident-confirmation-asked", *_solved_rows(about))


async def confirmed(about: About) -> list[Letter]:
    stars = tuple(_button(about, f"press-rate-{n}", "rate", str(n)) for n in (5, 4, 3, 2, 1))
    rows = tuple((star,) for star in stars)
    return _letter(about, "resident-confirmed", *rows, by_phone=False)


async def rated(about: About) -> list[Letter]:
    """After a low rating somebody calls; until when is said."""
    desk, now = about.scene.desk, about.scene.now
    if int(str(about.event.data["rating"])) > desk.policy.low_rating:
        return _letter(about, "resident-rated", by_phone=False)
    until = about.moment(about.resident.language, desk.call_deadline(now, urgent=False))
    return [about.letter(about.resident, call_promised(about, "resident-rated-low", until=until))]


async def not_solved(about: About) -> list[Letter]:
    return _letter(about, "resident-not-solved")


async def unconfirmed(about: About) -> list[Letter]:
    return _letter(about, "resident-unconfirmed", (_button(about, "press-not-solved", "bad"),))


async def cancelled(about: About) -> list[Letter]:
    """That somebody has been told is said only where somebody was coming."""
    was_coming = about.event.data["visitor"] is not None or about.case.mode is Mode.CENTRE
    key = "resident-cancelled" if was_coming else "resident-cancelled-unclaimed"
    return _letter(about, key, by_phone=False)


async def reopened(about: About) -> list[Letter]:
    return _letter(about, "resident-reopened")


async def settled(about: About) -> list[Letter]:
    """With whose word it was, so that a word that was never given is found out."""
    text = about.say(about.resident, "resident-settled", **settled_words(about, about.resident))
    rows = ((_button(about, "press-not-solved", "bad"),),)
    return [about.letter(about.resident, Message(text, rows), by_phone=True)]


def settled_words(about: About, reader: Person) -> dict[str, Argument]:
    """Who said that the case is done, and how that was heard; events of old say neither."""
    how = str(about.event.data.get("how", "called"))
    return {
        "who": about.case.decision or about.label(reader, "somebody"),
        "how": about.label(reader, f"choice-settle-how-{how}"),
    }


async def told(about: About) -> list[Letter]:
    """The words of staff, under the name of the office that they are from."""
    notes = await event_rows.notes_of(about.scene.work, about.case.id)
    said = next((note.words for note in reversed(notes) if note.at == about.event.at), "")
    office = await views.office_of(about.scene, about.event.by, about.case.community)
    name = name_of(about.scene.desk.town, office, about.resident.language)
    text = about.say(about.resident, "resident-told", words=said, community=name)
    return [about.letter(about.resident, Message(text), by_phone=True)]


async def reminded(about: About) -> list[Letter]:
    """The evening before or two hours before: who comes, when, and the door code's use."""
    if about.claim is None or about.case.state is not CaseState.CLAIMED:
        return []
    words = code_words(about.claim)
    text = about.say(about.resident, "resident-reminded", first=words["first"], last=words["last"])
    text = _with_checklist(about, text, "checklist-again")
    message = Message(text, visit_rows(about), claim=about.claim.id)
    return [about.letter(about.resident, message, by_phone=True)]


async def visit_asked(about: About) -> list[Letter]:
    rows = (
        (_button(about, "press-came", "came"),),
        (_button(about, "press-nobody-came", "none"),),
    )
    return _letter(about, "resident-visit-asked", *rows)


async def no_word(about: About) -> list[Letter]:
    return [about.letter(about.resident, call_promised(about, "resident-no-word"), by_phone=True)]


async def code_renewed(about: About) -> list[Letter]:
    """Who is at the door is known now; the code to say is another one."""
    if about.claim is None or not about.claim.live:
        return []
    text = about.say(about.resident, "resident-code-renewed", **code_words(about.claim))
    message = Message(text, claim=about.claim.id)
    return [about.letter(about.resident, message, urgent=True, by_phone=True)]


async def phone_proven(about: About) -> list[Letter]:
    """What was taken by phone can be followed in the chat from now on."""
    return [*_letter(about, "resident-phone-proven"), *await claimed(about)]


async def due_again(about: About) -> list[Letter]:
    days = about.event.data["days"]
    assert isinstance(days, int)
    start = Button(
        about.label(about.resident, "press-start-again"), Press("item", 0, about.case.item)
    )
    rows = ((start,), (_button(about, "press-stop-due", "stopdue"),))
    text = about.say(about.resident, "resident-due-again", days=days)
    return [about.letter(about.resident, Message(text, rows), by_phone=True)]


def _what_follows(about: About) -> tuple[str, int] | None:
    """The item that follows, and after how many days; None if it is offered no more."""
    items = about.scene.desk.items
    rule = items[about.case.item].followed_by
    return (rule.item, rule.after_days) if rule and rule.item in items else None


async def closed(about: About) -> list[Letter]:
    """What comes next, if anything does."""
    return _next_step(about, "resident-next-step")


async def next_step_due(about: About) -> list[Letter]:
    return _next_step(about, "resident-next-step-due")


def _next_step(about: About, key: str) -> list[Letter]:
    rule = _what_follows(about)
    if rule is None:
        return []
    follows = about.label(about.resident, f"item-{rule[0]}")
    text = about.say(about.resident, key, follows=follows, days=rule[1])
    rows = ((_button(about, "press-follow", "follow"),),)
    return [about.letter(about.resident, Message(text, rows), by_phone=True)]


TELLERS: Mapping[EventKind, Teller] = {
    EventKind.SUBMITTED: submitted,
    EventKind.SET_ASIDE: set_aside,
    EventKind.CLAIMED: claimed,
    EventKind.ASSIGNED: claimed,
    EventKind.SET_OUT: set_out,
    EventKind.ARRIVED: arrived,
    EventKind.CODE_LOCKED: code_locked,
    EventKind.COMPLETED: completed,
    EventKind.CONFIRMATION_ASKED: confirmation_asked,
    EventKind.CONFIRMED: confirmed,
    EventKind.RATED: rated,
    EventKind.NOT_SOLVED: not_solved,
    EventKind.UNCONFIRMED: unconfirmed,
    EventKind.CANCELLED: cancelled,
    EventKind.REOPENED: reopened,
    EventKind.SETTLED: settled,
    EventKind.TOLD: told,
    EventKind.REMINDED: reminded,
    EventKind.VISIT_ASKED: visit_asked,
    EventKind.NO_WORD: no_word,
    EventKind.CODE_RENEWED: code_renewed,
    EventKind.PHONE_PROVEN: phone_proven,
    EventKind.DUE_AGAIN: due_again,
    EventKind.CLOSED: closed,
    EventKind.NEXT_STEP_DUE: next_step_due,
}
