"""How many statements each step of a request costs, from its receipt to the sent answer.

Works that wrote nothing are left out: they only look whether there is something to do. The
figures are ceilings: whoever needs more says why in the change that raises them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.house import House
from tests.scenarios.stories import welcomed

CEILINGS = {
    "社区办事": 32,
    "社保、医保": 50,
    "说一句": 39,
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


async def test_each_step_keeps_to_its_ceiling(tmp_path: Path) -> None:
    async with House.open("sqlite", tmp_path) as house:
        person = await welcomed(house, "陈婆婆")
        found = {}
        for words in CEILINGS:
            with counted(house) as statements:
                if words == "说一句":
                    await person.says("医保卡丢了")
                else:
                    await person.taps(words)
            found[words] = sum(len(work) for work in works(statements) if wrote(work))
        assert {words: count for words, count in found.items() if count > CEILINGS[words]} == {}


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
