"""How long the personal part of what is over is kept."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Retention:
    """Spans since the end of the thing; None keeps it for ever. `[retention]` in the config file
    changes them.

    What stays when they are over are the figures: number, item, days, outcome, stars and points,
    without anybody's name.
    """

    cases: timedelta | None = timedelta(days=365)
    """Name, phone, address, answers, notes, talks, receipts of a closed case."""
    talks: timedelta | None = timedelta(days=180)
    """Words, voices and photos of talks that have ended."""
    dead: timedelta | None = timedelta(days=30)
    """What could not be handled or sent, and nobody has looked at."""
    events: timedelta | None = timedelta(days=1825)
    """Who did what when, in cases that are over."""
    people: timedelta | None = timedelta(days=1095)
    """Residents who have asked for nothing since and hold no role."""
