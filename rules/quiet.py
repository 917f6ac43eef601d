"""Quiet hours: what is not urgent and was not asked for waits until the morning."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules.working_time import CHINA


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `starts` to `ends`, local; they may go over midnight. Equal times: never quiet."""

    starts: time = time(21, 30)
    ends: time = time(7, 30)
    zone: ZoneInfo = CHINA

    def is_quiet(self, at: datetime) -> bool:
        clock = at.astimezone(self.zone).time()
        if self.starts <= self.ends:
            return self.starts <= clock < self.ends
        return clock >= self.starts or clock < self.ends

    def speak_at(self, at: datetime, urgent: bool = False) -> datetime:
        """When to say what is due `at`: then, or at the end of the quiet hours around it."""
        if urgent or not self.is_quiet(at):
            return at
        local = at.astimezone(self.zone)
        days = int(local.time() >= self.ends)
        return datetime.combine(local.date() + timedelta(days), self.ends, self.zone)
