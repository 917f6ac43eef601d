"""Two processes on one PostgreSQL database: both handle, one sends, and the other takes over."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot import running
from bot.app import App, build
from bot.clock import Clock, SystemClock, steady
from sandbox import Person
from storage.errors import StorageUnavailable
from tests.bot.conftest import Script, calls, deliver, message, say
from tests.house import House
from tests.storage.test_trouble import cut_off

WITHIN_S = 5.0


@pytest.fixture
async def house(tmp_path: Path, script: Script) -> AsyncIterator[House]:
    async with House.open("postgres", tmp_path, doors=script.doors()) as house:
        yield house


async def another(house: House, script: Script, clock: Clock) -> App:
    """One more process of the same bot."""
    return await build(
        house.config,
        clock=clock,
        transport=house.transport,
        hall=house.app.hall,
        doors=script.doors(),
    )


@pytest.fixture
async def second(house: House, script: Script) -> AsyncIterator[App]:
    app = await another(house, script, house.clock)
    await app.application.initialize()
    yield app
    await app.close()


async def lead(app: App) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not app.leading.leads:
            await app.leading.step()


async def sent(house: House) -> list[str]:
    return [call["params"]["text"] for call in await calls(house, "sendMessage")]


async def test_the_standby_handles_and_the_leader_hears_of_it(house: House, second: App) -> None:
    await second.leading.step()
    assert (house.app.leading.leads, second.leading.leads) == (True, False)
    auntie = await house.person("梅姨", id=77)
    await auntie.sends_photo()
    await deliver(house, message(77, "one"))
    await house.app.receiver.once()
    house.app.bells.sender.clear()
    assert await second.worker.step() == 0.0
    assert second.leading.bell.is_set()
    await second.leading.step()
    async with asyncio.timeout(WITHIN_S):
        await house.app.bells.sender.wait()
    with pytest.raises(StorageUnavailable, match="does not lead"):
        await second.sender.step()
    await auntie.sees("heard one")


async def queue(house: House, *texts: str) -> None:
    auntie = await house.person("梅姨")
    await auntie.sends_photo()
    async with house.app.store.work() as work:
        for text in texts:
            await say(work, auntie.id, text, house.now)
        await work.commit()


async def test_who_hung_and_lost_the_lead_sends_nothing_more(
    house: House, second: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even what it had taken to the wire before."""
    await queue(house, "one", "two")
    assert await house.app.sender.step() == 0.0
    monkeypatch.setattr(house.app.store.lead, "_real", lambda: steady() + 60)
    await house.app.sender.land()
    assert await sent(house) == []
    await cut_off(house.config.storage.url)
    await lead(second)
    with pytest.raises(StorageUnavailable):
        await house.app.sender.step()
    await house.app.leading.step()
    assert not house.app.leading.leads
    for _ in range(2):
        await second.sender.step()
        await second.sender.land()
    assert await sent(house) == ["one", "two"]


async def test_who_hung_does_not_say_that_it_leads(
    house: House, second: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It wakes up with a lead that the server may have given to another meanwhile."""
    assert house.app.leading.is_sure
    await cut_off(house.config.storage.url)
    monkeypatch.setattr(house.app.store.lead, "_real", lambda: steady() + 60)
    await lead(second)
    assert (house.app.leading.is_sure, second.leading.is_sure) == (False, True)


async def test_a_new_term_begins_with_nothing_under_way(house: House) -> None:
    """What was taken to the wire in a former term is taken again, and said once."""
    await queue(house, "one")
    await house.app.sender.step()
    await house.app.sender.start()
    await house.app.sender.step()
    await house.app.sender.land()
    assert await sent(house) == ["one"]


async def test_nothing_is_taken_back_from_a_leader_that_lives(house: House, second: App) -> None:
    await queue(house, "one")
    await house.app.sender.step()
    await second.leading.step()
    with pytest.raises(StorageUnavailable):
        await second.sender.start()
    [row] = await house.rows("SELECT state FROM outbox")
    assert row["state"] == "sending"
    await house.app.sender.land()
    await house.app.sender.finish()
    assert await sent(house) == ["one"]


async def test_the_next_leader_keeps_the_limits_of_the_last(house: House, second: App) -> None:
    await queue(house, *(f"{n}" for n in range(4)))
    for _ in range(3):
        await house.app.sender.step()
        await house.app.sender.land()
    await house.app.sender.finish()
    await house.app.close()
    await lead(second)
    wait = await second.sender.step()
    assert 6.0 < wait < 6.2, "three seconds, from when the last may have arrived"


@asynccontextmanager
async def run(app: App) -> AsyncIterator[None]:
    """The app as it runs in a process of its own, stopped when the block ends."""
    stopping = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(running.run(app, stopping))
        yield
        stopping.set()


async def test_polling_goes_with_the_lead(house: House, script: Script) -> None:
    await house.stops()
    first, then = [await another(house, script, SystemClock()) for _ in range(2)]
    auntie = await Person.arrives(house.client, "梅姨")
    async with run(then):
        async with run(first):
            await auntie.says("one")
            await auntie.sees("heard one", within=WITHIN_S)
            led = [app.leading.leads for app in (first, then)]
        await auntie.says("two")
        await auntie.sees("heard two", within=WITHIN_S)
        await auntie.says("three")
        await auntie.sees("heard three", within=WITHIN_S)
        assert sorted(led) == [False, True]
    assert script.handled == ["one", "two", "three"]
    await house.starts()
