"""How many statements each step of a request costs, from its receipt to the sent answer.

Works that wrote nothing are left out: they only look whether there is something to do. Whoever
changes a figure says why in the change: each statement is paid by every resident.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sandbox import Person
from tests.house import House
from tests.scenarios.stories import Cast, cast

VISIT = datetime(2026, 11, 25, 1, 5, tzinfo=UTC)
"""Tomorrow morning, of a house's first day."""
PINNED = {
    "1 resident 养老认证": 32,
    "2 resident 还没认证": 44,
    "3 resident 城乡居民": 53,
    "4 resident 跳过": 49,
    "5 resident 给我自己": 44,
    "6 resident 陈桂兰": 43,
    "7 resident 13800138000": 43,
    "8 resident 走路吃力": 44,
    "9 resident 桂花路8号2栋301": 43,
    "10 resident 明天": 49,
    "11 resident 上午": 44,
    "12 resident 都对": 121,
    "13 王芳 我去": 96,
    "14 resident /my": 32,
    "15 赵样干 /queue": 25,
    "16 王芳 到门口了": 38,
    "17 王芳 the code": 71,
    "18 王芳 办完了": 48,
    "19 王芳 跳过": 44,
    "20 王芳 跳过": 86,
    "21 resident 办好了": 99,
    "22 resident 很好": 55,
}


@contextmanager
def counted(house: House) -> Iterator[list[str]]:
    """Every statement that the writing connection runs within the block."""
    statements: list[str] = []
    connection = house.app.store._engine._writer._connection  # type: ignore[attr-defined]
    connection.set_trace_callback(statements.append)
    try:
        yield statements
    finally:
        connection.set_trace_callback(None)


async def test_each_step_costs_what_it_cost(tmp_path: Path) -> None:
    async with House.open("sqlite", tmp_path) as house:
        people = await cast(house)
        found = {f"{n} {who} {what}": cost async for n, who, what, cost in story(house, people)}
    assert found == PINNED


async def story(house: House, people: Cast) -> AsyncIterator[tuple[int, str, str, int]]:
    """Each step of a visit with who does it, what, and how many statements it costs."""
    resident, visitor = people.resident, people.volunteers[0]
    steps: list[tuple[Person, str, str]] = [
        (resident, "taps", "养老认证"),
        *((resident, "taps", label) for label in ("还没认证", "城乡居民", "跳过", "给我自己")),
        (resident, "says", "陈桂兰"),
        (resident, "says", "13800138000"),
        (resident, "taps", "走路吃力"),
        (resident, "says", "桂花路8号2栋301"),
        *((resident, "taps", label) for label in ("明天", "上午", "都对")),
        (visitor, "taps", "我去"),
        (resident, "says", "/my"),
        (people.staff, "says", "/queue"),
        (visitor, "taps", "到门口了"),
        (visitor, "says", "the code"),
        (visitor, "taps", "办完了"),
        (visitor, "taps", "跳过"),
        (visitor, "taps", "跳过"),
        (resident, "taps", "办好了"),
        (resident, "taps", "很好"),
    ]
    code = ""
    for number, (who, how, what) in enumerate(steps, 1):
        if what == "到门口了":
            told = (await resident.sees("上门码是")).text
            code = told.partition("上门码是 ")[2][4:7]
            await house.until(VISIT)
        with counted(house) as statements:
            await (who.taps(what) if how == "taps" else who.says(code if "code" in what else what))
        cost = sum(len(work) for work in works(statements) if wrote(work))
        yield number, "resident" if who is resident else who.name, what, cost


def works(statements: list[str]) -> list[list[str]]:
    """From each BEGIN to before the next."""
    found: list[list[str]] = []
    for statement in statements:
        if statement.startswith("BEGIN"):
            found.append([])
        found[-1].append(statement)
    return found


def wrote(work: list[str]) -> bool:
    return any(statement.startswith(("INSERT", "UPDATE", "DELETE")) for statement in work)
