"""Updates brought by Telegram: kept before they are acknowledged, and only from Telegram."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.webhook import LARGEST_BODY, WebhookReceiver
from sandbox import Person
from tests.bot.conftest import message
from tests.bot.test_cli import process, write_config
from tests.house import House

SECRET = "0123456789abcdef-secret"
SETTINGS = {"url": "https://bot.example/telegram", "secret": SECRET}
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture(params=["sqlite", "postgres"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    async with House.open(str(request.param), tmp_path, webhook=SETTINGS) as house:
        yield house


@pytest.fixture
async def telegram(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """Whoever knocks at the endpoint."""
    receiver = house.app.receiver
    assert isinstance(receiver, WebhookReceiver)
    transport = httpx.ASGITransport(receiver.application())
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.example") as client:
        yield client


def hello(number: int = 1) -> dict[str, Any]:
    return {"update_id": number, **message(77, "你好")}


async def test_what_telegram_brings_is_kept_and_answered(
    house: House, telegram: httpx.AsyncClient
) -> None:
    auntie = await house.person("梅姨", id=77)
    await house.client.post(
        f"/people/77/chats/{auntie.peer}/acts", json={"act": "say", "text": "x"}
    )
    brought = await telegram.post("/telegram", json=hello(), headers={HEADER: SECRET})
    assert brought.status_code == 200
    [row] = await house.rows("SELECT state FROM inbox")
    assert row["state"] == "open"
    await auntie.sees("Choose a language")
    again = await telegram.post("/telegram", json=hello(), headers={HEADER: SECRET})
    assert again.status_code == 200
    assert len(await house.rows("SELECT seq FROM inbox")) == 1


@pytest.mark.parametrize("headers", [{}, {HEADER: "guess"}, {HEADER: ""}])
async def test_nobody_else_brings_anything(
    house: House, telegram: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    refused = await telegram.post("/telegram", json=hello(), headers=headers)
    assert refused.status_code == 403
    assert await house.rows("SELECT seq FROM inbox") == []


async def test_what_is_too_large_is_refused(house: House, telegram: httpx.AsyncClient) -> None:
    body = b"x" * (LARGEST_BODY + 1)
    refused = await telegram.post("/telegram", content=body, headers={HEADER: SECRET})
    assert refused.status_code == 413
    assert await house.rows("SELECT seq FROM inbox") == []


async def test_what_is_no_update_becomes_a_dead_letter(
    house: House, telegram: httpx.AsyncClient
) -> None:
    for body in (b"no json", b"[1, 2]", b'{"update_id": "x"}'):
        kept = await telegram.post("/telegram", content=body, headers={HEADER: SECRET})
        assert kept.status_code == 200
    await house.settle()
    rows = await house.rows("SELECT state FROM inbox")
    assert len(rows) == 3
    assert "open" not in {row["state"] for row in rows}


@pytest.mark.parametrize("depth", [900, 100_000])
async def test_json_too_deep_to_read_is_refused_or_kept(
    house: House, telegram: httpx.AsyncClient, depth: int
) -> None:
    body = b'{"update_id": 1, "message": ' + b"[" * depth + b"]" * depth + b"}"
    answer = await telegram.post("/telegram", content=body, headers={HEADER: SECRET})
    assert answer.status_code == (200 if depth < 1000 else 400)
    await house.settle()
    assert await house.rows("SELECT seq FROM inbox WHERE state = 'open'") == []


async def test_a_process_is_brought_its_updates(tmp_path: Path, free_port: int) -> None:
    async with process("sandbox", "--port", "0") as sandbox:
        assert sandbox.stdout is not None
        line = (await sandbox.stdout.readline()).decode()
        url = re.search(r"http://\S+", line)
        assert url is not None
        config = write_config(tmp_path, url.group())
        here = f"http://127.0.0.1:{free_port}/telegram"
        add_webhook(config, here, free_port)
        async with (
            process("bot", "run", "--config", str(config)),
            httpx.AsyncClient(base_url=url.group()) as client,
        ):
            auntie = await Person.arrives(client, "梅姨")
            await auntie.says("你好")
            await auntie.sees("Choose a language", within=60)
            await auntie.taps("中文")
            await auntie.sees("您同意吗", within=60)


def add_webhook(config: Path, url: str, port: int) -> None:
    section = f'\n[webhook]\nurl = "{url}"\nsecret = "{SECRET}"\nport = {port}\n'
    config.write_text(config.read_text(encoding="utf-8") + section, encoding="utf-8")


@pytest.fixture
async def free_port() -> int:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port: int = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    return port
