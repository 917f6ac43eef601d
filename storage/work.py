"""What query functions are given: a reading, or a work, which is one transaction."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any

from storage.cipher import Cipher
from storage.engine import Engine, Queries
from storage.errors import WorkMisused
from storage.shielded import to_the_end

BATCH = 500
"""Rows that one bulk write may touch, so that nobody waits long behind it."""

Row = Mapping[str, Any]

_open_work: ContextVar["Work | None"] = ContextVar("open_work", default=None)


def inside_work() -> bool:
    """Whether the running code, or the task that started it, is within an open work."""
    work = _open_work.get()
    return work is not None and work.is_open


class Db:
    """Named queries against one connection. Errors are those of `storage.errors`."""

    def __init__(self, engine: Queries, connection: Any, cipher: Cipher) -> None:
        self.cipher = cipher
        self._queries = engine
        self._connection = connection

    async def one(self, query: str, /, **parameters: Any) -> Row | None:
        """The first row of a query marked `^`, or None."""
        with self._queries.translated():
            row = await self._queries.row(self._connection, query, parameters)
        return None if row is None else dict(row)

    async def many(self, query: str, /, **parameters: Any) -> list[Row]:
        """Every row of a query that has no mark."""
        with self._queries.translated():
            rows = await self._queries.rows(self._connection, query, parameters)
        return [dict(row) for row in rows]


class Reading(Db):
    """Reads what is committed; each query sees the newest state."""


class _Statement:
    """Around each statement of a work. Not a generator: there are dozens of them a message."""

    def __init__(self, work: "Work") -> None:
        self._work = work
        self.failed = False

    def __enter__(self) -> None:
        if not self._work.is_open:
            raise WorkMisused("the work is over")
        if self.failed:
            raise WorkMisused("a statement of this work has failed; it cannot go on")

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            self.failed = True


class Work(Db):
    """One transaction: everything in it is kept by `commit`, or nothing is.

    Nothing but the database may be awaited inside. After a failed or cancelled statement only
    the end of the enclosing savepoint, or of the work, can follow; WorkMisused says so.
    """

    def __init__(self, engine: Engine, connection: Any, cipher: Cipher) -> None:
        super().__init__(engine, connection, cipher)
        self._engine = engine
        self.is_open = False
        self._statement = _Statement(self)
        self._depth = 0

    async def one(self, query: str, /, **parameters: Any) -> Row | None:
        with self._statement:
            return await super().one(query, **parameters)

    async def many(self, query: str, /, **parameters: Any) -> list[Row]:
        with self._statement:
            return await super().many(query, **parameters)

    async def run(self, query: str, /, **parameters: Any) -> None:
        """A query marked `!`, which returns no rows."""
        with self._statement, self._engine.translated():
            await self._queries.run(self._connection, query, parameters)

    async def run_many(self, query: str, rows: Iterable[Row], /) -> None:
        """A query marked `*!` once per row, by batches of `BATCH`."""
        remaining = iter(rows)
        while batch := list(islice(remaining, BATCH)):
            with self._statement, self._engine.translated():
                await getattr(self._queries.queries, query)(self._connection, batch)

    async def commit(self) -> None:
        """Keep everything; no statement can follow. Raises StorageUnavailable: nothing is kept."""
        with self._statement:
            await to_the_end(self._commit())

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Statements inside are undone together when an exception leaves the block."""
        name = f"step_{self._depth}"
        with self._statement:
            await self._engine.execute(self._connection, f"SAVEPOINT {name}")
        self._depth += 1
        try:
            yield
        except BaseException:
            await to_the_end(self._back_to(name))
            raise
        else:
            with self._statement:
                await self._engine.execute(self._connection, f"RELEASE {name}")
        finally:
            self._depth -= 1

    async def begin(self) -> None:
        """Open the transaction; the store calls this."""
        _open_work.set(self)
        self.is_open = True
        await self._engine.begin(self._connection)

    async def end(self) -> None:
        """Undo what was not committed; the store calls this."""
        if self.is_open:
            self.is_open = False
            await self._engine.roll_back(self._connection)

    async def _commit(self) -> None:
        await self._engine.commit(self._connection)
        self.is_open = False

    async def _back_to(self, name: str) -> None:
        await self._engine.execute(self._connection, f"ROLLBACK TO SAVEPOINT {name}")
        await self._engine.execute(self._connection, f"RELEASE SAVEPOINT {name}")
        self._statement.failed = False
