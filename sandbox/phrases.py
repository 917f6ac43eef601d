"""The acts of the people's interface in the words of `Person`."""

import json
import re
from collections.abc import Callable

from sandbox.records import Json

MAKES_NO_MESSAGE = (
    "tap",
    "edit",
    "vote",
    "react",
    "pin",
    "unpin",
    "block",
    "unblock",
    "leave",
    "open_link",
)
_LONGEST_FRAGMENT = 40
_SHORTEST_FRAGMENT = 2
_CHANGING = re.compile(r"[\d:：./]+")


def meant(body: Json) -> int:
    """The message that an act is about."""
    return int(body.get("message_id") or body.get("reply_to") or 0)


def _say(body: Json, mark: str) -> str:
    return f"replies({mark}, {quoted(body['text'])})" if mark else f"says({quoted(body['text'])})"


def _tap(body: Json, mark: str) -> str:
    on = f", on={mark}" if mark and not body.get("is_newest") else ""
    return f"taps({quoted(body['label'])}{on})" if "label" in body else ""


def _photo(body: Json, _: str) -> str:
    return f"sends_photo({quoted(body['caption']) if body.get('caption') else ''})"


def _vote(body: Json, mark: str) -> str:
    given = ", ".join((mark, *map(quoted, body.get("labels", []))))
    return f"votes({given})" if mark else ""


def _react(body: Json, mark: str) -> str:
    return f"reacts({', '.join((mark, *map(quoted, body['emoji'])))})" if mark else ""


def _contact(body: Json, _: str) -> str:
    given = (body["phone"], body.get("name", "")) if body.get("phone") else ()
    return f"shares_contact({', '.join(map(quoted, given))})"


CALLS: dict[str, Callable[[Json, str], str]] = {
    "say": _say,
    "tap": _tap,
    "photo": _photo,
    "voice": lambda body, _: f"sends_voice({int(body.get('seconds', 3))})",
    "document": lambda body, _: f'sends_document({quoted(body["name"])}, b"content")',
    "sticker": lambda body, _: f"sends_sticker({quoted(body.get('emoji', ''))})",
    "location": lambda body, _: f"shares_location({body['latitude']}, {body['longitude']})",
    "contact": _contact,
    "edit": lambda body, mark: f"edits({mark}, {quoted(body['text'])})" if mark else "",
    "vote": _vote,
    "react": _react,
    "pin": lambda _, mark: f"pins({mark})" if mark else "",
    "open_link": lambda body, _: f"opens_link({quoted(body['url'])})",
    "block": lambda _body, _: "blocks()",
    "unblock": lambda _body, _: "unblocks()",
    "leave": lambda _body, _: "leaves()",
}


def fragment(text: str) -> str:
    """Words of the text that are the same each time: nothing with digits in it."""
    for line in text.splitlines():
        parts = [part.strip(" ，。、,;；（(") for part in _CHANGING.split(line)]
        longest = max(parts, key=len)
        if len(longest) >= _SHORTEST_FRAGMENT:
            return longest[:_LONGEST_FRAGMENT].strip()
    return ""


def quoted(words: object) -> str:
    """A string literal."""
    return json.dumps(str(words), ensure_ascii=False)
