"""Every number of the front desk that a community may want to change."""

from dataclasses import dataclass
from datetime import time, timedelta

from rules.slots import DEFAULT_SLOTS, Slot


@dataclass(frozen=True, slots=True)
class Policy:
    """Settings with their defaults; `[policy]` in the config file changes them.

    Spans named `…_working` are working time, all others are time on the wall.
    """

    offer_width: int = 3
    """How many members are asked first."""
    urgent_window: timedelta = timedelta(minutes=15)
    ordinary_window_working: timedelta = timedelta(hours=2)
    """How long a squad has before the next is asked."""
    leaders_window_working: timedelta = timedelta(hours=1)
    days_ahead: int = 14
    """How far ahead a day can be wished for."""
    slots: tuple[Slot, ...] = DEFAULT_SLOTS
    form_offered_again: timedelta = timedelta(hours=1)
    form_dropped: timedelta = timedelta(days=7)
    visit_asked_after: timedelta = timedelta(minutes=30)
    """After the end of the slot we ask whether somebody came."""
    confirmations_asked: int = 2
    """How often the resident is asked whether it is solved before it is closed unconfirmed."""
    call_deadline_working: timedelta = timedelta(hours=2)
    urgent_call_deadline: timedelta = timedelta(minutes=30)
    call_tries: int = 3
    door_code_tries: int = 3
    quiet_from: time = time(21, 30)
    quiet_until: time = time(7, 30)
    consent_version: int = 1
    invite_valid: timedelta = timedelta(days=7)
