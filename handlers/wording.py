"""Every sentence, in every language: Project Fluent files behind one function.

Texts live in `handlers/texts/<language>/*.ftl`; those of a service item lie beside it in
`catalogue/items/<item>.<language>.ftl`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from rules.answers.words import harmless

LANGUAGES = ("zh-CN", "en")
"""The first is the default."""


def language_of(code: str, default: str) -> str:
    """The language in which somebody is spoken to at first, by what their Telegram is set to."""
    return LANGUAGES[1] if code.startswith("en") else default


HERE = Path(__file__).parent / "texts"


class WordingWrong(Exception):
    """A text is missing, or its arguments are not what it expects."""


class Html(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


Argument = str | int | Html


@dataclass(frozen=True, slots=True)
class Wording:
    """All texts of an installation."""

    bundles: Mapping[str, FluentBundle]
    _fixed: dict[tuple[str, str], Html] = field(default_factory=dict, repr=False, compare=False)
    """Texts that are always the same, each put together once."""
    _everywhere: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def say(self, language: str, key: str, **arguments: Argument) -> Html:
        """The text `key` in `language` as Telegram HTML, its arguments escaped.

        Raises WordingWrong for an unknown key or a missing argument.
        """
        return self._fixed.get((language, key)) or self._put_together(language, key, arguments)

    def _put_together(self, language: str, key: str, arguments: Mapping[str, Argument]) -> Html:
        bundle = self.bundles[language if language in self.bundles else LANGUAGES[0]]
        if not bundle.has_message(key):
            raise WordingWrong(f"no text {key!r} in {language!r}")
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise WordingWrong(f"text {key!r} in {language!r} is empty")
        safe = {name.replace("_", "-"): _safe(value) for name, value in arguments.items()}
        text, errors = bundle.format_pattern(pattern, safe)
        if errors:
            raise WordingWrong(f"{key!r} in {language!r}: {errors}")
        if isinstance(pattern, ast.TextElement) or not arguments:
            self._fixed[language, key] = Html(text)
        return Html(text)

    def label(self, language: str, key: str, **arguments: Argument) -> str:
        """A text for a button or a menu: plain, not HTML."""
        plain = {
            name: Html(harmless(value)) if isinstance(value, str) else value
            for name, value in arguments.items()
        }
        return str(self.say(language, key, **plain))

    def has(self, key: str) -> bool:
        """Whether the default language knows the text; a test holds the others to it."""
        return bool(self.bundles[LANGUAGES[0]].has_message(key))

    def first_known(self, *keys: str) -> str:
        """The first of `keys` that there is a text for. Raises WordingWrong for none."""
        for key in keys:
            if self.has(key):
                return key
        raise WordingWrong(f"none of {keys} has a text")

    def everywhere(self, key: str) -> tuple[str, ...]:
        """The text in each language, for understanding what was typed."""
        texts = self._everywhere.get(key)
        if texts is None:
            texts = tuple(self.label(language, key) for language in self.bundles)
            self._everywhere[key] = texts
        return texts


def _safe(value: Argument) -> str | int:
    return (
        escape(harmless(value), quote=False)
        if isinstance(value, str) and not isinstance(value, Html)
        else value
    )


def load(item_files: Sequence[Path] = ()) -> Wording:
    """Reads every text file; `item_files` are the catalogue's `….<language>.ftl`."""
    return Wording({language: _bundle(language, item_files) for language in LANGUAGES})


def _bundle(language: str, item_files: Iterable[Path]) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    own = sorted((HERE / language).glob("*.ftl"))
    items = [path for path in item_files if path.name.endswith(f".{language}.ftl")]
    known: set[str] = set()
    for path in (*own, *items):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        for name in (entry.id.name for entry in resource.body if isinstance(entry, ast.Message)):
            if name in known:
                raise WordingWrong(f"{path.name}: {name!r} has a text already")
            known.add(name)
        bundle.add_resource(resource)
    return bundle
