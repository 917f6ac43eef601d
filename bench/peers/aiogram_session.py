"""aiogram's line to Telegram over httpx, so that every contestant takes the same way."""

from collections.abc import AsyncGenerator
from typing import Any, TypeVar, cast

import httpx
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod

T = TypeVar("T")


class HttpxSession(BaseSession):
    """Texts and markup only: files are not sent."""

    def __init__(self, api: TelegramAPIServer, transport: httpx.AsyncBaseTransport) -> None:
        super().__init__(api=api)
        self._client = httpx.AsyncClient(transport=transport)

    async def make_request(
        self, bot: Bot, method: TelegramMethod[T], timeout: int | None = None
    ) -> T:
        given = method.model_dump(warnings=False)
        prepared = {n: self.prepare_value(v, bot=bot, files={}) for n, v in given.items()}
        answer = await self._client.post(
            self.api.api_url(token=bot.token, method=method.__api_method__),
            data={name: value for name, value in prepared.items() if value},
            timeout=self.timeout if timeout is None else timeout,
        )
        response = self.check_response(
            bot=bot, method=method, status_code=answer.status_code, content=answer.text
        )
        return cast(T, response.result)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes]:
        async with self._client.stream("GET", url, headers=headers, timeout=timeout) as answer:
            async for chunk in answer.aiter_bytes(chunk_size):
                yield chunk

    async def close(self) -> None:
        await self._client.aclose()
