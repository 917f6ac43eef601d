"""A dead letter: the person is told once, staff are alerted."""

import json
from datetime import datetime

from casework import safety
from casework.desk import Scene
from handlers import letters
from handlers.letters import Message
from handlers.talk import Hall
from handlers.telling import tell
from rules.people import Actor, Person, named
from storage import people
from storage.inbox import InboxUpdate
from storage.work import Work


async def apologise(hall: Hall, work: Work, letter: InboxUpdate, error: str, now: datetime) -> None:
    """`letter` may hold anything, even what is not an update."""
    scene = Scene(hall.desk, work, Actor.clock(), now, letter.seq)
    person = await _sender(work, letter.raw)
    if person is not None and person.telegram_id is not None:
        await _say(hall, scene, person, person.telegram_id)
    events = await safety.dead_letter(scene, letter.seq, person.id if person else None)
    await tell(hall, scene, events)


async def _say(hall: Hall, scene: Scene, person: Person, chat_id: int) -> None:
    town = hall.desk.town
    place = town.places.get(person.community or "") or town.communities()[0]
    text = hall.wording.say(
        person.language, "apology", phone=place.phone, community=named(place.names, person.language)
    )
    await letters.send(scene.work, chat_id, Message(text), scene.now, person_id=person.id)


async def _sender(work: Work, raw: bytes | None) -> Person | None:
    """Whoever seems to have sent it, read as leniently as can be."""
    try:
        update = json.loads(raw or b"{}")
        parts = [part for part in update.values() if isinstance(part, dict)]
        user_id = next(part["from"]["id"] for part in parts if "from" in part)
    except (ValueError, AttributeError, KeyError, TypeError, StopIteration):
        return None
    if not isinstance(user_id, int):
        return None
    return await people.person_by_telegram(work, user_id)
