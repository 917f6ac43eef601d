"""Who among the processes on one database sends, keeps time and polls: never more than one.

A SQLite file has one process anyway. On PostgreSQL the lead is an advisory lock of a session kept
for it alone. The server ends that session when it hears nothing for a while, so the lead comes
free when its holder is killed, is cut off, or hangs. What the leader commits in that very session
is kept only while it leads: a former leader can neither take calls to the wire nor record any.
"""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Protocol

import asyncpg

from storage.errors import StorageUnavailable
from storage.translating import translated

SILENCE = 3.0
"""Seconds after which the server ends the session of a leader that says nothing."""
_SURE = SILENCE - 0.5
"""Seconds for which a leader can be sure of the lead after it has last spoken to the server."""
_PATIENCE = 2.0
"""Seconds that the server may take to answer."""
APPLICATION = "wulian"
"""What every connection of the bot calls itself."""
LEAD_SETTINGS = {
    "application_name": APPLICATION,
    "lock_timeout": "10s",
    "idle_session_timeout": f"{SILENCE:.0f}s",
    "idle_in_transaction_session_timeout": f"{SILENCE:.0f}s",
}
_LOCK = 0x57554C4C4541
_CHANNEL = "wulian_news"


class Lead(Protocol):
    """One process's way to the lead."""

    shared: bool
    """Whether there may be other processes."""

    @property
    def held(self) -> bool:
        """Whether this process leads at this very instant, beyond doubt."""

    async def seek(self) -> int | None:
        """Take the lead if nobody has it, or keep it; to be called every second at least.

        Returns the number of the term, None while somebody else leads. Another number than
        before means that the lead was lost meanwhile. Raises StorageUnavailable: it is lost.
        """

    def hear(self, news: Callable[[], None], lost: Callable[[], None]) -> None:
        """Have `news` called when a process has told something, `lost` when the session ended."""

    async def tell(self) -> None:
        """Let the leader know that there is something to send. Raises StorageUnavailable."""

    def working(self) -> Any:
        """A connection for one work of the leader. Raises StorageUnavailable for others."""

    async def close(self) -> None:
        """Let go of the lead."""


class Alone:
    """The lead of a process that is the only one; `writing` makes its connections."""

    shared = False
    held = True

    def __init__(self, writing: Callable[[], Any]) -> None:
        self.working = writing

    async def seek(self) -> int | None:
        return 1

    def hear(self, news: Callable[[], None], lost: Callable[[], None]) -> None:
        """There is nobody else."""

    async def tell(self) -> None:
        """There is nobody else."""

    async def close(self) -> None:
        """The lock on the file goes with the file."""


class AmongMany:
    """The lead of a process that shares its PostgreSQL database; `connect` makes the session."""

    shared = True

    def __init__(
        self,
        connect: Callable[[], Awaitable[asyncpg.Connection]],
        real: Callable[[], float] = time.monotonic,
    ) -> None:
        self._connect = connect
        self._real = real
        self._turn = asyncio.Lock()
        self._session: asyncpg.Connection | None = None
        self._holds = False
        self._term = 0
        self._sure_until = -math.inf
        self._news: Callable[[], None] = _nothing
        self._lost: Callable[[], None] = _nothing

    @property
    def held(self) -> bool:
        return self._holds and self._real() < self._sure_until

    async def seek(self) -> int | None:
        if self._turn.locked() and self.held:
            return self._term  # a work is under way, which says more than we could
        async with self._in_session() as session:
            if not self._holds:
                self._holds = await session.fetchval(f"SELECT pg_try_advisory_lock({_LOCK})")
                self._term += self._holds
            else:
                await session.execute("SELECT 1")
        return self._term if self._holds else None

    def hear(self, news: Callable[[], None], lost: Callable[[], None]) -> None:
        self._news, self._lost = news, lost

    async def tell(self) -> None:
        async with self._in_session() as session:
            await session.execute(f"SELECT pg_notify('{_CHANNEL}', '')")

    @asynccontextmanager
    async def working(self) -> AsyncIterator[asyncpg.Connection]:
        async with self._turn:
            if self._session is None or not self.held:
                raise StorageUnavailable("this process does not lead")
            began = self._real()
            yield self._session
            self._sure_until = max(self._sure_until, began + _SURE)

    async def close(self) -> None:
        async with self._turn:
            if self._session is not None and not self._session.is_closed():
                self._session.remove_termination_listener(self._ended)
                await self._session.close(timeout=_PATIENCE)
            self._forget()

    @asynccontextmanager
    async def _in_session(self) -> AsyncIterator[asyncpg.Connection]:
        """The session for some statements of ours; whatever goes wrong in them ends it."""
        async with self._turn:
            began = self._real()
            try:
                with translated():
                    async with asyncio.timeout(_PATIENCE):
                        yield await self._open()
            except BaseException:
                if self._session is not None:
                    self._session.terminate()
                self._forget()
                raise
            self._sure_until = began + _SURE

    async def _open(self) -> asyncpg.Connection:
        if self._session is None or self._session.is_closed():
            self._forget()
            self._session = await self._connect()
            self._session.add_termination_listener(self._ended)
            await self._session.add_listener(_CHANNEL, self._told)
        return self._session

    def _forget(self) -> None:
        self._session = None
        self._holds = False

    def _ended(self, session: asyncpg.Connection) -> None:
        if session is self._session:
            self._forget()
            self._lost()

    def _told(self, *_: object) -> None:
        self._news()


def _nothing() -> None:
    """Until somebody wants to hear."""
