"""Due rows: what must happen later, each under a unique (kind, subject, slot).

Nothing is kept in memory, so a promise survives any kill; what is said is rendered when due.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from storage.instants import from_ms, from_ms_or_none, to_ms
from storage.work import BATCH, Db, Row, Work


@dataclass(frozen=True, slots=True)
class Due:
    """One promise: `kind` says which verb, `subject` is the id of the row it is about.

    While it cannot be done, `due_at` is when it is tried next, and `failing_since` when it was
    to be done. `error` is the kind of fault, without anybody's words.
    """

    id: int
    kind: str
    subject: int
    slot: str
    due_at: datetime
    state: str
    done_at: datetime | None
    failures: int = 0
    error: str | None = None
    failing_since: datetime | None = None


def _due(row: Row) -> Due:
    return Due(
        id=row["id"],
        kind=row["kind"],
        subject=row["subject"],
        slot=row["slot"],
        due_at=from_ms(row["due_at"]),
        state=row["state"],
        done_at=from_ms_or_none(row["done_at"]),
        failures=row["failures"],
        error=row["error"],
        failing_since=from_ms_or_none(row["failing_since"]),
    )


async def put_due(work: Work, kind: str, subject: int, due_at: datetime, slot: str = "") -> None:
    """Promise `kind` about `subject` at `due_at`; the same key is moved and reopened."""
    await put_dues(work, subject, {kind: due_at}, slot)


async def put_dues(work: Work, subject: int, due: Mapping[str, datetime], slot: str = "") -> None:
    """Promise several kinds about one subject, each at its time."""
    rows = (
        {"kind": kind, "subject": subject, "slot": slot, "due_at": to_ms(at)}
        for kind, at in due.items()
    )
    await work.run_many("put_due", rows)


async def cancel_due(work: Work, kind: str, subject: int, now: datetime, slot: str = "") -> None:
    """Withdraw one promise; nothing happens when there is none open."""
    await work.run("cancel_due", kind=kind, subject=subject, slot=slot, now=to_ms(now))


async def cancel_dues(work: Work, kind: str, subject: int, now: datetime) -> None:
    """Withdraw the promises of one kind about `subject` in every slot."""
    await work.run("cancel_dues", kind=kind, subject=subject, now=to_ms(now))


async def next_due(work: Work, now: datetime, batch: int = 1) -> list[Due]:
    """What has fallen due, the earliest first; on PostgreSQL held until the work ends."""
    return [_due(row) for row in await work.many("next_due", now=to_ms(now), batch=batch)]


async def finish_due(work: Work, due: Due, now: datetime) -> None:
    """Close a kept promise. One that its own verb has moved to a later time stays open."""
    await work.run("finish_due", id=due.id, due_at=to_ms(due.due_at), now=to_ms(now))


async def lease_due(work: Work, due: Due, until: datetime) -> Due:
    """Before it is done outside of a work: it falls due again unless its end is written before."""
    await work.run("lease_due", id=due.id, due_at=to_ms(due.due_at), until=to_ms(until))
    return replace(due, due_at=until, failing_since=due.failing_since or due.due_at)


async def fail_due(work: Work, due: Due, again_at: datetime, error: str) -> None:
    """Note a failed attempt, in a work of its own after the rollback, and try again later.

    Nothing happens to a promise that was moved or withdrawn meanwhile.
    """
    await work.run(
        "fail_due",
        id=due.id,
        due_at=to_ms(due.due_at),
        again_at=to_ms(again_at),
        since=to_ms(due.failing_since or due.due_at),
        error=error,
    )


async def failing_dues(db: Db, batch: int = BATCH) -> list[Due]:
    """What could not be done so far, the longest known first."""
    return [_due(row) for row in await db.many("failing_dues", batch=batch)]


async def retry_due(work: Work, due_id: int, now: datetime) -> bool:
    """Have it tried again at once. False when it is done meanwhile."""
    return await work.one("retry_due", id=due_id, now=to_ms(now)) is not None


async def next_due_at(db: Db) -> datetime | None:
    """When the earliest open promise falls due, past or future."""
    row = await db.one("next_due_at")
    return None if row is None else from_ms(row["due_at"])


async def dues_of(db: Db, kind: str, subject: int) -> list[Due]:
    """The promises of one kind about one subject, open or closed, by slot."""
    return [_due(row) for row in await db.many("dues_of", kind=kind, subject=subject)]


async def sweep_due(work: Work, before: datetime, batch: int = BATCH) -> int:
    """Forget promises closed before an instant. Returns how many went; repeat while full."""
    return len(await work.many("sweep_due", before=to_ms(before), batch=batch))
