"""What people do: each act changes the world and makes the updates that Telegram would send."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zlib import crc32

from sandbox import media
from sandbox.audience import bots_in, listeners
from sandbox.entities import trim, units, with_found
from sandbox.records import Json, Message, Room
from sandbox.render import chat_json, message_json, user_json
from sandbox.rights import permission_for

if TYPE_CHECKING:
    from sandbox.world import World

LOOKS = ("text", "style", "icon_custom_emoji_id")


class Impossible(Exception):
    """A person cannot do this: no such button, message or chat."""


def say(
    world: "World",
    user: int,
    room: Room,
    text: str,
    *,
    reply_to: int | None = None,
    quote: str = "",
) -> Message:
    """`quote`: words of the message replied to."""
    text, _ = trim(text, [])
    if not text:
        raise Impossible("nobody can send an empty message")
    quoted = _quoted(world, room, reply_to, quote) if quote and reply_to else None
    return speak(world, user, room, text_content(text), reply_to=reply_to, quote=quoted)


def speak(
    world: "World",
    user: int,
    room: Room,
    content: Json,
    *,
    reply_to: int | None = None,
    **details: Any,
) -> Message:
    """Send ready content and tell the bots that may see it.

    Whoever was asked to reply (`force_reply`) does so with the next message. `details` are
    further fields of `Message`.
    """
    _must_be_able_to_speak(world, user, room, content)
    conversation = world.conversation(room)
    conversation.started = True
    asked = conversation.asks.pop(user, None)
    answered = reply_to or (asked if asked in conversation.messages else None)
    message = world.post(room, user, content, reply_to=answered, **details)
    world.tell(listeners(world, message), "message", message_json(world, message))
    return message


def send_photo(world: "World", user: int, room: Room, data: bytes, caption: str = "") -> Message:
    content = media.photo(world.files, data)
    if content is None:
        raise Impossible("this is no picture")
    return speak(world, user, room, content | caption_content(caption))


def send_album(
    world: "World", user: int, room: Room, pictures: list[bytes], caption: str = ""
) -> list[Message]:
    """Several photos at once; each is a message and an update of its own."""
    contents = [media.photo(world.files, data) for data in pictures]
    if not 2 <= len(contents) <= 10 or None in contents:
        raise Impossible("an album has two to ten pictures")
    album = str(world.rng.randrange(10**16, 10**17))
    captions = [caption_content(caption), *({} for _ in contents[1:])]
    return [
        speak(world, user, room, (content or {}) | said, album=album)
        for content, said in zip(contents, captions, strict=True)
    ]


def edit(world: "World", user: int, room: Room, message_id: int, text: str) -> Message:
    """Change one's own text, or the caption of one's own medium."""
    message = message_in(world, room, message_id)
    if message.sender != user:
        raise Impossible("only one's own messages can be edited")
    changed = text_content(text) if "text" in message.content else caption_content(text)
    kept = {
        name: value
        for name, value in message.content.items()
        if name not in ("text", "entities", "caption", "caption_entities")
    }
    edited = world.change(message, content=kept | changed, edited=world.clock.now_s())
    world.tell(listeners(world, edited), "edited_message", message_json(world, edited))
    return edited


def forward(world: "World", user: int, source: Message, room: Room) -> Message:
    """Forward a message into `room`; buttons stay behind."""
    if source.protected:
        raise Impossible("this message is protected")
    origin = source.forward or forward_origin(world, source)
    return speak(world, user, room, source.content, forward=origin)


def forward_origin(world: "World", source: Message) -> Json:
    sender = user_json(world.user(source.sender))
    return {"forward_origin": {"type": "user", "date": source.date, "sender_user": sender}}


def button_at(message: Message, row: int, column: int) -> Json:
    """A button under a message. Raises `Impossible` where there is none."""
    rows: list[list[Json]] = (message.markup or {}).get("inline_keyboard", [])
    try:
        return rows[row][column]
    except IndexError:
        raise Impossible("this message has no such button") from None


def tap(world: "World", user: int, room: Room, message_id: int, button: Json) -> Json:
    """Press an inline button as it is shown to `user`, who may not have seen the latest change.

    Telegram passes on what the client shows, so the bot hears of an old button, too. Gives the
    id of the query, or what the button opens, copies or starts.
    """
    message = message_in(world, room, message_id)
    if "callback_data" not in button:
        return {name: value for name, value in button.items() if name not in LOOKS}
    query = world.new_query(message.sender, user, message)
    payload = {
        "id": query.id,
        "from": user_json(world.user(user)),
        "message": message_json(world, message),
        "chat_instance": str(crc32(repr(room).encode()) * 4_294_967_291),
        "data": button["callback_data"],
    }
    world.happened("tapped", room, user=user, message_id=message_id, label=button["text"])
    world.tell([b for b in bots_in(world, room) if b.id == query.bot], "callback_query", payload)
    return {"query_id": query.id}


def press(
    world: "World", user: int, room: Room, label: str, latitude: float, longitude: float
) -> Message:
    """Press a button of the reply keyboard: send its words, or share what it asks for."""
    conversation = world.conversation(room)
    keyboard = conversation.keyboards.get(user, {})
    button = next(
        (b for row in keyboard.get("keyboard", []) for b in row if b["text"] == label), None
    )
    if button is None:
        raise Impossible(f"the keyboard has no button {label!r}")
    if keyboard.get("one_time_keyboard"):
        del conversation.keyboards[user]
    if button.get("request_contact"):
        return speak(world, user, room, own_contact(world, user))
    if button.get("request_location"):
        return speak(world, user, room, media.location(latitude, longitude))
    return say(world, user, room, label)


def own_contact(world: "World", user_id: int) -> Json:
    user = world.user(user_id)
    phone = user.phone or f"+86138{user.id % 100_000_000:08d}"
    return media.contact(phone, user.first_name, user.last_name, user.id)


def block(world: "World", user: int, room: Room, *, blocked: bool) -> None:
    """Stop or restart the bot in a private chat."""
    conversation = world.conversation(room)
    bot = world.bot_by_id(room.bot)
    if room.chat < 0 or bot is None or conversation.blocked == blocked:
        return
    conversation.blocked = blocked
    member = {"user": user_json(bot.user), "status": "member"}
    kicked = {"user": user_json(bot.user), "status": "kicked", "until_date": 0}
    old, new = (member, kicked) if blocked else (kicked, member)
    world.happened("blocked" if blocked else "unblocked", room, user=user)
    payload = {
        "chat": chat_json(world, room),
        "from": user_json(world.user(user)),
        "date": world.clock.now_s(),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    world.tell([bot], "my_chat_member", payload)


def message_in(world: "World", room: Room, message_id: int) -> Message:
    message = world.conversation(room).messages.get(message_id)
    if message is None:
        raise Impossible("this message is gone")
    return message


def text_content(text: str) -> Json:
    content: Json = {"text": text}
    if found := with_found(text, []):
        content["entities"] = found
    return content


def caption_content(caption: str) -> Json:
    if not caption:
        return {}
    content: Json = {"caption": caption}
    if found := with_found(caption, []):
        content["caption_entities"] = found
    return content


def _must_be_able_to_speak(world: "World", user: int, room: Room, content: Json) -> None:
    if room.chat >= 0:
        if world.conversation(room).blocked:
            raise Impossible("the bot is blocked: unblock it first")
        return
    member = world.members.of(room.chat, user)
    if not member.inside:
        raise Impossible("not a member of this group")
    if member.standing in ("creator", "administrator"):
        return
    needed = permission_for(content)
    allowed = member.rights if member.standing == "restricted" else {}
    if not {**allowed, **world.groups[room.chat].permissions}.get(needed, True):
        raise Impossible(f"not allowed in this group: {needed}")


def _quoted(world: "World", room: Room, reply_to: int, words: str) -> Json:
    content = message_in(world, room, reply_to).content
    whole = str(content.get("text") or content.get("caption") or "")
    if words not in whole:
        raise Impossible("these words are not in the message")
    position = units(whole.partition(words)[0])
    return {"text": words, "position": position, "is_manual": True}


def answer_query(world: "World", query_id: str, answer: Json) -> bool:
    """Show the bot's answer to a tap; False if the query is unknown or too old."""
    query = world.queries.get(query_id)
    now = world.clock.now_ms()
    if query is None or now - query.at_ms > world.settings.query_ms:
        return False
    if not query.answered:
        world.queries[query_id] = replace(query, answered=True)
        told = {"user": query.user, "query_id": query_id, **answer}
        alert = {"version": world.happened("answered", query.room, **told), **told}
        world.conversation(query.room).alerts.append(alert)
    return True
