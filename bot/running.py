"""The built bot as a process: from its start until it is told to stop."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from functools import partial

from telegram.error import InvalidToken, TelegramError

from bot.app import App
from bot.clock import Clock, FollowedClock, SystemClock, steady
from bot.health import Health, serving
from bot.loop import LONGEST_REST, Loop
from bot.metrics import Metrics
from bot.webhook import WebhookReceiver
from storage.errors import StorageUnavailable

_log = logging.getLogger(__name__)
_RETRY = 3.0
_LONGEST_REST_AMONG_MANY = 1.0
"""Real seconds after which a process looks for what another has left behind."""


async def run(app: App, stopping: asyncio.Event) -> None:
    """Run until `stopping` is set, then stop cleanly and let go of line, database and lead.

    Raises InvalidToken when Telegram does not know the token.
    """
    process = _Process(app, stopping)
    health = Health((*process.loops, process.lead), app.receiver, steady, app.leading)
    metrics = Metrics(app.store, app.clock, app.meter)
    async with serving(health, metrics, app.config.health), _following(app.clock):
        try:
            if await _met(app, stopping):
                await process.until_stopped()
        finally:
            await app.close()


async def _met(app: App, stopping: asyncio.Event) -> bool:
    """Meet Telegram, waiting for the line to come up. False when told to stop before."""
    while not stopping.is_set():
        try:
            await app.meet()
            return True
        except InvalidToken:
            raise
        except TelegramError as error:
            _log.warning("no line to Telegram yet: %s", type(error).__name__)
            await SystemClock().sleep(_RETRY, stopping)
    return False


class _Process:
    """The loops of one process, and what it does beside them."""

    def __init__(self, app: App, stopping: asyncio.Event) -> None:
        self._app = app
        self._stopping = stopping
        self._polls = not isinstance(app.receiver, WebhookReceiver)
        self._duties: list[asyncio.Task[None]] = []
        only_one = app.leading.if_leading
        rest = _LONGEST_REST_AMONG_MANY if app.store.lead.shared else LONGEST_REST
        steps = (
            ("worker", app.worker.step, app.bells.worker),
            ("ticks", only_one(app.ticks.step), app.bells.ticks),
            ("sender", only_one(app.sender.step), app.bells.sender),
        )
        self.loops = [Loop(name, step, bell, app.clock, steady, rest) for name, step, bell in steps]
        self.lead = Loop("lead", self._lead, app.leading.bell, SystemClock(), steady)

    async def until_stopped(self) -> None:
        """Stop receiving first, then working, then sending, so that nothing is left half done."""
        leading = asyncio.create_task(self.lead.run(), name="lead")
        running = [asyncio.create_task(loop.run(), name=loop.name) for loop in self.loops]
        receiving = None if self._polls else self._receives()
        _log.info("running")
        await self._stopping.wait()
        _log.info("stopping")
        failures = await _ended(*self._duties, *([receiving] if receiving else []))
        await self._app.receiver.stop()
        for loop, task in zip(self.loops, running, strict=True):
            loop.stop()
            await task
        await self._finish_sending()
        self.lead.stop()
        await leading
        _log.info("stopped")
        for failure in failures:
            raise failure

    async def _finish_sending(self) -> None:
        if not self._app.leading.leads:
            return
        try:
            await self._app.sender.finish()
        except StorageUnavailable as error:
            _log.error("what was on the wire may be said again: %s", error)

    async def _lead(self) -> float:
        try:
            return await self._app.leading.step()
        finally:
            await self._keep_duties()

    async def _keep_duties(self) -> None:
        """What the leader alone does, from when it leads until it does not."""
        if self._app.leading.leads and not self._duties and not self._stopping.is_set():
            self._duties = [asyncio.create_task(self._show_menus(), name="menus")]
            if self._polls:
                self._duties.append(self._receives())
            self._app.bells.sender.set()
            self._app.bells.ticks.set()
        elif self._duties and not self._app.leading.leads:
            await _ended(*self._duties)
            self._duties = []
            if self._polls:
                await self._app.receiver.stop()

    def _receives(self) -> "asyncio.Task[None]":
        receiving = asyncio.create_task(self._app.receiver.start(), name="receiver")
        receiving.add_done_callback(partial(_stop_after_failure, self._stopping))
        return receiving

    async def _show_menus(self) -> None:
        while True:
            try:
                return await self._app.show_menus()
            except TelegramError as error:
                _log.warning("the menus are not shown yet: %s", type(error).__name__)
                await SystemClock().sleep(_RETRY)


async def _ended(*tasks: "asyncio.Task[None]") -> list[Exception]:
    """Cancel them and wait. Returns what had made them fail."""
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    return [failure for failure in ended if isinstance(failure, Exception)]


def _stop_after_failure(stopping: asyncio.Event, receiving: "asyncio.Task[None]") -> None:
    """A bot that hears nothing must not look alive."""
    if not receiving.cancelled() and receiving.exception() is not None:
        stopping.set()


@contextlib.asynccontextmanager
async def _following(clock: Clock) -> AsyncIterator[None]:
    if not isinstance(clock, FollowedClock):
        yield
        return
    async with clock.followed():
        yield
