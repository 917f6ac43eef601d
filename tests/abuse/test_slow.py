"""Somebody opens connections and sends half of a request: everybody else is served as before."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot import connections
from bot.served import listen, served
from bot.webhook import WebhookReceiver
from tests.house import House

SITTERS = 600
SECRET = "0123456789abcdef-secret"
SETTINGS = {"url": "https://bot.example/telegram", "secret": SECRET}
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
HALF = b"POST /telegram HTTP/1.1\r\nHost: bot.example\r\nX-Slow: "
BODY_TO_COME = (
    b"POST /telegram HTTP/1.1\r\nHost: bot.example\r\n"
    b"X-Telegram-Bot-Api-Secret-Token: 0123456789abcdef-secret\r\nContent-Length: 9\r\n\r\nh"
)


@pytest.fixture
async def port(tmp_path: Path) -> AsyncIterator[int]:
    """Where the webhook of a bot listens."""
    async with House.open("sqlite", tmp_path, webhook=SETTINGS) as house:
        receiver = house.app.receiver
        assert isinstance(receiver, WebhookReceiver)
        listening = listen("127.0.0.1", 0)
        async with served(receiver.application(), listening):
            yield int(listening.getsockname()[1])


@contextlib.asynccontextmanager
async def sitters(port: int, count: int, sent: bytes) -> AsyncIterator[list[socket.socket]]:
    loop = asyncio.get_running_loop()
    with contextlib.ExitStack() as held:
        sitting = [held.enter_context(socket.socket()) for _ in range(count)]
        for sitter in sitting:
            sitter.setblocking(False)
            await loop.sock_connect(sitter, ("127.0.0.1", port))
            with contextlib.suppress(ConnectionError):
                await loop.sock_sendall(sitter, sent)
        yield sitting


async def brings(port: int) -> str:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=5.0) as client:
        return (await client.post("/telegram", json={"update_id": 1}, headers=HEADERS)).text


async def ended(sitter: socket.socket) -> bool:
    """Whether the server has ended this connection."""
    try:
        return await asyncio.get_running_loop().sock_recv(sitter, 100) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize("sent", [b"", HALF, BODY_TO_COME], ids=["nothing", "headers", "body"])
async def test_half_sent_requests_keep_nobody_out(port: int, sent: bytes) -> None:
    async with sitters(port, SITTERS, sent) as sitting:
        assert await brings(port) == "kept"
        assert await brings(port) == "kept"
        async with asyncio.timeout(5):
            first = sitting[: SITTERS - connections.MOST_CONNECTIONS]
            assert all(await asyncio.gather(*map(ended, first)))


@pytest.mark.parametrize("sent", [b"", HALF, BODY_TO_COME], ids=["nothing", "headers", "body"])
async def test_a_request_that_does_not_come_ends(
    monkeypatch: pytest.MonkeyPatch, port: int, sent: bytes
) -> None:
    monkeypatch.setattr(connections, "REQUEST_WITHIN_S", 0.05)
    async with sitters(port, 1, sent) as [sitter]:
        async with asyncio.timeout(5):
            assert await ended(sitter)


async def test_a_kept_connection_may_ask_again(port: int) -> None:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=5.0) as client:
        for _ in range(3):
            large = {"update_id": 1, "message": "x" * 100_000}
            assert (await client.post("/telegram", json=large, headers=HEADERS)).text == "kept"


def test_what_is_served_is_not_held_back() -> None:
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
