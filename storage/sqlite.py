"""SQLite behind the engine contract: one writer connection behind one lock, one reading one.

Two coroutines on one connection lose acknowledged writes (each commits or rolls back what the
other has open), hence the lock. The transaction is ours alone (`isolation_level=None`).
"""

import asyncio
import fcntl
import functools
import os
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, closing
from pathlib import Path
from typing import IO, Any

import aiosqlite
from aiosql.adapters.aiosqlite import AioSQLiteAdapter

from storage import migrate
from storage.cipher import Cipher
from storage.drafts import clear, draft_of, put_in_place
from storage.errors import ForeignDatabase, StorageUnavailable, StoreInUse, UniqueViolation
from storage.in_place import InPlace
from storage.lead import Alone, Lead
from storage.sql import load_queries
from storage.work import Reading

TYPES = {
    "id": "INTEGER PRIMARY KEY AUTOINCREMENT",
    "bigint": "INTEGER",
    "flag": "INTEGER",
    "real": "REAL",
    "blob": "BLOB",
    "strict": "STRICT",
}
SQLITE = "sqlite:///"
"""How the url of such a database begins."""
_SETTINGS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
)
_UNIQUE = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}
_UNAVAILABLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
}


class _OneHop(AioSQLiteAdapter):
    """Leaves no cursor open, whatever happens to the caller."""

    async def insert_update_delete_many(
        self, conn: Any, _name: str, sql: str, parameters: Any
    ) -> None:
        await conn.executemany(sql, parameters)


@functools.cache
def queries() -> Any:
    """The named queries for this engine."""
    return load_queries("sqlite", _OneHop)


class _Translated:
    """See `translated`. Not a generator: there are dozens of statements a message."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise StorageUnavailable(f"{error.filename or 'the disk'}: {error.strerror}") from error
        if not isinstance(error, sqlite3.Error):
            return
        code = getattr(error, "sqlite_errorcode", 0)
        if code in _UNIQUE:
            raise UniqueViolation(str(error)) from error
        if code & 0xFF in _UNAVAILABLE:
            raise StorageUnavailable(str(error)) from error


_TRANSLATED = _Translated()


def translated() -> AbstractContextManager[None]:
    """Turn the driver's errors into ours; what is left is a mistake in the code."""
    return _TRANSLATED


class _Queries:
    """See `storage.engine.Queries`.

    Each statement is one step: the stock way, a generator within a generator and three crossings
    to the reader's thread, takes longer than the query.
    """

    def __init__(self) -> None:
        self.queries = queries()
        self.translated = translated

    async def rows(self, connection: Any, query: str, parameters: Mapping[str, Any]) -> list[Any]:
        found = await connection.execute_fetchall(getattr(self.queries, query).sql, parameters)
        return list(found)

    async def row(self, connection: Any, query: str, parameters: Mapping[str, Any]) -> Any:
        return next(iter(await self.rows(connection, query, parameters)), None)

    async def run(self, connection: Any, query: str, parameters: Mapping[str, Any]) -> None:
        await self.rows(connection, query, parameters)


class SqliteEngine(_Queries):
    """See `storage.engine.Engine`."""

    def __init__(self, file_lock: IO[str], writer: InPlace, reader: aiosqlite.Connection) -> None:
        super().__init__()
        self._file_lock = file_lock
        self._writer = writer
        self._reader = reader
        self._lock = asyncio.Lock()
        self.lead: Lead = Alone(self.writing)

    @classmethod
    async def open(cls, path: str) -> "SqliteEngine":
        """Lock the file, bring its schema forward, and open both connections.

        Raises StoreInUse, NewerDatabase, ForeignDatabase, StorageUnavailable.
        """
        file = located(path)
        file_lock = only_one(file)
        uri = file.as_uri()
        try:
            with translated():
                await present(file)
                writer = await InPlace.open(uri)
            try:
                with translated():
                    await prepare(writer)
                    writer.wait_for_nobody()
                reader = await connected(uri + "?mode=ro")
            except BaseException:
                await writer.close()
                raise
        except BaseException:
            file_lock.close()
            raise
        return cls(file_lock, writer, reader)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[InPlace]:
        async with self._lock:
            yield self._writer

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[aiosqlite.Connection]:
        yield self._reader

    async def begin(self, connection: InPlace) -> None:
        with translated():
            await connection.begin()

    async def commit(self, connection: InPlace) -> None:
        with translated():
            await connection.commit()

    async def roll_back(self, connection: InPlace) -> None:
        with translated():
            await connection.rollback()

    async def execute(self, connection: InPlace, sql: str) -> None:
        with translated():
            await connection.execute_fetchall(sql)

    async def scrub(self) -> None:
        """Deleted content is overwritten in the file (`secure_delete`), but older pages stay in
        the write-ahead log until it is cut off."""
        async with self._lock:
            with translated():
                rows = await self._writer.patiently("PRAGMA wal_checkpoint(TRUNCATE)")
        if any(row[0] for row in rows):
            raise StorageUnavailable("somebody still reads an older state of the database")

    async def close(self) -> None:
        async with self._lock:
            await self._reader.close()
            await self._writer.close()
            self._file_lock.close()


