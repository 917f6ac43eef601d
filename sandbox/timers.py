"""What Telegram does by itself at a set time: polls close, bans end."""

import asyncio
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count

from sandbox.clock import MovableClock

Due = tuple[int, int, Callable[[], object]]
"""Milliseconds UTC, the order among equals, and what to do."""


class Timers:
    """They ring by the sandbox's clock: at once when it is moved past their time."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._due: list[Due] = []
        self._order = count()
        self._handle: asyncio.TimerHandle | None = None
        clock.followers.append(self._ring)

    def at(self, at_s: int, do: Callable[[], object]) -> None:
        """Do something once the clock shows `at_s` seconds UTC."""
        heappush(self._due, (at_s * 1000, next(self._order), do))
        self._arm()

    def clear(self) -> None:
        self._due.clear()
        self._arm()

    def take(self) -> list[Due]:
        """What is still to be done; it will not be done, unless it is put back."""
        taken, self._due = self._due, []
        self._arm()
        return taken

    def put_back(self, due: list[Due]) -> None:
        self._due = due
        self._arm()

    def _ring(self) -> None:
        while self._due and self._due[0][0] <= self._clock.now_ms():
            heappop(self._due)[2]()
        self._arm()

    def _arm(self) -> None:
        """Wake up when the first is due, if the clock gets there by itself."""
        if self._handle:
            self._handle.cancel()
            self._handle = None
        if self._due and self._clock.running:
            left_s = (self._due[0][0] - self._clock.now_ms()) / 1000
            self._handle = asyncio.get_running_loop().call_later(max(left_s, 0), self._ring)
