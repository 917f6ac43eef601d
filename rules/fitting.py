"""What Telegram takes in one message: how it counts, and how more is split so that nothing is lost.

Calls are given as the Bot API has them. Texts are HTML, as everything that we say.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ANSWER_LIMIT = 200
MOST_BUTTONS = 100
"""Buttons under one message."""
BUTTONS_A_ROW = 8

_TOKENS = re.compile(r"<[^>]*>|&[#\w]+;|.", re.DOTALL)
_TAG = re.compile(r"<(/?)([\w-]+)")
_SILENT = {"link_preview_options": {"is_disabled": True}}

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the calls that say together what one could not. The last one is the card from then
    on; `strips`: it takes the buttons off the message that was the card so far."""

    method: str
    payload: Payload
    strips: bool = False


def plain(text: str) -> str:
    """The words without their markup."""
    return unescape(re.sub(r"<[^>]+>", "", text))


def length(text: str) -> int:
    """As Telegram counts it: UTF-16 units, without markup."""
    return _units(plain(text))


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, first: int, limit: int) -> list[str]:
    """The text in parts, the first one of at most `first`, the others of at most `limit`. Markup
    that goes on in the next part is closed in one and opened again in the other."""
    parts: list[str] = []
    tokens, room = _TOKENS.findall(text), first
    while length("".join(tokens)) > room:
        cut = _cut(tokens, room)
        head = tokens[:cut]
        opened = _opened(head)
        closing = [f"</{_name(tag)}>" for tag in reversed(opened)]
        parts.append("".join((*head, *closing)))
        tokens, room = [*opened, *tokens[cut:]], limit
    parts.append("".join(tokens))
    return [part for part in parts if plain(part).strip()]


def _cut(tokens: list[str], room: int) -> int:
    """Before which token the next part begins: after a line or a word if that leaves this one at
    least half full, else after what just fits."""
    used, line, word = 0, 0, 0
    for place, token in enumerate(tokens):
        used += length(token)
        if used > room:
            return line or word or place
        if used * 2 >= room and token == "\n":
            line = place + 1
        elif used * 2 >= room and token.isspace():
            word = place + 1
    return len(tokens)


def _opened(tokens: list[str]) -> list[str]:
    """The tags that are open at the end, the outermost first."""
    found: list[str] = []
    for token in tokens:
        if not (tag := _TAG.match(token)):
            continue
        if not tag[1]:
            found.append(token)
        elif found:
            found.pop()
    return found


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    assert found is not None
    return found[2]


def over(method: str, payload: Mapping[str, Any]) -> tuple[str, ...]:
    """What of a call is over a limit, in words for those who look after the machine."""
    if method == "answerCallbackQuery":
        return _too_much("bubble", _units(payload.get("text", "")), ANSWER_LIMIT)
    rows = _rows(payload)
    return (
        *_too_long("text", payload.get("text", ""), TEXT_LIMIT),
        *_too_long("caption", payload.get("caption", ""), CAPTION_LIMIT),
        *_too_much("buttons", sum(map(len, rows)), MOST_BUTTONS),
        *_too_much("buttons in a row", max(map(len, rows), default=0), BUTTONS_A_ROW),
    )


def _too_long(what: str, words: str, most: int) -> tuple[str, ...]:
    """Most words are short enough however they are counted."""
    return () if 2 * len(words) <= most else _too_much(what, length(words), most)


def _too_much(what: str, found: int, most: int) -> tuple[str, ...]:
    return (f"{what}: {found}, at most {most}",) if found > most else ()


def _rows(payload: Mapping[str, Any]) -> list[list[Any]]:
    """The buttons under the message."""
    rows: list[list[Any]] = (payload.get("reply_markup") or {}).get("inline_keyboard", [])
    return rows


def fitted(method: str, payload: Payload) -> list[Part]:
    """The same in calls that Telegram takes, in order.

    An edit becomes new messages below, and the message that it was about loses its buttons: the
    rest of the words would otherwise stand apart from it. What stands in a bubble is cut.
    """
    if method == "answerCallbackQuery":
        return [Part(method, payload | {"text": _bubble(payload["text"])})]
    markup: Any = payload.get("reply_markup")
    *before, last = _messages(method, payload)
    pages: list[Any] = [{"inline_keyboard": page} for page in _pages(_rows(payload))] or [markup]
    shown = [replace(last, payload=_with(last.payload, page)) for page in pages[:1]]
    again = [Part("sendMessage", _with(_said(payload, _words(last)), page)) for page in pages[1:]]
    return [*_strip(method, payload), *before, *shown, *again]


def _bubble(words: str) -> str:
    cut = words.encode("utf-16-le", "surrogatepass")[: 2 * ANSWER_LIMIT]
    return cut.decode("utf-16-le", "ignore")


def _messages(method: str, payload: Payload) -> list[Part]:
    """The words in messages, without buttons; a file goes first with as much as fits under it."""
    if "text" in payload:
        return [_text(payload, part) for part in split(payload["text"], TEXT_LIMIT, TEXT_LIMIT)]
    caption, *more = split(payload.get("caption", ""), CAPTION_LIMIT, TEXT_LIMIT) or [""]
    file = _with(payload, None) | ({"caption": caption} if caption else {})
    return [Part(method, file), *(_text(payload, part) for part in more)]


def _text(payload: Payload, words: str) -> Part:
    return Part("sendMessage", _said(payload, words))


def _said(payload: Payload, words: str) -> Payload:
    """A message of words alone in the same chat."""
    kept: Payload = {name: payload[name] for name in ("chat_id", "parse_mode") if name in payload}
    return {**kept, "text": words, **_SILENT}


def _words(part: Part) -> str:
    words: str = part.payload.get("text") or part.payload.get("caption") or "…"
    return words


def _with(payload: Payload, markup: Any) -> Payload:
    """With these buttons or keyboard in place of others."""
    bare = {name: value for name, value in payload.items() if name != "reply_markup"}
    return bare if markup is None else {**bare, "reply_markup": markup}


def _pages(rows: list[list[Any]]) -> list[list[list[Any]]]:
    """The rows, none too wide, as many to a message as it takes."""
    pages: list[list[list[Any]]] = []
    room = 0
    wide = BUTTONS_A_ROW
    for row in (whole[at : at + wide] for whole in rows for at in range(0, len(whole), wide)):
        if len(row) > room:
            pages.append([])
            room = MOST_BUTTONS
        pages[-1].append(row)
        room -= len(row)
    return pages


def _strip(method: str, payload: Payload) -> list[Part]:
    """What takes the buttons off the message that was to be changed."""
    if not method.startswith("edit"):
        return []
    where: Payload = {name: payload[name] for name in ("chat_id", "message_id") if name in payload}
    none: Payload = {**where, "reply_markup": {"inline_keyboard": []}}
    return [Part("editMessageReplyMarkup", none, strips=True)]
