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
from casework.steps import Timer
from storage import backup

KINDS = (Timer.BACKUP,)
"""Everything that may be asked for."""


def chores(config: Config, clock: Clock) -> dict[str, Chore]:
    """By the kind of their due row."""
    found: dict[str, Chore] = {}
    if (folder := config.backup.folder) is not None:
        every_night = _nightly(config.backup.at, config.zone)
        found[Timer.BACKUP] = Chore(lambda: _copy(config, folder, clock), every_night)
    return found


def _nightly(at: time, zone: ZoneInfo) -> Callable[[datetime], datetime]:
    trigger = CronTrigger(hour=at.hour, minute=at.minute, timezone=zone)

    def after(now: datetime) -> datetime:
        fires: datetime = trigger.get_next_fire_time(now, now)
        return fires

    return after


async def _copy(config: Config, folder: Path, clock: Clock) -> None:
    local = clock.now().astimezone(config.zone)
    url, keep = config.storage.url, config.backup.keep
    await asyncio.to_thread(backup.back_up_into, folder, url, keep, local)
