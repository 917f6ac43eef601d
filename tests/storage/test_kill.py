"""A process killed in the middle of a work leaves a sound database without that work."""

import asyncio
import sqlite3
import sys
from datetime import datetime
from pathlib import Path

from storage import due
from storage.cipher import Cipher
from storage.store import Store

VICTIM = """
import asyncio, sys
from datetime import UTC, datetime
from storage import due
from storage.cipher import Cipher
from storage.store import Store

async def main():
    now = datetime(2026, 11, 24, tzinfo=UTC)
    store = await Store.open(sys.argv[1], cipher=Cipher.from_keys([Cipher.generate_key()]))
    async with store.work() as work:
        await due.put_due(work, "kept", 1, now)
        await work.commit()
    async with store.work() as work:
        for subject in range(2_000):
            await due.put_due(work, "lost", subject, now)
        print("in the middle", flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def kill_in_the_middle(url: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", VICTIM, url, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"in the middle\n"
    process.kill()
    await process.wait()


async def test_killed_in_the_middle_of_a_work(database_url: str, cipher: Cipher) -> None:
    await kill_in_the_middle(database_url)
    store = await Store.open(database_url, cipher=cipher)
    async with store.reading() as reading:
        assert len(await due.dues_of(reading, "kept", 1)) == 1
        assert await due.dues_of(reading, "lost", 0) == []
    await store.close()
    assert integrity(database_url) == "ok"


def integrity(url: str) -> str:
    """What SQLite says of its file; PostgreSQL has a server that looks after its own."""
    if not url.startswith("sqlite:///"):
        return "ok"
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


async def test_the_lock_goes_with_the_killed_process(
    tmp_path: Path, cipher: Cipher, now: datetime
) -> None:
    url = f"sqlite:///{tmp_path}/killed.db"
    await kill_in_the_middle(url)
    store = await Store.open(url, cipher=cipher)
    async with store.work() as work:
        await due.put_due(work, "kept", 2, now)
        await work.commit()
    await store.close()
