"""Danger to life: words that stop any form and show whom to call first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rules.answers.words import plain
from rules.errors import SettingsWrong

_GAP = " | "


@dataclass(frozen=True, slots=True)
class DangerGroup:
    """Words that mean: call this number. `harmless` phrases are taken out beforehand."""

    call: str
    words: re.Pattern[str]
    harmless: re.Pattern[str] | None


def read_danger(data: Mapping[str, Any]) -> tuple[DangerGroup, ...]:
    """The groups of a parsed danger.toml, in the order of the file. Raises SettingsWrong."""
    try:
        return tuple(
            DangerGroup(
                str(group["call"]),
                _any_of(group["words"]),
                _any_of(group["harmless"]) if group.get("harmless") else None,
            )
            for group in data["group"]
        )
    except (KeyError, TypeError) as missing:
        raise SettingsWrong("settings-danger", field=str(missing)) from missing


def danger_in(text: str, groups: Sequence[DangerGroup]) -> str | None:
    """The number to call, by the first group of which a word is in the text; None if none is.

    Width, capitals and spaces between Chinese characters make no difference.
    """
    words = _comparable(text)
    for group in groups:
        left = group.harmless.sub(_GAP, words) if group.harmless else words
        if group.words.search(left):
            return group.call
    return None


def _comparable(text: str) -> str:
    """Plain words; spaces only where both neighbours are Latin letters or digits."""
    words = plain(text).replace("’", "'").replace("‘", "'")
    return re.sub(r"(?<![\x21-\x7e]) | (?![\x21-\x7e])", "", words)


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """Latin phrases match as whole words, Chinese ones anywhere."""
    plainly = (_comparable(phrase) for phrase in phrases)
    return re.compile(
        "|".join(
            rf"(?<![a-z0-9]){re.escape(phrase)}(?![a-z0-9])"
            if phrase.isascii()
            else re.escape(phrase)
            for phrase in sorted(plainly, key=len, reverse=True)
        )
    )
