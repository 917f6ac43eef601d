"""Updates carried to a bot's own address: order, patience, secret, answers that are calls."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import Fault, MovableClock, World
from tests.sandbox.conftest import Api, Arrive

URL = "http://bot.example/hook"
HOUR_MS = 3_600_000


class Endpoint:
    """A bot that only listens. `answers` come first, then 200; `gate` holds them all back."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[Response] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.two_inside = asyncio.Event()
        self.inside = self.most_inside = 0
        self.app = Starlette(routes=[Route("/hook", self.take, methods=["POST"])])

    async def take(self, request: Request) -> Response:
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        if self.inside == 2:
            self.two_inside.set()
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token"))
        self.heard.append(await request.json())
        await self.gate.wait()
        self.inside -= 1
        return self.answers.pop(0) if self.answers else Response()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.heard if "message" in update]


@pytest.fixture
async def endpoint(world: World) -> AsyncIterator[Endpoint]:
    endpoint = Endpoint()
    world.webhooks.transport = httpx.ASGITransport(endpoint.app)
    yield endpoint
    await world.close()


async def test_updates_come_with_the_secret(
    api: Api, arrive: Arrive, world: World, endpoint: Endpoint
) -> None:
    person = await arrive()
    await person.says("before")
    answer = await api("setWebhook", url=URL, secret_token="s3cret_-")
    assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
    await person.says("after")
    await world.webhooks.idle()
    assert endpoint.texts == ["before", "after"]
    assert endpoint.secrets == ["s3cret_-"] * 2
    info = (await api("getWebhookInfo"))["result"]
    assert info == {
        "url": URL,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 40,
    }
    kinds = [e["kind"] for e in await world.wire.read(0, 100, 0) if e["kind"] != "call"]
    assert sorted(kinds) == ["confirmed"] * 2 + ["handed"] * 2 + ["queued"] * 2


