"""The way to the database: `async with store.work()` to write, `store.reading()` to read."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from storage.cipher import Cipher
from storage.engine import Engine
from storage.errors import WorkMisused
from storage.postgres import PostgresEngine
from storage.shielded import to_the_end
from storage.sqlite import SQLITE, SqliteEngine
from storage.work import Reading, Work, inside_work

_POSTGRES = ("postgresql://", "postgres://")


class Store:
    """One open database on either engine. Receiver, worker, sender and ticks all share it."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        self.cipher = cipher
        self.lead = engine.lead
        self._engine = engine

    @classmethod
    async def open(cls, url: str, *, cipher: Cipher) -> "Store":
        """Open, lock and migrate `sqlite:///path` or `postgresql://…`.

        A SQLite path is absolute when it starts with a fourth slash, otherwise relative to the
        working directory. Raises StoreInUse, NewerDatabase, StorageUnavailable, and ValueError
        for any other url.
        """
        return cls(await _engine(url), cipher)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """One transaction, rolled back unless `await work.commit()` was reached.

        On SQLite works follow one another; on PostgreSQL they run side by side, so lock what you
        decide upon. Raises WorkMisused inside another work, StorageUnavailable.
        """
        async with self._work_over(self._engine.writing) as work:
            yield work

    @asynccontextmanager
    async def leading(self) -> AsyncIterator[Work]:
        """A work of the leader: nothing of it is kept once this process has lost the lead.

        Raises StorageUnavailable at once for a process that does not lead.
        """
        async with self._work_over(self.lead.working) as work:
            yield work

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reading]:
        """Read what is committed. Raises WorkMisused inside a work, which reads for itself."""
        _refuse_inside_work()
        async with self._engine.reading() as connection:
            yield Reading(self._engine, connection, self.cipher)

    @asynccontextmanager
    async def _work_over(self, connected: Callable[[], Any]) -> AsyncIterator[Work]:
        _refuse_inside_work()
        async with connected() as connection:
            work = Work(self._engine, connection, self.cipher)
            try:
                await work.begin()
                yield work
            finally:
                await work.end()

    async def scrub(self) -> None:
        """After something personal was deleted: no trace of it stays in the files.

        Raises WorkMisused inside a work, StorageUnavailable while somebody still reads an older
        state; then it is to be tried again.
        """
        _refuse_inside_work()
        await to_the_end(self._engine.scrub())

    async def close(self) -> None:
        """Wait for the work under way, then let go of the database."""
        await to_the_end(self._engine.close())


def is_storage_url(url: str) -> bool:
    """Whether `Store.open` knows what to do with it."""
    return url.startswith((SQLITE, *_POSTGRES))


async def _engine(url: str) -> Engine:
    if url.startswith(SQLITE):
        return await SqliteEngine.open(url.removeprefix(SQLITE))
    if url.startswith(_POSTGRES):
        return await PostgresEngine.open(url)
    raise ValueError("a storage url starts with sqlite:/// or postgresql://")


def _refuse_inside_work() -> None:
    if inside_work():
        raise WorkMisused("inside a work the database is reached through that work alone")
