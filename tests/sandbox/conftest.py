"""A sandbox in process and stock python-telegram-bot on it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from telegram import Bot
from telegram.request import HTTPXRequest

from sandbox import MovableClock, Person, World, create_app

collect_ignore = ["sample"]  # a project of its own, run by test_testing.py
NOON_MS = 1_795_665_600_000  # 2026-11-25 12:00 in China
BASE = "http://sandbox"

Arrive = Callable[..., Awaitable[Person]]
Api = Callable[..., Coroutine[Any, Any, dict[str, Any]]]


@pytest.fixture(autouse=True)
def _durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns, and warnings are errors, unless durations are timedeltas."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(start_ms=NOON_MS, running=False)


@pytest.fixture
def world(clock: MovableClock) -> World:
    return World(clock=clock)


@pytest.fixture
def app(world: World) -> Starlette:
    return create_app(world)


@pytest.fixture
async def client(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client


@pytest.fixture
async def bot(app: Starlette) -> AsyncIterator[Bot]:
    def request() -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app)})

    bot = Bot(
        "4242:SANDBOX",
        base_url=f"{BASE}/bot",
        base_file_url=f"{BASE}/file/bot",
        request=request(),
        get_updates_request=request(),
    )
    async with bot:
        yield bot


@pytest.fixture
def arrive(client: httpx.AsyncClient) -> Arrive:
    async def arrive(name: str = "梅姨", **details: Any) -> Person:
        return await Person.arrives(client, name, **details)

    return arrive


@pytest.fixture
def api(client: httpx.AsyncClient) -> Api:
    """Call a Bot API method and give the whole answer, refused or not."""

    async def api(method: str, **parameters: Any) -> dict[str, Any]:
        answer = await client.post(f"/bot4242:SANDBOX/{method}", json=parameters)
        body: dict[str, Any] = answer.json()
        assert body["ok"] == (answer.status_code == 200)
        return body

    return api
