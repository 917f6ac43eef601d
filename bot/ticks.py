"""What must happen later: rings due rows when their time has come, and sweeps every hour."""

import logging
import math
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

from bot.chores import Chores
from bot.clock import Clock
from bot.doors import Doors
from bot.failures import named
from bot.retries import again_at
from storage.due import Due, fail_due, finish_due, next_due, next_due_at, sweep_due
from storage.errors import StorageUnavailable
from storage.inbox import sweep_inbox
from storage.outbox import sweep_outbox
from storage.send_times import sweep_send_times
from storage.store import Store
from storage.work import BATCH

_log = logging.getLogger(__name__)
KEPT = timedelta(hours=48)
_SWEEPS = (sweep_inbox, sweep_outbox, sweep_send_times, sweep_due)


class Ticks:
    """`rang` is called after each row that was rung, for those who send."""

    def __init__(
        self,
        store: Store,
        doors: Doors,
        chores: Chores,
        clock: Clock,
        zone: ZoneInfo,
        rang: Callable[[], None],
    ) -> None:
        self._store = store
        self._doors = doors
        self._chores = chores
        self._clock = clock
        self._rang = rang
        self._sweeping = CronTrigger(minute=17, timezone=zone)
        self._next_sweep: datetime | None = None

    async def step(self) -> float:
        """Ring what is due. Returns seconds until the next thing is.

        Raises StorageUnavailable.
        """
        for _ in range(BATCH):
            due = await self._earliest()
            if due is None or due > self._clock.now() or not await self._ring_one():
                break
        else:
            return 0.0
        now = self._clock.now()
        if self._next_sweep is None or self._next_sweep <= now:
            if self._next_sweep is not None:
                await self._sweep(now)
            self._next_sweep = self._sweeping.get_next_fire_time(now, now)
        times = [at for at in (due, self._next_sweep) if at is not None]
        return max((min(times) - now).total_seconds(), 0.0) if times else math.inf

    async def _earliest(self) -> datetime | None:
        async with self._store.reading() as reading:
            return await next_due_at(reading)

    async def _ring_one(self) -> bool:
        """Ring the earliest row, in a work of its own. Returns whether there was one."""
        due, leased = None, None
        try:
            async with self._store.work() as work:
                now = self._clock.now()
                due = next(iter(await next_due(work, now)), None)
                if due is None:
                    return False
                if due.kind in self._chores:
                    leased = await self._chores.lease(work, due, now)
                else:
                    await self._doors.ring(work, due, now)
                    await finish_due(work, due, now)
                await work.commit()
        except StorageUnavailable:
            raise
        except Exception as error:
            if due is None:
                raise
            await self._put_off(due, error)
            return True
        if leased is not None:
            self._chores.begin(leased)
        self._rang()
        return True

    async def _put_off(self, due: Due, error: Exception) -> None:
        """Try again later, so that one bad row does not keep the others from their time."""
        _log.error("%s %s failed: %s", due.kind, due.subject, named(error), exc_info=error)
        async with self._store.work() as work:
            at = again_at(self._clock.now(), due.failures)
            await fail_due(work, due, at, named(error))
            await work.commit()

    async def _sweep(self, now: datetime) -> None:
        """Forget what is done and old, batch by batch, so that nobody waits long behind it."""
        full = True
        while full:
            async with self._store.work() as work:
                full = BATCH in [await sweep(work, now - KEPT) for sweep in _SWEEPS]
                await work.commit()
