"""Forgetting what is old enough: small batches, so that nobody waits long behind them."""

import logging
from datetime import datetime

from bot.clock import Clock
from casework.desk import Desk, Scene
from casework.retention import Rule
from rules.people import Actor
from storage.store import Store
from storage.work import Db

_log = logging.getLogger(__name__)
AT_ONCE = 50
_EVERYTHING = 10_000_000


async def sweep(store: Store, desk: Desk, rules: tuple[Rule, ...], clock: Clock) -> dict[str, int]:
    """Returns how many of each kind have gone, by the names of the rules.

    Raises StorageUnavailable; what had gone before stays gone.
    """
    gone = {rule.name: await _apply(store, desk, rule, clock) for rule in rules}
    if any(gone.values()):
        _log.info("forgotten: %s", ", ".join(f"{n} {name}" for name, n in gone.items() if n))
        await store.scrub()
    return gone


async def _apply(store: Store, desk: Desk, rule: Rule, clock: Clock) -> int:
    total = 0
    while await _any(store, rule, clock.now()):
        async with store.work() as work:
            now = clock.now()
            scene = Scene(desk, work, Actor.clock(), now)
            found = await rule.old(work, now - rule.kept, AT_ONCE)
            for one in found:
                await rule.forget(scene, one)
            await work.commit()
        total += len(found)
    return total


async def _any(store: Store, rule: Rule, now: datetime) -> bool:
    """Looks first: on most nights nothing is old enough, and nobody need wait for a work."""
    async with store.reading() as reading:
        return bool(await rule.old(reading, now - rule.kept, 1))


async def would_go(db: Db, rules: tuple[Rule, ...], now: datetime) -> dict[str, int]:
    """How many of each kind are old enough; nothing is changed."""
    return {rule.name: len(await rule.old(db, now - rule.kept, _EVERYTHING)) for rule in rules}
