"""One run: life, deaths, troubles and the passing of time side by side, then rest."""

import asyncio
import contextlib
import sys
from collections.abc import Coroutine
from random import Random
from typing import Any

import httpx

from bot.clock import steady
from tests.torture.doomed import wish as _wish
from tests.torture.neighbourhood import Neighbourhood
from tests.torture.troubles import Troubles
from tests.torture.upkeep import Upkeep
from tests.torture.victim import Death, now_ns

_REST_S = 90.0
"""Real seconds that a bot left in peace may take to finish everything."""
_QUIET_S = 3.0
_MINUTE_MS = 60_000
_SMALL_STEP_MS = 4 * _MINUTE_MS
_MIDDLE_STEP_MS = 20 * _MINUTE_MS
_LARGE_STEP_MS = 150 * _MINUTE_MS
_LOOK_EVERY_MS = 4 * 60 * _MINUTE_MS
_BETWEEN_STEPS_S = 1.2
_BORN_DEAD = 0.15
"""So many lives may end before they have begun."""
_SHORT_LIFE_S = 1.2
_CLAIMS_WAIT = 0.7
"""In so many lives claims wait for its end."""
_BUSY = 0.3
"""While more than this share of the residents have something to do, time passes slowly."""
_LONGEST_CALM_S = 15.0


class Run:
    """`deaths` is the diary; `clean_exit` the exit code of the last SIGTERM."""

    def __init__(self, here: Neighbourhood) -> None:
        self.here = here
        self.deaths: list[Death] = []
        self.clean_exit = -1
        self.upkeep = Upkeep(here.installation, here.victim, here.plan.rng("upkeep"), self._note)
        self.troubles = Troubles(
            here.client,
            here.victim,
            here.installation.database,
            self.upkeep,
            here.plan.rng("troubles"),
        )
        self._ends_at = steady() + here.plan.minutes * 60 - _REST_S / 3
        self._looked_at_ms = 0

    @property
    def kills(self) -> int:
        """At random instants and at fail points."""
        return sum("SIGKILL" in death.how for death in self.deaths)

    async def live(self) -> None:
        """Until the kills are done or time is up, then until all is at rest. Raises AssertionError
        when it does not come to rest."""
        self.here.victim.start()
        life = [person.live() for person in self.here.everybody]
        extra = [self.troubles.strike()] if self.here.plan.faults else []
        async with _beside(*life, self._time_passes()):
            async with _beside(*extra):
                await self._kill_and_kill_again()
            await self.troubles.over()
            await asyncio.sleep(_QUIET_S)
        await self._come_to_rest()
        self.clean_exit = await self.here.victim.stop()
        self.here.ledger.close()

    async def _kill_and_kill_again(self) -> None:
        plan, rng = self.here.plan, self.here.plan.rng("kills")
        while self.kills < plan.kills and steady() < self._ends_at:
            share = (self._ends_at - steady()) / (plan.kills - self.kills)
            began = steady()
            if rng.random() > _BORN_DEAD:
                await self.here.victim.up()
            left = share - (steady() - began)
            await asyncio.sleep(rng.uniform(0.0, max(2 * left, _SHORT_LIFE_S)))
            async with self.here.victim.spared:
                await self._one_death(rng)

    async def _one_death(self, rng: Random) -> None:
        victim = self.here.victim
        dice = rng.random() if self.here.plan.faults else 1.0
        self._note(await (victim.hurry() if dice < 0.08 else victim.kill()))
        self.here.village.claims_rush(wait_for_next=rng.random() < _CLAIMS_WAIT)
        wish = _wish(rng) if self.here.plan.faults else ""
        victim.start(wish)
        if wish.startswith(("die", "cancel")):
            self._note(await victim.burn(wish))
            victim.start()

    def _note(self, how: str) -> None:
        died = now_ns()
        print(f"{self.here.now():%m-%d %H:%M} {how}", file=sys.stderr, flush=True)
        self.deaths.append(Death(died, how, self.here.ledger.sending()))

    async def _time_passes(self) -> None:
        """From one due row to the next, never over one that is not done yet."""
        calm_since = steady()
        while True:
            await asyncio.sleep(_BETWEEN_STEPS_S)
            patient = steady() - calm_since < _LONGEST_CALM_S
            most = _SMALL_STEP_MS if patient else _MIDDLE_STEP_MS
            async with self.upkeep.still:
                stepped = await self._goes_on(most if self._busy() else _LARGE_STEP_MS)
            if stepped and not patient:
                calm_since = steady()

    async def _goes_on(self, most: int) -> bool:
        now_ms = await self.here.clock()
        if now_ms - self._looked_at_ms > _LOOK_EVERY_MS:
            self._look(now_ms)
        return await self._step(now_ms, most)

    def _busy(self) -> bool:
        busy = [person for person in self.here.residents if not person.waits]
        return len(busy) > _BUSY * len(self.here.residents)

    async def _step(self, now_ms: int, most: int) -> bool:
        due_ms = self.here.ledger.next_due_ms() if self._looked_at_ms else None
        step = most if due_ms is None else min(most, due_ms - now_ms + 1000)
        if step <= 1000:
            return False
        await self.here.clock(advance_ms=step)
        return step == most

    def _look(self, now_ms: int) -> None:
        if self.here.ledger.exists():
            self.here.ledger.look()
            self._looked_at_ms = now_ms

    async def _come_to_rest(self) -> None:
        until, quiet_since = steady() + _REST_S, steady()
        while steady() - quiet_since < _QUIET_S:
            await asyncio.sleep(0.3)
            if not await self._at_rest():
                quiet_since = steady()
            assert steady() < until, f"no rest after {_REST_S:.0f} s"

    async def _at_rest(self) -> bool:
        state = (await self.here.client.get("/control/state")).json()
        due_ms = self.here.ledger.next_due_ms()
        on_time = due_ms is None or due_ms > state["clock"]["now_ms"]
        return on_time and self.here.ledger.at_rest() and not any(state["waiting"].values())


@contextlib.asynccontextmanager
async def _beside(*lives: Coroutine[Any, Any, None]) -> Any:
    """Run these within the block. Raises what one of them raised."""
    tasks = [asyncio.create_task(life) for life in lives]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    for error in ended:
        if isinstance(error, Exception) and not isinstance(error, httpx.HTTPError):
            raise error
