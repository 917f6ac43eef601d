"""Trouble of every kind, one at a time, with a pause after each."""

import asyncio
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from random import Random
from typing import Any

import httpx

from tests.torture.ledger import opened
from tests.torture.upkeep import Upkeep
from tests.torture.victim import Victim

_PAUSE = (2.0, 5.0)
_NET_DOWN_S = 3.0
_NET_DOWN_SIMULATED_MS = 4 * 60_000
_LOCKED_S = 5.5
_FULL_S = 2.5
_REFUSED = 3
"""What a second instance on the same database exits with."""
_MALFORMED: tuple[dict[str, Any], ...] = (
    {"message": "not a message"},
    {"message": {"message_id": "x", "chat": {"id": 1}, "date": "now"}},
    {"callback_query": {"id": 7, "data": 1}},
    {"message": {"message_id": 5, "date": 1, "chat": {"id": 99, "type": "private"}}},
    {"something_new": {"from": {"id": 1}}},
    {"edited_message": None},
)
_LINE: dict[str, dict[str, Any]] = {
    "502 to sends": {"outcome": "status", "method": "send*", "status": 502, "count": 6},
    "reset before a send": {"outcome": "reset", "method": "send*", "count": 4},
    "reset after a send": {"outcome": "reset", "method": "send*", "after": True, "count": 2},
    "429 with retry_after": {
        "outcome": "status",
        "method": "send*",
        "status": 429,
        "retry_after": 2,
        "count": 1,
    },
    "late answers": {"outcome": "answer", "method": "send*", "wait_ms": 2500, "count": 4},
    "502 to polls": {"outcome": "status", "method": "getUpdates", "status": 502, "count": 3},
    "reset of polls": {"outcome": "reset", "method": "getUpdates", "after": True, "count": 3},
    "duplicate updates": {"outcome": "duplicate", "method": "getUpdates", "count": 3},
    "reordered updates": {"outcome": "reorder", "method": "getUpdates", "count": 3},
}


class Troubles:
    """`counts`: how often each struck; `breaches`: what went wrong at once."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        victim: Victim,
        database: Path,
        upkeep: Upkeep,
        rng: Random,
    ) -> None:
        self.counts: Counter[str] = Counter()
        self.breaches: Counter[str] = Counter()
        self._client = client
        self._victim = victim
        self._database = database
        self._upkeep = upkeep
        self._rng = rng
        self._others: dict[str, Callable[[], Awaitable[None]]] = {
            "network down for simulated minutes": self._network_down,
            "malformed and unknown updates": self._malformed,
            "locked database": self._locked,
            "full disk": self._full_disk,
            "second instance": self._second,
            "lower update_id base": self._rebased,
        }

    async def strike(self) -> None:
        """Until cancelled, each kind in a seeded order, over and over."""
        while True:
            names = [*_LINE, *self._others, *self._upkeep.verbs]
            self._rng.shuffle(names)
            for name in names:
                await asyncio.sleep(self._rng.uniform(*_PAUSE))
                await _to_its_end(self._one(name))

    async def over(self) -> None:
        await self._client.delete("/control/faults")

    async def _one(self, name: str) -> None:
        self.counts[name] += 1
        if name in _LINE:
            await self._client.post("/control/faults", json=_LINE[name])
        elif name in self._upkeep.verbs:
            wrong = await self._upkeep.verbs[name]()
            self.breaches[name] += bool(wrong)
            print(f"{name}: {wrong or 'done'}", file=sys.stderr, flush=True)
        else:
            await self._others[name]()

    async def _network_down(self) -> None:
        await self._client.post("/control/faults", json={"outcome": "reset", "method": "*"})
        await asyncio.sleep(_NET_DOWN_S)
        await self._client.post("/control/clock", json={"advance_ms": _NET_DOWN_SIMULATED_MS})
        await self.over()

    async def _malformed(self) -> None:
        for update in _MALFORMED:
            await self._client.post("/control/updates", json={"update": update})

    async def _locked(self) -> None:
        """Somebody else holds the database for longer than it waits for a lock, which would also
        keep it from beginning."""
        async with self._victim.spared:
            await self._victim.up()
            with opened(self._database, "rw") as db:
                db.execute("PRAGMA busy_timeout = 2000")
                db.execute("BEGIN IMMEDIATE")
                try:
                    await asyncio.sleep(_LOCKED_S)
                finally:
                    db.execute("ROLLBACK")

    async def _full_disk(self) -> None:
        """No file of the bot can grow, neither database nor log. It does not begin like that."""
        async with self._victim.spared:
            await self._victim.up()
            self._victim.disk_is_full(full=True)
            await asyncio.sleep(_FULL_S)
            self._victim.disk_is_full(full=False)

    async def _second(self) -> None:
        """Refused, while the first one is left alive."""
        async with self._victim.spared:
            await self._victim.up()
            code = await self._victim.second()
        self.breaches["second instance"] += code != _REFUSED

    async def _rebased(self) -> None:
        """Far below, where no number has been used."""
        below = self._rng.randrange(1_000, 400_000_000)
        await self._client.post("/control/updates", json={"next_id": below})


async def _to_its_end(trouble: Coroutine[Any, Any, None]) -> None:
    """Whoever is cancelled meanwhile leaves nothing half done: the bot runs on a whole database."""
    task = asyncio.create_task(trouble)
    try:
        await asyncio.shield(task)
    finally:
        await task
