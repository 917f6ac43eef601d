"""Somebody else's case number: no command opens or moves it, or tells that it exists."""

import re

import pytest

from handlers.commands import COMMANDS
from rules.case_number import compose
from rules.people import Role
from tests.abuse.test_buttons import kept
from tests.scenarios import raw
from tests.scenarios.stage import Player, Stage

OTHERS, NOBODYS = compose(2026, 1), compose(2026, 99)
SECRETS = ("梅秀英", "13800138000", "138 0013 8000", "桂花路")


async def answers(somebody: Player, number: str) -> list[str]:
    """What all commands say to this number, without the number and the time of day."""
    before = len(await somebody.person.messages())
    await raw.pours(somebody, *({"text": f"/{name} {number} 说两句"} for name in COMMANDS))
    said = (await somebody.person.messages())[before:]
    return [re.sub(r"\d+:\d\d", "…", m.text.replace(number, "…")) for m in said if not m.mine]


async def outsiders(stage: Stage, kind: str) -> tuple[Player, Player]:
    """Two of a kind, to whom the case is no business."""
    if kind == "resident":
        return await stage.neighbour("路人"), await stage.neighbour("路人")
    role, where = {
        "volunteer": (Role.VOLUNTEER, "kapok-squad"),
        "staff": (Role.COMMUNITY_STAFF, "kapok"),
    }[kind]
    return await stage.helper("外人", role, where), await stage.helper("外人", role, where)


@pytest.mark.parametrize("kind", ["resident", "volunteer", "staff"])
async def test_a_strangers_number_is_answered_like_a_number_that_is_not_there(
    stage: Stage, kind: str
) -> None:
    mei = await stage.neighbour()
    await mei.files()
    one, other = await outsiders(stage, kind)
    before = await stage.rows("SELECT * FROM cases")
    about_a_case = await answers(one, OTHERS)
    assert about_a_case == await answers(other, NOBODYS)
    assert len(about_a_case) >= len(COMMANDS)
    assert not any(secret in text for text in about_a_case for secret in SECRETS)
    assert await stage.rows("SELECT * FROM cases") == before
    assert await stage.rows("SELECT id FROM note") == []


async def test_what_one_may_not_know_is_not_found_by_name_or_phone_either(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.files()
    outsider = (await outsiders(stage, "staff"))[0]
    before = await kept(stage)
    for words in ("梅秀英", "13800138000", "梅", "%", "_"):
        await outsider.says(f"/find {words}")
        await outsider.sees("find-nothing")
    assert await kept(stage) == before
