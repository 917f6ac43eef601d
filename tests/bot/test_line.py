"""The line to Telegram over sockets."""

import asyncio

import pytest
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot.config import TelegramSettings
from bot.line import make_bot

ANSWER = b'{"ok": true, "result": true}'


def settings(base_url: str) -> TelegramSettings:
    return TelegramSettings.model_validate({"token": "4242:SANDBOX", "base_url": base_url})


async def test_calls_go_through_the_proxy_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readline()).decode())
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(ANSWER) + ANSWER)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(proxy, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        bot = make_bot(settings("http://telegram.example/bot"), HTTPXRequest(), None, 3)
        assert await bot.call("sendMessage", {"chat_id": 7, "text": "你好"}) is True
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        direct = make_bot(settings(f"http://127.0.0.1:{port}/bot"), HTTPXRequest(), None, 3)
        assert await direct.call("getMe", {}) is True
    assert asked == [
        "POST http://telegram.example/bot4242:SANDBOX/sendMessage HTTP/1.1\r\n",
        "POST /bot4242:SANDBOX/getMe HTTP/1.1\r\n",
    ]


async def test_nobody_listening_is_trouble_on_the_line() -> None:
    bot = make_bot(settings("http://127.0.0.1:9/bot"), HTTPXRequest(), None, 3)
    with pytest.raises(NetworkError, match="ConnectError"):
        await bot.call("getMe", {})
