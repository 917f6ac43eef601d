"""Moving everything from SQLite to PostgreSQL or back: all of it, verified row by row, or nothing.

Sealed fields move as they are, so the keys stay the same. The source is only read.
"""

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from operator import attrgetter

from storage.ends import End, PostgresEnd, SqliteEnd, Table
from storage.errors import MoveRefused
from storage.sql import migrations
from storage.sqlite import SQLITE


async def move(source: str, target: str) -> dict[str, int]:
    """Copies every row from one url to the other and compares each in the end.

    Returns how many rows of each table were moved and found the same. Raises MoveRefused when
    both are of one kind, when either is in use, when the target has rows or the source another
    version; StorageUnavailable. Whatever is raised, the target keeps no row.
    """
    if source.startswith(SQLITE) == target.startswith(SQLITE):
        raise MoveRefused("one must be SQLite, the other PostgreSQL; else use backup and restore")
    async with _opened(source) as old, _opened(target) as new:
        await _check_version(old)
        await new.prepare()
        shape = await _shape(old, new)
        await _check_empty(new, shape)
        for table in shape:
            async for rows in old.rows(table):
                await new.put(table, rows)
        counts = {table.name: await _verified(old, new, table) for table in shape}
        for table in filter(attrgetter("numbers"), shape):
            await new.go_on_after(table, await old.last_number(table))
        await new.commit()
    return counts


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[End]:
    end = SqliteEnd(url.removeprefix(SQLITE)) if url.startswith(SQLITE) else PostgresEnd(url)
    try:
        await end.open()
        yield end
    finally:
        await end.close()


async def _shape(*ends: End) -> list[Table]:
    """The tables, as the SQLite side describes them."""
    return [table for end in ends if isinstance(end, SqliteEnd) for table in await end.tables()]


async def _check_version(old: End) -> None:
    version, newest = await old.version(), len(migrations())
    if version != newest:
        raise MoveRefused(
            f"the source is at version {version}, this program at {newest}: run the bot on it once"
        )


async def _check_empty(new: End, shape: list[Table]) -> None:
    filled = [table.name for table in shape if await new.has_rows(table)]
    if filled:
        raise MoveRefused(f"the target is not empty, it has rows in: {', '.join(filled)}")


async def _verified(old: End, new: End, table: Table) -> int:
    """How many rows of a table are the same at both ends. Raises MoveRefused for any other."""
    count = 0
    async with aclosing(old.rows(table)) as ours, aclosing(new.rows(table)) as theirs:
        async for rows in ours:
            if rows != await anext(theirs, None):
                at = f"rows {count + 1} to {count + len(rows)}"
                raise MoveRefused(f"{table.name}: {at} did not arrive as they were")
            count += len(rows)
        if await anext(theirs, None):
            raise MoveRefused(f"{table.name}: more rows arrived than left")
    return count
