"""Text that a bot writes: parsed, cut, measured."""

from sandbox.entities import trim, with_found
from sandbox.html import parse_html
from sandbox.markdown import parse_markdown_v2
from sandbox.markdown_old import parse_markdown
from sandbox.methods.call import Call
from sandbox.records import Json
from sandbox.refusals import (
    CAPTION_LONG,
    PARSE_MODE_UNKNOWN,
    TEXT_BLANK,
    TEXT_EMPTY,
    TEXT_LONG,
    bad_request,
)
from sandbox.render import user_json

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
PARSERS = {"html": parse_html, "markdownv2": parse_markdown_v2, "markdown": parse_markdown}
PREVIEW_FIELDS = (
    "is_disabled",
    "url",
    "prefer_small_media",
    "prefer_large_media",
    "show_above_text",
)
ENTITY_FIELDS = ("type", "offset", "length", "url", "user", "language", "custom_emoji_id")


def message_text(call: Call) -> Json:
    """Content for `text`. Raises `Refusal` 400 if it is empty, too long or badly marked up."""
    raw = call.parameters.text("text")
    if not raw:
        raise bad_request(TEXT_EMPTY)
    text, entities = formatted(call, raw, "entities")
    if not text:
        raise bad_request(TEXT_BLANK)
    if len(text) > TEXT_LENGTH:
        raise bad_request(TEXT_LONG)
    content: Json = {"text": text, "entities": entities} if entities else {"text": text}
    if preview := _link_preview(call):
        content["link_preview_options"] = preview
    return content


def caption(call: Call) -> Json:
    """Content for `caption`, nothing if there is none."""
    text, entities = formatted(call, call.parameters.text("caption"), "caption_entities")
    if len(text) > CAPTION_LENGTH:
        raise bad_request(CAPTION_LONG)
    content: Json = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    if content and call.parameters.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def formatted(call: Call, raw: str, entities_name: str) -> tuple[str, list[Json]]:
    """Text and entities, marked up by `parse_mode` or by a list of entities."""
    given = call.parameters.structure(entities_name, "message entities")
    return marked_up(call, raw, call.parameters.text("parse_mode"), given)


def marked_up(call: Call, raw: str, mode: str, given: list[Json] | None) -> tuple[str, list[Json]]:
    """Raises `Refusal` 400 for bad marks and unknown modes."""
    mode = mode.lower()
    if mode in PARSERS:
        text, entities = PARSERS[mode](raw)
    elif mode in ("", "none"):
        text, entities = raw, [_known(entity) for entity in given or []]
    else:
        raise bad_request(PARSE_MODE_UNKNOWN)
    text, entities = trim(text, _with_users(call, entities))
    return text, with_found(text, entities)


def _link_preview(call: Call) -> Json | None:
    """The options as given; the older `disable_web_page_preview` means the same."""
    options: Json = call.parameters.structure("link_preview_options", "link preview options") or {}
    if call.parameters.flag("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {name: options[name] for name in PREVIEW_FIELDS if options.get(name)}


def _known(entity: Json) -> Json:
    return {name: entity[name] for name in ENTITY_FIELDS if name in entity}


def _with_users(call: Call, entities: list[Json]) -> list[Json]:
    """Mentions by id name the person; those of strangers are dropped."""
    named = []
    for entity in entities:
        if entity["type"] == "text_mention":
            user = call.world.users.get(int(entity["user"]["id"]))
            if user is None:
                continue
            entity = {**entity, "user": user_json(user)}
        named.append(entity)
    return named
