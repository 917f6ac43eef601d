"""Reading sealed values and writing them sealed anew, table by table.

Rows come by their key, `after` it, up to `batch` of them; a value counts as stale unless it begins
with `mark`. With an empty mark every row that holds anything sealed comes.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from storage.work import Db, Row, Work

Stale = Callable[[Db, bytes, int, int], Awaitable[list[Row]]]
Reseal = Callable[[Work, Iterable[Row]], Awaitable[None]]


async def _stale_inbox(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_inbox", mark=mark, after=after, batch=batch)


async def _reseal_inbox(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_inbox", rows)


async def _stale_outbox(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_outbox", mark=mark, after=after, batch=batch)


async def _reseal_outbox(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_outbox", rows)


async def _stale_dialog(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_dialog", mark=mark, after=after, batch=batch)


async def _reseal_dialog(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_dialog", rows)


async def _stale_person(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_person", mark=mark, after=after, batch=batch)


async def _reseal_person(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_person", rows)


async def _stale_relative(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_relative", mark=mark, after=after, batch=batch)


async def _reseal_relative(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_relative", rows)


async def _stale_cases(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_cases", mark=mark, after=after, batch=batch)


async def _reseal_cases(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_cases", rows)


async def _stale_claim(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_claim", mark=mark, after=after, batch=batch)


async def _reseal_claim(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_claim", rows)


async def _stale_call_task(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_call_task", mark=mark, after=after, batch=batch)


async def _reseal_call_task(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_call_task", rows)


async def _stale_note(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_note", mark=mark, after=after, batch=batch)


async def _reseal_note(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_note", rows)


async def _stale_talk_line(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_talk_line", mark=mark, after=after, batch=batch)


async def _reseal_talk_line(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_talk_line", rows)


async def _stale_receipt(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_receipt", mark=mark, after=after, batch=batch)


async def _reseal_receipt(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_receipt", rows)


async def _stale_alarm(db: Db, mark: bytes, after: int, batch: int) -> list[Row]:
    return await db.many("stale_alarm", mark=mark, after=after, batch=batch)


async def _reseal_alarm(work: Work, rows: Iterable[Row]) -> None:
    await work.run_many("reseal_alarm", rows)


TABLES: Mapping[str, tuple[Stale, Reseal]] = {
    "inbox": (_stale_inbox, _reseal_inbox),
    "outbox": (_stale_outbox, _reseal_outbox),
    "dialog": (_stale_dialog, _reseal_dialog),
    "person": (_stale_person, _reseal_person),
    "relative": (_stale_relative, _reseal_relative),
    "cases": (_stale_cases, _reseal_cases),
    "claim": (_stale_claim, _reseal_claim),
    "call_task": (_stale_call_task, _reseal_call_task),
    "note": (_stale_note, _reseal_note),
    "talk_line": (_stale_talk_line, _reseal_talk_line),
    "receipt": (_stale_receipt, _reseal_receipt),
    "alarm": (_stale_alarm, _reseal_alarm),
}
"""How each table of `storage.sealed` is read and written."""
