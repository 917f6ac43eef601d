"""Forgetting what is old enough: small batches, so that nobody waits long behind them.

Two nights have to agree on what is old enough: a clock that is wrong for one night costs nobody
their case.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from casework.desk import Desk, Scene
from casework.retention import Rule
from rules.nights import agreed, is_another
from rules.people import Actor
from storage.nights import last_nights, put_night
from storage.store import Store
from storage.work import Db

_log = logging.getLogger(__name__)
AT_ONCE = 50
_EVERYTHING = 10_000_000
_JUMP = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many of each kind have gone (or would go), by the names of the rules. `as_of` is the
    instant that two nights agree on; None while there was only one, and then nothing goes."""

    as_of: datetime | None
    counts: dict[str, int]


async def sweep(store: Store, desk: Desk, rules: tuple[Rule, ...], clock: Clock) -> Swept:
    """Forgets. Raises StorageUnavailable; what had gone before stays gone."""
    as_of = await _tonight(store, clock.now())
    gone = {rule.name: await _apply(store, desk, rule, clock, as_of) for rule in rules}
    if any(gone.values()):
        _log.info("forgotten: %s", ", ".join(f"{n} {name}" for name, n in gone.items() if n))
        await store.scrub()
    return Swept(as_of, gone)


async def _tonight(store: Store, now: datetime) -> datetime | None:
    """What this night and the one before agree on; this one is noted for the next."""
    async with store.work() as work:
        nights = await last_nights(work)
        if is_another(nights, now):
            await put_night(work, now)
            await work.commit()
    as_of = agreed(nights, now)
    if nights and abs(now - nights[0]) > _JUMP:
        _log.warning(
            "the clock went from %s to %s since the last sweep: is it right?", nights[0], now
        )
    return as_of


async def _apply(store: Store, desk: Desk, rule: Rule, clock: Clock, as_of: datetime | None) -> int:
    total = 0
    while as_of is not None and await _any(store, rule, as_of):
        async with store.work() as work:
            scene = Scene(desk, work, Actor.clock(), clock.now())
            found = await rule.old(work, as_of - rule.kept, AT_ONCE)
            for one in found:
                await rule.forget(scene, one)
            await work.commit()
        total += len(found)
    return total


async def _any(store: Store, rule: Rule, as_of: datetime) -> bool:
    """Looks first: on most nights nothing is old enough, and nobody need wait for a work."""
    async with store.reading() as reading:
        return bool(await rule.old(reading, as_of - rule.kept, 1))


async def would_go(db: Db, rules: tuple[Rule, ...], now: datetime) -> Swept:
    """What a sweep would take now; nothing is changed."""
    as_of = agreed(await last_nights(db), now)
    return Swept(as_of, {rule.name: await _count(db, rule, as_of) for rule in rules})


async def _count(db: Db, rule: Rule, as_of: datetime | None) -> int:
    return 0 if as_of is None else len(await rule.old(db, as_of - rule.kept, _EVERYTHING))
