"""The line to Telegram: python-telegram-bot's bot with raw calls, and a gate before the network."""

import functools
import json
import ssl
from typing import Any

import httpx
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.config import TelegramSettings
from storage.errors import WorkMisused
from storage.work import inside_work

_JSON = {"Content-Type": "application/json"}
_TIMEOUT = httpx.Timeout(20.0, connect=10.0)


class GatedRequest(HTTPXRequest):
    """Refuses inside a work: the network may neither hold a transaction nor be undone by it.

    The gate sits here because everything passes here, downloads of files included. Parameters go
    as JSON: the form that the stock request makes costs both sides several times as much.
    """

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> tuple[int, bytes]:
        """See HTTPXRequest. Raises WorkMisused."""
        if inside_work():
            raise WorkMisused("nothing may be sent inside a work: put it into the outbox")
        if request_data is None or request_data.contains_files:
            return await super().do_request(url, method, request_data, *args, **kwargs)
        content = json.dumps(request_data.parameters, ensure_ascii=False).encode()
        try:
            answer = await self._client.request(method, url, content=content, headers=_JSON)
        except httpx.TimeoutException as late:
            raise TimedOut from late
        except httpx.HTTPError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error
        return answer.status_code, answer.content


class LineBot(Bot):
    """A bot that can make any call of the Bot API with the parameters as they are."""

    async def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """The result of `method`. Raises telegram.error.TelegramError."""
        return await self._post(method, parameters)


def make_bot(
    settings: TelegramSettings,
    updates_request: BaseRequest,
    transport: httpx.AsyncBaseTransport | None,
    calls_at_once: int,
) -> LineBot:
    """The bot of this installation."""
    return LineBot(
        settings.token.get_secret_value(),
        base_url=settings.base_url,
        base_file_url=settings.base_url.removesuffix("/bot") + "/file/bot",
        request=GatedRequest(calls_at_once + 2, httpx_kwargs=over(transport)),
        get_updates_request=updates_request,
    )


def over(transport: httpx.AsyncBaseTransport | None) -> dict[str, Any]:
    """What makes an HTTPXRequest patient, and go over `transport`, or over sockets for None."""
    way = {"verify": trusted()} if transport is None else {"transport": transport}
    return {"timeout": _TIMEOUT, **way}


@functools.cache
def trusted() -> ssl.SSLContext:
    """Whom to trust on the network. Read once: it takes a third of the time of a start."""
    return httpx.create_ssl_context()
