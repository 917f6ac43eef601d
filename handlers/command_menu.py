"""The menu of commands of one chat: whoever holds a role finds the commands of that role there."""

from collections.abc import Iterable
from typing import Any

from casework.desk import Scene
from handlers.roles import actor_of
from handlers.talk import Hall, Talk
from rules.events import Event, EventKind
from rules.people import Actor, Person
from storage import people
from storage.outbox import NewCall, put_call

ROLE_CHANGED = (EventKind.JOINED, EventKind.APPLICATION_DECIDED, EventKind.ROLE_ENDED)
"""Events after which somebody has a role more or less; each says whose."""


async def refresh(hall: Hall, scene: Scene, events: Iterable[Event]) -> None:
    """Gives those whose roles have just changed the menu of the roles that they hold now."""
    for event in events:
        if event.kind in ROLE_CHANGED and isinstance(person_id := event.data.get("person"), int):
            person = await people.person_by_id(scene.work, person_id)
            if person is not None:
                await _set(hall, scene, person, await actor_of(scene.work, person.id))


async def show(talk: Talk) -> None:
    """Gives the one who asks their menu anew, in their language. Who holds no role has the one
    that everybody has."""
    if talk.scene.by.grants:
        await _set(talk.hall, talk.scene, talk.person, talk.scene.by)


async def clear(scene: Scene, chat_id: int) -> None:
    """The chat has the menu that everybody has."""
    await _call(scene, chat_id, "deleteMyCommands", {})


async def _set(hall: Hall, scene: Scene, person: Person, actor: Actor) -> None:
    if person.telegram_id is None:
        return
    if not actor.grants:
        await clear(scene, person.telegram_id)
        return
    shown = [
        {"command": name, "description": hall.wording.label(person.language, f"command-{name}")}
        for name in hall.commands_of(actor)
    ]
    await _call(scene, person.telegram_id, "setMyCommands", {"commands": shown})


async def _call(scene: Scene, chat_id: int, method: str, parameters: dict[str, Any]) -> None:
    """In the lane of what may wait: no answer is later for it."""
    payload = {"scope": {"type": "chat", "chat_id": chat_id}, **parameters}
    await put_call(scene.work, NewCall(chat_id, method, payload, lane="bulk"), scene.now)
