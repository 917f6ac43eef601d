"""Of all the processes on one PostgreSQL database one leads, and what it does else is not kept."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime

import asyncpg
import pytest

from storage import due
from storage.cipher import Cipher
from storage.errors import StorageUnavailable
from storage.lead import AmongMany
from storage.store import Store
from tests.engines import bare_database
from tests.storage.test_trouble import cut_off, is_promised

WITHIN_S = 5.0


@pytest.fixture
def engine() -> str:
    return "postgres"


@pytest.fixture
async def other(database_url: str, cipher: Cipher) -> AsyncIterator[Store]:
    store = await Store.open(database_url, cipher=cipher)
    yield store
    await store.close()


async def takes_the_lead(store: Store) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not await store.lead.seek():
            pass


async def promise(store: Store, subject: int, now: datetime) -> None:
    async with store.leading() as work:
        await due.put_due(work, "remind", subject, now)
        await work.commit()


async def test_one_leads_until_it_lets_go(store: Store, other: Store, now: datetime) -> None:
    assert await store.lead.seek() == 1
    assert await store.lead.seek() == 1
    assert await other.lead.seek() is None
    assert (store.lead.held, other.lead.held) == (True, False)
    await promise(store, 1, now)
    with pytest.raises(StorageUnavailable, match="does not lead"):
        await promise(other, 2, now)
    await store.close()
    assert await other.lead.seek() == 1
    await promise(other, 3, now)
    assert [await is_promised(other, subject) for subject in (1, 2, 3)] == [True, False, True]


async def test_who_is_cut_off_in_a_work_keeps_nothing_of_it(
    store: Store, other: Store, database_url: str, now: datetime
) -> None:
    await takes_the_lead(store)
    lost = asyncio.Event()
    store.lead.hear(lambda: None, lost.set)
    async with store.leading() as work:
        await due.put_due(work, "remind", 1, now)
        await cut_off(database_url)
        async with asyncio.timeout(WITHIN_S):
            await lost.wait()
        assert not store.lead.held
        await takes_the_lead(other)
        with pytest.raises(StorageUnavailable):
            await work.commit()
    assert await store.lead.seek() is None
    assert not await is_promised(other, 1)
    await other.close()
    assert await store.lead.seek() == 2


class Time:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def patient_for(url: str, milliseconds: int) -> Callable[[], "asyncio.Future[asyncpg.Connection]"]:
    """Sessions that the server ends after so long a silence."""
    settings = {"idle_session_timeout": f"{milliseconds}ms"}
    return lambda: asyncio.ensure_future(asyncpg.connect(url, server_settings=settings))


async def test_the_lead_of_a_silent_process_comes_free(other: Store, database_url: str) -> None:
    """As when it hangs, or its machine has lost power: the server hears nothing more."""
    time = Time()
    hanging = AmongMany(patient_for(database_url, 100), time)
    assert await hanging.seek() == 1
    before = hanging.held
    time.seconds += 2.6
    assert (before, hanging.held) == (True, False), "it doubts before the server ends its session"
    await takes_the_lead(other)
    with suppress(StorageUnavailable):
        assert await hanging.seek() is None
    await hanging.close()


async def test_the_server_is_told_how_long_to_be_patient(store: Store) -> None:
    await takes_the_lead(store)
    async with store.lead.working() as session:
        assert await session.fetchval("SHOW idle_session_timeout") == "3s"
        assert await session.fetchval("SHOW idle_in_transaction_session_timeout") == "3s"


async def test_news_travel_to_the_others(store: Store, other: Store) -> None:
    heard = asyncio.Event()
    store.lead.hear(heard.set, lambda: None)
    await store.lead.seek()
    await other.lead.tell()
    async with asyncio.timeout(WITHIN_S):
        await heard.wait()


async def test_many_may_start_at_once_on_an_empty_database(cipher: Cipher) -> None:
    async with bare_database() as url:
        stores = await asyncio.gather(*(Store.open(url, cipher=cipher) for _ in range(4)))
        for store in stores:
            assert not await is_promised(store, 1)
            await store.close()


async def test_a_process_alone_always_leads(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("alone") / "wulian.sqlite3"
    store = await Store.open(f"sqlite:///{path}", cipher=Cipher.from_keys([Cipher.generate_key()]))
    assert (await store.lead.seek(), store.lead.held, store.lead.shared) == (1, True, False)
    await store.close()
