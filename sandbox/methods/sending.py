"""The one way in which a bot's message gets into a chat."""

from typing import Any

from sandbox.methods.call import Call
from sandbox.methods.markup import Markup, read_markup
from sandbox.methods.replying import Reply, read_reply
from sandbox.records import Json, Message, Room
from sandbox.render import message_json


def send(call: Call, content: Json, **details: Any) -> Json:
    """Post `content` where `chat_id` says, with its keyboard and reply. Raises `Refusal`."""
    return message_json(call.world, post(call, content, **details))


def post(call: Call, content: Json, *, count: int = 1, **details: Any) -> Message:
    """The same, giving the message itself, the first of `count` that go together.

    `details` are further fields of `Message`.
    """
    world = call.world
    markup = read_markup(call)
    room = call.room_to_write()
    reply = read_reply(call, room)
    world.limits.spend(call.bot.id, room, world.clock.now_ms(), count)
    message = world.post(
        room,
        call.bot.id,
        content,
        reply_to=reply.message_id,
        quote=reply.quote,
        protected=call.parameters.flag("protect_content"),
        markup=markup.inline,
        **details,
    )
    set_keyboard(call, message, reply, markup)
    return message


def set_keyboard(call: Call, message: Message, reply: Reply, markup: Markup) -> None:
    """Show or take away the reply keyboard, or ask for a reply, of everybody it is meant for."""
    keyboard = markup.keyboard
    if keyboard is None:
        return
    conversation = call.world.conversation(message.room)
    for user in _meant(call, message, reply, selective=bool(keyboard.get("selective"))):
        if keyboard.get("force_reply"):
            conversation.asks[user] = message.id
        elif keyboard.get("remove_keyboard"):
            conversation.keyboards.pop(user, None)
        else:
            conversation.keyboards[user] = keyboard
    call.world.happened("keyboard", message.room, keyboard=keyboard)


def _meant(call: Call, message: Message, reply: Reply, *, selective: bool) -> list[int]:
    """Everybody in the room; if `selective`, those mentioned and whoever is replied to."""
    world, room = call.world, message.room
    people = _people(call, room)
    if not selective:
        return people
    replied = world.conversation(room).messages.get(reply.message_id or 0)
    text = str(message.content.get("text") or message.content.get("caption") or "").lower()
    named = {
        entity["user"]["id"]
        for entity in message.content.get("entities", [])
        if entity["type"] == "text_mention"
    }
    return [
        user
        for user in people
        if (replied and replied.sender == user)
        or user in named
        or (world.users[user].username and f"@{world.users[user].username}".lower() in text)
    ]


def _people(call: Call, room: Room) -> list[int]:
    if room.chat > 0:
        return [room.chat]
    return [u for u in call.world.members.of_group(room.chat) if u in call.world.users]
