"""The connection that writes to SQLite: statements run where they are asked for.

A statement takes some twenty microseconds, a crossing to the driver's thread and back a hundred
and more, so those that find everything in memory stay here. What waits, for the disk or for
another program, goes to a thread: COMMIT, what another program holds up, scripts and opening.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from storage.shielded import to_the_end

T = TypeVar("T")
_STATEMENTS_KEPT = 512
"""More than there are queries: each is compiled once."""
PATIENCE_MS = 5_000
"""How long a program that has the file locked is waited for."""


class InPlace:
    """Offers of aiosqlite's connection what the queries and the engine use."""

    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self._connection = connection
        self._thread = thread
        self._changes_before = 0

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
                timeout=PATIENCE_MS / 1000,
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

    async def begin(self) -> None:
        """BEGIN IMMEDIATE: here and now, or in the thread once the file is free."""
        try:
            self._connection.execute("BEGIN IMMEDIATE").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            await to_the_end(self.patiently("BEGIN IMMEDIATE"))
        self._changes_before = self._connection.total_changes

    async def commit(self) -> None:
        """COMMIT: in the thread, which waits for the disk, unless nothing was written.

        Not the driver's commit: that one is silent when SQLite has already rolled back.
        """
        if self._connection.total_changes == self._changes_before:
            self._connection.execute("COMMIT").close()
        else:
            await _there(self._thread, lambda: self._connection.execute("COMMIT").close())

    async def patiently(self, sql: str) -> list[Any]:
        """A statement that waits for other programs, in the thread."""

        def wait() -> list[Any]:
            self._connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
            try:
                return self._connection.execute(sql).fetchall()
            finally:
                self.wait_for_nobody()

        return await _there(self._thread, wait)

    def wait_for_nobody(self) -> None:
        """From now on only `begin` and `patiently` wait for other programs, in the thread."""
        self._connection.execute("PRAGMA busy_timeout = 0")

    async def executescript(self, script: str) -> None:
        """Several statements, in the thread."""
        await _there(self._thread, lambda: self._connection.executescript(script).close())

    async def rollback(self) -> None:
        """Undo what is open, if anything is, here and now: it is all in memory."""
        self._connection.rollback()

    async def close(self) -> None:
        """A second time changes nothing."""
        self._connection.close()
        self._thread.shutdown(wait=False)


async def _there(thread: ThreadPoolExecutor, step: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(thread, step)
