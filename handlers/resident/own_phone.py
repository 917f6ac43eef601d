"""`/phone`: one's own phone, shared with one tap, so that calls to staff lead to this chat."""

from contextlib import suppress

from casework import phones
from handlers.letters import Keyboard, Message
from handlers.menu import menu_of
from handlers.resident import welcome
from handlers.talk import Talk
from rules.answers.phone import read_phone, shown_phone
from rules.errors import AnswerRefused
from rules.form_model import Contact


async def ask(talk: Talk, words: str) -> None:
    """A big button that shares the account's own number; newcomers are welcomed first."""
    if not welcome.is_known(talk):
        await welcome.begin(talk)
        return
    own = talk.person.phone if talk.person.phone_proven else None
    key = "own-phone-known" if own else "own-phone-ask"
    text = talk.say(key, phone=shown_phone(own) if own else "")
    share = talk.label("press-share-phone")
    rows = ((share,), *(await menu_of(talk)).rows)
    await talk.reply(Message(text, keyboard=Keyboard(rows, shares_phone=share)))


async def hear(talk: Talk) -> str | None:
    """The phone, as it is dialled, if the person shared their own; it is theirs from now on."""
    contact = talk.act.answer
    if not isinstance(contact, Contact) or not contact.own or not welcome.is_known(talk):
        return None
    with suppress(AnswerRefused):
        phone = read_phone(f"+{contact.phone.lstrip('+')}")
        await phones.share(talk.scene, talk.person, phone)
        return shown_phone(phone)
    return None


async def thank(talk: Talk, phone: str) -> None:
    text = talk.say("own-phone-thanks", phone=phone)
    await talk.reply(Message(text, keyboard=await menu_of(talk)))
