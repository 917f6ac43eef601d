"""Keyboards that a bot sends along."""

from dataclasses import dataclass
from typing import Any

from sandbox.entities import checked_link
from sandbox.methods.call import Call
from sandbox.records import Json
from sandbox.refusals import DATA_INVALID, bad_request

DATA_BYTES = 64
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
        rows = [[_inline_button(button) for button in row] for row in raw["inline_keyboard"]]
        rows = [row for row in rows if row]
        return Markup(inline={"inline_keyboard": rows} if rows else None)
    if "keyboard" in raw:
        rows = [[_keyboard_button(button) for button in row] for row in raw["keyboard"]]
        return Markup(keyboard={**raw, "keyboard": rows})
    return Markup(keyboard=raw or None)


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: object expected")
    if not isinstance(button.get("text"), str):
        raise bad_request(
            'can\'t parse inline keyboard button: Field "text" must be of type String'
        )
    kinds = [kind for kind in INLINE_KINDS if kind in button]
    if not kinds:
        words = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {words}")
    if "callback_data" in button:
        _check_data(str(button["callback_data"]))
    if "url" in button:
        return {**button, "url": _checked_url(str(button["url"]))}
    return dict(button)


def _check_data(data: str) -> None:
    if not 1 <= len(data.encode()) <= DATA_BYTES:
        raise bad_request(DATA_INVALID)


def _checked_url(url: str) -> str:
    link = checked_link(url)
    if not link:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return link


def _keyboard_button(button: Any) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request(
            "can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    return dict(button)
