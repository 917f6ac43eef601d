"""Who of the staff is on duty: by the weekly hours, switched off, or in extra hours."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.working_time import WorkCalendar


class DutyState(StrEnum):
    ON = "on"
    """On duty in the weekly hours."""
    OFF = "off"
    EXTRA = "extra"
    """On duty now whatever the hour, until `Duty.until`."""


@dataclass(frozen=True, slots=True)
class Duty:
    """How somebody has switched themselves; who never did is ON."""

    person_id: int
    state: DutyState = DutyState.ON
    until: datetime | None = None


def is_rostered(duty: Duty) -> bool:
    """Whether the person can be counted on at the next opening."""
    return duty.state is not DutyState.OFF


def is_serving(duty: Duty, now: datetime, hours: WorkCalendar) -> bool:
    """Whether the person is on duty at this moment."""
    extra = duty.state is DutyState.EXTRA and duty.until is not None and now < duty.until
    return extra or (is_rostered(duty) and hours.is_open(now))
