"""A sandbox and our bot in one process, on a clock that stands still until somebody moves it."""

import asyncio
import functools
import math
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import asyncpg
import httpx

from bot.app import App, build, make_hall, read_words
from bot.catalogue import Catalogue
from bot.config import Config, made
from bot.doors import Doors
from handlers.talk import Hall
from handlers.wording import Wording
from rules.invites import NONCE_BYTES, mint
from rules.people import Role
from sandbox import MovableClock, Person, Settings, World, create_app
from storage.due import next_due_at
from storage.instants import to_ms
from tests.engines import fresh_database

CATALOGUE = Path(__file__).parent.parent / "catalogue"
MORNING = datetime(2026, 11, 24, 1, tzinfo=UTC)
"""A Tuesday, nine o'clock in China."""
_KEY = "d3VsaWFuIHRlc3RzIHVzZSB0aGlzIGtleSBvbmx5ISE="
_INVITE_KEY = "d3VsaWFuIHRlc3RzIHNpZ24gaW52aXRlcyBzbyEhISE="
KEPT = ("case_days", "talk_days", "dead_days", "event_days", "person_days")
"""The settings for how long things are kept."""
_LONGEST_MOVE = timedelta(minutes=3)


class HouseClock:
    """The sandbox's clock, read directly."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=self._clock.now_ms())

    def monotonic(self) -> float:
        return self._clock.now_ms() / 1000

    async def sleep(self, seconds: float, bell: asyncio.Event | None = None) -> None:
        """Nobody waits in a house: its clock is moved instead."""
        await asyncio.sleep(0)


class House:
    """Play people with `person`, move time with `passes` and `until`, look with `rows`."""

    def __init__(self, world: World, config: Config, doors: Doors | None) -> None:
        self.world = world
        self.config = config
        self.doors = doors
        self.clock = HouseClock(world.clock)
        self.transport = httpx.ASGITransport(create_app(world))
        self.client = httpx.AsyncClient(transport=self.transport, base_url="http://sandbox")
        self.app: App
        self._dice = Random(7)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        engine: str,
        directory: Path,
        *,
        at: datetime = MORNING,
        doors: Doors | None = None,
        settings: Settings | None = None,
        **sections: Mapping[str, Any],
    ) -> AsyncIterator["House"]:
        """A running house on a fresh database. `sections` change the config's."""
        world = World(settings, clock=MovableClock(start_ms=to_ms(at), running=False))
        async with fresh_database(engine, directory) as url:
            house = cls(world, house_config(url, world, **sections), doors)
            await house.starts()
            try:
                yield house
            finally:
                await house.stops()
                await house.client.aclose()

    async def starts(self) -> None:
        """The bot comes up, as after a restart."""
        self.app = await build(
            self.config,
            clock=self.clock,
            transport=self.transport,
            hall=a_hall(self.config),
            doors=self.doors,
        )
        await self.app.start()

    async def stops(self) -> None:
        """The bot goes down where it stands: what is not in the database is lost."""
        await self.app.close()

    @property
    def now(self) -> datetime:
        return self.clock.now()

    async def person(self, name: str, **details: Any) -> Person:
        """Somebody with an account. `details`: language_code, phone, username, last_name, id."""
        return await Person.arrives(self.client, name, settle=self.settle, **details)

    async def invited(self, name: str, role: Role, where: str, **details: Any) -> Person:
        """Somebody who has opened an invite to `role` at a place or squad."""
        person = await self.person(name, **details)
        await person.says(f"/start {self.invite(role, where)}")
        return person

    def invite(self, role: Role, where: str, days: int = 7) -> str:
        """A fresh invite token."""
        nonce = self._dice.randbytes(NONCE_BYTES)
        key = self.config.security.invite_bytes
        return mint(role, where, self.now + timedelta(days), nonce, key)

    async def settle(self) -> None:
        """Let the bot finish: everything received, handled, rung and sent.

        Where Telegram's limits make it wait, the clock is moved on just as far.
        """
        latest = self.now + _LONGEST_MOVE
        while (wait := await self.app.settle()) < math.inf and self.now < latest:
            self.world.clock.advance(math.ceil(wait * 1000))

    async def passes(self, **span: float) -> None:
        """Let time pass: `passes(hours=2)`. What falls due meanwhile happens at its time."""
        await self.until(self.now + timedelta(**span))

    async def until(self, instant: datetime) -> None:
        """Let time pass until `instant`."""
        await self.settle()
        while self.now < instant:
            self.world.clock.set(to_ms(min(instant, await self._next_due() or instant)))
            await self.settle()

    async def rows(self, sql: str) -> list[dict[str, Any]]:
        """What the database holds."""
        url = self.config.storage.url
        if url.startswith("sqlite"):
            return _sqlite_rows(url.removeprefix("sqlite:///"), sql)
        connection = await asyncpg.connect(url)
        try:
            return [dict(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()

    async def _next_due(self) -> datetime | None:
        async with self.app.store.reading() as reading:
            due = await next_due_at(reading)
        return None if due is None or due <= self.now else due


def house_config(url: str, world: World, **sections: Mapping[str, Any]) -> Config:
    """The settings of a house: the sample district, no health page, nothing forgotten at night."""
    content = {
        "telegram": {"token": world.settings.token, "base_url": "http://sandbox/bot"},
        "security": {"keys": [_KEY], "invite_key": _INVITE_KEY},
        "district": {"file": "sample-district.toml"},
        "storage": {"url": url},
        "health": {"port": 0},
        "retention": dict.fromkeys(KEPT, 0),
    }
    return made(content | sections, CATALOGUE)


def a_hall(config: Config) -> Hall:
    """All that the handlers know, with dice that always fall the same."""
    return make_hall(config, _words(config.district.file), Random(4242))


@functools.cache
def _words(district: Path) -> tuple[Catalogue, Wording]:
    """Read once for all houses of a run in the same district."""
    return read_words(house_config("", World(), district={"file": str(district)}))


def _sqlite_rows(path: str, sql: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql)]
