"""Promises counted, and time limits that keep the time used."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rules.limits import TimeLimit
from storage.instants import from_ms_or_none, to_ms, to_ms_or_none
from storage.work import Db, Row, Work


@dataclass(frozen=True, slots=True)
class PromisesMet:
    """How many promised words were said, and how many of them late."""

    met: int
    broken: int


async def add_promise(
    work: Work, case_id: int, promised_for: datetime, met_at: datetime, kept: bool
) -> None:
    """Counted once per case and promised instant."""
    await work.run(
        "add_promise",
        case_id=case_id,
        promised_for=to_ms(promised_for),
        met_at=to_ms(met_at),
        kept=int(kept),
    )


async def promises_met(db: Db, community: str, since: datetime, until: datetime) -> PromisesMet:
    span = {"since": to_ms(since), "until": to_ms(until)}
    row = await db.one("promises_met", community=community, **span)
    assert row is not None
    return PromisesMet(row["met"], row["broken"])


async def set_limit(work: Work, case_id: int, limit: TimeLimit) -> None:
    await work.run(
        "set_limit",
        id=case_id,
        limit_left=limit.left // timedelta(milliseconds=1),
        limit_since=to_ms_or_none(limit.since),
    )


async def limit_of(db: Db, case_id: int) -> TimeLimit | None:
    """None for a case that was never given one."""
    row = await db.one("limit_of", id=case_id)
    return limit_in(row) if row else None


def limit_in(row: Row) -> TimeLimit | None:
    """The time limit in a row of a case; None where it was never given one."""
    if row["limit_left"] is None:
        return None
    return TimeLimit(timedelta(milliseconds=row["limit_left"]), from_ms_or_none(row["limit_since"]))
