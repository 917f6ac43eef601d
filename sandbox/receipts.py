"""Second ticks: the other side has a message once a bot has confirmed its update."""

from typing import TYPE_CHECKING

from sandbox.records import Json, Room

if TYPE_CHECKING:
    from sandbox.world import World


def note(world: "World", bot: int, update: Json) -> None:
    """Note what `bot` has of a private chat; an update that is no message, or broken, is none."""
    match update.get("message"):
        case {"message_id": int(message_id), "chat": {"id": int(chat)}}:
            room = Room(bot, chat)
        case _:
            return
    conversation = world.conversations.get(room)
    if conversation and message_id > conversation.read:
        conversation.read = message_id
        world.journal.write("read", bot=bot, chat=chat, message_id=message_id)
