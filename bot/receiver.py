"""Receiving by polling: an update is in the inbox before Telegram is told that we have it.

The stock Updater polls, backs off and stops; its request is ours. That request commits the raw
updates, then hands the Updater only their numbers, so that nothing malformed can stall it, and
the Updater's queue is a bell that stores nothing.
"""

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any

import httpx
from telegram import Bot
from telegram.error import TelegramError
from telegram.ext import Updater
from telegram.request import HTTPXRequest

from bot.clock import Clock, steady
from bot.intake import ALLOWED_UPDATES, keep
from bot.line import over
from storage.store import Store

_log = logging.getLogger(__name__)
_PAUSE = 1.0
_PATIENCE = 3.0
MOST_AT_ONCE = 100
"""How many updates Telegram gives at most for one question."""


class InboxRequest(HTTPXRequest):
    """Gives `getUpdates` only what is in the inbox already."""

    def __init__(
        self, store: Store, clock: Clock, transport: httpx.AsyncBaseTransport | None
    ) -> None:
        super().__init__(2, httpx_kwargs=over(transport))
        self.last_answer = steady()
        self._store = store
        self._clock = clock

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """See HTTPXRequest. Raises StorageUnavailable: the updates stay with Telegram."""
        status, body = await super().do_request(*args, **kwargs)
        if status == 200:
            self.last_answer = steady()
        updates = _updates_in(body) if status == 200 else None
        if not updates:
            return status, body
        return status, await self._kept(updates)

    async def _kept(self, updates: list[Any]) -> bytes:
        usable = await keep(self._store, self._clock, updates)
        if not usable:
            # There is nothing to confirm these by, so they come again at once.
            await asyncio.sleep(_PAUSE)
        return _answer([{"update_id": number} for number in usable])


class BellQueue(asyncio.Queue[object]):
    """Rings instead of keeping what is put into it."""

    def __init__(self, ring: Callable[[], None]) -> None:
        super().__init__()
        self._ring = ring

    async def put(self, item: object) -> None:
        self._ring()


class Receiver:
    """Polls with the stock Updater, or one step at a time."""

    def __init__(
        self, bot: Bot, request: InboxRequest, ring: Callable[[], None], poll_seconds: int
    ) -> None:
        self.updater = Updater(bot, BellQueue(ring))
        self._bot = bot
        self._request = request
        self._ring = ring
        self._poll_seconds = poll_seconds
        self._offset = 0

    @property
    def last_answer(self) -> float:
        """When Telegram last answered, by `steady`."""
        return self._request.last_answer

    async def start(self) -> None:
        """Begin to poll, also again after a stop; trouble on the line is waited out."""
        self._request.last_answer = steady()
        await self.updater.initialize()
        await self.updater.start_polling(
            timeout=self._poll_seconds,
            bootstrap_retries=-1,
            allowed_updates=ALLOWED_UPDATES,
            error_callback=_complain,
        )

    async def stop(self) -> None:
        """End the poll under way and confirm what was received.

        The Updater would sit out its back-off after a failed poll first: it is not let.
        """
        if not self.updater.running:
            return
        try:
            async with asyncio.timeout(_PATIENCE):
                await self.updater.stop()
        except (TelegramError, TimeoutError) as error:
            _complain(error)

    async def once(self) -> int:
        """Take what waits, without waiting. Returns how many updates it was."""
        updates = await self._bot.get_updates(
            offset=self._offset, timeout=0, allowed_updates=ALLOWED_UPDATES
        )
        if updates:
            self._offset = updates[-1].update_id + 1
            self._ring()
        return len(updates)


def _complain(error: Exception) -> None:
    _log.warning("polling failed: %s: %s", type(error).__name__, error)


def _updates_in(body: bytes) -> list[Any] | None:
    """The updates of an answer, None if it is not such an answer: then the Updater judges it."""
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    result = answer.get("result") if isinstance(answer, dict) else None
    return result if isinstance(result, list) else None


def _answer(updates: list[dict[str, int]]) -> bytes:
    return json.dumps({"ok": True, "result": updates}).encode()
