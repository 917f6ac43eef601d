"""A step taken again and again: woken by a bell or by time, never ended by trouble."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from bot.clock import Clock
from bot.failures import named
from storage.errors import StorageUnavailable

_log = logging.getLogger(__name__)
LONGEST_REST = 5.0
"""Real seconds after which a resting loop looks again, so that it is seen to live."""
_FIRST_PAUSE, _LAST_PAUSE = 0.25, 5.0


class Loop:
    """Repeats `step`, which returns how many seconds it can rest unless `bell` rings.

    After trouble with the storage, or a fault in the step, it pauses and tries again. `last_step`
    is when a step last succeeded, by `real`, which nobody moves.
    """

    def __init__(
        self,
        name: str,
        step: Callable[[], Awaitable[float]],
        bell: asyncio.Event,
        clock: Clock,
        real: Callable[[], float],
        longest_rest: float = LONGEST_REST,
    ) -> None:
        self.name = name
        self.last_step = real()
        self._step = step
        self._bell = bell
        self._clock = clock
        self._real = real
        self._longest_rest = longest_rest
        self._pause = _FIRST_PAUSE
        self._stopping = False

    async def run(self) -> None:
        """Until `stop`; a step under way is finished."""
        while not self._stopping:
            self._bell.clear()
            await self._rest(await self._one())

    def stop(self) -> None:
        self._stopping = True
        self._bell.set()

    async def _one(self) -> float:
        try:
            rest = await self._step()
        except StorageUnavailable as error:
            _log.error("%s waits for the storage: %s", self.name, error)
        except Exception as error:
            _log.exception("%s: %s", self.name, named(error))
        else:
            self.last_step = self._real()
            self._pause = _FIRST_PAUSE
            return rest
        rest, self._pause = self._pause, min(self._pause * 2, _LAST_PAUSE)
        return rest

    async def _rest(self, seconds: float) -> None:
        if seconds <= 0 or self._stopping:
            await asyncio.sleep(0)
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._longest_rest):
                await self._clock.sleep(seconds, self._bell)
