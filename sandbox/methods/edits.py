"""Changing and deleting messages."""

from typing import Any

from sandbox.methods.call import Call
from sandbox.methods.identifiers import message_ids
from sandbox.methods.markup import read_markup
from sandbox.methods.text import caption, message_text
from sandbox.records import Json, Message, Room
from sandbox.refusals import (
    DELETE_FORBIDDEN,
    DELETE_NOT_FOUND,
    DELETE_TOO_LATE,
    EDIT_FORBIDDEN,
    EDIT_NOT_FOUND,
    NO_CAPTION_TO_EDIT,
    NO_TEXT_TO_EDIT,
    NOT_MODIFIED,
    bad_request,
)
from sandbox.render import message_json

DELETABLE_S = 48 * 3600
CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")
CAPTIONED = ("photo", "document", "voice", "video", "audio", "animation")


def edit_message_text(call: Call) -> Json:
    content = message_text(call)
    message = own_message(call)
    if "text" not in message.content:
        raise bad_request(NO_TEXT_TO_EDIT)
    return edit(call, message, content=content)


def edit_message_caption(call: Call) -> Json:
    changed = caption(call)
    message = own_message(call)
    if not any(kind in message.content for kind in CAPTIONED):
        raise bad_request(NO_CAPTION_TO_EDIT)
    kept = {n: v for n, v in message.content.items() if n not in CAPTION_FIELDS}
    return edit(call, message, content=kept | changed)


def edit_message_reply_markup(call: Call) -> Json:
    return edit(call, own_message(call))


def delete_message(call: Call) -> bool:
    room = call.room()
    _delete(call, call.message(room, DELETE_NOT_FOUND))
    return True


def delete_messages(call: Call) -> bool:
    """Those that are not there are passed over."""
    room = call.room()
    messages = call.world.conversation(room).messages
    for message_id in message_ids(call):
        if message := messages.get(message_id):
            _delete(call, message)
    return True


def _delete(call: Call, message: Message) -> None:
    room = message.room
    if room.chat < 0 and message.sender != call.bot.id and not _moderates(call, room):
        raise bad_request(DELETE_FORBIDDEN)
    if call.world.clock.now_s() - message.date > DELETABLE_S:
        raise bad_request(DELETE_TOO_LATE)
    call.world.remove(message)


def own_message(call: Call, missing: str = EDIT_NOT_FOUND) -> Message:
    message = call.message(call.room(), missing)
    if message.sender != call.bot.id or message.forward:
        raise bad_request(EDIT_FORBIDDEN)
    return message


def edit(call: Call, message: Message, **changes: Any) -> Json:
    markup = read_markup(call).inline
    content = changes.get("content", message.content)
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    world = call.world
    world.limits.spend(call.bot.id, message.room, world.clock.now_ms())
    now = world.clock.now_s()
    return message_json(world, world.change(message, markup=markup, edited=now, **changes))


def _moderates(call: Call, room: Room) -> bool:
    return call.world.members.may(room.chat, call.bot.id, "can_delete_messages")


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
