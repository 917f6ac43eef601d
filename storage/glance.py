"""The database at a glance: what is open, what waits, what was given up."""

from dataclasses import dataclass
from datetime import datetime

from storage.instants import from_ms_or_none
from storage.work import Db


@dataclass(frozen=True, slots=True)
class Glance:
    """Counts of rows. `dead` rows were given up after their last try."""

    cases_open: int
    inbox_open: int
    inbox_dead: int
    outbox_queued: int
    outbox_sending: int
    outbox_dead: int
    due_open: int
    next_due_at: datetime | None
    """When the earliest open promise falls due."""


async def glance(db: Db) -> Glance:
    """Look once."""
    row = await db.one("glance")
    assert row is not None
    counts = {name: value for name, value in row.items() if name != "next_due_at"}
    return Glance(**counts, next_due_at=from_ms_or_none(row["next_due_at"]))
