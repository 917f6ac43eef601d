"""HTML as `parse_mode` understands it, with Telegram's words for what it does not."""

import re
from dataclasses import dataclass, field

from sandbox.entities import link_entity, sort_key, units
from sandbox.records import Json
from sandbox.refusals import Refusal, bad_request

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
PLAIN = re.compile(r"[^<&]+")
SPACE = re.compile(r"\s*")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    begin: int
    attributes: dict[str, str] = field(default_factory=dict)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Text and entities of an HTML message. Raises `Refusal` 400 "can't parse entities: …".

    A mention of a user by `tg://user?id=` becomes a `text_mention` with only the `id` of the user.
    """
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self._end_tag()
            elif self.source[self.at] == "<":
                self._start_tag()
            else:
                self._text()
        if self.open:
            tag = self.open[-1].tag
            raise _refuse(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self.out), sorted(self.entities, key=sort_key)

    def _text(self) -> None:
        plain = PLAIN.match(self.source, self.at)
        if plain:
            self._write(plain.group())
            self.at = plain.end()
            return
        reference = REFERENCE.match(self.source, self.at)
        self._write(_decoded(reference) if reference else "&")
        self.at = reference.end() if reference else self.at + 1

    def _write(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)

    def _start_tag(self) -> None:
        begin = self.at
        tag = self._match(TAG_NAME, begin + 1).lower()
        if self._peek() == "":
            raise _refuse(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if tag not in TYPES:
            raise _refuse(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        opened = _Open(tag, self.length, begin)
        self._attributes(opened)
        if tag == "span" and opened.attributes.get("class") != "tg-spoiler":
            where = f"at byte offset {self._bytes(begin)}"
            raise _refuse(f'Tag "span" must have class "tg-spoiler" {where}')
        self.open.append(opened)

    def _attributes(self, opened: _Open) -> None:
        while True:
            self._match(SPACE, self.at)
            if self._peek() == ">":
                self.at += 1
                return
            if self._peek() == "":
                raise _refuse(f"Unclosed start tag at byte offset {self._bytes(opened.begin)}")
            self._attribute(opened)

    def _attribute(self, opened: _Open) -> None:
        where = f'the tag "{opened.tag}" at byte offset {self._bytes(opened.begin)}'
        name = self._match(ATTRIBUTE_NAME, self.at)
        if not name:
            raise _refuse(f"Empty attribute name in {where}")
        self._match(SPACE, self.at)
        if opened.tag == "blockquote" and name == "expandable" and self._peek() != "=":
            opened.attributes[name] = ""
            return
        if self._peek() != "=":
            raise _refuse(f"Expected equal sign in declaration of an attribute of {where}")
        self._match(SPACE, self.at + 1)
        opened.attributes[name] = self._value(opened)

    def _value(self, opened: _Open) -> str:
        quote = self._peek()
        if quote in ("'", '"') and quote:
            end = self.source.find(quote, self.at + 1)
            if end < 0:
                raise _refuse(f"Unclosed start tag at byte offset {self._bytes(opened.begin)}")
            raw = self.source[self.at + 1 : end]
            self.at = end + 1
            return REFERENCE.sub(_decoded, raw)
        begin = self.at
        value = self._match(TOKEN, begin).lower()
        if self._peek() != ">" and not self._peek().isspace():
            raise _refuse(f"Unexpected end of name token at byte offset {self._bytes(begin)}")
        return value

    def _end_tag(self) -> None:
        begin = self.at
        where = f"at byte offset {self._bytes(begin)}"
        if not self.open:
            raise _refuse(f"Unexpected end tag {where}")
        tag = self._match(TAG_NAME, begin + 2).lower()
        self._match(SPACE, self.at)
        if self._peek() != ">":
            raise _refuse(f"Unclosed end tag {where}")
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            found = f'expected "</{opened.tag}>", found "</{tag}>"'
            raise _refuse(f"Unmatched end tag {where}, {found}")
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        span = {"offset": opened.offset, "length": self.length - opened.offset}
        kind = TYPES[opened.tag]
        if kind == "text_link":
            self._link(opened, span)
        elif kind in ("pre", "code"):
            self._code(opened, kind, span)
        elif kind == "custom_emoji":
            emoji = opened.attributes.get("emoji-id", "")
            if not emoji.isdigit() or int(emoji) == 0:
                raise _refuse("Invalid custom emoji identifier specified")
            self.entities.append({**span, "type": kind, "custom_emoji_id": emoji})
        else:
            expandable = "expandable_" if "expandable" in opened.attributes else ""
            self.entities.append({**span, "type": expandable + kind})

    def _link(self, opened: _Open, span: Json) -> None:
        url = opened.attributes.get("href") or self._since(span["offset"])
        if entity := link_entity(span, url):
            self.entities.append(entity)

    def _code(self, opened: _Open, kind: str, span: Json) -> None:
        language = opened.attributes.get("class", "").removeprefix("language-")
        last = self.entities[-1] if self.entities else {}
        same = {name: last.get(name) for name in span} == span
        if kind == "pre" and same and last["type"] == "code" and last.get("language"):
            last["type"] = "pre"
        elif kind == "code" and same and last["type"] == "pre" and language:
            last["language"] = language
        elif kind == "code" and language and self.open and self.open[-1].tag == "pre":
            self.entities.append({**span, "type": "code", "language": language})
        else:
            self.entities.append({**span, "type": kind})

    def _since(self, offset: int) -> str:
        raw = "".join(self.out).encode("utf-16-le", "surrogatepass")
        return raw[offset * 2 :].decode("utf-16-le", "surrogatepass")

    def _match(self, pattern: re.Pattern[str], start: int) -> str:
        found = pattern.match(self.source, start)
        if found is None:
            return ""
        self.at = found.end()
        return found.group()

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))


def _decoded(reference: re.Match[str]) -> str:
    decimal, hexadecimal, name = reference.groups()
    if name:
        return NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else reference.group()


def _refuse(words: str) -> Refusal:
    return bad_request(f"can't parse entities: {words}")
