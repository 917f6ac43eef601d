"""The sample district without a chat: people who do things with cases, and a clock that is moved.

Everything is real but the line to Telegram: verbs, timers, letters and database. The program can
be killed at any statement of a work; then it comes up again on what was committed.
"""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.chores import Chores
from bot.doors import Doors
from bot.ticks import Ticks
from casework import rounds
from casework.desk import Events, Scene
from handlers import timers
from handlers.roles import actor_of
from handlers.talk import Hall
from handlers.telling import tell
from rules.errors import WulianError
from rules.people import Actor, Grant, Role
from storage import members, people
from storage.cipher import Cipher
from storage.due import Due, failing_dues, next_due_at
from storage.store import Store
from storage.work import Row, Work

Verb = Callable[[Scene], Awaitable[Events]]
CIPHER = Cipher.from_keys(["d3VsaWFuIHRlc3RzIHVzZSB0aGlzIGtleSBvbmx5ISE="])
BEGINS = datetime(2026, 1, 20, 1, tzinfo=UTC)
"""A Tuesday morning in China, some weeks before the Spring Festival."""


class Killed(BaseException):
    """The program is gone in the middle of a work."""


class Clock:
    """Stands still until somebody moves it, also backwards."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()

    async def sleep(self, seconds: float, bell: object = None) -> None:
        raise AssertionError("nobody sleeps here")


class MortalWork(Work):
    """A work in which the program dies at its nth statement, counting the commit."""

    def __init__(self, within: Work, fuse: "Fuse") -> None:
        self.cipher = within.cipher
        self._within = within
        self._fuse = fuse

    async def one(self, query: str, /, **parameters: Any) -> Row | None:
        self._fuse.burn()
        return await self._within.one(query, **parameters)

    async def many(self, query: str, /, **parameters: Any) -> list[Row]:
        self._fuse.burn()
        return await self._within.many(query, **parameters)

    async def run(self, query: str, /, **parameters: Any) -> None:
        self._fuse.burn()
        await self._within.run(query, **parameters)

    async def run_many(self, query: str, rows: Iterable[Row], /) -> None:
        self._fuse.burn()
        await self._within.run_many(query, rows)

    async def commit(self) -> None:
        self._fuse.burn()
        await self._within.commit()

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        async with self._within.savepoint():
            yield


class Fuse:
    """How many statements are `left` until the program dies; None: it lives on."""

    def __init__(self, last_will: Callable[[], None]) -> None:
        self.left: int | None = None
        self._last_will = last_will

    def burn(self) -> None:
        if self.left is None:
            return
        self.left -= 1
        if self.left <= 0:
            self.left = None
            self._last_will()
            raise Killed


@dataclass(frozen=True, slots=True)
class Someone:
    """One of the cast. `id` is their person's."""

    id: int
    name: str
    role: Role | None
    where: str


CAST: tuple[tuple[str, Role | None, str, bool], ...] = (
    ("梅秀英", None, "osmanthus", True),
    ("Old Lin", None, "osmanthus", True),
    ("陈桂兰", None, "lotus", False),
    ("王强", Role.VOLUNTEER, "osmanthus-squad", True),
    ("Li Li", Role.VOLUNTEER, "osmanthus-squad", True),
    ("赵敏", Role.VOLUNTEER, "osmanthus-squad", True),
    ("钱多", Role.VOLUNTEER, "osmanthus-squad", True),
    ("周洁", Role.VOLUNTEER, "lotus-squad", True),
    ("Sun Yan", Role.VOLUNTEER, "lotus-squad", True),
    ("吴刚", Role.SQUAD_LEADER, "osmanthus-squad", True),
    ("陈主任", Role.COMMUNITY_STAFF, "osmanthus", True),
    ("Zhao", Role.COMMUNITY_STAFF, "osmanthus", True),
    ("何干事", Role.COMMUNITY_STAFF, "lotus", True),
    ("街道", Role.STREET_STAFF, "east", True),
)
"""Name, role, where, and whether they have the app. Residents have their community."""


