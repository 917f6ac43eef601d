"""What falls due: timers of cases go to the casework, those of forms and held words are here."""

from datetime import datetime

from casework import timers as case_timers
from casework.desk import Scene
from casework.steps import Timer
from handlers.forms import aside
from handlers.relay import passing
from handlers.talk import Hall, Talk
from handlers.telling import tell, tell_held
from rules.people import Actor
from storage import dialogs, people
from storage import events as event_rows
from storage.due import Due, put_due
from storage.work import Work


async def ring(hall: Hall, work: Work, due: Due, now: datetime) -> None:
    """Does what fell due, and tells whom it concerns."""
    scene = Scene(hall.desk, work, Actor.clock(), now)
    if due.kind == Timer.TELL:
        await _tell_held(hall, scene, due)
    elif due.kind == Timer.TALK_HELD:
        await passing.pass_on_held(hall, scene, due.subject)
    elif due.kind in (Timer.FORM_OFFER, Timer.FORM_DROP):
        await _form(hall, scene, due)
    else:
        await tell(hall, scene, await case_timers.ring(scene, due))


async def _tell_held(hall: Hall, scene: Scene, due: Due) -> None:
    event = await event_rows.event_by_id(scene.work, due.subject)
    if event is not None:
        await tell_held(hall, scene, event, int(due.slot))


async def _form(hall: Hall, scene: Scene, due: Due) -> None:
    """An unfinished form is offered again, and dropped with notice after a week."""
    row = await dialogs.dialog_by_id(scene.work, due.subject)
    person = await people.person_by_id(scene.work, row.person_id) if row else None
    if row is None or person is None or person.telegram_id is None or not person.in_chat:
        return
    if scene.desk.cadence.quiet.is_quiet(scene.now):
        morning = scene.desk.cadence.quiet.speak_at(scene.now)
        await put_due(scene.work, due.kind, due.subject, morning)
        return
    talk = Talk.on_behalf(hall, scene, person)
    if due.kind == Timer.FORM_DROP:
        await aside.drop(talk, row.id)
    else:
        await aside.offer_again(talk, row)
