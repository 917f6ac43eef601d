"""Numbers of the front desk that are not about when people hear (those are in `cadence`)."""

from dataclasses import dataclass
from datetime import timedelta

from rules.slots import DEFAULT_SLOTS, Slot


@dataclass(frozen=True, slots=True)
class Policy:
    """Settings with their defaults; `[policy]` in the config file changes them.

    Spans named `…_working` are working time, all others are time on the wall.
    """

    offer_width: int = 3
    """How many members are asked first."""
    days_ahead: int = 14
    """How far ahead a day can be wished for."""
    wish_notice: timedelta = timedelta(hours=1)
    """A slot can be wished for until this long before it starts."""
    slots: tuple[Slot, ...] = DEFAULT_SLOTS
    form_offered_again: timedelta = timedelta(hours=1)
    form_dropped: timedelta = timedelta(days=7)
    confirmations_asked: int = 2
    """How often the resident is asked whether it is solved before it is closed unconfirmed."""
    call_deadline_working: timedelta = timedelta(hours=2)
    urgent_call_deadline: timedelta = timedelta(minutes=30)
    call_tries: int = 3
    next_due_notice_days: tuple[int, ...] = (30, 7, 1)
    """How long before the same thing is due again the resident is told."""
    consent_version: int = 1
