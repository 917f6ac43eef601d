"""Time limits of a case: they pause while we wait for the resident, and keep the time used."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """What is `left` as of `since`; it runs from there, and is paused while `since` is None."""

    left: timedelta
    since: datetime | None

    def ends(self) -> datetime | None:
        """When it is over; None while it is paused."""
        return None if self.since is None else self.since + self.left

    def paused(self, now: datetime) -> "TimeLimit":
        """The time used until `now` stays used."""
        if self.since is None:
            return self
        return TimeLimit(max(self.left - (now - self.since), timedelta()), None)

    def running(self, now: datetime) -> "TimeLimit":
        """Runs on from `now` with what is left."""
        return self if self.since is not None else replace(self, since=now)
