"""Passing on what was said: in the bot's name, with a short header who speaks.

Texts are said anew and files are copied under a new caption, so that no account shows. Whoever
cannot be reached in chat hears it by phone.
"""

from casework import calls, talks, waiting
from casework.desk import Scene
from handlers import letters
from handlers.letters import Button, Message
from handlers.relay import reading
from handlers.relay.names import button, name_of
from handlers.talk import Hall, Talk
from handlers.telling import tell
from handlers.wording import Html
from rules.calls import MESSAGE
from rules.fitting import CAPTION_LIMIT, TEXT_LIMIT, length, plain
from rules.people import Person
from rules.talks import Line, LineKind, Relay, TalkKind
from storage import dialogs, people
from storage import talks as talk_rows
from storage.outbox import Call

CARD = "line:"
"""What the message that passes on a line is called, with the line's id."""


async def pass_on(hall: Hall, scene: Scene, relay: Relay, line: Line) -> None:
    """To the other side: now, or by phone."""
    to = relay.opposite(line.person_id)
    receiver = await people.person_by_id(scene.work, to) if to is not None else None
    if receiver is None:
        return
    if receiver.in_chat:
        await show_line(hall, scene, relay, line, receiver)
    else:
        await _by_phone(hall, scene, relay, line, receiver)


async def show_line(hall: Hall, scene: Scene, relay: Relay, line: Line, to: Person) -> None:
    """One line in somebody's chat, under the name of who said it."""
    speaker = await people.person_by_id(scene.work, line.person_id)
    assert speaker is not None
    assert to.telegram_id is not None
    name = await name_of(hall, scene, relay, speaker.id, to.language)
    head = hall.wording.say(to.language, "talk-head", who=name)
    hint, rows = await _ways_to_answer(hall, scene, relay, to)
    before, text = _parts(line, head, reading.safe(line.words), hint)
    if before:
        await letters.send(scene.work, to.telegram_id, Message(before), scene.now)
    message = Message(text, rows, card=f"{CARD}{line.id}")
    where = (scene.work, to.telegram_id)
    if line.kind is LineKind.TEXT:
        await letters.send(*where, message, scene.now, person_id=to.id, case_id=relay.case_id)
        return
    assert speaker.telegram_id is not None
    source = (speaker.telegram_id, line.message_id)
    await letters.copy(*where, source, message, scene.now, person_id=to.id, case_id=relay.case_id)


def _parts(line: Line, head: Html, words: Html, hint: Html) -> tuple[Html, Html]:
    """What is said before, and the text or caption itself: one message wherever it fits.

    A file always gets a caption of ours, since its own may name its sender.
    """
    whole = reading.lines(head, words, hint)
    if line.kind is LineKind.LOCATION:
        return whole, Html("")
    if length(whole) <= (TEXT_LIMIT if line.kind is LineKind.TEXT else CAPTION_LIMIT):
        return Html(""), whole
    if line.kind is LineKind.TEXT:
        return reading.lines(head, hint), words
    return reading.lines(head, words), reading.lines(head, hint)


async def _ways_to_answer(
    hall: Hall, scene: Scene, relay: Relay, to: Person
) -> tuple[Html, tuple[tuple[Button, ...], ...]]:
    """Who speaks with nobody else just writes; others turn to this talk by a button."""
    focus = await talk_rows.focus_of(scene.work, to.id)
    filling = await dialogs.active_dialog(scene.work, to.id)
    if focus is None:
        await talk_rows.set_focus(scene.work, to.id, relay.id)
        hint = hall.wording.say(to.language, "talk-just-write")
        rows = (button(hall, to.language, "press-talk-end", "tkend", relay),)
        return (hint, rows) if filling is None else _turn(hall, to, relay)
    if focus.id != relay.id or filling is not None:
        return _turn(hall, to, relay)
    return Html(""), ()


def _turn(hall: Hall, to: Person, relay: Relay) -> tuple[Html, tuple[tuple[Button, ...], ...]]:
    return Html(""), (button(hall, to.language, "press-talk-turn", "tkto", relay),)


async def _by_phone(hall: Hall, scene: Scene, relay: Relay, line: Line, to: Person) -> None:
    """Staff who cannot be reached are passed over; anybody else is called by the staff."""
    if relay.kind is TalkKind.DESK and to.id != relay.resident_id:
        await tell(hall, scene, await waiting.give_up_on(scene, relay.id))
        return
    language = hall.default_language
    who = await name_of(hall, scene, relay, line.person_id, language)
    said = reading.spoken(hall, line, language)
    words = plain(hall.wording.say(language, "talk-by-phone", who=who, words=said))
    quiet = scene.desk.cadence.quiet.is_quiet(scene.now)
    urgent = relay.kind is TalkKind.VISIT and not quiet
    events = await calls.need_call(scene, to, relay.case_id, words, reason=MESSAGE, urgent=urgent)
    await tell(hall, scene, (*events, *await talks.cut_off(scene, relay.id)))


async def pass_on_held(hall: Hall, scene: Scene, line_id: int) -> None:
    """In the morning: what was first said at night, unless the visit has gone to another."""
    line = await talk_rows.line_by_id(scene.work, line_id)
    relay = await talk_rows.talk_by_id(scene.work, line.talk_id) if line else None
    if line is None or relay is None:
        return
    if await talks.may_go_on(scene, relay):
        await pass_on(hall, scene, relay, line)
    else:
        await _tell_speaker(hall, scene, line, "talk-line-dropped")


async def not_passed_on(hall: Hall, scene: Scene, call: Call, to: Person) -> None:
    """Telegram would not take a line: by phone if its reader is out of reach, else said again."""
    line = await talk_rows.line_by_id(scene.work, int((call.card or "").removeprefix(CARD)))
    relay = await talk_rows.talk_by_id(scene.work, line.talk_id) if line else None
    if line is None or relay is None:
        return
    if to.in_chat:
        await _tell_speaker(hall, scene, line, "talk-line-failed")
    else:
        await _by_phone(hall, scene, relay, line, to)


async def _tell_speaker(hall: Hall, scene: Scene, line: Line, key: str) -> None:
    speaker = await people.person_by_id(scene.work, line.person_id)
    if speaker is not None and speaker.in_chat:
        talk = Talk.on_behalf(hall, scene, speaker)
        await talk.reply_text(key, phone=talk.centre_phone())
