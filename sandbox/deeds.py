"""Acts as the people's interface takes them: a name and a JSON body."""

from base64 import b64decode
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sandbox import acts, links, media, pins, polls, reactions, samples
from sandbox.groups import move
from sandbox.records import Json, Message, Room
from sandbox.views import message_view, room_of

if TYPE_CHECKING:
    from sandbox.world import World


def _say(world: "World", user: int, room: Room, body: Json) -> Message:
    reply_to, quote = body.get("reply_to"), str(body.get("quote", ""))
    return acts.say(world, user, room, body["text"], reply_to=reply_to, quote=quote)


def _photo(world: "World", user: int, room: Room, body: Json) -> Message:
    data = b64decode(body["base64"]) if body.get("base64") else samples.photo()
    return acts.send_photo(world, user, room, data, body.get("caption", ""))


def _voice(world: "World", user: int, room: Room, body: Json) -> Message:
    seconds = int(body.get("seconds", 3))
    data = b64decode(body["base64"]) if body.get("base64") else samples.voice(seconds)
    return acts.speak(world, user, room, media.voice(world.files, data, seconds, "audio/ogg"))


def _document(world: "World", user: int, room: Room, body: Json) -> Message:
    data = b64decode(body["base64"])
    content = media.document(world.files, data, body["name"], body.get("mime", ""))
    return acts.speak(world, user, room, content | acts.caption_content(body.get("caption", "")))


def _location(world: "World", user: int, room: Room, body: Json) -> Message:
    details = {name: body[name] for name in media.LOCATION_DETAILS if name in body}
    place = media.location(body["latitude"], body["longitude"], details)
    return acts.speak(world, user, room, place)


def _contact(world: "World", user: int, room: Room, body: Json) -> Message:
    if "phone" not in body:
        return acts.speak(world, user, room, acts.own_contact(world, user))
    content = media.contact(
        body["phone"], body["name"], user_id=body.get("user_id"), vcard=body.get("vcard", "")
    )
    return acts.speak(world, user, room, content)


def _edit(world: "World", user: int, room: Room, body: Json) -> Message:
    return acts.edit(world, user, room, body["message_id"], body["text"])


def _tap(world: "World", user: int, room: Room, body: Json) -> Json:
    message_id, button = body["message_id"], body.get("shown")
    if not button:
        message = acts.message_in(world, room, message_id)
        button = acts.button_at(message, body["row"], body["column"])
    return acts.tap(world, user, room, message_id, button)


def _press(world: "World", user: int, room: Room, body: Json) -> Message:
    return acts.press(world, user, room, body["label"], body["latitude"], body["longitude"])


def _block(world: "World", user: int, room: Room, body: Json) -> None:
    acts.block(world, user, room, blocked=body["act"] == "block")


def _forward(world: "World", user: int, room: Room, body: Json) -> Message:
    source_room = room_of(world, user, str(body["from_peer"])) if "from_peer" in body else room
    source = acts.message_in(world, source_room, body["message_id"])
    return acts.forward(world, user, source, room)


def _sticker(world: "World", user: int, room: Room, body: Json) -> Message:
    data = b64decode(body["base64"]) if body.get("base64") else samples.WEBP
    content = media.sticker(world.files, data, "", str(body.get("emoji", "")))
    return acts.speak(world, user, room, content)


def _video(world: "World", user: int, room: Room, body: Json) -> Message:
    data, name = b64decode(body["base64"]), str(body.get("name", ""))
    frame = {n: int(body.get(n, default)) for n, default in samples.FRAME.items()}
    content = media.video(world.files, data, name, "video/mp4", frame)
    return acts.speak(world, user, room, content | acts.caption_content(body.get("caption", "")))


def _album(world: "World", user: int, room: Room, body: Json) -> Json:
    pictures = [b64decode(each) for each in body["photos"]]
    sent = acts.send_album(world, user, room, pictures, body.get("caption", ""))
    return {"messages": [message_view(world, user, message) for message in sent]}


def _vote(world: "World", user: int, room: Room, body: Json) -> Message:
    message = acts.message_in(world, room, body["message_id"])
    return polls.vote(world, user, message, [int(option) for option in body["options"]])


def _react(world: "World", user: int, room: Room, body: Json) -> Message:
    message = acts.message_in(world, room, body["message_id"])
    asked = [reactions.plain(emoji) for emoji in body["emoji"]]
    if strange := [emoji for emoji in asked if emoji not in reactions.EMOJI]:
        raise acts.Impossible(f"nobody can react with {strange[0]}")
    kinds = [{"type": "emoji", "emoji": emoji} for emoji in asked]
    return reactions.react(world, user, message, kinds)


def _pin(world: "World", user: int, room: Room, body: Json) -> None:
    message = acts.message_in(world, room, body["message_id"])
    if body["act"] == "pin":
        pins.pin(world, user, message)
    else:
        pins.unpin(world, room, [message.id])


def _leave(world: "World", user: int, room: Room, body: Json) -> None:
    if room.chat >= 0:
        raise acts.Impossible("only a group can be left")
    move(world, world.groups[room.chat], user, "left", by=user)


def _open_link(world: "World", user: int, room: Room, body: Json) -> Json:
    return links.open_link(world, user, body["url"])


ACTS: dict[str, Callable[["World", int, Room, Json], Any]] = {
    "say": _say,
    "photo": _photo,
    "voice": _voice,
    "document": _document,
    "location": _location,
    "contact": _contact,
    "edit": _edit,
    "tap": _tap,
    "press": _press,
    "block": _block,
    "unblock": _block,
    "forward": _forward,
    "sticker": _sticker,
    "video": _video,
    "album": _album,
    "vote": _vote,
    "react": _react,
    "pin": _pin,
    "unpin": _pin,
    "leave": _leave,
    "open_link": _open_link,
}
