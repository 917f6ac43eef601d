"""A clock that follows a sandbox: moved at once, never going back, waking who sleeps."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.clock import FollowedClock, SystemClock
from sandbox import MovableClock, World, create_app

START_MS = 1_795_665_600_000
START = datetime.fromtimestamp(START_MS / 1000, UTC)


@pytest.fixture
def theirs() -> MovableClock:
    return MovableClock(start_ms=START_MS, running=False)


@pytest.fixture
async def ours(theirs: MovableClock) -> AsyncIterator[FollowedClock]:
    transport = httpx.ASGITransport(create_app(World(clock=theirs)))
    clock = FollowedClock(httpx.AsyncClient(transport=transport, base_url="http://sandbox"))
    async with clock.followed():
        yield clock


async def heard(ours: FollowedClock, move: Callable[[], None]) -> None:
    """Move the sandbox's clock, and let the long poll hear of it."""
    bell = asyncio.Event()
    sleeping = asyncio.create_task(ours.sleep(1e9, bell))
    await asyncio.sleep(0)
    move()
    async with asyncio.timeout(5):
        await sleeping


async def moved(ours: FollowedClock, theirs: MovableClock, **span: float) -> None:
    milliseconds = round(timedelta(**span).total_seconds() * 1000)
    await heard(ours, lambda: theirs.advance(milliseconds))


async def test_it_stands_where_the_sandbox_stands(ours: FollowedClock) -> None:
    assert ours.now() == START


async def test_it_hears_of_a_jump(ours: FollowedClock, theirs: MovableClock) -> None:
    await moved(ours, theirs, days=365)
    assert ours.now() == START + timedelta(days=365)


async def test_a_jump_ends_a_sleep(ours: FollowedClock, theirs: MovableClock) -> None:
    sleeping = asyncio.create_task(ours.sleep(3600))
    await moved(ours, theirs, minutes=59)
    assert not sleeping.done()
    await moved(ours, theirs, minutes=1)
    await sleeping


async def test_a_jump_rings_whoever_sleeps_by_a_bell(
    ours: FollowedClock, theirs: MovableClock
) -> None:
    bell = asyncio.Event()
    sleeping = asyncio.create_task(ours.sleep(3600, bell))
    await moved(ours, theirs, minutes=1)
    await sleeping
    assert bell.is_set()


async def test_its_monotonic_seconds_do_not_go_back(
    ours: FollowedClock, theirs: MovableClock
) -> None:
    await moved(ours, theirs, seconds=10)
    before = ours.monotonic()
    await moved(ours, theirs, seconds=-60)
    assert ours.now() < START
    assert ours.monotonic() >= before
    await moved(ours, theirs, seconds=5)
    assert ours.monotonic() == pytest.approx(before + 5)


async def test_it_runs_when_the_sandbox_runs(ours: FollowedClock, theirs: MovableClock) -> None:
    await heard(ours, theirs.run)
    began = ours.monotonic()
    await ours.sleep(0.01)
    assert ours.monotonic() >= began + 0.01


async def test_the_systems_clock_sleeps_until_it_is_rung() -> None:
    clock, bell = SystemClock(), asyncio.Event()
    bell.set()
    await clock.sleep(3600, bell)
    await clock.sleep(0.001)
    assert clock.now().tzinfo is UTC
