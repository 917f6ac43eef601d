"""forwardMessage(s) and copyMessage(s)."""

from dataclasses import replace

from sandbox import polls
from sandbox.acts import forward_origin
from sandbox.methods.call import Call
from sandbox.methods.identifiers import message_ids
from sandbox.methods.polls import post_poll
from sandbox.methods.sending import post
from sandbox.methods.text import caption
from sandbox.records import Json, Message
from sandbox.refusals import (
    COPY_FORBIDDEN,
    COPY_NOT_FOUND,
    FORWARD_FORBIDDEN,
    FORWARD_NOT_FOUND,
    NOTHING_TO_COPY,
    NOTHING_TO_FORWARD,
    bad_request,
)
from sandbox.render import message_json

CAPTIONED = ("photo", "document", "voice", "video", "audio", "animation")
MOVABLE = (
    *CAPTIONED,
    "text",
    "location",
    "venue",
    "contact",
    "video_note",
    "sticker",
    "dice",
    "poll",
)
CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")


def forward_message(call: Call) -> Json:
    source = call.message(call.room("from_chat_id"), FORWARD_NOT_FOUND)
    if not _movable(source):
        raise bad_request(FORWARD_FORBIDDEN)
    return message_json(call.world, _forward(call, source, source.album))


def forward_messages(call: Call) -> list[Json]:
    """Those that are not there or may not be forwarded are passed over."""
    sources = _sources(call, NOTHING_TO_FORWARD)
    albums = _new_albums(call, sources)
    return [{"message_id": _forward(call, s, albums.get(s.album, "")).id} for s in sources]


def copy_message(call: Call) -> Json:
    source = call.message(call.room("from_chat_id"), COPY_NOT_FOUND)
    if not _movable(source):
        raise bad_request(COPY_FORBIDDEN)
    content = source.content
    if call.parameters.has("caption") and any(name in content for name in CAPTIONED):
        content = _without_caption(content) | caption(call)
    return {"message_id": _copy(call, source, content, "").id}


def copy_messages(call: Call) -> list[Json]:
    sources = _sources(call, NOTHING_TO_COPY)
    albums = _new_albums(call, sources)
    bare = call.parameters.flag("remove_caption")
    contents = [_without_caption(s.content) if bare else s.content for s in sources]
    return [
        {"message_id": _copy(call, source, content, albums.get(source.album, "")).id}
        for source, content in zip(sources, contents, strict=True)
    ]


def _sources(call: Call, missing: str) -> list[Message]:
    messages = call.world.conversation(call.room("from_chat_id")).messages
    asked = [messages.get(message_id) for message_id in message_ids(call, ordered=True)]
    sources = [message for message in asked if message and _movable(message)]
    if not sources:
        raise bad_request(missing)
    return sources


def _movable(message: Message) -> bool:
    return not message.protected and any(kind in message.content for kind in MOVABLE)


def _new_albums(call: Call, sources: list[Message]) -> dict[str, str]:
    """What was an album stays one, under another number."""
    draw = call.world.rng.randrange
    return {s.album: str(draw(10**16, 10**17)) for s in sources if s.album}


def _forward(call: Call, source: Message, album: str) -> Message:
    origin = source.forward or forward_origin(call.world, source)
    message = post(call, source.content, forward=origin, album=album)
    if poll := polls.poll_of(call.world, source):
        polls.hang(call.world, poll, message)
    return message


def _copy(call: Call, source: Message, content: Json, album: str) -> Message:
    """A copied poll is a new one that nobody has voted in."""
    poll = polls.poll_of(call.world, source)
    if poll is None:
        return post(call, content, album=album)
    fresh = replace(poll, id=polls.new_id(call.world), bot=call.bot.id, votes=(), places=())
    return post_poll(call, fresh)


def _without_caption(content: Json) -> Json:
    return {name: value for name, value in content.items() if name not in CAPTION_FIELDS}


METHODS = {
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
}
