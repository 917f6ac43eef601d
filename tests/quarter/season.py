"""Time goes by in the district, the bot works, and now and then it is down."""

import heapq
import itertools
import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from casework.desk import Scene
from handlers.roles import actor_of
from handlers.telling import tell
from rules.errors import WulianError
from rules.people import Role
from storage.instants import from_ms, to_ms
from tests.casework.district import Verb
from tests.house import House
from tests.quarter.cast import Neighbour, Size, moves_in

KEPT_BY_TELEGRAM = timedelta(hours=24)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outage:
    """The program is down from `begins` until `ends`."""

    begins: datetime
    ends: datetime


@dataclass(order=True)
class Act:
    """What somebody will do. `still` is asked then: a plan that is out of date is dropped."""

    at: datetime
    order: int
    who: int = field(compare=False)
    verb: Verb = field(compare=False)
    still: Callable[[], bool] = field(compare=False)


class Season:
    """`plans` puts an act on the agenda; `lives` lets time pass until an instant."""

    def __init__(self, house: House, outages: Sequence[Outage], size: Size) -> None:
        self.house = house
        self.outages = tuple(outages)
        self._size = size
        self.cast: tuple[Neighbour, ...] = ()
        self.heard: list[Callable[[Row], None]] = []
        """Who is told of each event, in order."""
        self.settled: list[Callable[[], None]] = []
        """Who looks whenever everything due has been done and said."""
        self.began = house.now
        self.acted: list[tuple[int, datetime]] = []
        """Who did something, and when the bot got to it."""
        self.refused = 0
        self._ahead = list(self.outages)
        self._agenda: list[Act] = []
        self._order = itertools.count()
        self._last_event = 0
        path = house.config.storage.url.removeprefix("sqlite:///")
        self._rows = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._rows.row_factory = sqlite3.Row

    async def begins(self) -> None:
        self.cast = await moves_in(self.house, self._size)
        self._hear()

    def close(self) -> None:
        self._rows.close()

    @property
    def now(self) -> datetime:
        return self.house.now

    def those(self, *roles: Role | None, where: str | None = None) -> list[Neighbour]:
        return [n for n in self.cast if n.role in roles and where in (None, n.where)]

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        return [dict(row) for row in self._rows.execute(sql, parameters)]

    def case(self, case_id: int) -> Row:
        """The case, with who comes."""
        (row,) = self.rows(
            "SELECT cases.*, claim.person_id AS visitor, claim.id AS claim FROM cases"
            " LEFT JOIN claim ON claim.case_id = cases.id AND claim.live = 1 WHERE cases.id = ?",
            case_id,
        )
        return row

    def plans(
        self, at: datetime, who: int, verb: Verb, still: Callable[[], bool] = lambda: True
    ) -> None:
        at = max(at, self.now).replace(microsecond=0)
        heapq.heappush(self._agenda, Act(at, next(self._order), who, verb, still))

    async def lives(self, until: datetime) -> None:
        while self.now < until:
            at = min(until, self._next())
            if self._ahead and self._ahead[0].begins <= at:
                await self._is_down(self._ahead.pop(0))
            elif at > self.now:
                self.house.world.clock.set(to_ms(at))
            await self.settles()
            while self._agenda and self._agenda[0].at <= self.now:
                await self._does(heapq.heappop(self._agenda))
                await self.settles()

    def _next(self) -> datetime:
        (due,) = self.rows("SELECT min(due_at) AS at FROM due WHERE state = 'open'")
        return min([from_ms(due["at"]), *(act.at for act in self._agenda[:1])])

    def _rings(self, now: datetime) -> bool:
        sql = "SELECT 1 FROM due WHERE state = 'open' AND due_at <= ? LIMIT 1"
        return bool(self.rows(sql, to_ms(now)))

    def _queued(self) -> bool:
        return bool(self.rows("SELECT 1 FROM outbox WHERE state IN ('queued', 'sending') LIMIT 1"))

    async def _is_down(self, outage: Outage) -> None:
        """What people do meanwhile waits at Telegram, a day at most."""
        await self.house.stops()
        self.house.world.clock.set(to_ms(outage.ends))
        await self.house.starts()
        self._agenda = [act for act in self._agenda if act.at > self.now - KEPT_BY_TELEGRAM]
        heapq.heapify(self._agenda)

    async def _does(self, act: Act) -> None:
        if not act.still():
            return
        app = self.house.app
        try:
            async with app.store.work() as work:
                scene = Scene(app.hall.desk, work, await actor_of(work, act.who), self.now)
                await tell(app.hall, scene, await act.verb(scene))
                await work.commit()
        except WulianError:
            self.refused += 1
        self.acted.append((act.who, self.now))

    async def settles(self) -> None:
        """What is due rings, what is queued goes; where Telegram's limits make it wait, the
        clock moves on as far."""
        app = self.house.app
        while self._rings(self.now) or self._queued():
            await app.ticks.step()
            wait = await app.sender.step()
            if not await app.sender.land() and wait < math.inf:
                self.house.world.clock.advance(math.ceil(wait * 1000))
        assert self.rows("SELECT kind, error FROM due WHERE state = 'open' AND failures > 0") == []
        self._hear()

    def _hear(self) -> None:
        sql = "SELECT * FROM event WHERE id > ? ORDER BY id"
        for event in self.rows(sql, self._last_event):
            self._last_event = event["id"]
            for hear in self.heard:
                hear(event)
        for look in self.settled:
            look()
