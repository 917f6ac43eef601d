""" "Talk to a person": somebody of the community calls back by a time that is said."""

from casework import calls
from handlers import when
from handlers.forms import running
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules.form_model import Form, Step, StepKind
from storage import people

NAME = "callback"


async def want_person(talk: Talk) -> None:
    """Asks for a phone if none is known; otherwise a call is promised at once."""
    if talk.person.phone is None:
        await running.open_form(talk, NAME)
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
    events = await calls.need_call(scene, person, None, words)
    deadline = scene.desk.call_deadline(scene.now, urgent=False)
    zone = scene.desk.calendar.zone
    until = when.moment(talk.hall.wording, language, deadline, scene.now, zone)
    await talk.reply_text("resident-person-wanted", until=until, phone=talk.centre_phone())
    await tell(talk.hall, scene, events)
    await running.offer_parked(talk)


FORM = FormKind(
    Form(NAME, 1, (Step("phone", StepKind.PHONE),)),
    completed=_completed,
)