class District:
    """A running installation. `turn` is somebody's doing; time is moved by `passes` and the like,
    and what falls due rings."""

    def __init__(self, hall: Hall, url: str, store: Store) -> None:
        self.hall = hall
        self.clock = Clock(BEGINS)
        self.fuse = Fuse(self._leaves_its_files)
        self.deaths = 0
        self.cast: tuple[Someone, ...] = ()
        self.url = url
        self._set(store)

    @classmethod
    async def open(cls, hall: Hall, url: str) -> "District":
        """On a migrated database, with the cast in it."""
        district = cls(hall, url, await Store.open(url, cipher=CIPHER))
        async with district.store.work() as work:
            district.cast = tuple([await _arrives(work, n, line) for n, line in enumerate(CAST)])
            await rounds.ensure(Scene(hall.desk, work, Actor.clock(), district.now))
            await work.commit()
        return district

    def _set(self, store: Store) -> None:
        self.store = store
        doors = Doors(_no_door, _no_door, self._ring, _no_door)
        zone: ZoneInfo = self.hall.desk.calendar.zone
        chores = Chores(store, self.clock, {})
        self.ticks = Ticks(store, doors, chores, self.clock, zone, lambda: None)

    @property
    def now(self) -> datetime:
        return self.clock.at

    async def close(self) -> None:
        await self.store.close()

    async def turn(self, person_id: int, verb: Verb) -> Events | WulianError | Killed:
        """Somebody's doing, told and committed; or why it was refused; or the end of it all."""
        try:
            async with self.store.work() as work:
                mortal = MortalWork(work, self.fuse)
                scene = Scene(self.hall.desk, mortal, await actor_of(mortal, person_id), self.now)
                events = await verb(scene)
                await tell(self.hall, scene, events)
                await mortal.commit()
        except WulianError as refused:
            return refused
        except Killed as killed:
            await self._comes_up_again()
            return killed
        return events

    async def rings(self) -> None:
        """What has fallen due by now happens, also when the program dies of it once."""
        try:
            await self.ticks.step()
        except Killed:
            await self._comes_up_again()
            await self.ticks.step()
        async with self.store.reading() as reading:
            assert await failing_dues(reading) == []

    async def _ring(self, work: Work, due: Due, now: datetime) -> None:
        await timers.ring(self.hall, MortalWork(work, self.fuse), due, now)

    async def passes(self, span: timedelta) -> None:
        """Time goes by, and everything rings when it is due."""
        until = self.now + span
        while self.now < until:
            await self.rings()
            self.clock.at = min(until, await self.next_due() or until)
        await self.rings()

    async def next_due(self) -> datetime | None:
        async with self.store.reading() as reading:
            due = await next_due_at(reading)
        return due if due is not None and due > self.now else None

    async def jumps(self, span: timedelta) -> None:
        """The clock is put forward or back at one go, as when the program was down."""
        self.clock.at += span
        await self.rings()

    def _leaves_its_files(self) -> None:
        """A copy of the files as they are in the middle of the work: no rollback tidies them up."""
        self.deaths += 1
        if not self.url.startswith("sqlite"):
            return
        old = Path(self.url.removeprefix("sqlite:///"))
        new = old.with_name(f"{old.stem.partition('-')[0]}-{self.deaths}.sqlite3")
        for suffix in ("", "-wal"):
            if (left := Path(f"{old}{suffix}")).exists():
                shutil.copyfile(left, f"{new}{suffix}")
        self.url = f"sqlite:///{new}"

    async def _comes_up_again(self) -> None:
        await self.store.close()
        self._set(await Store.open(self.url, cipher=CIPHER))


async def _no_door(*_: object) -> None:
    raise AssertionError("nothing comes in or goes out by the line here")


async def _arrives(work: Work, number: int, line: tuple[str, Role | None, str, bool]) -> Someone:
    name, role, where, in_chat = line
    language = "zh-CN" if number % 2 else "en"
    person = await people.add_person(
        work,
        telegram_id=1000 + number if in_chat else None,
        language=language,
        now=BEGINS - timedelta(1),
        name=name,
        phone=f"+86138001380{number:02}",
        community=where if role is None else None,
    )
    if role is not None:
        await people.add_grant(work, person.id, Grant(role, where), BEGINS)
        if role.in_squad:
            await members.add_member(work, person.id, where)
    return Someone(person.id, name, role, where)


def dice(pick: int) -> Random:
    """What somebody decides, as a function of the number drawn for it."""
    return Random(pick)
