"""Reactions on messages, by people and by bots."""

from typing import TYPE_CHECKING

from sandbox.audience import bots_in
from sandbox.groups import governing_bots
from sandbox.records import Json, Message, Reaction
from sandbox.render import chat_json, user_json

if TYPE_CHECKING:
    from sandbox.world import World

ALLOWED = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌
🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓
🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡
🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀
😡
"""
EMOJI = frozenset(ALLOWED.split())


def plain(emoji: str) -> str:
    """An emoji without the variation selector that some keyboards add."""
    return emoji.replace("\ufe0f", "")


def react(world: "World", user: int, message: Message, kinds: list[Json]) -> Message:
    """Put these reactions of one person or bot in the place of their former ones.

    Bots hear `message_reaction` of people only: in a private chat, and in a group if they are
    administrators.
    """
    old = [r.kind for r in message.reactions if r.user == user]
    others = [r for r in message.reactions if r.user != user]
    new = [Reaction(user, kind) for kind in kinds]
    marked = world.mark(message, reactions=(*others, *new))
    room = message.room
    if old == kinds or user not in world.users:
        return marked
    payload = {
        "chat": chat_json(world, room),
        "message_id": message.id,
        "user": user_json(world.user(user)),
        "date": world.clock.now_s(),
        "old_reaction": old,
        "new_reaction": kinds,
    }
    hearing = governing_bots(world, room.chat) if room.chat < 0 else bots_in(world, room)
    world.tell(hearing, "message_reaction", payload)
    return marked
