"""What both peers keep: one row per answer, committed before the next question is asked."""

from pathlib import Path
from types import TracebackType
from typing import Self

import aiosqlite

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    chat_id INTEGER, step TEXT, value TEXT NOT NULL, PRIMARY KEY (chat_id, step)
);
CREATE TABLE IF NOT EXISTS request (
    id INTEGER PRIMARY KEY, chat_id INTEGER, whom TEXT, name TEXT, address TEXT, day TEXT,
    slot TEXT
);
"""


async def connected(path: Path) -> aiosqlite.Connection:
    """One connection for the whole bot. The write-ahead log is as durable as ours."""
    connection = await aiosqlite.connect(path)
    await connection.execute("PRAGMA journal_mode=WAL")
    await connection.execute("PRAGMA synchronous=FULL")
    return connection


class Answers:
    """`async with Answers(path) as answers`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: aiosqlite.Connection

    async def __aenter__(self) -> Self:
        self._db = await connected(self._path)
        await self._db.executescript(_SCHEMA)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._db.close()

    async def save(self, chat_id: int, step: str, value: str) -> None:
        """Keeps one answer."""
        await self._db.execute(
            "INSERT INTO answer VALUES (?, ?, ?) "
            "ON CONFLICT (chat_id, step) DO UPDATE SET value = excluded.value",
            (chat_id, step, value),
        )
        await self._db.commit()

    async def of(self, chat_id: int) -> dict[str, str]:
        """What somebody has said so far."""
        rows = await self._db.execute_fetchall(
            "SELECT step, value FROM answer WHERE chat_id = ?", (chat_id,)
        )
        return {str(step): str(value) for step, value in rows}

    async def file(self, chat_id: int) -> int:
        """Makes a request of the answers. Returns its number."""
        return await self.file_all(chat_id, await self.of(chat_id))

    async def file_all(self, chat_id: int, said: dict[str, str]) -> int:
        """Makes a request of answers that were kept elsewhere."""
        fields = ("whom", "name", "address", "day", "slot")
        cursor = await self._db.execute(
            "INSERT INTO request (chat_id, whom, name, address, day, slot) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (chat_id, *(said.get(field) for field in fields)),
        )
        await self._db.execute("DELETE FROM answer WHERE chat_id = ?", (chat_id,))
        await self._db.commit()
        return cursor.lastrowid or 0
