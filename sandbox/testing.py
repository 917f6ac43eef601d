"""A sandbox for the tests of any bot: in this process without a socket, or on a loopback port."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx
from starlette.applications import Starlette

from sandbox.app import create_app
from sandbox.clock import MovableClock
from sandbox.person import Person, Settle
from sandbox.records import Json
from sandbox.serving import listen, serving
from sandbox.world import Settings, World

IN_PROCESS = "http://sandbox"
_MILLISECOND = timedelta(milliseconds=1)


class Sandbox:
    """One sandbox under test.

    `url` is its address, `api` and `files` the base URLs that a bot library asks for. In process
    the bot must send its requests through `transport()`; a served sandbox needs nothing.
    """

    def __init__(self, app: Starlette, client: httpx.AsyncClient, url: str) -> None:
        self.app = app
        self.world: World = app.state.world
        self.client = client
        self.url = url
        self.settle: Settle | None = None  # given to everybody who arrives from then on

    @classmethod
    @asynccontextmanager
    async def open(
        cls, settings: Settings | None = None, clock: MovableClock | None = None
    ) -> AsyncIterator["Sandbox"]:
        """A sandbox in this process."""
        world = World(settings, clock=clock)
        app = create_app(world)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=IN_PROCESS) as client:
            yield cls(app, client, IN_PROCESS)
        await world.close()

    @classmethod
    @asynccontextmanager
    async def serve(
        cls,
        settings: Settings | None = None,
        clock: MovableClock | None = None,
        world: World | None = None,
    ) -> AsyncIterator["Sandbox"]:
        """A sandbox on a free port of the loopback address, served by the running loop: `world`,
        or a new one."""
        app = create_app(world or World(settings, clock=clock))
        async with (
            serving(app, listen("127.0.0.1", 0)) as url,
            httpx.AsyncClient(base_url=url) as client,
        ):
            yield cls(app, client, url)

    @property
    def token(self) -> str:
        return self.world.settings.token

    @property
    def api(self) -> str:
        return f"{self.url}/bot"

    @property
    def files(self) -> str:
        return f"{self.url}/file/bot"

    def transport(self) -> httpx.AsyncBaseTransport:
        """For an httpx client that should reach a sandbox in this process."""
        return httpx.ASGITransport(self.app)

    async def arrives(self, first_name: str = "Ada", **details: Any) -> Person:
        """Somebody new, who talks to the first bot unless `peer` names another."""
        given = {"peer": self.world.settings.username, "settle": self.settle, **details}
        return await Person.arrives(self.client, first_name, **given)

    async def group(self, title: str, *members: Person, administrator: bool = False) -> int:
        """A group of these people, the first being its creator, with the first bot in it."""
        bot = next(iter(self.world.bots.values()))
        body: Json = {"title": title, "members": [person.id for person in members]}
        body["bots"] = [bot.user.username]
        body["administrators"] = [bot.id] if administrator else []
        answer = await self.client.post("/people/groups", json=body)
        answer.raise_for_status()
        return int(answer.json()["id"])

    async def passes(self, **span: float) -> None:
        """Move the clock on, as by `passes(hours=2)`."""
        await self._move(advance_ms=timedelta(**span) // _MILLISECOND)

    async def until(self, instant: datetime) -> None:
        """Set the clock."""
        await self._move(set_ms=round(instant.timestamp() * 1000))

    async def _move(self, **move: int) -> None:
        (await self.client.post("/control/clock", json=move)).raise_for_status()
        if self.settle:
            await self.settle()

    async def calls(self, method: str, **parameters: Any) -> Json:
        """Call a Bot API method as the first bot; gives the whole answer, refused or not."""
        answer = await self.client.post(f"/bot{self.token}/{method}", json=parameters)
        body: Json = answer.json()
        return body
