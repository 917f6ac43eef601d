"""What of a text stands fast whatever its arguments: the words by which a reader knows it."""

import re
from collections.abc import Iterator
from typing import Any

from handlers.wording import Wording

_TAG = re.compile(r"<[^>]+>")


def words_of(wording: Wording, language: str, key: str) -> tuple[str, ...]:
    """The literal parts of the text `key`, without markup; alternatives are left out."""
    bundle = wording.bundles[language]
    assert bundle.has_message(key), f"no text {key!r}"
    parts = _TAG.sub("\n", "\n".join(_literals(bundle, bundle.get_message(key).value)))
    return tuple(part for line in parts.split("\n") if len(part := line.strip()) > 1)


def _literals(bundle: Any, node: Any) -> Iterator[str]:
    match type(node).__name__:
        case "TextElement":
            yield node.value
        case "Pattern":
            for element in node.elements:
                yield from _literals(bundle, element)
        case "Placeable" | "NeverIsolatingPlaceable":
            yield from _literals(bundle, node.expression)
        case "MessageReference":
            yield from _literals(bundle, bundle.get_message(node.id.name).value)
