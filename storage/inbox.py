"""The inbox: every update is a row before Telegram is told that we have it.

The order is our own sequence, never `update_id`, which restarts at random after a quiet week.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.instants import from_ms, from_ms_or_none, to_ms
from storage.work import BATCH, Db, Row, Work

_RAW = "inbox.raw"


@dataclass(frozen=True, slots=True)
class InboxUpdate:
    """One update as received: `raw` is its JSON, None once it was handled."""

    seq: int
    update_id: int
    chat_id: int
    raw: bytes | None
    received_at: datetime
    attempts: int
    state: str
    error: str | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class InboxBacklog:
    """How much waits, how much was given up, and since when the oldest waits."""

    waiting: int
    dead: int
    oldest: datetime | None


def _update(db: Db, row: Row) -> InboxUpdate:
    raw = row["raw"]
    return InboxUpdate(
        seq=row["seq"],
        update_id=row["update_id"],
        chat_id=row["chat_id"],
        raw=None if raw is None else db.cipher.open(raw, _RAW),
        received_at=from_ms(row["received_at"]),
        attempts=row["attempts"],
        state=row["state"],
        error=row["error"],
        finished_at=from_ms_or_none(row["finished_at"]),
    )


async def put_updates(work: Work, updates: Iterable[tuple[int, int, bytes]], now: datetime) -> None:
    """Keep updates, each (update_id, chat_id, raw JSON), in this order; known numbers are skipped.

    An update without a chat goes under chat 0.
    """
    rows = [
        {
            "update_id": update_id,
            "chat_id": chat_id,
            "raw": work.cipher.seal(raw, _RAW),
            "now": to_ms(now),
        }
        for update_id, chat_id, raw in updates
    ]
    await work.run_many("put_update", rows)


async def next_updates(work: Work, batch: int = 1) -> list[InboxUpdate]:
    """The oldest open update of each of up to `batch` chats, the oldest first.

    Later updates of a chat are not eligible before its first is finished or buried. On PostgreSQL
    the rows are held until the work ends, and those that another worker holds are left out.
    """
    return [_update(work, row) for row in await work.many("next_updates", batch=batch)]


async def finish_updates(work: Work, seqs: Iterable[int], now: datetime) -> None:
    """These were handled; their content is wiped."""
    await work.run_many("finish_update", ({"seq": seq, "now": to_ms(now)} for seq in seqs))


async def count_failure(work: Work, seq: int, error: str) -> int:
    """Note a failed attempt, in a work of its own after the rollback. Returns how many failed.

    `error` must not hold personal data. 0 means that the update is no longer open.
    """
    row = await work.one("count_failure", seq=seq, error=error)
    return 0 if row is None else int(row["attempts"])


async def bury_update(work: Work, seq: int, error: str, now: datetime) -> None:
    """Make an update a dead letter; its content is kept until staff dismiss it."""
    await work.run("bury_update", seq=seq, error=error, now=to_ms(now))


async def dead_letters(db: Db, batch: int = BATCH) -> list[InboxUpdate]:
    """What was given up and not yet seen, the oldest first."""
    return [_update(db, row) for row in await db.many("dead_letters", batch=batch)]


async def dismiss_dead_letter(work: Work, seq: int, now: datetime) -> None:
    """Staff have seen it; its content is wiped."""
    await work.run("dismiss_dead_letter", seq=seq, now=to_ms(now))


async def reopen_dead_letter(work: Work, seq: int) -> None:
    """Have it handled again, with all its attempts."""
    await work.run("reopen_dead_letter", seq=seq)


async def inbox_backlog(db: Db) -> InboxBacklog:
    """For the health check and the staff board."""
    row = await db.one("inbox_backlog")
    assert row is not None
    return InboxBacklog(row["waiting"], row["dead"], from_ms_or_none(row["oldest"]))


async def sweep_inbox(work: Work, before: datetime, batch: int = BATCH) -> int:
    """Forget updates finished before an instant. Returns how many went; repeat while full."""
    return len(await work.many("sweep_inbox", before=to_ms(before), batch=batch))
