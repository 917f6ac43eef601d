"""Taking the lead when it is free, and letting go of everything when it is lost.

The leader sends, rings what is due and polls; the others receive by webhook and handle updates.
"""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable

from storage.errors import StorageUnavailable
from storage.lead import Lead

_log = logging.getLogger(__name__)
EVERY = 0.5
"""Seconds between two looks; with the server's patience, others lead within 5 s."""


class Leading:
    """`begin` is awaited when this process takes the lead; `end` is called when it has lost it."""

    def __init__(
        self, lead: Lead, begin: Callable[[], Awaitable[None]], end: Callable[[], None]
    ) -> None:
        self.bell = asyncio.Event()
        self._lead = lead
        self._begin = begin
        self._end = end
        self._term: int | None = None
        self._news = False

    @property
    def leads(self) -> bool:
        return self._term is not None

    @property
    def is_sure(self) -> bool:
        """Whether this process leads beyond doubt: nobody else can have taken the lead yet, even
        if this one has just hung for a while."""
        return self.leads and self._lead.held

    async def step(self) -> float:
        """Look whether this process leads. Returns seconds until the next look.

        Raises StorageUnavailable: it does not.
        """
        try:
            await self._serve(await self._lead.seek())
        except StorageUnavailable:
            await self._serve(None)
            raise
        if self._news:
            self._news = False
            if not self.leads:
                await self._lead.tell()
        return EVERY

    def if_leading(self, step: Callable[[], Awaitable[float]]) -> Callable[[], Awaitable[float]]:
        """The step of somebody of whom there must be one among all processes."""

        async def guarded() -> float:
            return await step() if self.leads else math.inf

        return guarded

    def there_is_news(self) -> None:
        """Something was committed that the leader has to send; it is told if it is another."""
        if not self.leads:
            self._news = True
            self.bell.set()

    async def _serve(self, term: int | None) -> None:
        if term == self._term:
            return
        if self.leads:
            _log.warning("the lead is lost")
            self._term = None
            self._end()
        if term is not None:
            await self._begin()
            self._term = term
            _log.info("leading")
