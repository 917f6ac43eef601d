"""Handling what came in: the oldest open update of each chat, several chats in one work."""

import logging
import math
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from telegram.ext import Application

from bot.clock import Clock
from bot.doors import Doors
from bot.failures import named
from bot.meter import Meter
from bot.turn import take_turn
from storage.errors import StorageContended, StorageUnavailable
from storage.inbox import InboxUpdate, bury_update, count_failure, finish_updates, next_updates
from storage.store import Store
from storage.work import Work

_log = logging.getLogger(__name__)
ATTEMPTS = 3
"""After so many handler errors an update is a dead letter."""


class _TurnFailed(Exception):
    def __init__(self, letter: InboxUpdate, error: Exception) -> None:
        super().__init__(letter.seq)
        self.letter = letter
        self.error = error


class Worker:
    """Each update is handled, marked done and committed together, or nothing of it is.

    `handled` is called after a commit, for those who send and those who keep time; `riding` is
    around each commit, for what goes with it.
    """

    def __init__(
        self,
        store: Store,
        application: Application[Any, Any, Any, Any, Any, Any],
        doors: Doors,
        clock: Clock,
        chats_at_once: int,
        meter: Meter,
        handled: Callable[[], None],
        riding: Callable[[Work], AbstractAsyncContextManager[object]],
    ) -> None:
        self._store = store
        self._application = application
        self._doors = doors
        self._clock = clock
        self._chats_at_once = chats_at_once
        self._meter = meter
        self._handled = handled
        self._riding = riding

    async def step(self) -> float:
        """Handle what is ready. Returns seconds to rest: none after work, else until rung.

        Raises StorageUnavailable: nothing was handled, and nothing is counted against anybody.
        """
        try:
            found = await self._take(self._chats_at_once)
        except (_TurnFailed, StorageContended):
            found = await self._one_by_one()
        if not found:
            return math.inf
        self._handled()
        return 0.0

    async def _take(self, chats: int) -> bool:
        """Handle the oldest update of each of up to `chats` chats. Returns whether there was one.

        Raises _TurnFailed: nothing of any of them was kept.
        """
        async with self._store.work() as work:
            letters = await next_updates(work, chats)
            if not letters:
                return False
            for letter in letters:
                await self._handle(work, letter)
            now = self._clock.now()
            await finish_updates(work, (letter.seq for letter in letters), now)
            async with self._riding(work):
                await work.commit()
        for letter in letters:
            self._meter.handled(now - letter.received_at)
        return True

    async def _one_by_one(self) -> bool:
        """After a failure: each update in a work of its own, so that it fails for itself alone,
        and holds only what it needs itself."""
        for _ in range(self._chats_at_once):
            try:
                if not await self._take(1):
                    break
            except _TurnFailed as failure:
                await self._count(failure.letter, failure.error)
        return True

    async def _handle(self, work: Work, letter: InboxUpdate) -> None:
        try:
            await take_turn(self._application, work, letter, self._clock.now())
        except StorageUnavailable:
            raise
        except Exception as error:
            raise _TurnFailed(letter, error) from error

    async def _count(self, letter: InboxUpdate, error: Exception) -> None:
        """In a work of its own, after what the handler did was undone."""
        _log.error("update %s failed: %s", letter.seq, named(error), exc_info=error)
        async with self._store.work() as work:
            attempts = await count_failure(work, letter.seq, named(error))
            if attempts >= ATTEMPTS:
                await self._bury(work, letter, named(error))
            await work.commit()
        self._meter.not_handled("dead" if attempts >= ATTEMPTS else "failed")

    async def _bury(self, work: Work, letter: InboxUpdate, error: str) -> None:
        """Give up, tell the person and the staff; if that fails too, the dead letter remains."""
        now = self._clock.now()
        await bury_update(work, letter.seq, error, now)
        try:
            async with work.savepoint():
                await self._doors.apologise(work, letter, error, now)
        except StorageUnavailable:
            raise
        except Exception:
            _log.exception("nobody could be told of dead letter %s", letter.seq)
