"""What Telegram does by itself at a set time: polls close, bans end."""

import asyncio
from collections.abc import Callable

from sandbox.clock import MovableClock


class Timers:
    """Everything here rings by the sandbox's clock."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._tasks: set[asyncio.Task[None]] = set()

    def at(self, at_s: int, do: Callable[[], object]) -> None:
        """Do something once the clock shows `at_s` seconds UTC."""
        task = asyncio.create_task(self._wait(at_s, do))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def clear(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def close(self) -> None:
        self.clear()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _wait(self, at_s: int, do: Callable[[], object]) -> None:
        await self._clock.until(at_s * 1000)
        do()
