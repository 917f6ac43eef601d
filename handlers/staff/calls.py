"""Calls to make: the words, the phone, and whether it worked."""

from casework import calls, views
from handlers import when
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.talk import Talk
from handlers.telling import tell
from handlers.wording import Html
from rules import access
from rules.answers.phone import shown_phone
from rules.errors import NotAllowed
from storage import people


async def show(talk: Talk) -> None:
    """`/calls`: the most urgent first. Words and phones are shown one at a time."""
    if not access.is_staff(talk.scene.by):
        raise NotAllowed("not-allowed")
    tasks = await views.open_calls(talk.scene)
    if not tasks:
        await talk.reply_text("calls-none")
        return
    zone, language = talk.scene.desk.calendar.zone, talk.person.language
    lines, rows = [talk.say("calls-head", count=len(tasks))], []
    for task in tasks[:10]:
        until = when.moment(talk.hall.wording, language, task.deadline, talk.scene.now, zone)
        late = "❗" if task.deadline < talk.scene.now else "·"
        place = talk.place(task.community)
        lines.append(talk.say("calls-line", mark=late, community=place, until=until))
        rows.append((Button(talk.label("calls-open", until=until), Press("call", task.id)),))
    await talk.reply(Message(Html("\n".join(lines)), tuple(rows)))


async def open_call(talk: Talk, press: Press) -> None:
    """What to say to whom; opening it is on record."""
    task = await calls.read_call(talk.scene, press.subject)
    person = await people.person_by_id(talk.scene.work, task.person_id)
    assert person is not None
    rows = (
        (Button(talk.label("press-reached"), Press("reached", task.id)),),
        (Button(talk.label("press-unreached"), Press("unreached", task.id)),),
    )
    text = talk.say(
        "call-card",
        name=person.name or talk.label("somebody"),
        phone=shown_phone(person.phone) if person.phone else talk.label("no-phone"),
        words=task.words or talk.label("call-done"),
        tries=task.tries,
    )
    await talk.toast()
    await talk.reply(Message(text, rows if task.state == "open" else ()))


async def reached(talk: Talk, press: Press) -> None:
    events = await calls.called(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def not_reached(talk: Talk, press: Press) -> None:
    events = await calls.not_reached(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)
