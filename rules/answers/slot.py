"""A part of the day, as people say it."""

import re
from collections.abc import Sequence
from datetime import time

from rules.answers.words import chinese_number, plain
from rules.errors import AnswerRefused
from rules.slots import Slot

_NOON = 12
_EARLY = re.compile(r"上午|早上|早晨|清早|一早|早点|\bmorning\b|\bam\b|\ba\.m\.")
_LATE = re.compile(r"下午|午后|傍晚|晚上|\bafternoon\b|\bevening\b|\bpm\b|\bp\.m\.")
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2}|[一二三四五六七八九十两]{1,3})\s*(?:[::](\d{2})|[点时](半)?|\s*o'?clock)"
)
_ENGLISH_CLOCK = re.compile(r"\b(?:at\s+)?(\d{1,2})\s*(?::(\d{2}))?\s*([ap])\.?m\b")


def read_slot(text: str, slots: Sequence[Slot]) -> str:
    """The id of the slot that is meant. Refuses `answer-slot`."""
    found = find_slot(plain(text), slots)
    if found is None:
        raise AnswerRefused("answer-slot")
    return found


def find_slot(words: str, slots: Sequence[Slot]) -> str | None:
    """The id of the slot named somewhere in `plain` words, or None."""
    at = _clock_time(words)
    if at is not None:
        return next((slot.id for slot in slots if slot.starts <= at <= slot.ends), None)
    half = _half(words)
    if half is None:
        return None
    return next((slot.id for slot in slots if (slot.starts.hour >= _NOON) == half), None)


def _half(words: str) -> bool | None:
    """False for before noon, True for after, None if the words name neither or both."""
    early, late = bool(_EARLY.search(words)), bool(_LATE.search(words))
    return late if early != late else None


def _clock_time(words: str) -> time | None:
    if found := _ENGLISH_CLOCK.search(words):
        hour, minute = int(found[1]) % _NOON, int(found[2] or 0)
        return _time(hour + (_NOON if found[3] == "p" else 0), minute)
    found = _CLOCK.search(words)
    hour_said = chinese_number(found[1]) if found else None
    if found is None or hour_said is None:
        return None
    minute = int(found[2] or (30 if found[3] else 0))
    return _time(_day_hour(hour_said, words), minute)


def _day_hour(hour: int, words: str) -> int:
    """Three o'clock is in the afternoon unless the words say otherwise: nobody visits at 03:00."""
    half = _half(words)
    if hour < _NOON and (half or (half is None and hour < 7)):
        return hour + _NOON
    return hour


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None
