"""A sandbox on a port of its own with a talking bot, and a real browser that looks at it.

Server, bot and browser live in one event loop for the whole session; each test gets an empty
world and a fresh browser context.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)
from starlette.applications import Starlette
from telegram import Bot
from telegram.request import HTTPXRequest

from sandbox import MovableClock, World, create_app
from sandbox.page import Page as PageState
from sandbox.serving import listen, serving
from sandbox.world import Settings
from tests.page.browser import FLAGS, WHY_SKIPPED, system_browser
from tests.page.echo import introduce, serve
from tests.page.visitor import Visitor

NOON_MS = 1_795_665_600_000  # 2026-11-26 12:00 in China
BOT = 4242
SCREEN: ViewportSize = {"width": 1440, "height": 900}
PATIENCE_MS = 15_000  # a busy machine is no fault
REFUSED = "409 (Conflict)"  # the browser's note of an act that cannot be done; the page says it

session = partial(pytest_asyncio.fixture, scope="session", loop_scope="session")
each = partial(pytest_asyncio.fixture, loop_scope="session")


@dataclass(frozen=True, slots=True)
class Stage:
    """Where it plays: the world, its address, and a client to the same server."""

    world: World
    app: Starlette
    address: str
    client: httpx.AsyncClient

    async def person(self, name: str = "梅姨", **details: Any) -> int:
        body = {"first_name": name, "language_code": "zh-hans", **details}
        return int((await self.client.post("/people", json=body)).json()["id"])

    async def phones(self, *phones: dict[str, Any]) -> None:
        answer = await self.client.put("/people/phones", json=list(phones))
        answer.raise_for_status()


@session()
async def server() -> AsyncIterator[tuple[World, Starlette, str]]:
    clock = MovableClock(start_ms=NOON_MS, running=False)
    world = World(Settings(username="echo_bot", name="小应"), clock=clock)
    app = create_app(world)
    async with serving(app, listen("127.0.0.1", 0)) as address:
        yield world, app, address


@session()
async def talking(server: tuple[World, Starlette, str]) -> AsyncIterator[Bot]:
    """The echo bot, answering all the while."""
    address = server[2]
    bot = Bot(
        "4242:SANDBOX",
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=HTTPXRequest(),
        get_updates_request=HTTPXRequest(),
    )
    async with bot:
        task = asyncio.create_task(serve(bot))
        yield bot
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


@session()
async def client(server: tuple[World, Starlette, str]) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server[2]) as client:
        yield client


@session()
async def browser() -> AsyncIterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        path = system_browser()
        try:
            browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        except Exception as error:
            if path:
                raise
            pytest.skip(f"{WHY_SKIPPED} ({type(error).__name__})")
        yield browser
        await browser.close()


@each()
async def stage(
    server: tuple[World, Starlette, str], talking: Bot, client: httpx.AsyncClient
) -> Stage:
    """An empty world at noon, a frozen clock and a bot that answers."""
    world, app, address = server
    world.reset()
    world.clock.freeze()
    world.clock.set(NOON_MS)
    app.state.page = PageState()
    app.state.show.stories.clear()
    await introduce(talking)
    return Stage(world, app, address, client)


@session()
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """One for all tests: a new one for each costs as much as a test."""
    context = await browser.new_context(viewport=SCREEN, locale="zh-CN", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    yield context
    await context.close()


@session()
async def tab(context: BrowserContext) -> Page:
    return await context.new_page()


@each()
async def page(tab: Page) -> AsyncIterator[Page]:
    """The tab as if it were new. It must not complain: an error in its console fails the test."""
    complaints: list[str] = []

    def hear(told: ConsoleMessage) -> None:
        if told.type == "error":
            complaints.append(f"{told.text} {told.location}")

    def hear_error(error: Error) -> None:
        complaints.append(str(error))

    await tab.bring_to_front()
    tab.on("console", hear)
    tab.on("pageerror", hear_error)
    yield tab
    tab.remove_listener("console", hear)
    tab.remove_listener("pageerror", hear_error)
    for other in tab.context.pages[1:]:
        await other.close()
    await tab.unroute_all()
    if tab.url.startswith("http"):
        await tab.evaluate("localStorage.clear()")
    await tab.goto("about:blank")
    await tab.set_viewport_size(SCREEN)
    await tab.emulate_media(color_scheme="light")
    assert [told for told in complaints if REFUSED not in told] == []


@each()
async def visitor(page: Page, stage: Stage) -> Visitor:
    return Visitor(page, stage.address)
