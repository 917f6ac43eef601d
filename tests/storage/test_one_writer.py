"""What was acknowledged is there, what was not is not, however many coroutines write at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest

from storage import due
from storage.store import Store
from storage.work import Work

WRITERS, EACH = 4, 25


async def write_some(store: Store, writer: int, now: datetime) -> set[int]:
    """Every third work fails on purpose. Returns the subjects that were acknowledged."""
    acknowledged = set()
    for number in range(EACH):
        subject = 1 + writer * EACH + number
        async with store.work() as work:
            await due.put_due(work, "remind", subject, now)
            await due.put_due(work, "remind", subject, now, slot="again")
            if number % 3:
                await work.commit()
                acknowledged.add(subject)
    return acknowledged


async def kept(store: Store) -> set[int]:
    async with store.reading() as reading:
        return {
            subject
            for subject in range(1, 1 + WRITERS * EACH)
            if len(await due.dues_of(reading, "remind", subject)) == 2
        }


async def test_every_acknowledged_write_is_kept_and_no_other(store: Store, now: datetime) -> None:
    groups = await asyncio.gather(*(write_some(store, writer, now) for writer in range(WRITERS)))
    assert await kept(store) == set().union(*groups)


async def add_one(store: Store, now: datetime) -> None:
    """Read, then write what was read plus one: harmless only when works do not interleave."""
    async with store.work() as work:
        found = await due.dues_of(work, "count", 1)
        await asyncio.sleep(0)
        await due.put_due(work, "count", 1, now, slot=str(len(found)))
        await work.commit()


async def count_up(store: Store, now: datetime) -> int:
    results = await asyncio.gather(
        *(add_one(store, now) for _ in range(20)), return_exceptions=True
    )
    async with store.reading() as reading:
        total = len(await due.dues_of(reading, "count", 1))
    return total if not any(results) else -1


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_two_works_on_one_sqlite_file_never_interleave(store: Store, now: datetime) -> None:
    assert await count_up(store, now) == 20


class NoLock:
    """What the writer would be without its lock."""

    async def __aenter__(self) -> None:
        pass

    async def __aexit__(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_without_the_lock_these_tests_would_fail(
    store: Store, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store._engine, "_lock", NoLock())
    assert await count_up(store, now) != 20


@asynccontextmanager
async def two_works(store: Store) -> AsyncIterator[tuple[Work, Work]]:
    """Two works open at once, each as its own task would have it."""
    async with asyncio.TaskGroup() as group:
        first, second = Held(store), Held(store)
        group.create_task(first.hold())
        group.create_task(second.hold())
        yield await first.ready, await second.ready
        first.over.set()
        second.over.set()


class Held:
    """A work kept open by a task until told that it is over; nothing of it is kept."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ready: asyncio.Future[Work] = asyncio.get_running_loop().create_future()
        self.over = asyncio.Event()

    async def hold(self) -> None:
        async with self.store.work() as work:
            self.ready.set_result(work)
            await self.over.wait()


@pytest.mark.parametrize("engine", ["postgres"])
async def test_two_workers_on_postgres_take_different_rows(store: Store, now: datetime) -> None:
    async with store.work() as work:
        for subject in (1, 2, 3):
            await due.put_due(work, "remind", subject, now)
        await work.commit()
    async with two_works(store) as (one, other):
        first = await due.next_due(one, now, batch=2)
        second = await due.next_due(other, now, batch=2)
    assert [row.subject for row in first] == [1, 2]
    assert [row.subject for row in second] == [3]
