"""A locked, full or lost storage says so, keeps nothing of the work, and is as good as before."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

import asyncpg
import pytest

from storage import due, in_place
from storage.errors import StorageUnavailable, WorkMisused
from storage.store import Store
from storage.work import Work

Lose = Callable[[Store, str, datetime], Awaitable[None]]


async def promise(store: Store, subject: int, now: datetime) -> None:
    async with store.work() as work:
        await due.put_due(work, "remind", subject, now)
        await work.commit()


async def is_promised(store: Store, subject: int) -> bool:
    async with store.reading() as reading:
        return bool(await due.dues_of(reading, "remind", subject))


@contextmanager
def write_lock(url: str) -> Iterator[None]:
    other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


async def set_pragma(store: Store, setting: str) -> None:
    """What an operator could do to the file; the store itself never changes these."""
    async with store._engine.writing() as connection:
        await store._engine.execute(connection, f"PRAGMA {setting}")


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_a_locked_file(
    store: Store, database_url: str, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_place, "PATIENCE_MS", 10)
    with write_lock(database_url), pytest.raises(StorageUnavailable, match="locked"):
        await promise(store, 1, now)
    assert not await is_promised(store, 1)
    await promise(store, 2, now)
    assert await is_promised(store, 2)


async def fill(work: Work, now: datetime) -> None:
    for subject in range(100, 5_000):
        await due.put_due(work, "remind", subject, now, slot="x" * 400)


async def fill_up(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await fill(work, now)
        await work.commit()


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_a_file_that_is_locked_for_a_moment(
    store: Store, database_url: str, now: datetime
) -> None:
    with write_lock(database_url):
        waiting = asyncio.create_task(promise(store, 1, now))
        await asyncio.sleep(0.05)
        assert not waiting.done()
    await waiting
    assert await is_promised(store, 1)


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_a_full_disk(store: Store, now: datetime) -> None:
    await promise(store, 1, now)
    await set_pragma(store, "max_page_count = 1")
    with pytest.raises(StorageUnavailable, match="full"):
        await fill_up(store, now)
    await set_pragma(store, "max_page_count = 1000000")
    assert not await is_promised(store, 100)
    await promise(store, 2, now)
    assert await is_promised(store, 1)
    assert await is_promised(store, 2)


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_what_follows_a_swallowed_failure_is_not_kept_alone(
    store: Store, now: datetime
) -> None:
    """SQLite rolls back by itself when the disk is full; it would commit each statement then."""
    await set_pragma(store, "max_page_count = 1")
    async with store.work() as work:
        with pytest.raises(StorageUnavailable):
            await fill(work, now)
        with pytest.raises(WorkMisused, match="cannot go on"):
            await due.cancel_dues(work, "remind", 1, now)


async def cut_off(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await connection.close()


async def promise_and_be_cut_off(store: Store, url: str, now: datetime) -> None:
    async with store.work() as work:
        await due.put_due(work, "remind", 1, now)
        await cut_off(url)
        await due.put_due(work, "remind", 2, now)
        await work.commit()


async def commit_after_being_cut_off(store: Store, url: str, now: datetime) -> None:
    async with store.work() as work:
        await due.put_due(work, "remind", 1, now)
        await cut_off(url)
        await work.commit()


@pytest.mark.parametrize("engine", ["postgres"])
@pytest.mark.parametrize("lose", [promise_and_be_cut_off, commit_after_being_cut_off])
async def test_a_lost_connection(
    store: Store, database_url: str, now: datetime, lose: Lose
) -> None:
    with pytest.raises(StorageUnavailable):
        await lose(store, database_url, now)
    async with asyncio.timeout(5):
        await promise(store, 3, now)
        assert await is_promised(store, 3)
        assert not await is_promised(store, 1)


@pytest.mark.parametrize("engine", ["postgres"])
async def test_a_reading_after_a_lost_connection(store: Store, database_url: str) -> None:
    held, go_on = await several_readings(store)
    go_on.set()
    await asyncio.gather(*held)
    await cut_off(database_url)
    with suppress(StorageUnavailable):
        await is_promised(store, 1)
    for _ in held:
        assert not await is_promised(store, 1)


async def backend(store: Store) -> int:
    """The server's process behind the connection that reads next."""
    async with store.reading() as reading:
        return int(await reading._connection.fetchval("SELECT pg_backend_pid()"))


async def lose_a_work(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await due.put_due(work, "remind", 1, now)
        work._connection.terminate()
        await work.commit()


@pytest.mark.parametrize("engine", ["postgres"])
async def test_readings_do_not_use_what_was_lost_with_a_work(store: Store, now: datetime) -> None:
    """Its own connections to read may be gone, too, before the process has heard of it."""
    before = await backend(store)
    with pytest.raises(StorageUnavailable):
        await lose_a_work(store, now)
    assert await backend(store) != before


async def several_readings(store: Store) -> tuple[list[asyncio.Task[None]], asyncio.Event]:
    """As many connections as there are readings at once."""
    go_on = asyncio.Event()

    async def read() -> None:
        async with store.reading() as reading:
            await due.dues_of(reading, "remind", 1)
            await go_on.wait()

    held = [asyncio.create_task(read()) for _ in range(4)]
    return held, go_on
