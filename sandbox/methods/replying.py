"""What a message replies to, and which words of it it quotes."""

from dataclasses import dataclass

from sandbox.entities import units
from sandbox.methods.call import Call
from sandbox.methods.text import marked_up
from sandbox.records import Json, Message, Room
from sandbox.refusals import QUOTE_INVALID, REPLY_NOT_FOUND, bad_request


@dataclass(frozen=True, slots=True)
class Reply:
    message_id: int | None = None
    quote: Json | None = None


def read_reply(call: Call, room: Room) -> Reply:
    """From `reply_parameters`, or the older `reply_to_message_id`. Raises `Refusal` 400."""
    given = call.parameters.structure("reply_parameters", "reply parameters") or {}
    wanted = int(given.get("message_id") or call.parameters.integer("reply_to_message_id"))
    elsewhere = str(given.get("chat_id") or room.chat) != str(room.chat)
    replied = None if elsewhere else call.world.conversation(room).messages.get(wanted)
    if replied:
        return Reply(replied.id, _quote(call, given, replied))
    forgiving = given.get("allow_sending_without_reply")
    if not wanted or forgiving or call.parameters.flag("allow_sending_without_reply"):
        return Reply()
    raise bad_request(REPLY_NOT_FOUND)


def _quote(call: Call, given: Json, replied: Message) -> Json | None:
    """The quote must stand in the message word for word."""
    raw = str(given.get("quote") or "")
    if not raw:
        return None
    mode = str(given.get("quote_parse_mode") or "")
    text, entities = marked_up(call, raw, mode, given.get("quote_entities"))
    whole = str(replied.content.get("text") or replied.content.get("caption") or "")
    start = whole.find(text)
    if start < 0:
        raise bad_request(QUOTE_INVALID)
    quote: Json = {"text": text, "position": units(whole[:start]), "is_manual": True}
    return {**quote, "entities": entities} if entities else quote
