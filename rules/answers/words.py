"""Cleaning of typed words, shared by every reader."""

import unicodedata

_DIGITS = {
    **dict(zip("零〇○一二三四五六七八九", "000123456789", strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖两幺", "12345678921", strict=True)),
}
_TABLE = str.maketrans(_DIGITS)


def clean(text: str) -> str:
    """Without invisible, control and direction marks; runs of white space become one space."""
    kept = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter.isspace() or not _is_hidden(letter)
    )
    return " ".join(kept.split())


_JOINERS = "\u200c\u200d"
"""They hide nothing: scripts and emoji are put together by them."""


def harmless(text: str) -> str:
    """As typed, lines included, but without what turns, hides or counterfeits other text."""
    if text.isprintable():
        return text
    return "".join(
        letter
        for letter in text
        if letter in _JOINERS or letter in "\n\t" or not _is_hidden(letter)
    )


def _is_hidden(letter: str) -> bool:
    """Control characters, direction marks and what else shows nothing of its own."""
    return unicodedata.category(letter)[0] == "C"


def plain(text: str) -> str:
    """For comparing: full width becomes half width, capitals become small letters."""
    return clean(unicodedata.normalize("NFKC", text).casefold())


def bare(text: str) -> str:
    """For comparing whole answers: `plain`, and only letters, digits and their marks."""
    return "".join(letter for letter in plain(text) if unicodedata.category(letter)[0] in "LNM")


def says_something(text: str) -> bool:
    """False for nothing at all, and for emoji or punctuation alone."""
    return any(unicodedata.category(letter)[0] in "LN" for letter in text)


def chinese_digits(text: str) -> str:
    """Each spoken digit as a figure, one by one: "二六" becomes "26"."""
    return text.translate(_TABLE)


def chinese_number(text: str) -> int | None:
    """A number up to 99 in figures or in Chinese: "3", "三", "十二", "二十"; otherwise None."""
    text = chinese_digits(text)
    tens, ten, units = text.partition("十")
    figures = f"{tens or 1}{units or 0}" if ten else text
    return int(figures) if figures.isascii() and figures.isdigit() and len(figures) <= 2 else None
