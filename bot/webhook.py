"""Receiving by webhook: an update is committed to the inbox before Telegram hears 200.

Telegram calls our endpoint, usually through a reverse proxy that holds the certificate. The
secret that it was told to send is compared in constant time; whatever else knocks gets 403.
"""

import asyncio
import hmac
import json
import logging
import math
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.config import WebhookSettings
from bot.intake import ALLOWED_UPDATES, keep
from bot.line import LineBot
from bot.served import listen, served
from storage.errors import StorageUnavailable
from storage.store import Store

_log = logging.getLogger(__name__)
LARGEST_BODY = 1_000_000
"""Bytes; an update of Telegram is far smaller."""
_RETRY = 3.0
_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class WebhookReceiver:
    """Takes updates where Telegram brings them. `ring` is called after each commit."""

    def __init__(
        self,
        bot: LineBot,
        store: Store,
        clock: Clock,
        ring: Callable[[], None],
        settings: WebhookSettings,
    ) -> None:
        self._bot = bot
        self._store = store
        self._clock = clock
        self._ring = ring
        self._settings = settings
        self._stopped = asyncio.Event()

    @property
    def last_answer(self) -> float:
        """Silence means nothing here: Telegram comes when there is something."""
        return math.inf

    async def start(self) -> None:
        """Serve the endpoint and tell Telegram where it is, until stopped.

        Raises OSError when the port is taken, BadRequest when Telegram refuses the url.
        """
        listening = listen(self._settings.host, self._settings.port)
        async with served(self.application(), listening):
            await self._tell_telegram()
            await self._stopped.wait()

    async def _tell_telegram(self) -> None:
        while True:
            try:
                await self._bot.call("setWebhook", self.parameters())
            except BadRequest:
                raise
            except TelegramError as error:
                _log.warning("the webhook is not set yet: %s", type(error).__name__)
                await self._clock.sleep(_RETRY)
            else:
                _log.info("webhook set")
                return

    async def stop(self) -> None:
        """Take nothing more. Telegram keeps what it could not bring, and the webhook stays set."""
        self._stopped.set()

    async def once(self) -> int:
        """There is nothing to fetch."""
        return 0

    def application(self) -> Starlette:
        """The endpoint, at the path of the public url."""
        path = urlsplit(self._settings.url or "").path or "/"
        return Starlette(routes=[Route(path, self._take, methods=["POST"])])

    def parameters(self) -> dict[str, Any]:
        """What setWebhook is told."""
        return {
            "url": self._settings.url,
            "secret_token": self._settings.secret_text,
            "allowed_updates": list(ALLOWED_UPDATES),
            "max_connections": self._settings.max_connections,
        }

    async def _take(self, request: Request) -> Response:
        given = request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._settings.secret_text.encode()):
            return PlainTextResponse("not for you", 403)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return PlainTextResponse("not whole", 400)
        if body is None:
            return PlainTextResponse("too large", 413)
        try:
            await keep(self._store, self._clock, [_read(body)])
        except RecursionError:
            return PlainTextResponse("too deep", 400)
        except StorageUnavailable as error:
            _log.error("an update waits with Telegram: %s", error)
            return PlainTextResponse("try again", 503)
        self._ring()
        return PlainTextResponse("kept")


async def _body(request: Request) -> bytes | None:
    """The whole body, or None once it grows too large. Raises ClientDisconnect."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            return None
        parts.append(part)
    return b"".join(parts)


def _read(body: bytes) -> Any:
    """The update; what is no JSON is kept as text, for a dead letter that staff can see."""
    try:
        return json.loads(body)
    except ValueError:
        return body.decode(errors="replace")
