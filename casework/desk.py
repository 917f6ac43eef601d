"""What every verb is given: the desk (what does not change) and the scene (what does)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from rules.cases import Case, Json
from rules.events import Event, EventKind
from rules.items import ServiceItem
from rules.people import Actor
from rules.places import Town
from rules.policy import Policy
from rules.slots import Slot
from rules.working_time import WorkCalendar
from storage import events as event_rows
from storage.store import Work


@dataclass(frozen=True, slots=True)
class Desk:
    """The installation: its places, its services, its calendar, its numbers."""

    town: Town
    items: Mapping[str, ServiceItem]
    calendar: WorkCalendar
    policy: Policy
    rng: Random

    def slot(self, slot_id: str) -> Slot:
        """The slot with this id; the first one if a setting took it away meanwhile."""
        slots = self.policy.slots
        return next((slot for slot in slots if slot.id == slot_id), slots[0])

    def local(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, tzinfo=self.calendar.tz)

    def visit(self, case: Case) -> tuple[datetime, datetime]:
        """Start and end of the appointment, or of the wish while nobody has claimed."""
        day, slot = case.day or case.wish_day, self.slot(case.slot or case.wish_slot)
        return self.local(day, slot.starts), self.local(day, slot.ends)


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
