"""A service item's form: opened from the menu, submitted at its end."""

from datetime import date

from casework import caps
from casework.submitting import Request, submit
from handlers.buttons import Press
from handlers.forms import running
from handlers.forms.facts import subject_of
from handlers.letters import Button, Message
from handlers.resident import welcome
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules import access
from rules.access import Action
from rules.cases import Channel, Subject
from rules.errors import NotAllowed, NotFound
from rules.form_asking import RELATIVE
from rules.form_words import NEW, SELF
from rules.items import ServiceItem
from rules.people import Person, Relative
from storage import people


async def begin(talk: Talk, item: str, words: str = "") -> None:
    """Opens the form, with the words that asked for it; newcomers are welcomed first and then go
    on with it. Raises CapReached for somebody who has too many open already."""
    if item not in talk.scene.desk.items:
        raise NotFound("item-gone")
    if welcome.is_known(talk):
        await caps.check_person(talk.scene, talk.person)
        await running.go_on_or_open(talk, item, words=words)
    else:
        await welcome.begin(talk, item, words)


def form_of(item: ServiceItem) -> FormKind:
    """The item's form, which ends in a case."""

    async def completed(talk: Talk, context: Context, answers: Answers) -> None:
        await _submit(talk, item, context, answers)

    async def ended(talk: Talk, context: Context, value: str) -> None:
        await _ended(talk, item, context, value)

    return FormKind(item.form, completed, ended)


async def _ended(talk: Talk, item: ServiceItem, context: Context, value: str) -> None:
    """A choice made the rest needless; what has to be done in person has a way of its own, which
    is one tap away for whoever asks for themselves."""
    text, rule = talk.say(f"ended-{item.id}-{value}"), item.in_person_only
    if rule is None or value not in rule.values or "for" in context:
        await talk.reply(Message(text))
        return
    instead = talk.label("press-instead", item=talk.label(f"item-{rule.instead}"))
    await talk.reply(Message(text, ((Button(instead, Press("item", 0, rule.instead)),),)))


async def _submit(talk: Talk, item: ServiceItem, context: Context, answers: Answers) -> None:
    """Raises NotAllowed for staff who may not file for others any more."""
    if "for" in context and not _files_there(talk, str(context["community"])):
        raise NotAllowed("not-allowed")
    resident = await subject_of(talk, context)
    subject = await _subject(talk, resident, answers)
    request = Request(
        item=item.id,
        community=str(context.get("community") or resident.community),
        resident=resident,
        subject=subject,
        answers=answers,
        wish_day=date.fromisoformat(str(answers["day"])),
        wish_slot=str(answers["slot"]),
        channel=Channel(context.get("channel", Channel.CHAT)),
        after=context.get("after"),
    )
    await tell(talk.hall, talk.scene, await submit(talk.scene, request))


def _files_there(talk: Talk, community: str) -> bool:
    """Whether the person takes requests for others at a place."""
    town = talk.scene.desk.town
    return access.at_place(talk.scene.by, Action.FILE_FOR_OTHERS, community, town)


async def _subject(talk: Talk, resident: Person, answers: Answers) -> Subject:
    """Whom the case is for; what was said is kept, so that nobody types it twice."""
    whom = str(answers.get("for-whom", SELF))
    phone, address = _text(answers, "phone"), _text(answers, "address")
    if whom == SELF:
        name = str(answers["own-name"])
        await people.set_details(
            talk.scene.work, resident.id, name=name, phone=phone, address=address
        )
        return Subject(name, phone or resident.phone, address or "")
    relative = await _relative(talk, resident, whom, answers)
    phone = phone or relative.phone or resident.phone
    return Subject(relative.name, phone, address or "", relative.kinship)


async def _relative(talk: Talk, resident: Person, whom: str, answers: Answers) -> Relative:
    """A saved relative with what is new about them, or a new one."""
    work, phone, address = talk.scene.work, _text(answers, "phone"), _text(answers, "address")
    if whom == NEW:
        return await people.add_relative(
            work,
            resident.id,
            name=str(answers["new-name"]),
            kinship=str(answers["new-kinship"]),
            phone=phone,
            address=address,
            now=talk.scene.now,
        )
    wanted = int(whom.removeprefix(RELATIVE))
    saved = await people.relatives_of(work, resident.id)
    found = next(relative for relative in saved if relative.id == wanted)
    await people.set_relative_details(work, found.id, phone=phone, address=address)
    return found


def _text(answers: Answers, key: str) -> str | None:
    value = answers.get(key)
    return str(value) if value is not None else None
