"""`Markdown`, the older `parse_mode`: no nesting, four marks, escapes only outside entities."""

import re

from sandbox.entities import link_entity, sort_key, units
from sandbox.records import Json
from sandbox.refusals import bad_request

MARKS = "_*`["
KINDS = {"_": "italic", "*": "bold", "`": "code", "```": "pre", "[": "text_link"}
LANGUAGE = re.compile(r"([^\s`]*)\r?\n")
URL = re.compile(r"\(([^)]*)\)")


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """Text and entities. Raises `Refusal` 400 "can't parse entities: …"."""
    at, text = 0, ""
    entities: list[Json] = []
    while at < len(source):
        here = source[at]
        if here == "\\" and source[at + 1 : at + 2] in tuple(MARKS):
            text, at = text + source[at + 1], at + 2
        elif here not in MARKS:
            text, at = text + here, at + 1
        else:
            inner, entity, at = _entity(source, at, units(text))
            text += inner
            entities += [entity] if entity and inner else []
    return text, sorted(entities, key=sort_key)


def _entity(source: str, begin: int, offset: int) -> tuple[str, Json | None, int]:
    """The words inside, what they are, and where the text goes on."""
    mark = "```" if source.startswith("```", begin) else source[begin]
    start = begin + len(mark)
    language = ""
    if mark == "```" and (named := LANGUAGE.match(source, start)):
        language, start = named.group(1), named.end()
    end_mark = "]" if mark == "[" else mark
    end = source.find(end_mark, start)
    if end < 0:
        where = len(source[:begin].encode("utf-8", "surrogatepass"))
        words = f"Can't find end of the entity starting at byte offset {where}"
        raise bad_request(f"can't parse entities: {words}")
    inner = source[start:end]
    after = end + len(end_mark)
    span: Json = {"offset": offset, "length": units(inner)}
    if mark == "[":
        url = URL.match(source, after)
        link = link_entity(span, url.group(1) if url else inner)
        return inner, link, url.end() if url else after
    named_language = {"language": language} if language else {}
    return inner, {**span, "type": KINDS[mark], **named_language}, after
