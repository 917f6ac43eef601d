"""Waking everybody who waits for a change, without polling."""

import asyncio
from collections.abc import Callable


class Bell:
    """Rings for every coroutine that waits at that moment; a ring is never remembered."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, holds: Callable[[], bool], seconds: float | None) -> bool:
        """Wait until `holds()` after some ring, at most `seconds` of real time, None for ever."""
        try:
            async with asyncio.timeout(seconds):
                while not holds():
                    await self._next_ring()
        except TimeoutError:
            return holds()
        return True

    async def _next_ring(self) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)
