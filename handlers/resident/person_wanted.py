""" "Talk to a person": with whoever is on duty, here; or somebody calls by a time that is said."""

from casework import calls, waiting
from handlers import when
from handlers.buttons import Press
from handlers.forms import aside, running
from handlers.letters import Message
from handlers.relay.names import button, moment
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules.form_model import Form, Step, StepKind
from rules.talks import Relay, TalkState
from storage import people, talks

NAME = "callback"


async def want_person(talk: Talk) -> None:
    """Puts an open form aside and asks the duty person; a call is promised where none is."""
    relay = await talks.desk_talk_of(talk.scene.work, talk.person.id)
    if relay is not None:
        await aside.put_aside(talk)
        await talks.set_focus(talk.scene.work, talk.person.id, relay.id)
        await say_waiting(talk, relay)
        return
    events = await waiting.want_person(talk.scene, talk.person)
    if events:
        await aside.put_aside(talk)
        await tell(talk.hall, talk.scene, events)
    else:
        await promise_call(talk)


async def say_waiting(talk: Talk, relay: Relay) -> None:
    """Who already talks, or waits, hears where it stands."""
    language = talk.person.language
    rows = [button(talk.hall, language, "press-talk-end", "tkend", relay)]
    if relay.state is TalkState.OPEN or relay.deadline is None:
        await talk.reply(Message(talk.say("talk-going-on"), tuple(rows)))
        return
    rows.insert(0, button(talk.hall, language, "press-talk-call", "tkcall", relay))
    until = moment(talk.hall, talk.scene, language, relay.deadline)
    text = talk.say("talk-still-waiting", until=until, phone=talk.centre_phone())
    await talk.reply(Message(text, tuple(rows)))


async def call_me(talk: Talk, press: Press) -> None:
    """The number that was missing for a call."""
    await talk.done()
    await promise_call(talk)


async def promise_call(talk: Talk) -> None:
    """Asks for a phone if none is known; otherwise a call is promised at once."""
    if talk.person.phone is None:
        await running.go_on_or_open(talk, NAME)
    else:
        await _promise_call(talk)


async def _completed(talk: Talk, context: Context, answers: Answers) -> None:
    await people.set_details(talk.scene.work, talk.person.id, phone=str(answers["phone"]))
    await _promise_call(talk)


async def _promise_call(talk: Talk) -> None:
    scene, language = talk.scene, talk.person.language
    words = talk.hall.wording.label(talk.hall.default_language, "call-person-wanted")
    person = await people.person_by_id(scene.work, talk.person.id)
    assert person is not None
    deadline, events = await calls.ask_for_call(scene, person, words)
    zone = scene.desk.calendar.zone
    until = when.moment(talk.hall.wording, language, deadline, scene.now, zone)
    await talk.reply_text("resident-person-wanted", until=until, phone=talk.centre_phone())
    await tell(talk.hall, scene, events)
    await aside.offer_parked(talk)


FORM = FormKind(
    Form(NAME, 1, (Step("phone", StepKind.PHONE),)),
    completed=_completed,
)
