"""Handling what came in: the oldest open update of each chat, several chats in one work."""

import logging
import math
from collections.abc import Callable
from typing import Any

from telegram.ext import Application

from bot.clock import Clock
from bot.doors import Doors
from bot.failures import named
from bot.turn import take_turn
from storage.errors import StorageUnavailable
from storage.inbox import InboxUpdate, bury_update, count_failure, finish_update, next_updates
from storage.store import Store
from storage.work import Work

_log = logging.getLogger(__name__)
ATTEMPTS = 3
"""After so many handler errors an update is a dead letter."""


class Worker:
    """Each update is handled, marked done and committed together, or nothing of it is.

    `handled` is called after a commit, for those who send and those who keep time.
    """

    def __init__(
        self,
        store: Store,
        application: Application[Any, Any, Any, Any, Any, Any],
        doors: Doors,
        clock: Clock,
        chats_at_once: int,
        handled: Callable[[], None],
    ) -> None:
        self._store = store
        self._application = application
        self._doors = doors
        self._clock = clock
        self._chats_at_once = chats_at_once
        self._handled = handled

    async def step(self) -> float:
        """Handle what is ready. Returns seconds to rest: none after work, else until rung.

        Raises StorageUnavailable: nothing was handled, and nothing is counted against anybody.
        """
        failed: list[tuple[InboxUpdate, Exception]] = []
        async with self._store.work() as work:
            letters = await next_updates(work, self._chats_at_once)
            if not letters:
                return math.inf
            for letter in letters:
                error = await self._handle(work, letter)
                if error is not None:
                    failed.append((letter, error))
            await work.commit()
        for letter, error in failed:
            await self._count(letter, error)
        self._handled()
        return 0.0

    async def _handle(self, work: Work, letter: InboxUpdate) -> Exception | None:
        try:
            async with work.savepoint():
                now = self._clock.now()
                await take_turn(self._application, work, letter, now)
                await finish_update(work, letter.seq, now)
        except StorageUnavailable:
            raise
        except Exception as error:
            return error
        return None

    async def _count(self, letter: InboxUpdate, error: Exception) -> None:
        """In a work of its own, after what the handler did was undone."""
        _log.error("update %s failed: %s", letter.seq, named(error), exc_info=error)
        async with self._store.work() as work:
            attempts = await count_failure(work, letter.seq, named(error))
            if attempts >= ATTEMPTS:
                await self._bury(work, letter, named(error))
            await work.commit()

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
