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

    def wish_over(self, case: Case, now: datetime) -> bool:
        """Whether it is too late for a visit at the time that is wished for."""
        _, ends = self.slot(case.wish_slot).span(case.wish_day, self.calendar.zone)
        return now + timedelta(minutes=self.items[case.item].minutes) > ends

    def first_word(self, case: Case, now: datetime, *, heard: bool = False) -> datetime:
        """By when the resident of a case that is asked for now hears first: well before the visit
        that is wished for, and on another day for somebody who had a waiting word today
        (`heard`)."""
        first = self.cadence.first_word(now)
        if heard:
            moments = (*self._moments(case, now), first, self.next_morning(now))
            first = self.cadence.word_on_another_day(now, moments)
        if self.wish_over(case, now):
            return first
        well_before = self.visit(case)[0] - self.cadence.spoken_to
        says_in_time = well_before >= self.cadence.quiet.speak_at(now)
        another_day = self.cadence.heard_on(well_before) > self.cadence.heard_on(now)
        return min(first, well_before) if says_in_time and (another_day or not heard) else first

    def next_word(self, case: Case, now: datetime, since: datetime | None = None) -> datetime:
        """By when the resident of an open case hears again if nothing happens. Never on the day
        of a word said `now`."""
        moments = [self.cadence.next_word(now)]
        if case.state is CaseState.LOOKING:
            moments += self._moments(case, now)
            if since is not None:
                moments.append(self.cadence.raised_at(since))
        return self.cadence.word_on_another_day(now, moments)

    def _moments(self, case: Case, now: datetime) -> list[datetime]:
        """When there is something to say of a wish: the evening before it, and when its time is
        over, or the next morning if that is today."""
        day, slot = self.appointment(case)
        _, ends = slot.span(day, self.calendar.zone)
        moments = [self.calendar.at(day - timedelta(1), self.cadence.evening_at), ends]
        if self.cadence.heard_on(ends) == self.cadence.heard_on(now) and ends > now:
            moments.append(self.next_morning(now))
        return moments

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
