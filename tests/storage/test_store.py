import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from storage import due
from storage.bulk import sweep_all, write_in_batches
from storage.cipher import Cipher
from storage.dialogs import start_dialog
from storage.errors import (
    NewerDatabase,
    StorageUnavailable,
    StoreInUse,
    UniqueViolation,
    WorkMisused,
)
from storage.sql import migrations
from storage.store import Store
from storage.work import BATCH, Work, inside_work


async def subjects(store: Store) -> list[int]:
    """The subjects of the promises that hold."""
    async with store.reading() as reading:
        return [
            subject for subject in range(1, 10) if await due.dues_of(reading, "remind", subject)
        ]


async def test_a_work_keeps_what_it_commits(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await due.put_due(work, "remind", 1, now)
        await work.commit()
    assert await subjects(store) == [1]


async def test_a_work_rolls_back_unless_committed(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await due.put_due(work, "remind", 1, now)
    assert await subjects(store) == []


async def test_a_work_rolls_back_when_it_fails(store: Store, now: datetime) -> None:
    async def fail() -> None:
        async with store.work() as work:
            await due.put_due(work, "remind", 1, now)
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert await subjects(store) == []


async def test_a_reading_does_not_see_what_is_not_committed(store: Store, now: datetime) -> None:
    written, seen = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with store.work() as work:
            await due.put_due(work, "remind", 1, now)
            written.set()
            await seen.wait()
            await work.commit()

    writing = asyncio.create_task(write())
    await written.wait()
    assert await subjects(store) == []
    seen.set()
    await writing
    assert await subjects(store) == [1]


async def test_a_savepoint_undoes_its_own_part_only(store: Store, now: datetime) -> None:
    async def fail(work: Work) -> None:
        async with work.savepoint():
            await due.put_due(work, "remind", 2, now)
            raise LookupError

    async with store.work() as work:
        await due.put_due(work, "remind", 1, now)
        with pytest.raises(LookupError):
            await fail(work)
        async with work.savepoint():
            await due.put_due(work, "remind", 3, now)
            async with work.savepoint():
                await due.put_due(work, "remind", 4, now)
        await work.commit()
    assert await subjects(store) == [1, 3, 4]


async def two_active_dialogs(work: Work, now: datetime) -> None:
    await start_dialog(work, 7, "visit", 1, now)
    await start_dialog(work, 7, "visit", 1, now)


async def test_after_a_failed_statement_a_work_cannot_go_on(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await due.put_due(work, "remind", 1, now)
        with pytest.raises(UniqueViolation):
            await two_active_dialogs(work, now)
        with pytest.raises(WorkMisused, match="failed"):
            await due.put_due(work, "remind", 2, now)
        with pytest.raises(WorkMisused, match="failed"):
            await work.commit()
    assert await subjects(store) == []


async def test_a_savepoint_absorbs_a_failed_statement(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await due.put_due(work, "remind", 1, now)
        with pytest.raises(UniqueViolation):
            async with work.savepoint():
                await two_active_dialogs(work, now)
        await due.put_due(work, "remind", 2, now)
        await work.commit()
    assert await subjects(store) == [1, 2]


async def test_nothing_can_follow_a_commit(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await work.commit()
        with pytest.raises(WorkMisused, match="over"):
            await due.put_due(work, "remind", 1, now)
    with pytest.raises(WorkMisused, match="over"):
        await due.next_due_at(work)


async def test_inside_a_work_the_store_refuses_at_once(store: Store) -> None:
    assert not inside_work()
    async with store.work() as work:
        assert inside_work()
        assert await asyncio.create_task(is_inside())
        with pytest.raises(WorkMisused):
            async with store.work():
                pass
        with pytest.raises(WorkMisused):
            async with store.reading():
                pass
        await work.commit()
        assert not inside_work()
    async with store.work():
        pass
    assert not inside_work()


async def is_inside() -> bool:
    return inside_work()


async def test_a_task_begun_inside_a_work_is_free_once_it_is_over(store: Store) -> None:
    over = asyncio.Event()

    async def later() -> bool:
        await over.wait()
        async with store.work():
            return inside_work()

    async with store.work():
        task = asyncio.create_task(later())
    over.set()
    assert await task


async def test_a_reading_cannot_write(store: Store, now: datetime) -> None:
    async with store.reading() as reading:
        assert not hasattr(reading, "run")
        with pytest.raises(StorageUnavailable):
            await reading.many("sweep_due", before=0, batch=1)


async def test_a_mistaken_query_is_not_taken_for_an_outage(store: Store) -> None:
    with pytest.raises(AttributeError):
        async with store.work() as work:
            await work.one("no_such_query")
    with pytest.raises(Exception, match=r"kind|parameter|binding") as caught:
        async with store.work() as work:
            await work.run("put_due", subject=1)
    assert not isinstance(caught.value, StorageUnavailable)


async def test_rows_survive_closing(database_url: str, cipher: Cipher, now: datetime) -> None:
    store = await Store.open(database_url, cipher=cipher)
    async with store.work() as work:
        await due.put_due(work, "remind", 1, now)
        await work.commit()
    await store.close()
    store = await Store.open(database_url, cipher=cipher)
    assert await subjects(store) == [1]
    await store.close()


async def test_closing_waits_for_the_work_under_way(store: Store, now: datetime) -> None:
    entered, go_on = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with store.work() as work:
            entered.set()
            await go_on.wait()
            await due.put_due(work, "remind", 1, now)
            await work.commit()

    writing = asyncio.create_task(write())
    await entered.wait()
    closing = asyncio.create_task(store.close())
    go_on.set()
    await asyncio.gather(writing, closing)


async def test_a_newer_database_is_refused(
    database_url: str, cipher: Cipher, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = migrations()
    monkeypatch.setattr("storage.migrate.migrations", lambda: known[:-1])
    with pytest.raises(NewerDatabase, match=f"version {len(known)}"):
        await Store.open(database_url, cipher=cipher)
    monkeypatch.undo()
    store = await Store.open(database_url, cipher=cipher)
    await store.close()


async def test_another_url_is_refused(cipher: Cipher) -> None:
    with pytest.raises(ValueError, match="storage url"):
        await Store.open("mysql://x", cipher=cipher)


async def test_a_file_that_cannot_be_opened_is_unavailable(cipher: Cipher) -> None:
    with pytest.raises(StorageUnavailable):
        await Store.open("sqlite:////dev/null/x.db", cipher=cipher)
    with pytest.raises(StorageUnavailable):
        await Store.open("postgresql:///x?host=/nowhere", cipher=cipher)


async def test_a_sqlite_file_takes_one_instance_only(tmp_path: Path, cipher: Cipher) -> None:
    url = f"sqlite:///{tmp_path}/one.db"
    first = await Store.open(url, cipher=cipher)
    with pytest.raises(StoreInUse, match=r"one\.db is in use"):
        await Store.open(url, cipher=cipher)
    await first.close()
    second = await Store.open(url, cipher=cipher)
    await second.close()


async def test_a_relative_path_is_meant_from_here(
    tmp_path: Path, cipher: Cipher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = await Store.open("sqlite:///below/relative.db", cipher=cipher)
    await store.close()
    assert (tmp_path / "below" / "relative.db").exists()


async def test_bulk_goes_by_batches_each_kept_by_itself(store: Store, now: datetime) -> None:
    async def write(work: Work, batch: Sequence[int]) -> None:
        for subject in batch:
            await due.put_due(work, "remind", subject, now)
        if len(batch) < BATCH:
            raise LookupError

    with pytest.raises(LookupError):
        await write_in_batches(store, range(1, BATCH + 2), write)
    async with store.reading() as reading:
        assert await due.dues_of(reading, "remind", BATCH)
        assert not await due.dues_of(reading, "remind", BATCH + 1)


async def test_a_sweep_repeats_until_nothing_is_left(store: Store, now: datetime) -> None:
    async with store.work() as work:
        for subject in range(BATCH + 1):
            await due.put_due(work, "remind", subject, now)
            await due.cancel_due(work, "remind", subject, now)
        await work.commit()
    assert await sweep_all(store, lambda work: due.sweep_due(work, now)) == 0
    later = now.replace(year=2027)
    assert await sweep_all(store, lambda work: due.sweep_due(work, later)) == BATCH + 1
