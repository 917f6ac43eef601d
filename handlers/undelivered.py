"""A message that Telegram would not take: the same words go by phone."""

from dataclasses import replace
from datetime import datetime

from casework import calls, safety
from casework.desk import Scene
from handlers.relay import passing
from handlers.talk import Hall
from handlers.telling import tell
from rules.fitting import plain
from rules.people import Actor
from storage import outbox, people
from storage.outbox import Call
from storage.work import Work

WORDS = ("text", "caption")


async def not_delivered(hall: Hall, work: Work, call: Call, blocked: bool, now: datetime) -> None:
    """`blocked`: the person blocked the bot; otherwise Telegram refused this one call."""
    scene = Scene(hall.desk, work, Actor.clock(), now)
    person = await people.person_by_id(work, call.person_id) if call.person_id else None
    if person is None:
        return
    if blocked:
        await safety.unreachable(scene, person.id)
        person = replace(person, reachable=False)
    if call.card is not None and call.card.startswith(passing.CARD):
        await passing.not_passed_on(hall, scene, call, person)
        return
    if await outbox.is_withdrawn(work, call.id):
        return
    words = _words(call)
    if call.edits or not words or await people.grants_of(work, person.id):
        return
    events = await calls.need_call(scene, person, call.case_id, words)
    await outbox.dismiss_dead_call(work, call.id)
    await tell(hall, scene, events)


def _words(call: Call) -> str:
    payload = call.payload or {}
    return next((plain(str(payload[key])) for key in WORDS if key in payload), "")
