"""The installation in figures, for those who watch it; nobody's name and no case is among them."""

from dataclasses import dataclass
from datetime import datetime

from storage.instants import from_ms, from_ms_or_none, to_ms
from storage.outbox import Lane
from storage.promises import PromisesMet
from storage.work import Db


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait, and since when the oldest does."""

    count: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class Late:
    """What should have been done by now; some of it was tried and failed."""

    count: int
    failing: int
    oldest: datetime | None


async def open_cases_by_state(db: Db) -> dict[str, int]:
    """States in which no case is are left out."""
    return {row["state"]: row["cases"] for row in await db.many("open_cases_by_state")}


async def queued_by_lane(db: Db) -> dict[Lane, Waiting]:
    """Empty lanes are left out."""
    rows = await db.many("queued_by_lane")
    return {row["lane"]: Waiting(row["calls"], from_ms(row["oldest"])) for row in rows}


async def dues_late(db: Db, before: datetime) -> Late:
    """Dues that fell due before an instant and are not done."""
    row = await db.one("dues_late", before=to_ms(before))
    assert row is not None
    return Late(row["late"], row["failing"], from_ms_or_none(row["oldest"]))


async def promises_said(db: Db, since: datetime, until: datetime) -> PromisesMet:
    """In all communities together."""
    row = await db.one("promises_said", since=to_ms(since), until=to_ms(until))
    assert row is not None
    return PromisesMet(row["met"], row["broken"])
