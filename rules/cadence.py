"""When somebody hears from us next. No resident waits in silence."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from rules.quiet import QuietHours
from rules.slots import Slot
from rules.working_time import WorkCalendar

_MOMENT = timedelta(microseconds=1)


class ReminderKind(StrEnum):
    EVENING_BEFORE = "evening_before"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Reminder:
    kind: ReminderKind
    at: datetime


@dataclass(frozen=True, slots=True)
class Cadence:
    """Every delay that people are promised, as settings with their defaults.

    Spans in working time: `first_word_within`, `claim_window`, `proposal_window`; the others are
    real time.
    """

    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    quiet: QuietHours = field(default_factory=QuietHours)
    first_word_within: timedelta = timedelta(hours=2)
    spoken_to: timedelta = timedelta(minutes=30)
    word_every: int = 2
    raise_after: int = 2
    word_at: time = time(9)
    claim_window: timedelta = timedelta(hours=2)
    urgent_claim_window: timedelta = timedelta(minutes=15)
    offer_within_days: int = 6
    evening_at: time = time(18)
    at_risk_at: time = time(20)
    proposal_window: timedelta = timedelta(hours=4)
    proposal_least: timedelta = timedelta(minutes=30)
    reminder_before: timedelta = timedelta(hours=2)
    reminder_earliest: time = time(7, 30)
    nobody_came_after: timedelta = timedelta(minutes=30)
    warning_share: float = 0.75

    def first_word(self, now: datetime) -> datetime:
        """By when a resident who has just filed a case hears: a round time, within hours."""
        exact = self.calendar.add(now, self.first_word_within)
        midnight = self.calendar.at(self.calendar.local_day(exact), time())
        spoken = midnight - (midnight - exact) // self.spoken_to * self.spoken_to
        return spoken if self.calendar.is_open(spoken - _MOMENT) else exact

    def next_word(self, now: datetime) -> datetime:
        """By when a resident hears again if nothing happens: `word_every` workdays on."""
        day = self.calendar.workday_after(self.calendar.local_day(now), self.word_every)
        return self.calendar.at(day, self.word_at)

    def renewed_until(self, promised: datetime, now: datetime) -> datetime | None:
        """By when what was promised for `promised` and not kept is promised anew `now`: the next
        morning, and then every `word_every` workdays; None on the days between."""
        morning = self.calendar.workday_after(self.calendar.local_day(promised), 1)
        lapses, following = promised, self.calendar.at(morning, self.word_at)
        while self.heard_on(following) <= self.heard_on(now):
            lapses, following = following, self.next_word(following)
        return following if self.heard_on(lapses) == self.heard_on(now) else None

    def heard_on(self, at: datetime) -> date:
        """The day on which a word of this instant is heard; at night that is the next morning."""
        return self.calendar.local_day(self.quiet.speak_at(at))

    def word_on_another_day(self, now: datetime, moments: Iterable[datetime]) -> datetime:
        """Of these moments the last one of the first day that is not the day of a word said
        `now`: one word a day, and the one that can say most."""
        today = self.heard_on(now)
        later = [at for at in moments if self.heard_on(at) > today]
        first = min(self.heard_on(at) for at in later)
        return max(at for at in later if self.heard_on(at) == first)

    def raised_at(self, since: datetime) -> datetime:
        """When the level above hears of a case that nobody has taken since `since`."""
        day = self.calendar.workday_after(self.calendar.local_day(since), self.raise_after)
        return self.calendar.at(day, self.word_at)

    def offer_from(self, now: datetime, day: date) -> datetime:
        """When to begin asking for a visit on `day`: now, or the morning it comes near."""
        near = self.calendar.at(day - timedelta(self.offer_within_days), self.word_at)
        return max(now, near)

    def claim_until(self, now: datetime, urgent: bool, rounds: int = 1) -> datetime:
        """When the time to claim is over, and the next are asked; `rounds` share one window."""
        if urgent:
            return now + self.urgent_claim_window / rounds
        return self.calendar.add(now, self.claim_window / rounds)

    def visit_reminders(self, now: datetime, day: date, slot: Slot) -> tuple[Reminder, ...]:
        """The reminders of a visit that are still to come: the evening before, and shortly before
        but never early in the morning."""
        starts, _ = slot.span(day, self.calendar.zone)
        evening = self.calendar.at(day - timedelta(1), self.evening_at)
        earliest = self.calendar.at(day, self.reminder_earliest)
        soon = max(starts - self.reminder_before, earliest)
        both = (Reminder(ReminderKind.EVENING_BEFORE, evening), Reminder(ReminderKind.SOON, soon))
        return tuple(reminder for reminder in both if now < reminder.at <= starts)

    def at_risk_from(self, now: datetime, day: date) -> datetime | None:
        """When staff hear, the evening before, of a visitor who has not confirmed; None where
        the visitor was never asked to, or it is too late to ask."""
        asked = self.calendar.at(day - timedelta(1), self.evening_at)
        told = self.calendar.at(day - timedelta(1), self.at_risk_at)
        return told if now < asked else None

    def proposal_until(self, now: datetime, starts: datetime | None) -> datetime:
        """By when the other side has to answer a proposal: well before the visit that it would
        move, which begins at `starts` (None: no date is agreed)."""
        until = self.calendar.add(now, self.proposal_window)
        if starts is not None:
            until = min(until, starts - self.proposal_least)
        return max(until, now + self.proposal_least)

    def follow_up_at(self, closed: datetime, weeks: int) -> datetime:
        """The morning, so many weeks after closing, on which we ask whether it is still fine."""
        day = self.calendar.local_day(closed) + timedelta(weeks=weeks)
        return self.calendar.at(day, self.word_at)

    def nobody_came_at(self, day: date, slot: Slot) -> datetime:
        """When we ask whether somebody came, if nothing was reported."""
        _, ends = slot.span(day, self.calendar.zone)
        return self.quiet.speak_at(ends + self.nobody_came_after)

    def warning_at(self, started: datetime, due: datetime) -> datetime:
        """When to warn that a time limit is near: after 75 % of it."""
        return started + (due - started) * self.warning_share
