"""The line to Telegram: python-telegram-bot's bot with raw calls, and a gate before the network."""

import functools
import ssl
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpx
import orjson
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.config import TelegramSettings
from storage.errors import WorkMisused
from storage.work import inside_work

_JSON = ((b"Content-Type", b"application/json"), (b"Accept-Encoding", b"identity"))
_TIMEOUT = httpx.Timeout(20.0, connect=10.0)
_PATIENT = {"timeout": _TIMEOUT.as_dict()}
_url = functools.lru_cache(httpx.URL)
"""Each call of a method goes to the same address."""


def _request(method: str, url: httpx.URL, parameters: dict[str, Any]) -> httpx.Request:
    """With its headers as they go over the line: finding them out takes longer than writing the
    content."""
    content = orjson.dumps(parameters)
    headers = [(b"Host", url.netloc), *_JSON, (b"Content-Length", b"%d" % len(content))]
    stream = httpx.ByteStream(content)
    return httpx.Request(method, url, headers=headers, stream=stream, extensions=_PATIENT)


class GatedRequest(HTTPXRequest):
    """Refuses inside a work: the network may neither hold a transaction nor be undone by it.

    The gate sits here because everything passes here, downloads of files included. Parameters go
    as JSON: the form that the stock request makes costs both sides several times as much. They go
    straight over the transport: cookies, redirects and log-ins, which the Bot API does not have,
    cost a client more than the call itself.
    """

    def __init__(self, calls_at_once: int, transport: httpx.AsyncBaseTransport) -> None:
        super().__init__(calls_at_once, httpx_kwargs=over(transport))
        self._transport = transport

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
        request = _request(method, _url(url), request_data.parameters)
        try:
            answer = await self._transport.handle_async_request(request)
            assert isinstance(answer.stream, httpx.AsyncByteStream)
            try:
                return answer.status_code, b"".join([part async for part in answer.stream])
            finally:
                await answer.aclose()
        except httpx.TimeoutException as late:
            raise TimedOut from late
        except httpx.HTTPError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """See BaseRequest. Raises TelegramError."""
        try:
            return orjson.loads(payload)
        except orjson.JSONDecodeError as wrong:
            raise TelegramError("no JSON was answered") from wrong


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
    room = calls_at_once + 2
    return LineBot(
        settings.token.get_secret_value(),
        base_url=settings.base_url,
        base_file_url=settings.base_url.removesuffix("/bot") + "/file/bot",
        request=GatedRequest(room, transport or _sockets(httpx.URL(settings.base_url), room)),
        get_updates_request=updates_request,
    )


def over(transport: httpx.AsyncBaseTransport | None) -> dict[str, Any]:
    """What makes an HTTPXRequest patient, and go over `transport`, or over sockets for None."""
    way = {"verify": trusted()} if transport is None else {"transport": transport}
    return {"timeout": _TIMEOUT, **way}


def _sockets(address: httpx.URL, room: int) -> httpx.AsyncHTTPTransport:
    """Over the network, through the proxy that the environment names, if it does."""
    proxies = {} if proxy_bypass(address.host) else getproxies()
    return httpx.AsyncHTTPTransport(
        verify=trusted(),
        limits=httpx.Limits(max_connections=room, max_keepalive_connections=room),
        proxy=proxies.get(address.scheme) or proxies.get("all"),
    )


@functools.cache
def trusted() -> ssl.SSLContext:
    """Whom to trust on the network. Read once: it takes a third of the time of a start."""
    return httpx.create_ssl_context()
