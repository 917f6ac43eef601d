"""Words of danger: whom to call is said first, then staff are told; repetitions are counted."""

from datetime import datetime

from casework import safety
from casework.desk import Scene
from handlers import letters
from handlers.act import Act
from handlers.letters import Message
from handlers.talk import Hall, Talk
from handlers.telling import tell
from handlers.wording import language_of
from rules.alarms import Cry
from rules.people import Actor
from storage import people
from storage.work import Work


async def cried(talk: Talk, call: str) -> None:
    """Somebody wrote words of danger to us."""
    heard = await safety.danger(talk.scene, _cry(talk.act, talk.person.id, call))
    key = "danger" if heard.loud else "danger-again"
    await talk.reply_text(key, call=call, phone=talk.centre_phone())
    await tell(talk.hall, talk.scene, heard.events)


async def cried_too_fast(talk: Talk, call: str) -> bool:
    """The same in the middle of a flood, where only what is new is answered. Returns whether
    it was."""
    heard = await safety.danger(talk.scene, _cry(talk.act, talk.person.id, call))
    if heard.loud:
        await talk.reply_text("danger", call=call, phone=talk.centre_phone())
        await tell(talk.hall, talk.scene, heard.events)
    return heard.loud


async def overheard(hall: Hall, work: Work, act: Act, call: str, seq: int, now: datetime) -> None:
    """Words of danger that people write to each other in a group: said there whom to call, once
    within a cool-down. Whoever wrote them need not be known to us and is not made known."""
    known = await people.person_by_telegram(work, act.user_id)
    by = Actor(known.id, ()) if known else Actor.clock()
    scene = Scene(hall.desk, work, by, now, seq)
    heard = await safety.danger(scene, _cry(act, known.id if known else None, call))
    if not heard.loud:
        return
    language = known.language if known else language_of(act.language_code, hall.default_language)
    phone = hall.desk.town.places[heard.alarm.community].phone
    text = hall.wording.say(language, "danger-group", call=call, phone=phone)
    await letters.send(work, act.chat_id, Message(text), now)
    await tell(hall, scene, heard.events)


def _cry(act: Act, person_id: int | None, call: str) -> Cry:
    return Cry(act.user_id, person_id, act.chat_id, call, act.words)
