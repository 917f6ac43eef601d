"""The sandbox's time: real time shifted by what somebody moved, or standing still."""

import time
from collections.abc import Callable
from functools import partial

from sandbox.bell import Bell


def real_ms() -> int:
    """This machine's time in milliseconds UTC."""
    return time.time_ns() // 1_000_000


class MovableClock:
    """A clock that can be set, advanced, frozen and let run again.

    `version` grows with every move, so that a reader can wait for the next one; `followers` are
    called at every move.
    """

    def __init__(
        self,
        *,
        real: Callable[[], int] = real_ms,
        start_ms: int | None = None,
        running: bool = True,
    ) -> None:
        self._real = real
        now = real() if start_ms is None else start_ms
        self._offset_ms = now - real()
        self._frozen_ms: int | None = None if running else now
        self.version = 1
        self.bell = Bell()
        self.followers: list[Callable[[], None]] = []

    @property
    def running(self) -> bool:
        return self._frozen_ms is None

    def now_ms(self) -> int:
        """Milliseconds UTC."""
        return self._real() + self._offset_ms if self._frozen_ms is None else self._frozen_ms

    def now_s(self) -> int:
        """Whole seconds UTC, as Telegram dates its messages."""
        return self.now_ms() // 1000

    def set(self, now_ms: int) -> None:
        if self._frozen_ms is None:
            self._offset_ms = now_ms - self._real()
        else:
            self._frozen_ms = now_ms
        self._moved()

    def advance(self, by_ms: int) -> None:
        self.set(self.now_ms() + by_ms)

    def freeze(self) -> None:
        if self._frozen_ms is None:
            self._frozen_ms = self.now_ms()
            self._moved()

    def run(self) -> None:
        if self._frozen_ms is not None:
            self._offset_ms = self._frozen_ms - self._real()
            self._frozen_ms = None
            self._moved()

    async def until(self, at_ms: int) -> None:
        """Wait until this clock shows `at_ms`; while it stands still, only a move helps."""
        while (left_ms := at_ms - self.now_ms()) > 0:
            seconds = left_ms / 1000 if self.running else None
            await self.bell.until(partial(self._moved_since, self.version), seconds)

    def reading(self) -> dict[str, object]:
        return {"now_ms": self.now_ms(), "running": self.running, "version": self.version}

    def _moved_since(self, version: int) -> bool:
        return self.version != version

    def _moved(self) -> None:
        self.version += 1
        self.bell.ring()
        for follower in self.followers:
            follower()
