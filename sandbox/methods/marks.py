"""What hangs on messages: reactions and pins."""

from sandbox import pins, reactions
from sandbox.methods.call import Call
from sandbox.records import Json, Room
from sandbox.refusals import (
    PIN_NOT_FOUND,
    PIN_RIGHTS,
    REACT_NOT_FOUND,
    REACTION_INVALID,
    UNPIN_NOT_FOUND,
    bad_request,
)


def set_message_reaction(call: Call) -> bool:
    """A bot has one reaction at most."""
    message = call.message(call.room_to_write(), REACT_NOT_FOUND)
    asked = call.parameters.structure("reaction", "reaction types") or []
    if not isinstance(asked, list) or len(asked) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    reactions.react(call.world, call.bot.id, message, [_kind(each) for each in asked])
    return True


def pin_chat_message(call: Call) -> bool:
    message = call.message(_room_to_pin_in(call), PIN_NOT_FOUND)
    pins.pin(call.world, call.bot.id, message)
    return True


def unpin_chat_message(call: Call) -> bool:
    """The message that is named, or the newest pinned one."""
    room = _room_to_pin_in(call)
    pinned = call.world.conversation(room).pinned
    wanted = call.parameters.integer("message_id") or (pinned[-1] if pinned else 0)
    if wanted not in pinned:
        raise bad_request(UNPIN_NOT_FOUND)
    pins.unpin(call.world, room, [wanted])
    return True


def unpin_all_chat_messages(call: Call) -> bool:
    room = _room_to_pin_in(call)
    pins.unpin(call.world, room, list(call.world.conversation(room).pinned))
    return True


def _kind(asked: Json) -> Json:
    emoji = reactions.plain(str(asked.get("emoji", "")))
    if asked.get("type") != "emoji" or emoji not in reactions.EMOJI:
        raise bad_request(REACTION_INVALID)
    return {"type": "emoji", "emoji": emoji}


def _room_to_pin_in(call: Call) -> Room:
    room = call.room_to_write()
    if room.chat < 0 and not call.may(room, "can_pin_messages"):
        raise bad_request(PIN_RIGHTS)
    return room


METHODS = {
    "setMessageReaction": set_message_reaction,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
