"""Text and its entities: offsets in UTF-16 units, found by Telegram itself or given in HTML."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from sandbox.records import Json

FOUND = re.compile(
    r"(?P<url>(?:https?://|(?<![\w@.])(?:t\.me|www\.[\w-]+\.\w+)/?)[^\s<>\"，。；、（）【】]*)"
    r"|(?<![\w.+-])(?P<email>[\w.+-]+@[\w-]+\.[A-Za-z]{2,}(?:\.[A-Za-z]{2,})*)"
    r"|(?<![\w/@])(?P<mention>@[A-Za-z]\w{3,31})(?!\w)"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?)(?![\w/@])"
    r"|(?<![\w&])(?P<hashtag>#(?=\w*[^\W\d])\w{1,255})"
)
USER_LINK = re.compile(r"tg://user/?\?id=(\d+)")
ORDER = ("blockquote", "expandable_blockquote", "text_link", "text_mention", "bold", "italic")
PLAIN = frozenset({"code", "pre"})


def units(text: str) -> int:
    """Length in UTF-16 code units, as the Bot API counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def sort_key(entity: Json) -> tuple[int, int, int]:
    kind = entity["type"]
    place = ORDER.index(kind) if kind in ORDER else len(ORDER)
    return (entity["offset"], -entity["length"], place)


def trim(text: str, entities: Iterable[Json]) -> tuple[str, list[Json]]:
    """Cut white space at both ends, as Telegram does, and move the entities along."""
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] + entity["length"] - lead, end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return text, kept


def with_found(text: str, entities: list[Json]) -> list[Json]:
    """Add links, mentions, commands and hashtags that Telegram finds by itself."""
    found = [
        _entity(text, match)
        for match in FOUND.finditer(text)
        if match.lastgroup and not (match.lastgroup == "url" and _bare(match.group()))
    ]
    free = [
        new
        for new in found
        if not any(
            old["type"] in PLAIN | {"text_link", "text_mention"} and _overlap(old, new)
            for old in entities
        )
    ]
    return sorted([*entities, *free], key=sort_key)


def checked_link(url: str) -> str:
    """A link as Telegram keeps it, or nothing if it is none."""
    url = url.strip()
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme.lower() == "tg":
        return url
    host = parts.netloc
    if parts.scheme.lower() not in ("http", "https", "ftp") or "." not in host.strip("."):
        return ""
    return parts._replace(netloc=host.lower(), path=parts.path or "/").geturl()


def link_entity(span: Json, url: str) -> Json | None:
    """A mention by `tg://user?id=`, with only the `id` of the user, or a link; None if neither."""
    if mention := USER_LINK.fullmatch(url):
        return {**span, "type": "text_mention", "user": {"id": int(mention.group(1))}}
    link = checked_link(url)
    return {**span, "type": "text_link", "url": link} if link else None


def _entity(text: str, match: re.Match[str]) -> Json:
    start, end = match.span(match.lastgroup or 0)
    return {
        "offset": units(text[:start]),
        "length": units(text[start:end]),
        "type": match.lastgroup,
    }


def _bare(url: str) -> bool:
    return url.rstrip("/").endswith(":")


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )
