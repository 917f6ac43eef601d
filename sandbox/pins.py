"""Pinned messages."""

from typing import TYPE_CHECKING

from sandbox.audience import listeners
from sandbox.records import Message, Room
from sandbox.render import message_json

if TYPE_CHECKING:
    from sandbox.world import World


def pin(world: "World", by: int, message: Message) -> None:
    """Pin a message; a notice says so, which bots hear even of their own pins."""
    pinned = world.conversation(message.room).pinned
    if message.id in pinned:
        return
    pinned.append(message.id)
    world.happened("pinned", message.room, message_id=message.id)
    shown = message_json(world, message, nested=True)
    notice = world.post(message.room, by, {"pinned_message": shown})
    world.tell(listeners(world, notice), "message", message_json(world, notice))


def unpin(world: "World", room: Room, message_ids: list[int]) -> None:
    """Take these out of the bar; others stay."""
    conversation = world.conversation(room)
    conversation.pinned = [each for each in conversation.pinned if each not in message_ids]
    world.happened("unpinned", room, message_ids=message_ids)