async def test_polling_and_a_webhook_exclude_each_other(
    api: Api, arrive: Arrive, endpoint: Endpoint
) -> None:
    person = await arrive()
    poll = asyncio.create_task(api("getUpdates", timeout=50))
    await asyncio.sleep(0)
    await api("setWebhook", url=URL)
    ended = await poll
    assert ended["description"] == "Conflict: terminated by setWebhook request"
    refused = await api("getUpdates")
    assert refused["error_code"] == 409
    assert refused["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    assert (await api("deleteWebhook"))["description"] == "Webhook was deleted"
    assert (await api("setWebhook", url=""))["description"] == "Webhook is already deleted"
    await person.says("polled")
    assert len((await api("getUpdates"))["result"]) == 1
    assert endpoint.heard == []


async def test_a_failing_update_is_tried_again_after_growing_pauses(
    api: Api, arrive: Arrive, world: World, endpoint: Endpoint, clock: MovableClock
) -> None:
    person = await arrive()
    await api("setWebhook", url=URL)
    endpoint.answers = [Response(status_code=502) for _ in range(4)]
    await person.says("a")
    await person.says("b")
    tries = []
    for _ in range(15):
        await world.webhooks.idle()
        tries.append(len(endpoint.heard))
        clock.advance(1000)
    assert tries == [2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 6]
    assert endpoint.texts == ["a"] * 5 + ["b"]
    info = (await api("getWebhookInfo"))["result"]
    assert info["pending_update_count"] == 0
    assert info["last_error_message"] == "Wrong response from the webhook: 502 Bad Gateway"
    assert info["last_error_date"] == clock.now_s() - 9


async def test_one_chat_does_not_hold_back_another(
    api: Api, arrive: Arrive, world: World, endpoint: Endpoint
) -> None:
    auntie, brother = await arrive("梅姨"), await arrive("阿明")
    await api("setWebhook", url=URL)
    endpoint.answers = [Response(status_code=500)] * 2
    await auntie.says("a")
    await world.webhooks.idle()
    await brother.says("b")
    await auntie.says("c")
    await world.webhooks.idle()
    assert endpoint.texts == ["a", "a", "b"]
    assert (await api("getWebhookInfo"))["result"]["pending_update_count"] == 2


async def test_retry_after_is_obeyed(
    api: Api, arrive: Arrive, world: World, endpoint: Endpoint, clock: MovableClock
) -> None:
    person = await arrive()
    await api("setWebhook", url=URL)
    endpoint.answers = [Response(status_code=429, headers={"Retry-After": "30"})]
    await person.says("a")
    await world.webhooks.idle()
    clock.advance(29_000)
    await world.webhooks.idle()
    assert len(endpoint.heard) == 1
    clock.advance(1000)
    await world.webhooks.idle()
    assert len(endpoint.heard) == 2


async def test_an_update_older_than_a_day_is_given_up(
    api: Api, arrive: Arrive, world: World, endpoint: Endpoint, clock: MovableClock
) -> None:
    person = await arrive()
    await api("setWebhook", url=URL)
    endpoint.answers = [Response(status_code=500)] * 2
    await person.says("a")
    await world.webhooks.idle()
    clock.advance(25 * HOUR_MS)
    await world.webhooks.idle()
    assert (await api("getWebhookInfo"))["result"]["pending_update_count"] == 0
    assert len(endpoint.heard) == 2


async def test_no_more_connections_than_allowed(
    api: Api, arrive: Arrive, world: World, endpoint: Endpoint
) -> None:
    await api("setWebhook", url=URL, max_connections=2)
    endpoint.gate.clear()
    people = [await arrive(name) for name in "abcd"]
    for person in people:
        await person.says(person.name)
    await endpoint.two_inside.wait()
    endpoint.gate.set()
    await world.webhooks.idle()
    assert endpoint.most_inside == 2
    assert sorted(endpoint.texts) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("way", ["json", "data"])
async def test_an_answer_may_be_a_call(
    api: Api, arrive: Arrive, world: World, endpoint: Endpoint, way: str
) -> None:
    person = await arrive()
    await api("setWebhook", url=URL)
    call = {"method": "sendMessage", "chat_id": str(person.id), "text": "收到"}
    how: dict[str, Any] = {way: call}
    request = httpx.Request("POST", URL, **how)
    kind = request.headers["content-type"]
    endpoint.answers = [Response(request.content, media_type=kind)]
    await person.says("a")
    await person.sees("收到")


async def test_an_answer_may_not_be_every_call(
    api: Api, arrive: Arrive, world: World, endpoint: Endpoint
) -> None:
    person = await arrive()
    await api("setWebhook", url=URL)
    endpoint.answers = [
        JSONResponse({"method": "deleteWebhook"}),
        JSONResponse({"method": "getMe"}),
        JSONResponse({"method": "noSuchThing"}),
        JSONResponse(["nonsense"]),
        Response("OK"),
    ]
    for text in "abcde":
        await person.says(text)
    await world.webhooks.idle()
    assert endpoint.texts == list("abcde")
    assert (await api("getWebhookInfo"))["result"]["url"] == URL


async def test_a_bot_may_leave_while_it_is_being_served(
    client: httpx.AsyncClient, api: Api, arrive: Arrive, world: World
) -> None:
    async def leave(_: Request) -> Response:
        await api("deleteWebhook")
        return Response()

    routes = [Route("/hook", leave, methods=["POST"])]
    world.webhooks.transport = httpx.ASGITransport(Starlette(routes=routes))
    person = await arrive()
    await api("setWebhook", url=URL)
    await person.says("a")
    await world.webhooks.idle()
    await person.says("b")
    assert len((await api("getUpdates"))["result"]) == 1
    await world.close()


async def test_what_waited_can_be_dropped(
    api: Api, arrive: Arrive, world: World, endpoint: Endpoint
) -> None:
    person = await arrive()
    await person.says("old")
    await api("setWebhook", url=URL, drop_pending_updates=True, allowed_updates=["message"])
    await person.says("new")
    await person.blocks()
    await world.webhooks.idle()
    info = (await api("getWebhookInfo"))["result"]
    assert info["allowed_updates"] == ["message"]
    assert endpoint.texts == ["new"]


async def test_a_broken_endpoint_and_a_duplicate(
    api: Api, arrive: Arrive, world: World, clock: MovableClock
) -> None:
    heard = []

    async def take(request: Request) -> Response:
        heard.append(await request.json())
        if len(heard) == 1:
            raise RuntimeError
        return Response()

    routes = [Route("/hook", take, methods=["POST"])]
    world.webhooks.transport = httpx.ASGITransport(Starlette(routes=routes))
    world.faults.add(Fault("duplicate", "getUpdates"))
    person = await arrive()
    await api("setWebhook", url=URL)
    await person.says("a")
    await world.webhooks.idle()
    assert [update["update_id"] for update in heard] == [heard[0]["update_id"]] * 3
    info = (await api("getWebhookInfo"))["result"]
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    await world.close()


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"url": "ftp://bot.example"},
         "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https:///hook"}, "bad webhook: URL host is empty"),
        ({"url": "http://[nonsense"}, "bad webhook: invalid webhook URL specified"),
        ({"url": URL, "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": URL, "secret_token": "a" * 257}, "secret token is too long"),
    ],
)  # fmt: skip
async def test_refused_webhooks(api: Api, parameters: dict[str, str], words: str) -> None:
    assert (await api("setWebhook", **parameters))["description"] == f"Bad Request: {words}"


async def test_nobody_listens(api: Api, arrive: Arrive, world: World) -> None:
    person = await arrive()
    await api("setWebhook", url="http://127.0.0.1:9/hook", max_connections=500)
    await person.says("a")
    await world.webhooks.idle()
    info = (await api("getWebhookInfo"))["result"]
    assert info["last_error_message"] == "Connection refused"
    assert info["max_connections"] == 100
    assert info["pending_update_count"] == 1
    await world.close()