@asynccontextmanager
async def looking_at(uri: str, cipher: Cipher) -> AsyncIterator[Reading]:
    """Read a database that another process has locked and writes; `uri` is a `file:` one.

    Raises StorageUnavailable, also while there is none yet.
    """
    connection = await connected(uri + "?mode=ro")
    try:
        yield Reading(_Queries(), connection, cipher)
    finally:
        await connection.close()


def located(url: str) -> Path:
    """The file of a url, or of a path; whatever links lead there, it has this one name."""
    return Path(url.removeprefix(SQLITE)).resolve()


async def present(file: Path) -> None:
    """The database, new where there was none: it takes its name only when all of it is there, so
    that an empty file is never one of ours. Nobody but its owner can read it.

    Raises ForeignDatabase, OSError, and the driver's own errors.
    """
    if _is_there(file):
        return
    with draft_of(file) as draft:
        writer = await InPlace.open(draft.as_uri())
        try:
            await prepare(writer)
        finally:
            await writer.close()
        put_in_place(draft, file)


def _is_there(file: Path) -> bool:
    clear(file.parent)
    if file.exists():
        _refuse_foreign(file)
        _keep_private(file)
    elif file.with_name(file.name + "-wal").exists():
        raise ForeignDatabase(f"{file} is gone, but its write-ahead log is there: restore a copy")
    return file.exists()


def _refuse_foreign(file: Path) -> None:
    named = "SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'"
    with closing(sqlite3.connect(file)) as opened:
        if opened.execute(named).fetchone() is None:
            raise ForeignDatabase(
                f"{file} is empty or no database of ours: restore a copy, or take it away"
            )


def _keep_private(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path = file.with_name(file.name + ending)
        if path.exists() and path.stat().st_mode & 0o077:
            path.chmod(0o600)


def only_one(path: Path) -> IO[str]:
    """Hold the lock beside the database, which is `located`, for as long as the returned file is
    open."""
    lock_path = path.with_name(path.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file_lock = os.fdopen(os.open(lock_path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StorageUnavailable(f"{lock_path}: {error.strerror}") from error
    try:
        fcntl.flock(file_lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file_lock.close()
        raise StoreInUse(f"{path} is in use by another running instance") from error
    return file_lock


async def connected(uri: str) -> aiosqlite.Connection:
    """A connection to a `file:` uri. Raises StorageUnavailable."""
    with translated():
        # The driver's thread outlives a failure to open, and the loop, which it then misses.
        await asyncio.to_thread(lambda: sqlite3.connect(uri, uri=True).close())
        connection = await aiosqlite.connect(
            uri, uri=True, isolation_level=None, cached_statements=512
        )
    connection.row_factory = sqlite3.Row
    return connection


async def prepare(connection: InPlace | aiosqlite.Connection) -> None:
    """Settings and schema of a writer. Raises NewerDatabase, and the driver's own errors."""
    for setting in _SETTINGS:
        await connection.execute_fetchall(setting)
    await connection.execute_fetchall(migrate.VERSION_TABLE)
    rows = list(await connection.execute_fetchall(migrate.CURRENT_VERSION))
    for migration in migrate.missing(rows[0]["version"]):
        # executescript commits what is open before it starts, so each script opens its own.
        script = f"BEGIN IMMEDIATE;\n{migration.script(TYPES)}\n{migrate.version_row(migration)};\n"
        try:
            await connection.executescript(script + "COMMIT;")
        except sqlite3.Error:
            await connection.rollback()
            raise
