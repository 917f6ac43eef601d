"""What every verb is given: the desk (what does not change) and the scene (what does)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from rules.cadence import Cadence
from rules.cases import Case, CaseState, Json
from rules.events import Event, EventKind
from rules.items import ServiceItem, Urgency
from rules.people import Actor
from rules.places import Town
from rules.policy import Policy
from rules.slots import Slot
from rules.working_time import WorkCalendar
from storage import events as event_rows
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Desk:
    """The installation: its places, its services, its times, its numbers, its dice."""

    town: Town
    items: Mapping[str, ServiceItem]
    cadence: Cadence
    policy: Policy
    rng: Random

    @property
    def calendar(self) -> WorkCalendar:
        return self.cadence.calendar

    @property
    def duty(self) -> WorkCalendar:
        """When somebody of the staff answers those who want a person."""
        return replace(self.calendar, week=self.policy.duty_week)

    def answer_by(self, now: datetime, *, served: bool) -> datetime:
        """By when they are answered; `served`: somebody is on duty, also outside the hours."""
        if served and not self.duty.is_open(now):
            return now + self.policy.answer_within_working
        return self.duty.add(now, self.policy.answer_within_working)

    def slot(self, slot_id: str) -> Slot:
        """The slot with this id; the first one if a setting took it away meanwhile."""
        slots = self.policy.slots
        return next((slot for slot in slots if slot.id == slot_id), slots[0])

    def appointment(self, case: Case) -> tuple[date, Slot]:
        """Day and slot of the appointment, or of the wish while nobody has claimed."""
        return case.day or case.wish_day, self.slot(case.slot or case.wish_slot)

    def visit(self, case: Case) -> tuple[datetime, datetime]:
        """When the visit starts and ends."""
        day, slot = self.appointment(case)
        return slot.span(day, self.calendar.zone)

    def is_urgent(self, case: Case) -> bool:
        return self.items[case.item].urgency is Urgency.URGENT

    def claim_until(self, case: Case, now: datetime, rounds: int) -> datetime:
        """When the people asked had their time, of which there is one window for `rounds`."""
        return self.cadence.claim_until(now, self.is_urgent(case), rounds)

    def last_call(self, case: Case) -> datetime:
        """Until when asking around can still lead to the visit that is wished for: whoever
        claims needs the time to come, and the visit its own."""
        _, ends = self.visit(case)
        return ends - timedelta(minutes=self.items[case.item].minutes) - self.policy.wish_notice

    def next_word(self, case: Case, now: datetime) -> datetime:
        """By when the resident of an open case hears again if nothing happens: while nobody has
        claimed it also the evening before the visit that is wished for, and when its time is
        over."""
        regular = self.cadence.next_word(now)
        if case.state is not CaseState.LOOKING:
            return regular
        day, slot = self.appointment(case)
        evening = self.calendar.at(day - timedelta(1), self.cadence.evening_at)
        _, ends = slot.span(day, self.calendar.zone)
        return min(at for at in (evening, ends, regular) if at > now)

    def next_morning(self, now: datetime) -> datetime:
        """The next workday at the hour of the promised word."""
        day = self.calendar.workday_after(self.calendar.local_day(now), 1)
        return self.calendar.at(day, self.cadence.word_at)

    def call_deadline(self, now: datetime, *, urgent: bool) -> datetime:
        """By when somebody has to have been called."""
        if urgent:
            return now + self.policy.urgent_call_deadline
        return self.calendar.add(now, self.policy.call_deadline_working)

    def notice_of(self, due_day: date, days: int) -> datetime:
        """The morning `days` days before something is due again."""
        return self.calendar.at(due_day - timedelta(days), self.cadence.word_at)


@dataclass(frozen=True, slots=True)
class Scene:
    """One verb's surroundings: an open work, who acts, now, and the message behind it."""

    desk: Desk
    work: Work
    by: Actor
    now: datetime
    source: int | None = None

    async def record(self, kind: EventKind, case_id: int | None, **data: Json) -> Event:
        """Writes what happened as an event row and returns it."""
        event = Event(kind, case_id, self.by.person_id, self.now, data, self.source)
        return await event_rows.add_event(self.work, event)


Events = tuple[Event, ...]
"""What a verb returns: what happened, in order. It addresses nobody."""
