"""The two ends of a move: a whole database on either engine, alone on it, in one transaction."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import IO, Any, Protocol

import aiosqlite
import asyncpg

from storage import migrate, postgres, sqlite
from storage.errors import MoveRefused, StorageUnavailable
from storage.translating import translated

AT_ONCE = 1000
Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What has to be known of a table; `key` tells its rows apart, `texts` are TEXT."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    texts: frozenset[str]

    @property
    def numbers(self) -> str | None:
        """The column in which it numbers its rows itself, if it does."""
        return self.key[0] if self.key in (("id",), ("seq",)) else None

    def select(self, text_order: str) -> str:
        """Every row by its key; `text_order` makes an engine compare texts by their bytes."""
        order = (f"{name} {text_order}" if name in self.texts else name for name in self.key)
        return f"SELECT {', '.join(self.columns)} FROM {self.name} ORDER BY {', '.join(order)}"


class End(Protocol):
    """Every method raises StorageUnavailable."""

    async def open(self) -> None:
        """Be alone on it. Raises StoreInUse, MoveRefused."""

    async def version(self) -> int:
        """Of the schema. Raises MoveRefused for what is no database of ours."""

    async def prepare(self) -> None:
        """As a target: bring the schema forward."""

    async def has_rows(self, table: Table) -> bool: ...

    def rows(self, table: Table) -> AsyncGenerator[list[Values], None]:
        """All of them by key, many at once."""

    async def put(self, table: Table, rows: list[Values]) -> None: ...

    async def last_number(self, table: Table) -> int:
        """The last one that a table has ever given, 0 for none."""

    async def go_on_after(self, table: Table, last: int) -> None:
        """No number is given a second time."""

    async def commit(self) -> None: ...

    async def close(self) -> None:
        """What was not committed is undone."""


class SqliteEnd:
    """A file behind the lock of a running instance."""

    def __init__(self, path: str) -> None:
        self._path = sqlite.located(path)
        self._lock: IO[str] | None = None
        self._db: aiosqlite.Connection

    async def open(self) -> None:
        self._lock = sqlite.only_one(self._path)

    async def version(self) -> int:
        """As a source: it is only read."""
        self._db = await sqlite.connected(f"{self._path.as_uri()}?mode=ro")
        if not await self._fetch("SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'"):
            raise MoveRefused(f"{self._path} is no database of ours")
        return int((await self._fetch(migrate.CURRENT_VERSION))[0][0])

    async def prepare(self) -> None:
        with sqlite.translated():
            await sqlite.present(self._path)
        self._db = await sqlite.connected(self._path.as_uri())
        with sqlite.translated():
            await sqlite.prepare(self._db)
            await self._db.execute("BEGIN IMMEDIATE")

    async def tables(self) -> list[Table]:
        """Those that others refer to first."""
        named = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        names = {name for (name,) in await self._fetch(named)} - {"schema_version"}
        needs: TopologicalSorter[str] = TopologicalSorter()
        for name in sorted(names):
            others = await self._fetch(f"PRAGMA foreign_key_list({name})")
            needs.add(name, *({row[2] for row in others} - {name}))
        return [await self._table(name) for name in needs.static_order()]

    async def _table(self, name: str) -> Table:
        columns = await self._fetch(f"PRAGMA table_info({name})")
        key = sorted((row[5], row[1]) for row in columns if row[5])
        return Table(
            name=name,
            columns=tuple(row[1] for row in columns),
            key=tuple(column for _, column in key),
            texts=frozenset(row[1] for row in columns if row[2] == "TEXT"),
        )

    async def has_rows(self, table: Table) -> bool:
        return bool(await self._fetch(f"SELECT 1 FROM {table.name} LIMIT 1"))

    async def rows(self, table: Table) -> AsyncGenerator[list[Values], None]:
        with sqlite.translated():
            async with self._db.execute(table.select("COLLATE BINARY")) as cursor:
                while rows := [tuple(row) for row in await cursor.fetchmany(AT_ONCE)]:
                    yield rows

    async def put(self, table: Table, rows: list[Values]) -> None:
        marks = ", ".join("?" * len(table.columns))
        into = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({marks})"
        with sqlite.translated():
            await self._db.executemany(into, rows)

    async def last_number(self, table: Table) -> int:
        given = await self._fetch(f"SELECT seq FROM sqlite_sequence WHERE name = '{table.name}'")
        return int(given[0][0]) if given else 0

    async def go_on_after(self, table: Table, last: int) -> None:
        await self._fetch(f"DELETE FROM sqlite_sequence WHERE name = '{table.name}'")
        await self._fetch(f"INSERT INTO sqlite_sequence VALUES ('{table.name}', {last})")

    async def commit(self) -> None:
        await self._fetch("COMMIT")

    async def close(self) -> None:
        if hasattr(self, "_db"):
            await self._db.close()
        if self._lock:
            self._lock.close()

    async def _fetch(self, sql: str) -> list[Any]:
        with sqlite.translated():
            return list(await self._db.execute_fetchall(sql))


class PostgresEnd:
    """A database that no instance uses, and that none can begin to use meanwhile."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._db: asyncpg.Connection

    async def open(self) -> None:
        self._db = await postgres.alone_on(self._url)

    async def version(self) -> int:
        if await self._value("SELECT to_regclass('schema_version')") is None:
            raise MoveRefused("the PostgreSQL database is none of ours")
        return int(await self._value(migrate.CURRENT_VERSION))

    async def prepare(self) -> None:
        with translated():
            await postgres.bring_forward(self._db)

    async def has_rows(self, table: Table) -> bool:
        return bool(await self._value(f"SELECT EXISTS (SELECT 1 FROM {table.name})"))

    async def rows(self, table: Table) -> AsyncGenerator[list[Values], None]:
        with translated():
            cursor = await self._db.cursor(table.select('COLLATE "C"'))
            while rows := [tuple(row) for row in await cursor.fetch(AT_ONCE)]:
                yield rows

    async def put(self, table: Table, rows: list[Values]) -> None:
        with translated():
            try:
                await self._db.copy_records_to_table(
                    table.name, records=rows, columns=table.columns
                )
            except asyncpg.DataError as error:
                raise StorageUnavailable(f"{table.name}: {error}") from error

    async def last_number(self, table: Table) -> int:
        last = "last_value - CASE WHEN is_called THEN 0 ELSE 1 END"
        return int(await self._value(f"SELECT {last} FROM {await self._sequence(table)}"))

    async def go_on_after(self, table: Table, last: int) -> None:
        await self._value(f"SELECT setval('{await self._sequence(table)}', {last + 1}, false)")

    async def _sequence(self, table: Table) -> str:
        owned = f"SELECT pg_get_serial_sequence('{table.name}', '{table.numbers}')"
        return str(await self._value(owned))

    async def commit(self) -> None:
        with translated():
            await self._db.execute("COMMIT")

    async def close(self) -> None:
        if hasattr(self, "_db"):
            await self._db.close()

    async def _value(self, sql: str) -> Any:
        with translated():
            return await self._db.fetchval(sql)
