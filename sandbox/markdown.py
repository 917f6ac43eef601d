"""`MarkdownV2` as `parse_mode` understands it, with Telegram's words for what it does not."""

import re
from dataclasses import dataclass

from sandbox.entities import link_entity, sort_key, units
from sandbox.records import Json
from sandbox.refusals import Refusal, bad_request

RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
MARKS = {"bold": "*", "italic": "_", "underline": "__", "strikethrough": "~", "spoiler": "||"}
CODE = {"code": "`", "pre": "```"}
QUOTE = "blockquote"
NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "code": "Code",
    "pre": "Pre",
}
LANGUAGE = re.compile(r"[^\s`]*(?=[\r\n])")
EMOJI = re.compile(r"tg://emoji/?\?id=(\d+)")


@dataclass(slots=True)
class _Open:
    kind: str
    offset: int
    begin: int
    language: str = ""


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """Text and entities. Raises `Refusal` 400 "can't parse entities: …"."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []
        self.line_begins = True

    def parse(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            self._step()
        if self.open and self.open[-1].kind == QUOTE:
            self._end(self.open[-1])
        if self.open:
            left = self.open[-1]
            name = "PreCode" if left.language else NAMES.get(left.kind, "BlockQuote")
            raise _refuse(
                f"Can't find end of {name} entity at byte offset {self._bytes(left.begin)}"
            )
        return "".join(self.out), sorted(self.entities, key=sort_key)

    def _step(self) -> None:
        here = self.source[self.at]
        following = self.source[self.at + 1 : self.at + 2]
        if here == "\\" and following and ord(following) <= 126:
            self._write(following)
            self.at += 2
        elif here not in (RESERVED if not self._in_code() else "`"):
            self._write(here)
            self.at += 1
        elif here == "\n":
            self._new_line()
        elif end := self._end_mark():
            self._close(end)
        else:
            self._begin(here)

    def _in_code(self) -> bool:
        return bool(self.open) and self.open[-1].kind in CODE

    def _write(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)
        self.line_begins = False

    def _new_line(self) -> None:
        """A quotation goes on only if the next line begins with its mark, too."""
        self._write("\n")
        self.at += 1
        self.line_begins = True
        if not self.open or self.open[-1].kind != QUOTE:
            return
        if self._sees(">"):
            self.at += 1
            self.line_begins = False
        else:
            self._end(self.open[-1])

    def _end_mark(self) -> str:
        """The mark that ends the innermost entity, if it stands here."""
        if not self.open:
            return ""
        kind = self.open[-1].kind
        if kind in ("text_link", "custom_emoji"):
            return "]" if self._sees("]") else ""
        if kind == QUOTE:
            return "||" if self._sees("||") and self.source[self.at + 2 :][:1] in ("", "\n") else ""
        mark = MARKS.get(kind) or CODE[kind]
        if kind == "italic" and self._sees("__"):
            return ""
        return mark if self._sees(mark) else ""

    def _begin(self, here: str) -> None:
        begin = self.at
        kind = self._kind_here(here)
        if kind is None:
            words = f"Character '{here}' is reserved and must be escaped with the preceding '\\'"
            raise _refuse(words)
        opened = _Open(kind, self.length, begin)
        if kind == "pre" and (language := LANGUAGE.match(self.source, self.at)):
            opened.language = language.group()
            self.at = language.end() + (2 if self.source.startswith("\r\n", language.end()) else 1)
        self.open.append(opened)

    def _kind_here(self, here: str) -> str | None:
        """What begins here; its mark is passed by."""
        if here == ">" and self.line_begins and not self.open:
            self.at += 1
            return QUOTE
        if self._in_code():
            return None
        for kind, mark in (
            ("custom_emoji", "!["),
            ("text_link", "["),
            ("pre", "```"),
            ("code", "`"),
            ("underline", "__"),
            *MARKS.items(),
        ):
            if self._sees(mark):
                self.at += len(mark)
                return kind
        return None

    def _close(self, mark: str) -> None:
        opened = self.open[-1]
        self.at += len(mark)
        if opened.kind in ("text_link", "custom_emoji"):
            url = self._url()
            self._end(opened, url or self._since(opened))
        elif opened.kind == QUOTE:
            opened.kind = "expandable_blockquote"
            self._end(opened)
        else:
            self._end(opened)

    def _url(self) -> str:
        """The address in round brackets, if there is one."""
        if not self._sees("("):
            return ""
        begin = self.at
        self.at += 1
        url = []
        while not self._sees(")"):
            if self.at >= len(self.source):
                raise _refuse(f"Can't find end of a URL at byte offset {self._bytes(begin + 1)}")
            if self._sees("\\") and self.at + 1 < len(self.source):
                self.at += 1
            url.append(self.source[self.at])
            self.at += 1
        self.at += 1
        return "".join(url)

    def _end(self, opened: _Open, url: str = "") -> None:
        self.open.pop()
        span = {"offset": opened.offset, "length": self.length - opened.offset}
        if opened.kind == "custom_emoji":
            emoji = EMOJI.fullmatch(url)
            if emoji is None:
                raise _refuse("Custom emoji entity must contain a tg://emoji URL")
            self._add({**span, "type": opened.kind, "custom_emoji_id": emoji.group(1)})
        elif opened.kind == "text_link":
            self._add(link_entity(span, url))
        else:
            language = {"language": opened.language} if opened.language else {}
            self._add({**span, "type": opened.kind, **language})

    def _add(self, entity: Json | None) -> None:
        if entity and entity["length"]:
            self.entities.append(entity)

    def _since(self, opened: _Open) -> str:
        raw = "".join(self.out).encode("utf-16-le", "surrogatepass")
        return raw[opened.offset * 2 :].decode("utf-16-le", "surrogatepass")

    def _sees(self, mark: str) -> bool:
        return self.source.startswith(mark, self.at)

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))


def _refuse(words: str) -> Refusal:
    return bad_request(f"can't parse entities: {words}")
