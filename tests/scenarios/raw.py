"""What no button of a phone does, yet a client can: forged taps, odd contents, the same instant."""

from typing import TYPE_CHECKING

from handlers.buttons import Press
from sandbox import Person, World, acts
from sandbox.records import Json, Message, Room
from sandbox.render import message_json, user_json
from sandbox.seen import find_button

if TYPE_CHECKING:
    from tests.scenarios.stage import Player

STICKER: Json = {
    "sticker": {
        "file_id": "sticker",
        "file_unique_id": "sticker",
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
    }
}


async def sends(player: "Player", content: Json) -> None:
    """Something that `Person` has no act for."""
    await pours(player, content)


async def pours(player: "Player", *contents: Json) -> None:
    """All of it before the bot has heard any."""
    for content in contents:
        queues(player, content)
    await player.stage.house.settle()


def queues(player: "Player", content: Json) -> None:
    """Something that the bot has not heard of yet."""
    world = player.stage.house.world
    acts.speak(world, player.person.id, _room(world, player.person), content)


async def forges(player: "Player", *presses: Press | str) -> None:
    """Taps with any data at all on the newest message in the chat."""
    world, person = player.stage.house.world, player.person
    room = _room(world, person)
    message = max(world.conversation(room).messages.values(), key=lambda m: m.id)
    for press in presses:
        data = press if isinstance(press, str) else press.pack()
        query = world.new_query(room.bot, person.id, message)
        tapped = {
            "id": query.id,
            "chat_instance": "1",
            "data": data,
            "from": user_json(world.user(person.id)),
            "message": message_json(world, message),
        }
        world.tell(world.bots.values(), "callback_query", tapped)
    await player.stage.house.settle()


async def tap_together(key: str, *players: "Player") -> None:
    """All press the button `key` before the bot has heard of any of it."""
    await tap_label_together(players[0].label(key), *players)


async def tap_label_together(label: str, *players: "Player") -> None:
    """All press the button that says this before the bot has heard of any of it."""
    for player in players:
        world = player.stage.house.world
        message, (row, column) = _button(world, player.person, label)
        button = acts.button_at(message, row, column)
        acts.tap(world, player.person.id, message.room, message.id, button)
    await players[0].stage.house.settle()


def _button(world: World, person: Person, label: str) -> tuple[Message, tuple[int, int]]:
    messages = world.conversation(_room(world, person)).messages
    for message in sorted(messages.values(), key=lambda m: -m.id):
        keyboard = (message.markup or {}).get("inline_keyboard", [])
        labels = tuple(tuple(str(button["text"]) for button in row) for row in keyboard)
        if place := find_button(labels, label):
            return message, place
    raise AssertionError(f"{person.name} has no button {label!r}")


def _room(world: World, person: Person) -> Room:
    (bot,) = world.bots.values()
    return Room(bot.id, person.id)
