"""Keyboards that a bot sends along, refused in the words of telegram-bot-api's Client.cpp."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.entities import checked_link
from sandbox.methods.call import Call
from sandbox.records import Json
from sandbox.refusals import BUTTON_EMPTY, BUTTON_TYPE_INVALID, DATA_INVALID, bad_request

DATA_BYTES = 64
LOOKS = ("text", "icon_custom_emoji_id", "style")
INLINE_KINDS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
NEVER_EMPTY = ("url", "callback_data")  # given empty, these count as absent


@dataclass(frozen=True, slots=True)
class Markup:
    """At most one of the two: buttons under the message, or a change of the reply keyboard."""

    inline: Json | None = None
    keyboard: Json | None = None


def read_markup(call: Call) -> Markup:
    """What `reply_markup` asks for. Raises `Refusal` 400."""
    raw = call.parameters.structure("reply_markup", "reply keyboard markup")
    if raw is None:
        return Markup()
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in raw:
        rows = _rows(raw["inline_keyboard"], "inline_keyboard", "Inline", _inline_button)
        return Markup(inline={"inline_keyboard": rows} if rows else None)
    if "keyboard" in raw:
        rows = _rows(raw["keyboard"], "keyboard", "Reply", _keyboard_button)
        return Markup(keyboard={**raw, "keyboard": rows} if rows else None)
    return Markup(keyboard=raw or None)


def _rows(raw: Any, field: str, kind: str, read: Callable[[Any], Json]) -> list[list[Json]]:
    where = f'field "{field}" of the {kind}KeyboardMarkup must be an Array'
    if not isinstance(raw, list):
        raise bad_request(where)
    if not all(isinstance(row, list) for row in raw):
        raise bad_request(f"{where} of Arrays")
    rows = [[read(button) for button in row] for row in raw]
    return [row for row in rows if row]


def _inline_button(button: Any) -> Json:
    where = "can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise bad_request(f"{where}: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(f'{where}: Can\'t find field "text"')
    if not button["text"]:
        raise bad_request(BUTTON_EMPTY)
    kinds = [k for k in INLINE_KINDS if k in button and (button[k] or k not in NEVER_EMPTY)]
    if not kinds:
        raise bad_request(f"{where}: Text buttons are unallowed in the inline keyboard")
    if kinds[0] == "pay":  # only under an invoice, which the sandbox does not have
        raise bad_request(BUTTON_TYPE_INVALID)
    kept = {name: button[name] for name in (*LOOKS, kinds[0]) if name in button}
    if "callback_data" in kept and len(str(kept["callback_data"]).encode()) > DATA_BYTES:
        raise bad_request(DATA_INVALID)
    if "url" in kept:
        kept["url"] = _checked_url(str(kept["url"]))
    return kept


def _checked_url(url: str) -> str:
    link = checked_link(url)
    if not link:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return link


def _keyboard_button(button: Any) -> Json:
    if isinstance(button, str):
        return {"text": button}
    where = "can't parse keyboard button"
    if not isinstance(button, dict):
        raise bad_request(f"{where}: KeyboardButton must be a String or an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(f'{where}: Can\'t find field "text"')
    return dict(button)
