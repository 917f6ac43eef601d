"""Buttons and commands of a talk that both sides have: begin, turn to it, end it, be called."""

from casework import talks
from handlers.buttons import Press
from handlers.forms import aside
from handlers.letters import Message
from handlers.relay import reading
from handlers.relay.names import button, name_of
from handlers.resident import person_wanted
from handlers.talk import Talk
from handlers.telling import tell
from rules.talks import Ending, Relay, TalkKind
from storage import talks as talk_rows


async def with_other_side(talk: Talk, press: Press) -> None:
    """ "Contact the volunteer", "contact the resident": from now on words go there."""
    relay, events = await talks.approach(talk.scene, press.subject)
    await talk.toast()
    await aside.put_aside(talk)
    await tell(talk.hall, talk.scene, events)
    await _banner(talk, relay)


async def turn_to(talk: Talk, press: Press) -> None:
    """Back to this talk; a form that is open waits."""
    relay = await talks.turn_to(talk.scene, press.subject)
    await talk.toast()
    await aside.put_aside(talk)
    await _banner(talk, relay)


async def _banner(talk: Talk, relay: Relay) -> None:
    """With whom one is talking, and how to end it."""
    other = relay.opposite(talk.person.id)
    if other is None:
        await person_wanted.say_waiting(talk, relay)
        return
    language, hall = talk.person.language, talk.hall
    who = await name_of(hall, talk.scene, relay, other, language)
    if talk.person.id == relay.resident_id:
        key = "talk-banner-resident"
    else:
        key = "talk-banner-staff" if relay.kind is TalkKind.DESK else "talk-banner-visitor"
    rows = [button(hall, language, "press-talk-end", "tkend", relay)]
    if key == "talk-banner-staff":
        rows.append(button(hall, language, "press-talk-hand-over", "tkho", relay))
    await talk.reply(Message(talk.say(key, who=who), tuple(rows)))


async def end(talk: Talk, press: Press) -> None:
    events = await talks.end(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def block(talk: Talk, press: Press) -> None:
    """ "Pass me nothing more of theirs": until one writes to them oneself."""
    relay, events = await talks.block(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)
    other = relay.opposite(talk.person.id)
    assert other is not None
    who = await name_of(talk.hall, talk.scene, relay, other, talk.person.language)
    await talk.reply_text("talk-blocked-now", who=who)


async def end_by_command(talk: Talk) -> None:
    """`/end`: the talk one is in."""
    work, me = talk.scene.work, talk.person.id
    relay = await talk_rows.focus_of(work, me) or await talk_rows.desk_talk_of(work, me)
    if relay is None:
        await talk.reply_text("talk-none")
        return
    await tell(talk.hall, talk.scene, await talks.end(talk.scene, relay.id))


async def rather_call(talk: Talk, press: Press) -> None:
    """ "Call me": the talk becomes a call."""
    events = await talks.end(talk.scene, press.subject, Ending.CALL)
    await talk.done()
    await tell(talk.hall, talk.scene, events)
    await person_wanted.promise_call(talk)


async def read(talk: Talk, press: Press) -> None:
    """What was said about a case, for staff who look after it."""
    found = await talks.read_talks(talk.scene, press.subject)
    await talk.toast()
    if not any(said for _, said in found):
        await talk.reply_text("talk-nothing-said")
    for relay, said in found:
        if not said:
            continue
        text = await reading.history(talk.hall, talk.scene, relay, said, talk.person)
        await talk.reply(Message(text))
        await reading.show_files(talk, relay, said)
