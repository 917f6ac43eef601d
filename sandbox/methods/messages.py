"""sendMessage, copyMessage and the messages without a file."""

from sandbox import media
from sandbox.methods.call import Call
from sandbox.methods.sending import send
from sandbox.methods.text import caption, message_text
from sandbox.records import Json
from sandbox.refusals import COPY_FORBIDDEN, COPY_NOT_FOUND, bad_request

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
MEDIA = ("photo", "document", "voice", "video", "audio", "animation")


def send_message(call: Call) -> Json:
    return send(call, message_text(call))


def send_location(call: Call) -> Json:
    latitude, longitude = call.parameters.number("latitude"), call.parameters.number("longitude")
    if latitude is None:
        raise bad_request("latitude is empty")
    if longitude is None:
        raise bad_request("longitude is empty")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request("wrong latitude or longitude specified")
    return send(call, media.location(latitude, longitude))


def send_contact(call: Call) -> Json:
    given = call.parameters
    for required in ("phone_number", "first_name"):
        if not given.text(required):
            raise bad_request(f'parameter "{required}" is required')
    content = media.contact(
        given.text("phone_number"), given.text("first_name"), given.text("last_name")
    )
    return send(call, content)


def send_chat_action(call: Call) -> bool:
    action = call.parameters.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    room = call.room_to_write()
    call.world.conversation(room).typing = action
    call.world.happened("typing", room, action=action, by=call.bot.id)
    return True


def copy_message(call: Call) -> Json:
    source = call.message(call.room("from_chat_id"), COPY_NOT_FOUND)
    content = source.content
    if not any(name in content for name in (*MEDIA, "text", "location", "contact")):
        raise bad_request(COPY_FORBIDDEN)
    if call.parameters.has("caption") and any(name in content for name in MEDIA):
        kept = {n: v for n, v in content.items() if n not in ("caption", "caption_entities")}
        content = kept | caption(call)
    return {"message_id": send(call, content)["message_id"]}


METHODS = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
    "copyMessage": copy_message,
}
