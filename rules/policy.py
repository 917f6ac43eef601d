"""Numbers of the front desk that are not about when people hear (those are in `cadence`)."""

from dataclasses import dataclass
from datetime import time, timedelta

from rules.slots import DEFAULT_SLOTS, Slot
from rules.working_time import Week


@dataclass(frozen=True, slots=True)
class Policy:
    """Settings with their defaults; `[policy]` in the config file changes them.

    Spans named `…_working` are working time, all others are time on the wall.
    """

    offer_width: int = 3
    """How many members are asked first."""
    wider_width: int = 50
    """How many more are asked when none of them answers."""
    days_ahead: int = 14
    """How far ahead a day can be wished for."""
    wish_notice: timedelta = timedelta(hours=1)
    """A slot can be wished for until this long before it starts."""
    slots: tuple[Slot, ...] = DEFAULT_SLOTS
    form_offered_again: timedelta = timedelta(hours=1)
    form_dropped: timedelta = timedelta(days=7)
    confirmations_asked: int = 2
    """How often the resident is asked whether it is solved before it is closed unconfirmed."""
    visits_asked: int = 2
    """How often both sides are asked whether somebody came before staff have to find out."""
    alarm_again: timedelta = timedelta(minutes=10)
    """So long after an alarm what is written of danger in the same chat is counted with it."""
    call_deadline_working: timedelta = timedelta(hours=2)
    urgent_call_deadline: timedelta = timedelta(minutes=30)
    call_tries: int = 3
    low_rating: int = 2
    """The best rating after which somebody calls the resident back."""
    no_shows_kept: timedelta = timedelta(days=365)
    """How far back visits in vain are counted."""
    next_due_notice_days: tuple[int, ...] = (30, 7, 1)
    """How long before the same thing is due again the resident is told."""
    answer_within_working: timedelta = timedelta(minutes=30)
    """By when somebody who wants to talk to a person is answered, in hours of duty."""
    open_cases_per_person: int = 6
    open_cases_per_address: int = 10
    """How many open requests one resident may have by chat, and how many there may be for one
    address, by whomever; staff may file more."""
    letters_per_minute: int = 15
    """How much one side of a talk may write within a minute."""
    talk_idle: timedelta = timedelta(hours=1)
    """A talk in which nobody says anything for so long ends by itself."""
    talk_after_visit: timedelta = timedelta(hours=2)
    """How long after a visit resident and visitor can still talk."""
    duty_extra: timedelta = timedelta(hours=4)
    """How long somebody who goes on duty outside the hours stays on duty."""
    duty_week: Week | None = None
    """Hours of duty by weekday, Monday first; None: whenever the centre is open."""
    invite_valid: timedelta = timedelta(days=7)
    """How long a link made by staff can be opened."""
    members_morning_at: time = time(7, 45)
    """When members with visits today get their list."""
    staff_morning_at: time = time(8, 30)
    """When staff get the figures of the day, on workdays."""
    consent_version: int = 1
