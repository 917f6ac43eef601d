"""Work on the whole house, such as the nightly copy: rung by a due row like everything else, but
done apart, outside of any transaction, while the others go on."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.failures import named
from bot.retries import again_at
from casework.rounds import ROUND
from storage.due import Due, cancel_dues, dues_of, fail_due, finish_due, lease_due, put_due
from storage.errors import StorageUnavailable
from storage.store import Store
from storage.work import Work

_log = logging.getLogger(__name__)
LEASE = timedelta(hours=1)
"""After so long a chore that was killed in the middle is begun again."""


@dataclass(frozen=True, slots=True)
class Chore:
    """`do` raises what went wrong; `next_at` says when it comes again after an instant, None for
    what comes only when it is wanted."""

    do: Callable[[], Awaitable[None]]
    next_at: Callable[[datetime], datetime | None]


class Chores:
    """Those that the settings ask for, by the kind of their due row."""

    def __init__(self, store: Store, clock: Clock, chores: Mapping[str, Chore]) -> None:
        self._store = store
        self._clock = clock
        self._chores = chores
        self._running: set[asyncio.Task[None]] = set()

    async def ensure(self, kinds: tuple[str, ...]) -> None:
        """At the start: each has its next due row, those of `kinds` that are switched off none."""
        now = self._clock.now()
        async with self._store.work() as work:
            for kind in kinds:
                if kind not in self._chores:
                    await cancel_dues(work, kind, ROUND, now)
                else:
                    await self._ensure(work, kind, now)
            await work.commit()

    async def _ensure(self, work: Work, kind: str, now: datetime) -> None:
        """One that was missed comes at once; a time that was set earlier counts."""
        at = self._chores[kind].next_at(now)
        stand = [due for due in await dues_of(work, kind, ROUND) if due.state == "open"]
        if at is not None and (not stand or (stand[0].due_at > at and not stand[0].failures)):
            await put_due(work, kind, ROUND, at)

    def __contains__(self, kind: str) -> bool:
        return kind in self._chores

    async def lease(self, work: Work, due: Due, now: datetime) -> Due:
        """In the work before it begins."""
        return await lease_due(work, due, now + LEASE)

    def begin(self, leased: Due) -> None:
        """Do it beside everything else."""
        task = asyncio.create_task(self._do(leased), name=leased.kind)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def land(self) -> bool:
        """Wait until none is under way. Returns whether one was."""
        running = tuple(self._running)
        await asyncio.gather(*running, return_exceptions=True)
        return bool(running)

    async def stop(self) -> None:
        """Leave off; what was under way begins again after its lease."""
        for task in self._running:
            task.cancel()
        await self.land()

    async def _do(self, leased: Due) -> None:
        try:
            await self._attempt(leased)
        except StorageUnavailable as error:
            _log.error("the end of %s could not be written: %s", leased.kind, error)

    async def _attempt(self, leased: Due) -> None:
        try:
            await self._chores[leased.kind].do()
        except Exception as error:
            _log.error("%s failed: %s", leased.kind, named(error), exc_info=error)
            await self._fail(leased, error)
        else:
            _log.info("%s is done", leased.kind)
            await self._finish(leased)

    async def _finish(self, leased: Due) -> None:
        now = self._clock.now()
        at = self._chores[leased.kind].next_at(now)
        async with self._store.work() as work:
            if at is None:
                await finish_due(work, leased, now)
            else:
                await put_due(work, leased.kind, ROUND, at)
            await work.commit()

    async def _fail(self, leased: Due, error: Exception) -> None:
        async with self._store.work() as work:
            at = again_at(self._clock.now(), leased.failures)
            await fail_due(work, leased, at, named(error))
            await work.commit()
