"""Time. Nothing else in this package reads it.

`SystemClock` is this machine's time. `FollowedClock` follows the clock of a sandbox, which people
and tests move.
"""

import asyncio
import contextlib
import logging
import math
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import httpx

_log = logging.getLogger(__name__)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONG_POLL = 50.0
_RETRY = 1.0


def steady() -> float:
    """This machine's monotonic seconds, which no moved clock changes: for health alone."""
    return time.monotonic()


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The instant, in UTC."""

    def monotonic(self) -> float:
        """Seconds from some beginning; never goes back."""

    async def sleep(self, seconds: float, bell: asyncio.Event | None = None) -> None:
        """Return once `seconds` have passed, or as soon as `bell` is set.

        A bell that sleeps is also set when the clock is moved, so that its owner looks again.
        """


class SystemClock:
    """This machine's time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float, bell: asyncio.Event | None = None) -> None:
        await _rung(bell or asyncio.Event(), seconds)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the sandbox's clock said, and this machine's monotonic time when it did."""

    now_s: float
    running: bool
    version: int
    at: float

    def now(self, at: float) -> float:
        return self.now_s + (at - self.at if self.running else 0.0)


class FollowedClock:
    """The time of a sandbox, learnt by long poll of its `GET /control/clock`.

    `client` carries the sandbox's base URL; with an ASGI transport no socket is used. Until the
    first `look`, and while the sandbox does not answer, it goes on from what it knows.
    """

    def __init__(self, client: httpx.AsyncClient, real: Callable[[], float] = steady) -> None:
        self._client = client
        self._real = real
        self._reading = _Reading(time.time(), True, 0, real())
        self._lead = 0.0
        self._sleeping: set[asyncio.Event] = set()

    def now(self) -> datetime:
        milliseconds = round(self._reading.now(self._real()) * 1000)
        return _EPOCH + timedelta(milliseconds=milliseconds)

    def monotonic(self) -> float:
        return self._reading.now(self._real()) + self._lead

    async def sleep(self, seconds: float, bell: asyncio.Event | None = None) -> None:
        until = self.monotonic() + seconds
        own = bell or asyncio.Event()
        self._sleeping.add(own)
        try:
            while (left := until - self.monotonic()) > 0 and not (bell and bell.is_set()):
                own.clear()
                await _rung(own, left if self._reading.running else math.inf)
        finally:
            self._sleeping.discard(own)

    async def look(self, wait: float = 0.0) -> None:
        """Ask the sandbox once; with `wait`, answer only when the clock was moved.

        Raises httpx.HTTPError.
        """
        asked: dict[str, Any] = {"after": self._reading.version, "wait": wait} if wait else {}
        answer = await self._client.get("/control/clock", params=asked, timeout=wait + 10)
        answer.raise_for_status()
        said = answer.json()
        self._take(said["now_ms"] / 1000, bool(said["running"]), int(said["version"]))

    @contextlib.asynccontextmanager
    async def followed(self) -> AsyncIterator[None]:
        """Follow within the block. Raises httpx.HTTPError when the sandbox is not there."""
        async with self._client:
            await self.look()
            following = asyncio.create_task(self._follow())
            try:
                yield
            finally:
                following.cancel()
                await asyncio.gather(following, return_exceptions=True)

    async def _follow(self) -> None:
        while True:
            try:
                await self.look(_LONG_POLL)
            except httpx.HTTPError as error:
                _log.warning("the clock does not answer: %s", type(error).__name__)
                await asyncio.sleep(_RETRY)

    def _take(self, now_s: float, running: bool, version: int) -> None:
        at = self._real()
        fell_back = self._reading.now(at) - now_s
        if self._reading.version:
            self._lead += max(fell_back, 0.0)
        moved = version != self._reading.version
        self._reading = _Reading(now_s, running, version, at)
        if moved:
            for bell in tuple(self._sleeping):
                bell.set()


async def _rung(bell: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(None if math.isinf(seconds) else seconds):
            await bell.wait()
