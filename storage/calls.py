"""Call tasks: words to be said by phone."""

import json
from collections.abc import Iterable
from datetime import datetime

from rules.cases import CallTask
from storage.instants import from_ms, to_ms
from storage.personal import opened, sealed
from storage.work import Db, Row, Work


def _task(db: Db, row: Row) -> CallTask:
    return CallTask(
        id=row["id"],
        case_id=row["case_id"],
        person_id=row["person_id"],
        community=row["community"],
        words=opened(db, row["words"], "call_task.words") or "",
        deadline=from_ms(row["deadline"]),
        state=row["state"],
        tries=row["tries"],
        created_at=from_ms(row["created_at"]),
        reason=row["reason"],
    )


async def add_call_task(
    work: Work,
    case_id: int | None,
    person_id: int,
    community: str,
    words: str,
    reason: str | None,
    deadline: datetime,
    now: datetime,
) -> CallTask:
    row = await work.one(
        "add_call_task",
        case_id=case_id,
        person_id=person_id,
        community=community,
        words=sealed(work, words, "call_task.words"),
        reason=reason,
        deadline=to_ms(deadline),
        created_at=to_ms(now),
    )
    assert row is not None
    return _task(work, row)


async def call_task_by_id(db: Db, task_id: int) -> CallTask | None:
    row = await db.one("call_task_by_id", id=task_id)
    return _task(db, row) if row else None


async def open_call_tasks(
    db: Db, communities: Iterable[str], limit: int, offset: int
) -> tuple[CallTask, ...]:
    """`limit` calls to make in these communities after the first `offset`, the most urgent
    first."""
    places = json.dumps([*communities])
    rows = await db.many("open_call_tasks", communities=places, limit=limit, offset=offset)
    return tuple(_task(db, row) for row in rows)


async def count_open_calls(db: Db, communities: Iterable[str]) -> int:
    """How many calls are to be made in these communities."""
    row = await db.one("count_open_calls", communities=json.dumps([*communities]))
    assert row is not None
    return int(row["calls"])


async def open_calls_of(db: Db, person_id: int) -> tuple[CallTask, ...]:
    """Calls to make to one person, the oldest first."""
    return tuple(_task(db, row) for row in await db.many("open_calls_of", person_id=person_id))


async def open_calls_about(db: Db, case_id: int) -> tuple[CallTask, ...]:
    """Calls to make about a case, the oldest first."""
    return tuple(_task(db, row) for row in await db.many("open_calls_about", case_id=case_id))


async def count_call_try(work: Work, task_id: int, deadline: datetime) -> None:
    await work.run("count_call_try", id=task_id, deadline=to_ms(deadline))


async def set_call_deadline(work: Work, task_id: int, deadline: datetime) -> None:
    """A call that was not made in time is still to be made."""
    await work.run("set_call_deadline", id=task_id, deadline=to_ms(deadline))


async def close_call_task(work: Work, task_id: int, state: str, now: datetime) -> bool:
    """Whether this call closed the task (`reached`, `given_up`, `answered`); its words go."""
    row = await work.one("close_call_task", id=task_id, state=state, done_at=to_ms(now))
    return row is not None
