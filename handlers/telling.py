"""Events become letters: to the people concerned, in their language, at a decent hour.

Whoever cannot be reached in chat gets the same words through a call task for staff.
"""

from casework import calls
from casework.desk import Events, Scene
from casework.steps import Timer
from handlers import about, boards, command_menu, letters
from handlers.letters import Letter
from handlers.talk import Hall
from handlers.tellers import (
    desk,
    disputes,
    handover,
    moves,
    receipts,
    resident,
    rounds,
    staff,
    talks,
    visitor,
    waiting,
)
from rules.events import Event
from rules.fitting import plain
from storage import due

BY_CASE = (
    resident.TELLERS,
    waiting.TELLERS,
    visitor.TELLERS,
    staff.TELLERS,
    moves.TELLERS,
    handover.TELLERS,
    disputes.TELLERS,
    receipts.TELLERS,
)


async def tell(hall: Hall, scene: Scene, events: Events) -> None:
    """Writes the outbox rows of what happened."""
    for event in events:
        for settled in await calls.settle(scene, event):
            await _tell(hall, scene, settled)
        await _tell(hall, scene, event)
    await boards.refresh(hall, scene, events)
    await command_menu.refresh(hall, scene, events)


async def _tell(hall: Hall, scene: Scene, event: Event) -> None:
    for letter in await letters_about(hall, scene, event):
        await deliver(hall, scene, event, letter)


async def tell_held(hall: Hall, scene: Scene, event: Event, person_id: int) -> None:
    """Says in the morning what was held back at night, as it stands by then."""
    for letter in await letters_about(hall, scene, event):
        if letter.to.id == person_id and not letter.in_person:
            await deliver(hall, scene, event, letter)


async def letters_about(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """Everybody's letters about one event."""
    teller = desk.TELLERS.get(event.kind) or rounds.TELLERS.get(event.kind)
    found = await teller(hall, scene, event) if teller else []
    found += await talks.letters_about(hall, scene, event)
    known = await about.load(hall, scene, event)
    if known is not None:
        for tellers in BY_CASE:
            if by_case := tellers.get(event.kind):
                found += await by_case(known)
    return found


async def deliver(hall: Hall, scene: Scene, event: Event, letter: Letter) -> None:
    """In chat now, in chat in the morning, or by phone."""
    quiet = scene.desk.cadence.quiet
    if letter.in_person or not letter.to.in_chat:
        await _by_phone(hall, scene, event, letter)
    elif _may_wait(scene, letter) and quiet.is_quiet(scene.now):
        morning = quiet.speak_at(scene.now)
        await due.put_due(scene.work, Timer.TELL, event.id, morning, slot=str(letter.to.id))
    else:
        await _in_chat(scene, letter)


def _may_wait(scene: Scene, letter: Letter) -> bool:
    """Not urgent, not asked for by the one who acts, and not a silent change of a card."""
    asked_for = letter.to.id == scene.by.person_id
    return not (letter.urgent or asked_for or letter.message.edits)


async def _in_chat(scene: Scene, letter: Letter) -> None:
    assert letter.to.telegram_id is not None
    await letters.send(
        scene.work,
        letter.to.telegram_id,
        letter.message,
        scene.now,
        person_id=letter.to.id,
        case_id=letter.case_id,
    )


async def _by_phone(hall: Hall, scene: Scene, event: Event, letter: Letter) -> None:
    """Only what is worth a call: offers and thanks go to those who can be reached."""
    if not letter.by_phone:
        return
    words = plain(letter.message.text)
    events = await calls.need_call(
        scene, letter.to, letter.case_id, words, reason=event.kind.value, urgent=letter.urgent
    )
    await tell(hall, scene, events)
