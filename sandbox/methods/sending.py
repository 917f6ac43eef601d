"""The one way in which a bot's message gets into a chat."""

from sandbox.methods.call import Call
from sandbox.methods.markup import Markup, read_markup
from sandbox.records import Json, Room
from sandbox.refusals import REPLY_NOT_FOUND, bad_request
from sandbox.render import message_json


def send(call: Call, content: Json, *, forward: Json | None = None) -> Json:
    """Post `content` where `chat_id` says, with its keyboard and reply. Raises `Refusal`."""
    world = call.world
    markup = read_markup(call)
    room = call.room_to_write()
    reply_to = _reply_to(call, room)
    world.limits.spend(call.bot.id, room, world.clock.now_ms())
    message = world.post(
        room, call.bot.id, content, reply_to=reply_to, forward=forward, markup=markup.inline
    )
    set_keyboard(call, room, markup)
    return message_json(world, message)


def set_keyboard(call: Call, room: Room, markup: Markup) -> None:
    """Show or take away the reply keyboard of everybody in the room."""
    keyboard = markup.keyboard
    if keyboard is None or keyboard.get("force_reply"):
        return
    world = call.world
    keyboards = world.conversation(room).keyboards
    for user in world.members.of_group(room.chat) if room.chat < 0 else [room.chat]:
        if keyboard.get("remove_keyboard"):
            keyboards.pop(user, None)
        else:
            keyboards[user] = keyboard
    world.happened("keyboard", room, keyboard=keyboard)


def _reply_to(call: Call, room: Room) -> int | None:
    given = call.parameters.structure("reply_parameters", "reply parameters") or {}
    wanted = int(given.get("message_id") or call.parameters.integer("reply_to_message_id"))
    if not wanted or wanted in call.world.conversation(room).messages:
        return wanted or None
    forgiving = given.get("allow_sending_without_reply")
    if forgiving or call.parameters.flag("allow_sending_without_reply"):
        return None
    raise bad_request(REPLY_NOT_FOUND)
