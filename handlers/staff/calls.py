"""Calls to make: the words, the phone, and whether it worked."""

from casework import calls, views
from handlers import when
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.paging import Listed, page
from handlers.talk import Talk
from handlers.telling import tell
from handlers.wording import Html
from rules import access
from rules.answers.phone import shown_phone
from rules.calls import purpose_of
from rules.cases import CallTask
from rules.errors import NotAllowed
from rules.people import Person
from storage import cases, people

NAME = "calls"


async def show(talk: Talk) -> None:
    """`/calls`: the most urgent first, whom and why. Words and phones are shown one at a time."""
    await talk.reply(await listed(talk, 0, ""))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of the calls to make. Raises NotAllowed."""
    if not access.is_staff(talk.scene.by):
        raise NotAllowed("not-allowed")
    if not views.makes_calls(talk.scene):
        return Message(talk.say("calls-elsewhere"))
    count = await views.count_calls(talk.scene)
    if not count:
        return Message(talk.say("calls-none"))
    shown = page(count, number)
    tasks = await views.open_calls(talk.scene, shown.size, shown.start)
    lines, rows = [talk.say("calls-head", count=count)], []
    for task in tasks:
        name = await _name(talk, task)
        lines.append(await _line(talk, task, name))
        label = talk.label("calls-open", name=name, until=_until(talk, task))
        rows.append((Button(label, Press("call", task.id)),))
    turns = Listed(talk.hall.wording, talk.person.language, NAME)
    text = Html("\n".join((*lines, *turns.foot(shown))))
    return Message(text, (*rows, *turns.buttons(shown)))


async def _line(talk: Talk, task: CallTask, name: str) -> Html:
    case = await cases.case_by_id(talk.scene.work, task.case_id) if task.case_id else None
    return talk.say(
        "calls-line",
        mark="❗" if task.deadline < talk.scene.now else "·",
        name=name,
        purpose=talk.label(f"call-for-{purpose_of(task.reason)}"),
        number=case.number if case else "—",
        community=talk.place(task.community),
        until=_until(talk, task),
    )


async def _name(talk: Talk, task: CallTask) -> str:
    person = await people.person_by_id(talk.scene.work, task.person_id)
    return (person.name if person else None) or talk.label("somebody")


def _until(talk: Talk, task: CallTask) -> str:
    scene, zone = talk.scene, talk.scene.desk.calendar.zone
    return when.moment(talk.hall.wording, talk.person.language, task.deadline, scene.now, zone)


async def open_call(talk: Talk, press: Press) -> None:
    """What to say to whom; opening it is on record."""
    task = await calls.read_call(talk.scene, press.subject)
    person = await people.person_by_id(talk.scene.work, task.person_id)
    assert person is not None
    rows = (
        (Button(talk.label("press-reached"), Press("reached", task.id)),),
        (Button(talk.label("press-unreached"), Press("unreached", task.id)),),
    )
    moot = task.state == "answered"
    text = talk.say(
        "call-card",
        name=person.name or talk.label("somebody"),
        phone=await _phone(talk, task, person),
        words=task.words or talk.label("call-not-needed" if moot else "call-done"),
        tries=task.tries,
    )
    await talk.toast()
    await talk.reply(Message(text, rows if task.state == "open" else ()))


async def _phone(talk: Talk, task: CallTask, person: Person) -> str:
    """The person's own number, or the one that was left with their request."""
    if person.phone is not None:
        return shown_phone(person.phone)
    case = await cases.case_by_id(talk.scene.work, task.case_id) if task.case_id else None
    if case is not None and case.resident_id == person.id and case.subject.phone:
        return shown_phone(case.subject.phone)
    return talk.label("no-phone")


async def reached(talk: Talk, press: Press) -> None:
    events = await calls.called(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def not_reached(talk: Talk, press: Press) -> None:
    events = await calls.not_reached(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)
