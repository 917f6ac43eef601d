"""The composition root: builds everything from the settings."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from random import Random, SystemRandom
from typing import Any

import httpx
from telegram.ext import Application

from bot import keeping
from bot.catalogue import Catalogue, CatalogueWrong, read_catalogue
from bot.chores import Chores
from bot.clock import Clock, FollowedClock, SystemClock
from bot.config import Config
from bot.doors import Doors
from bot.leading import Leading
from bot.line import LineBot, make_bot, trusted
from bot.meter import Meter
from bot.reading import cipher_of
from bot.receiver import MOST_AT_ONCE, InboxRequest, Receiver
from bot.sender import Sender
from bot.ticks import Ticks
from bot.turn import make_application
from bot.webhook import WebhookReceiver
from bot.worker import Worker
from casework import rounds
from casework.desk import Desk, Scene
from casework.steps import CHORES
from handlers import apology, commands, front_door, item_words, timers, undelivered
from handlers.hall import build_hall
from handlers.talk import Hall
from handlers.wording import Wording, load
from rules.people import Actor
from storage.store import Store
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Bells:
    """Who is woken when there may be something to do."""

    worker: asyncio.Event
    sender: asyncio.Event
    ticks: asyncio.Event


@dataclass(frozen=True, slots=True)
class App:
    """The bot, built and not yet running. Tests take its steps one by one."""

    config: Config
    hall: Hall
    clock: Clock
    store: Store
    bot: LineBot
    application: Application[Any, Any, Any, Any, Any, Any]
    bells: Bells
    receiver: Receiver | WebhookReceiver
    worker: Worker
    sender: Sender
    chores: Chores
    ticks: Ticks
    leading: Leading
    meter: Meter

    async def start(self) -> None:
        """Meet Telegram, take the lead, and pick up what a former run left.

        Raises TelegramError, StorageUnavailable.
        """
        await self.meet()
        await self.show_menus()
        await self.leading.step()

    async def meet(self) -> None:
        """Learn from Telegram who this bot is. Raises TelegramError."""
        await self.application.initialize()
        self.hall.me.username = self.bot.username

    async def show_menus(self) -> None:
        """Tell Telegram which commands there are. Raises TelegramError."""
        for scope, code, menu in commands.menus(self.hall.wording):
            shown = [{"command": name, "description": words} for name, words in menu]
            parameters = {"commands": shown, "scope": scope, "language_code": code}
            await self.bot.call("setMyCommands", parameters)

    async def settle(self) -> float:
        """Take every step until nothing is left to be done now.

        Returns seconds until a queued call may go, infinite if none waits for that.
        """
        while await self.receiver.once() >= MOST_AT_ONCE:
            pass
        while True:
            if not self.store.lead.held:
                await self.leading.step()
            await _drained(self.worker.step, self.bells.worker)
            await _drained(self.ticks.step, self.bells.ticks)
            wait = await self.sender.step()
            while await self.sender.land() or wait <= 0:
                wait = await self.sender.step()
            rung = self.bells.worker.is_set() or self.bells.ticks.is_set()
            if not rung and not await self.chores.land():
                return wait

    async def close(self) -> None:
        """Let go of line and database."""
        await self.chores.stop()
        await self.application.shutdown()
        await self.store.close()


async def build(
    config: Config,
    *,
    clock: Clock | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
    hall: Hall | None = None,
    doors: Doors | None = None,
) -> App:
    """Put everything together; `transport` carries the Bot API, None is the network.

    Raises CatalogueWrong, and what `Store.open` raises.
    """
    hall = hall or make_hall(config, read_words(config), SystemRandom())
    doors = doors or doors_of(hall)
    clock = clock or _clock(config)
    store = await Store.open(config.storage.url, cipher=cipher_of(config))
    chores = Chores(store, clock, keeping.chores(config, hall.desk, store, clock))
    meter = Meter()
    bells = Bells(asyncio.Event(), asyncio.Event(), asyncio.Event())
    polling = InboxRequest(store, clock, transport)
    bot = make_bot(config.telegram, polling, transport, config.sender.in_flight)
    application = make_application(bot, doors)
    sender = Sender(store, bot, doors, clock, config.sender, meter, bells.sender)
    begin = partial(_take_over, hall, store, clock, chores, sender)
    leading = Leading(store.lead, begin, sender.let_go)
    to_send = partial(_ring, bells.sender, bells.ticks)
    store.lead.hear(to_send, leading.bell.set)

    def handled() -> None:
        to_send()
        leading.there_is_news()

    return App(
        config=config,
        hall=hall,
        clock=clock,
        store=store,
        bot=bot,
        application=application,
        bells=bells,
        receiver=_receiver(config, bot, polling, store, clock, bells.worker.set),
        worker=Worker(
            store,
            application,
            doors,
            clock,
            _chats_at_once(config, store),
            meter,
            handled,
            partial(_riding, store, leading, sender),
        ),
        sender=sender,
        chores=chores,
        meter=meter,
        ticks=Ticks(store, doors, chores, clock, config.zone, bells.sender.set),
        leading=leading,
    )


def _chats_at_once(config: Config, store: Store) -> int:
    """Where works run side by side, one that holds much keeps many waiting."""
    return 1 if store.lead.shared else config.worker.chats_at_once


def _riding(
    store: Store, leading: Leading, sender: Sender, work: Work
) -> AbstractAsyncContextManager[object]:
    """A round of the sender rides in the worker's work where works follow one another, and where
    it sends at all."""
    rides = leading.leads and not store.lead.shared
    return sender.riding(work) if rides else nullcontext()


async def _take_over(
    hall: Hall, store: Store, clock: Clock, chores: Chores, sender: Sender
) -> None:
    """What comes round by itself has its next due row, and the sender begins."""
    async with store.work() as work:
        await rounds.ensure(Scene(hall.desk, work, Actor.clock(), clock.now()))
        await work.commit()
    await chores.ensure(CHORES)
    await sender.start()


def read_words(config: Config) -> tuple[Catalogue, Wording]:
    """What is offered, and every sentence. Raises CatalogueWrong, also for a text that an item
    needs and no file has."""
    catalogue = read_catalogue(config.catalogue.path, config.district.file)
    wording = load(catalogue.texts)
    if lacking := item_words.missing(wording, catalogue.items):
        raise CatalogueWrong("texts are missing:\n" + "\n".join(lacking))
    return catalogue, wording


def make_hall(config: Config, words: tuple[Catalogue, Wording], rng: Random) -> Hall:
    """The handlers' side of the settings."""
    catalogue, wording = words
    desk = Desk(
        town=catalogue.town,
        items=catalogue.items,
        cadence=config.policy.cadence(config.zone),
        policy=config.policy.policy(),
        rng=rng,
    )
    return build_hall(
        desk,
        wording,
        catalogue.danger,
        config.security.invite_bytes,
    )


def doors_of(hall: Hall) -> Doors:
    """What the machinery may ask of the handlers."""
    return Doors(
        open_door=partial(front_door.open_door, hall),
        apologise=partial(apology.apologise, hall),
        ring=partial(timers.ring, hall),
        not_delivered=partial(undelivered.not_delivered, hall),
    )


def _receiver(
    config: Config,
    bot: LineBot,
    polling: InboxRequest,
    store: Store,
    clock: Clock,
    ring: Callable[[], None],
) -> Receiver | WebhookReceiver:
    """Telegram brings updates where a url is set; otherwise they are fetched."""
    if config.webhook.url is not None:
        return WebhookReceiver(bot, store, clock, ring, config.webhook)
    return Receiver(bot, polling, ring, config.telegram.poll_seconds)


async def _drained(step: Callable[[], Awaitable[float]], bell: asyncio.Event) -> None:
    bell.clear()
    while await step() <= 0:
        pass


def _ring(*bells: asyncio.Event) -> None:
    for bell in bells:
        bell.set()


def _clock(config: Config) -> Clock:
    if config.clock.url is None:
        return SystemClock()
    return FollowedClock(httpx.AsyncClient(base_url=config.clock.url, verify=trusted()))
