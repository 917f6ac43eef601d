"""One of several answers, or several of them, as people type them: numbers, labels, parts."""

import re
from collections.abc import Mapping

from rules.answers.words import bare, chinese_number

_SHORTEST_PART = 2
_ALL = frozenset(
    map(bare, ("都要", "都是", "都有", "全部", "全都", "全选", "都选", "all", "all of them"))
)
_SEPARATORS = (r"[、,，;；/&+\n]", r"[、,，;；/&+\s]|和|跟|与|及|还有|\band\b")
"""Tried in this order: a label may hold a space, or a word that also joins two of them."""

Labels = Mapping[str, tuple[str, ...]]


def chosen(text: str, values: tuple[str, ...], labels: Labels) -> str | None:
    """The value that a number, a label in any language, or a clear part of one label names."""
    number = chinese_number(bare(text))
    if number is not None and 1 <= number <= len(values):
        return values[number - 1]
    said = bare(text)
    names = {value: {bare(name) for name in (value, *labels.get(value, ()))} for value in values}
    whole = [value for value in values if said and said in names[value]]
    part = [value for value in values if any(said in name for name in names[value])]
    found = whole or (part if len(said) >= _SHORTEST_PART else [])
    return found[0] if len(found) == 1 else None


def several_chosen(text: str, values: tuple[str, ...], labels: Labels) -> tuple[str, ...]:
    """Every value that is named, in the order of `values`; () if any part names none."""
    if bare(text) in _ALL:
        return values
    if alone := chosen(text, values, labels):
        return (alone,)
    for separator in _SEPARATORS:
        parts = [part for part in re.split(separator, text) if part and bare(part)]
        found = {chosen(part, values, labels) for part in parts}
        if found and None not in found:
            return tuple(value for value in values if value in found)
    return ()
