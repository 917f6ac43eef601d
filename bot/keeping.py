"""What the bot does at night to keep what it was given, as the settings ask for it."""

import asyncio
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

from bot.chores import Chore
from bot.clock import Clock
from bot.config import Config
from bot.reading import cipher_of, reading
from bot.sweep import Swept, sweep, would_go
from casework.desk import Desk
from casework.retention import Rule, rules_of
from casework.steps import Timer
from storage import backup
from storage.store import Store


def chores(config: Config, desk: Desk, store: Store, clock: Clock) -> dict[str, Chore]:
    """By the kind of their due row."""
    rules = _rules(config)

    async def forget() -> None:
        await sweep(store, desk, rules, clock)

    found = {Timer.SCRUB: Chore(store.scrub, _when_wanted)}
    if rules:
        found[Timer.RETENTION] = Chore(forget, _nightly(config.retention.at, config.zone))
    if (folder := config.backup.folder) is not None:
        every_night = _nightly(config.backup.at, config.zone)
        found[Timer.BACKUP] = Chore(lambda: _copy(config, folder, clock), every_night)
    return found


async def sweep_once(config: Config, desk: Desk, clock: Clock) -> Swept:
    """Forget now what is old enough, on PostgreSQL also beside a running instance.

    Raises StoreInUse while one runs on SQLite, StorageUnavailable.
    """
    store = await Store.open(config.storage.url, cipher=cipher_of(config))
    try:
        return await sweep(store, desk, _rules(config), clock)
    finally:
        await store.close()


async def sweep_would(config: Config, clock: Clock) -> Swept:
    """What would go, beside a running instance. Raises StorageUnavailable."""
    async with reading(config) as opened:
        return await would_go(opened, _rules(config), clock.now())


def _rules(config: Config) -> tuple[Rule, ...]:
    return rules_of(config.retention.retention(), config.policy.policy().no_shows_kept)


def _nightly(at: time, zone: ZoneInfo) -> Callable[[datetime], datetime]:
    trigger = CronTrigger(hour=at.hour, minute=at.minute, timezone=zone)

    def after(now: datetime) -> datetime:
        fires: datetime = trigger.get_next_fire_time(now, now)
        return fires

    return after


def _when_wanted(_now: datetime) -> None:
    """It comes only when somebody asks for it."""


async def _copy(config: Config, folder: Path, clock: Clock) -> None:
    local = clock.now().astimezone(config.zone)
    url, keep, key = config.storage.url, config.backup.keep, config.backup.public_key
    await asyncio.to_thread(backup.back_up_into, folder, url, keep, local, key)
