"""A district of the size of the one in the newspaper, and more: 50 communities, 200 squads, 20,000
members, 300 open cases. It is made once and copied for each test."""

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

from rules import case_number
from rules.cases import Case, CaseState, Channel, Mode, Rung, Subject
from rules.limits import TimeLimit
from rules.people import Grant, Role
from rules.people import Person as Known
from sandbox import MovableClock, World
from storage import cases, members, people, promises
from storage.instants import to_ms
from storage.store import Store
from storage.work import Work
from tests.house import MORNING, House, house_config

COMMUNITIES, SQUADS, MEMBERS, CASES = 50, 200, 20_000, 300
STREETS = 5
BIG, BIG_MEMBERS = "squad-000", 260
"""The squad that is larger than the others."""
WISH = date(2026, 11, 27)
OVER = 11
"""So many cases of the first community are over their time limit."""
FIRST = 21
"""So many cases are open in the first community; the rest are spread over the others."""


def community(n: int) -> str:
    return f"community-{n:02d}"


def squad(n: int) -> str:
    return f"squad-{n:03d}"


def write_district(path: Path) -> None:
    """Every community has four squads of its own."""
    streets = [_place(f"street-{n}", "street", f"第{n}街道", "district") for n in range(STREETS)]
    communities = [
        _place(community(n), "community", f"第{n:02d}社区", f"street-{n % STREETS}")
        for n in range(COMMUNITIES)
    ]
    squads = [_squad(n) for n in range(SQUADS)]
    parts = [_place("district", "district", "大区", None), *streets, *communities, *squads]
    path.write_text("\n".join(parts), encoding="utf-8")


def _place(place: str, level: str, name: str, parent: str | None) -> str:
    lines = [
        "[[places]]",
        f'id = "{place}"',
        f'level = "{level}"',
        *([f'parent = "{parent}"'] if parent else []),
        f'name = {{ zh-CN = "{name}", en = "{place}" }}',
        'phone = "0662-5550100"',
    ]
    return "\n".join(lines) + "\n"


def _squad(n: int) -> str:
    lines = [
        "[[squads]]",
        f'id = "{squad(n)}"',
        f'name = {{ zh-CN = "第{n:03d}小队", en = "Squad {n:03d}" }}',
        f'serves = ["{community(n % COMMUNITIES)}"]',
    ]
    return "\n".join(lines) + "\n"


class BigTown:
    """The district file and the filled database, in one directory."""

    def __init__(self, directory: Path) -> None:
        self.district = directory / "district.toml"
        self.database = directory / "town.sqlite3"

    @classmethod
    def built_in(cls, directory: Path) -> "BigTown":
        town = cls(directory)
        write_district(town.district)
        filled = asyncio.run(town._fill())
        filled.rename(town.database)
        return town

    async def _fill(self) -> Path:
        """A filled database, whole once the house has closed it."""
        district = {"file": str(self.district)}
        async with House.open("sqlite", self.database.parent, district=district) as house:
            await fill(house.app.store)
        return Path(house.config.storage.url.removeprefix("sqlite:///"))

    @asynccontextmanager
    async def house(self, directory: Path) -> AsyncIterator[House]:
        """A running house on a copy."""
        path = directory / f"{uuid.uuid4().hex}.sqlite3"
        shutil.copyfile(self.database, path)
        world = World(clock=MovableClock(start_ms=to_ms(MORNING), running=False))
        config = house_config(f"sqlite:///{path}", world, district={"file": str(self.district)})
        house = House(world, config, None)
        await house.starts()
        try:
            yield house
        finally:
            await house.stops()
            await house.client.aclose()


async def fill(store: Store) -> None:
    """People and cases, by the functions that the house itself uses."""
    async with store.work() as work:
        resident = await people.add_person(
            work, telegram_id=None, language="zh-CN", now=MORNING, name="梅秀英"
        )
        for n in range(MEMBERS):
            await _member(work, n)
        for n in range(CASES):
            await _case(work, n, resident)
        await work.commit()


async def _member(work: Work, n: int) -> None:
    """The first ones are in the big squad, the others in all squads in turn."""
    where = BIG if n < BIG_MEMBERS else squad(1 + n % (SQUADS - 1))
    home = community(int(where.removeprefix("squad-")) % COMMUNITIES)
    person = await people.add_person(
        work, telegram_id=None, language="zh-CN", now=MORNING, name=f"队员{n:05d}", community=home
    )
    await people.add_grant(work, person.id, Grant(Role.VOLUNTEER, where), MORNING)
    await members.add_member(work, person.id, where)


async def _case(work: Work, n: int, resident: Known) -> None:
    """The last ones of the first community are over their limit: they were promised a word later
    than the others."""
    place = community(0) if n < FIRST else community(1 + n % (COMMUNITIES - 1))
    case = await cases.add_case(work, _record(n, place, resident))
    over = FIRST - OVER <= n < FIRST
    left = timedelta(hours=1) if over else timedelta(days=9)
    await promises.set_limit(work, case.id, TimeLimit(left, MORNING - timedelta(days=2)))


def _record(n: int, place: str, resident: Known) -> Case:
    return Case(
        id=0,
        number=case_number.compose(2026, n + 1),
        item="pension-certification",
        mode=Mode.HOME,
        community=place,
        state=CaseState.LOOKING,
        rung=Rung.FIRST_SQUAD,
        squad=squad(int(place.removeprefix("community-"))),
        resident_id=resident.id,
        filed_by=resident.id,
        channel=Channel.CHAT,
        subject=Subject("梅秀英", None, "桂花路 8 号"),
        answers={},
        wish_day=WISH,
        wish_slot="morning",
        day=None,
        slot=None,
        next_word_at=MORNING + timedelta(hours=1 + n),
        created_at=MORNING - timedelta(days=8),
        closed_at=None,
        solved=None,
        rating=None,
    )
