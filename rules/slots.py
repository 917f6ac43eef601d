"""Slots of a day: what a resident may wish for before anybody has claimed the case."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the day in local time; `id` is short and stays the same for ever."""

    id: str
    starts: time
    ends: time


DEFAULT_SLOTS = (
    Slot("morning", time(9), time(11, 30)),
    Slot("afternoon", time(15), time(17)),
)
