"""What people see on their phones."""

from typing import TYPE_CHECKING

from sandbox.acts import Impossible
from sandbox.conversation import Conversation
from sandbox.records import Json, Message, Room
from sandbox.render import chat_json, seen_json, user_json

if TYPE_CHECKING:
    from sandbox.world import World


def room_of(world: "World", user: int, peer: str) -> Room:
    """The room in which `user` talks to `peer`: a bot's username or id, or a group's id."""
    if user not in world.users:
        raise Impossible("no such person")
    for bot in world.bots.values():
        if peer.removeprefix("@").lower() == bot.user.username.lower() or peer == str(bot.id):
            return Room(bot.id, user)
    group = next((group for group in world.groups if str(group) == peer), None)
    if group is not None:
        return Room(0, group)
    raise Impossible(f"no such chat: {peer}")


def chat_view(world: "World", user: int, room: Room, after: int = 0) -> Json:
    """A chat as `user` sees it; only messages and answers newer than version `after`."""
    conversation = world.conversation(room)
    messages = [m for m in conversation.messages.values() if m.version > after]
    return {
        "version": conversation.version,
        "chat": peer_json(world, room),
        "messages": [message_view(world, user, message) for message in messages],
        "ids": list(conversation.messages),
        "alerts": [
            alert
            for alert in conversation.alerts
            if alert["user"] == user and alert["version"] > after
        ],
        "keyboard": conversation.keyboards.get(user),
        "asks": conversation.asks.get(user),
        "pinned": _pinned(world, user, conversation),
        "commands": command_menu(world, user, room),
        "typing": conversation.typing,
        "started": conversation.started,
        "blocked": conversation.blocked,
        "read": conversation.read,
    }


def _pinned(world: "World", user: int, conversation: Conversation) -> Json | None:
    """The pinned message that stands in the bar: the newest."""
    newest = next((i for i in conversation.pinned[::-1] if i in conversation.messages), None)
    return message_view(world, user, conversation.messages[newest]) if newest else None


def message_view(world: "World", user: int, message: Message) -> Json:
    """A message with what this person did to it: `mine`, and `chosen` options of a poll."""
    body = seen_json(world, message)
    if "votes" in body:
        body["chosen"] = body["votes"].get(str(user), [])
    return {**body, "version": message.version, "mine": message.sender == user}


def peer_json(world: "World", room: Room) -> Json:
    """The other side: the bot, or the group with its members."""
    if room.chat >= 0:
        bot = world.bot_by_id(room.bot)
        return {**user_json(bot.user), "type": "bot"} if bot else {}
    members = [
        {**user_json(world.user(user)), "status": world.standing(room.chat, user)}
        for user in world.members.of_group(room.chat)
    ]
    return {**chat_json(world, room), "members": members}


def chats_of(world: "World", user: int) -> list[Json]:
    """Every chat a person has: with each bot, and the groups they are in."""
    rooms = [Room(bot.id, user) for bot in world.bots.values()]
    rooms += [Room(0, group) for group in world.members.groups_of(user)]
    return [{"peer": str(room.bot or room.chat), "chat": peer_json(world, room)} for room in rooms]


def command_menu(world: "World", user: int, room: Room) -> list[Json]:
    """The narrowest menu that the bot set for this person here (BotCommandScope's order)."""
    bot = room.bot or next(
        (b.id for b in world.bots.values() if world.members.inside(room.chat, b.id)), 0
    )
    language = world.user(user).language_code.partition("-")[0]
    for scope in _scopes(world, user, room):
        for spoken in (language, ""):
            if (bot, scope, spoken) in world.commands:
                return world.commands[bot, scope, spoken]
    return []


def _scopes(world: "World", user: int, room: Room) -> list[str]:
    if room.chat > 0:
        return [f"chat:{room.chat}", "all_private_chats", "default"]
    administrators = world.standing(room.chat, user) in ("creator", "administrator")
    return [
        f"chat_member:{room.chat}:{user}",
        *([f"chat_administrators:{room.chat}"] if administrators else []),
        f"chat:{room.chat}",
        *(["all_chat_administrators"] if administrators else []),
        "all_group_chats",
        "default",
    ]
