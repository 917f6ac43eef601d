"""Everything that a database holds, opened and readable, to look for what should not be there."""

from collections.abc import AsyncIterator
from typing import Any

from storage.cipher import Cipher
from storage.sealed import SEALED
from tests.house import House

TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    "postgres": "SELECT table_name AS name FROM information_schema.tables "
    "WHERE table_schema = 'public'",
}


async def tables(house: House) -> list[str]:
    engine = house.config.storage.url.partition(":")[0]
    rows = await house.rows(TABLES["sqlite" if engine == "sqlite" else "postgres"])
    return sorted(row["name"] for row in rows)


async def values(house: House) -> AsyncIterator[tuple[str, str]]:
    """(table.column, what it holds) of every row."""
    cipher = house.app.store.cipher
    for table in await tables(house):
        for row in await house.rows(f"SELECT * FROM {table}"):
            for column, value in row.items():
                yield f"{table}.{column}", _opened(cipher, table, column, value)


def _opened(cipher: Cipher, table: str, column: str, value: Any) -> str:
    if isinstance(value, bytes):
        return cipher.open_text(value, SEALED[table][column])
    return str(value)


async def where(house: House, *fragments: str) -> dict[str, list[str]]:
    """In which columns each of the fragments is found, without those that are nowhere."""
    found: dict[str, list[str]] = {}
    async for column, value in values(house):
        for fragment in fragments:
            if fragment in value:
                found.setdefault(fragment, []).append(column)
    return found
