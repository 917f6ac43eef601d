"""Our bot in this process, with all its loops, on a clock that never makes it wait."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import httpx

from bot.app import App, build, make_hall, read_words
from bot.clock import SystemClock, steady
from bot.config import Config, made
from bot.loop import Loop
from sandbox import World, create_app
from sandbox.clock import MovableClock
from sandbox.records import User as Account
from storage import people

HERE = Path(__file__).parent
CATALOGUE = HERE.parent / "catalogue"
KEY = "d3VsaWFuIHRlc3RzIHVzZSB0aGlzIGtleSBvbmx5ISE="
BASE_URL = "http://sandbox/bot"
COMMUNITY = "osmanthus"
_EPOCH = datetime.fromtimestamp(0, UTC)


class WorldClock:
    """The sandbox's clock, read directly; who sleeps waits for the bell."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        return _EPOCH + timedelta(milliseconds=self._clock.now_ms())

    def monotonic(self) -> float:
        return self._clock.now_ms() / 1000

    async def sleep(self, seconds: float, bell: asyncio.Event | None = None) -> None:
        await (bell or asyncio.Event()).wait()


class HurriedClock(WorldClock):
    """Whoever has to wait, such as the sender for Telegram's limits, moves the clock instead."""

    async def sleep(self, seconds: float, bell: asyncio.Event | None = None) -> None:
        if seconds > 3600.0:
            await super().sleep(seconds, bell)
        else:
            self._clock.advance(max(1, round(seconds * 1000)))


MANY = 1_000_000
"""The crowd files more than any neighbourhood, all of it for one door."""


def config_for(url: str, world: World, base_url: str) -> Config:
    """Settings for a bench: the sample district and the six-step item."""
    content = {
        "telegram": {"token": world.settings.token, "base_url": base_url},
        "security": {"keys": [KEY], "invite_key": KEY},
        "district": {"file": "sample-district.toml"},
        "policy": {"open_cases_per_person": MANY, "open_cases_per_address": MANY},
        "catalogue": {"path": str(HERE / "catalogue")},
        "storage": {"url": url},
        "health": {"port": 0},
    }
    return made(content, CATALOGUE)


@asynccontextmanager
async def built(world: World, url: str, base_url: str | None = None) -> AsyncIterator[App]:
    """The bot, which has met the sandbox and takes no step yet: `world`, or, in real time, the one
    that is served at `base_url`."""
    config = config_for(url, world, base_url or BASE_URL)
    app = await build(
        config,
        clock=SystemClock() if base_url else WorldClock(world.clock),
        transport=None if base_url else httpx.ASGITransport(create_app(world)),
        hall=make_hall(config, read_words(config), Random(4242)),
    )
    await app.start()
    try:
        yield app
    finally:
        await app.close()


@asynccontextmanager
async def running(app: App, world: World, *, hurried: bool = True) -> AsyncIterator[None]:
    """Receiver, worker, ticks and sender run within the block, as in production; the sender
    waits for Telegram's limits in real time unless `hurried`."""
    logging.getLogger("bot").setLevel(logging.ERROR)
    senders = HurriedClock(world.clock) if hurried else SystemClock()
    loops = [
        Loop("worker", app.worker.step, app.bells.worker, app.clock, steady),
        Loop("ticks", app.ticks.step, app.bells.ticks, app.clock, steady),
        Loop("sender", app.sender.step, app.bells.sender, senders, steady),
    ]
    tasks = [asyncio.create_task(loop.run()) for loop in loops]
    await app.receiver.start()
    try:
        yield
    finally:
        await app.receiver.stop()
        for loop, task in zip(loops, tasks, strict=True):
            loop.stop()
            await task
        await app.sender.finish()


async def settle_in(app: App, accounts: list[Account]) -> None:
    """These people live in the first community and have agreed to the notice."""
    version, now = app.config.policy.policy().consent_version, app.clock.now()
    async with app.store.work() as work:
        for account in accounts:
            person = await people.add_person(
                work, telegram_id=account.id, language="zh-CN", now=now, community=COMMUNITY
            )
            await people.set_consent(work, person.id, version, now)
        await work.commit()
