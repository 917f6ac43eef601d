"""Which bots get to see what a person writes (privacy mode, core.telegram.org/bots/features)."""

from typing import TYPE_CHECKING

from sandbox.records import Bot, Message, Room

if TYPE_CHECKING:
    from sandbox.world import World


def bots_in(world: "World", room: Room) -> list[Bot]:
    if room.chat >= 0:
        bot = world.bot_by_id(room.bot)
        return [bot] if bot else []
    return [bot for bot in world.bots.values() if world.members.inside(room.chat, bot.id)]


def listeners(world: "World", message: Message) -> list[Bot]:
    """Bots that receive this message as an update."""
    room = message.room
    return [bot for bot in bots_in(world, room) if room.chat >= 0 or _hears(world, bot, message)]


def _hears(world: "World", bot: Bot, message: Message) -> bool:
    if bot.reads_groups or world.standing(message.room.chat, bot.id) == "administrator":
        return True
    return _is_service(message) or _answers(world, bot, message) or _addresses(world, bot, message)


def _is_service(message: Message) -> bool:
    notices = ("new_chat_members", "left_chat_member", "pinned_message", "new_chat_title")
    return any(name in message.content for name in notices)


def _answers(world: "World", bot: Bot, message: Message) -> bool:
    if message.reply_to is None:
        return False
    replied = world.conversation(message.room).messages.get(message.reply_to)
    return replied is not None and replied.sender == bot.id


def _addresses(world: "World", bot: Bot, message: Message) -> bool:
    """`/command@bot`, a mention, or a bare `/command` if no other bot spoke last."""
    text: str = message.content.get("text") or message.content.get("caption") or ""
    if f"@{bot.user.username}".lower() in text.lower():
        return True
    if not text.startswith("/") or "@" in text.split()[0]:
        return False
    return world.conversation(message.room).last_bot in (0, bot.id)
