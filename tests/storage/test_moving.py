"""Whatever a table can hold arrives as it was, by the thousand; what does not is noticed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.cipher import Cipher
from storage.ends import AT_ONCE, PostgresEnd, Table, Values
from storage.errors import MoveRefused
from storage.moving import move
from storage.store import Store
from tests.engines import bare_database

LARGEST = 2**63 - 1
ROWS = [
    (1, -LARGEST, 5, b"\x00\xff", 1, 0, "open", None, None),
    (2, LARGEST, -5, None, 1, 2, "dead", "wörtlich 'so' \\ 你好\n🙂", LARGEST),
    *((n, n, n % 7, bytes(range(256)), n, 0, "done", "", n) for n in range(3, 2 * AT_ONCE + 3)),
]
"""Of the inbox, by its columns; a row beyond the last was deleted again."""


async def filled(path: Path) -> str:
    url = f"sqlite:///{path}"
    await (await Store.open(url, cipher=Cipher.from_keys([Cipher.generate_key()]))).close()
    with closing(sqlite3.connect(path)) as db:
        db.executemany("INSERT INTO inbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", ROWS)
        db.execute("INSERT INTO card VALUES (7, 'Z', 1, 1), (7, 'a', 2, 1), (7, '你', 3, 1)")
        db.execute(
            "INSERT INTO inbox (seq, update_id, chat_id, received_at) VALUES (9000, 0, 0, 0)"
        )
        db.execute("DELETE FROM inbox WHERE seq = 9000")
        db.commit()
    return url


async def test_there_and_back_again(tmp_path: Path) -> None:
    source = await filled(tmp_path / "source.sqlite3")
    async with bare_database() as between:
        counts = await move(source, between)
        assert (counts["inbox"], counts["card"], counts["cases"]) == (len(ROWS), 3, 0)
        assert await move(between, f"sqlite:///{tmp_path / 'back.sqlite3'}") == counts
    with closing(sqlite3.connect(tmp_path / "back.sqlite3")) as back:
        assert back.execute("SELECT * FROM inbox ORDER BY seq").fetchall() == ROWS
        back.execute("INSERT INTO inbox (update_id, chat_id, received_at) VALUES (0, 0, 0)")
        assert back.execute("SELECT MAX(seq) FROM inbox").fetchone() == (9001,)
        assert back.execute("PRAGMA foreign_key_check").fetchall() == []


async def test_a_row_that_arrives_otherwise_undoes_the_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = await filled(tmp_path / "source.sqlite3")
    put = PostgresEnd.put

    async def careless(end: PostgresEnd, table: Table, rows: list[Values]) -> None:
        spoiled = rows if table.name != "card" else [(*row[:-1], 2) for row in rows]
        await put(end, table, spoiled)

    async with bare_database() as target:
        monkeypatch.setattr(PostgresEnd, "put", careless)
        with pytest.raises(MoveRefused, match="card: rows 1 to 3 did not arrive as they were"):
            await move(source, target)
        monkeypatch.undo()
        assert (await move(source, target))["card"] == 3
