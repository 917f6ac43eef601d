"""What somebody writes while they are in a talk, or as a reply to one of its messages."""

from datetime import datetime

from casework import talks
from handlers.act import Act
from handlers.forms import aside
from handlers.letters import Message
from handlers.relay import passing
from handlers.relay.names import button, moment, name_of
from handlers.talk import Talk
from handlers.telling import tell
from rules.form_model import Contact
from rules.talks import Line, Relay, Said, TalkKind, TalkState, line_kind
from storage import cards
from storage import talks as talk_rows

TALK_CARD = "talk:"
"""What the message that asks staff to take a talk is called, with the talk's id."""


async def hear_reply(talk: Talk) -> bool:
    """Whether the act was a reply to a message of a talk; it has gone there then."""
    relay = await _replied_to(talk)
    if relay is None:
        return False
    asked = relay.state is TalkState.WAITING and talk.person.id != relay.resident_id
    if asked:
        await aside.put_aside(talk)
        await tell(talk.hall, talk.scene, await talks.take(talk.scene, relay.id))
    elif relay.state is TalkState.ENDED and relay.kind is TalkKind.VISIT:
        assert relay.case_id is not None
        relay, events = await talks.approach(talk.scene, relay.case_id)
        await tell(talk.hall, talk.scene, events)
    await _speak(talk, relay)
    return True


async def _replied_to(talk: Talk) -> Relay | None:
    if talk.act.reply_to is None:
        return None
    work, chat = talk.scene.work, talk.act.chat_id
    card = await cards.card_of_message(work, chat, talk.act.reply_to)
    kind, _, number = card.key.partition(":") if card else ("", "", "")
    if f"{kind}:" == TALK_CARD:
        return await talk_rows.talk_by_id(work, int(number))
    if f"{kind}:" != passing.CARD:
        return None
    line = await talk_rows.line_by_id(work, int(number))
    return await talk_rows.talk_by_id(work, line.talk_id) if line else None


async def hear(talk: Talk) -> bool:
    """Whether the person is in a talk; what they sent has gone there then."""
    relay = await talk_rows.focus_of(talk.scene.work, talk.person.id)
    if relay is None:
        return False
    await _speak(talk, relay)
    return True


async def _speak(talk: Talk, relay: Relay) -> None:
    said = _said(talk.act)
    if said is None:
        contact = isinstance(talk.act.answer, Contact)
        await talk.reply_text("talk-no-contact" if contact else "talk-cannot-pass")
        return
    spoken = await talks.say(talk.scene, relay.id, said)
    await tell(talk.hall, talk.scene, spoken.events)
    if spoken.line is None:
        return
    if spoken.held_until is not None:
        await _say_held(talk, spoken)
    elif spoken.relay.state is TalkState.WAITING:
        await _say_noted(talk, spoken.relay, spoken.line)
    else:
        await passing.pass_on(talk.hall, talk.scene, spoken.relay, spoken.line)
        if spoken.closed_until is not None:
            await _say_closed(talk, spoken.closed_until)


def _said(act: Act) -> Said | None:
    kind = line_kind(act.answer)
    if kind is None or act.message_id is None:
        return None
    return Said(kind, act.words, act.message_id)


async def _say_held(talk: Talk, spoken: talks.Spoken) -> None:
    """It is night: when the other one gets it."""
    assert spoken.held_until is not None
    to = spoken.relay.opposite(talk.person.id)
    assert to is not None
    language = talk.person.language
    who = await name_of(talk.hall, talk.scene, spoken.relay, to, language)
    until = moment(talk.hall, talk.scene, language, spoken.held_until)
    await talk.reply_text("talk-held", who=who, until=until, phone=talk.centre_phone())


async def _say_closed(talk: Talk, by: datetime) -> None:
    """The hours of duty have ended in the middle of a talk."""
    until = moment(talk.hall, talk.scene, talk.person.language, by)
    await talk.reply_text("talk-after-hours", until=until, phone=talk.centre_phone())


async def _say_noted(talk: Talk, relay: Relay, line: Line) -> None:
    """The first thing said while waiting is acknowledged, the others need no word."""
    first = (await talk_rows.lines_of(talk.scene.work, relay.id, 2))[0].id == line.id
    if first:
        rows = (button(talk.hall, talk.person.language, "press-talk-end", "tkend", relay),)
        await talk.reply(Message(talk.say("talk-noted"), rows))
