"""The connection that writes to SQLite: statements run where they are asked for.

A statement takes some twenty microseconds, a crossing to the driver's thread and back a hundred
and more, so those that find everything in memory stay here. What waits, for the disk or for
another program, goes to a thread: BEGIN, COMMIT and ROLLBACK, scripts and opening.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
_STATEMENTS_KEPT = 512
"""More than there are queries: each is compiled once."""


class InPlace:
    """Offers of aiosqlite's connection what the queries and the engine use."""

    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self._connection = connection
        self._thread = thread

    @classmethod
    async def open(cls, uri: str) -> "InPlace":
        """Raises sqlite3.Error."""
        thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")

        def connect() -> sqlite3.Connection:
            connection = sqlite3.connect(
                uri,
                uri=True,
                isolation_level=None,
                cached_statements=_STATEMENTS_KEPT,
                check_same_thread=False,
            )
            connection.row_factory = sqlite3.Row
            return connection

        try:
            return cls(await _there(thread, connect), thread)
        except BaseException:
            thread.shutdown(wait=False)
            raise

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    async def execute_fetchall(self, sql: str, parameters: Any = ()) -> list[Any]:
        """A statement to its end, here and now: nobody can be cancelled in its middle."""
        return self._connection.execute(sql, parameters).fetchall()

    async def executemany(self, sql: str, rows: Iterable[Any]) -> sqlite3.Cursor:
        """A statement without rows, once for each of `rows`, here and now."""
        return self._connection.executemany(sql, rows)

    async def aside(self, sql: str) -> None:
        """A statement that may wait, in the thread."""
        await _there(self._thread, lambda: self._connection.execute(sql).close())

    async def executescript(self, script: str) -> None:
        """Several statements, in the thread."""
        await _there(self._thread, lambda: self._connection.executescript(script).close())

    async def rollback(self) -> None:
        """Undo what is open, if anything is, after anything that the thread is doing."""
        await _there(self._thread, self._connection.rollback)

    async def close(self) -> None:
        """A second time changes nothing."""
        self._connection.close()
        self._thread.shutdown(wait=False)


async def _there(thread: ThreadPoolExecutor, step: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(thread, step)
