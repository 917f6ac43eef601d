"""Somebody gives the name and phone of another, and waits for that other one to call."""

from rules.case_number import compose
from tests.abuse.test_buttons import shown
from tests.scenarios.stage import Player, Stage

MEI, HER_PHONE = "梅秀英", "13800138000"
HERS = compose(2026, 2)
"""The request that is taken by phone; the first one was the pretender's own."""


async def pretender(stage: Stage) -> Player:
    """An account that has typed Mei's name and phone in a request of its own, taken back since."""
    mallory = await stage.neighbour("马某")
    await mallory.files()
    await mallory.taps("press-cancel-case")
    await mallory.taps("press-cancel-yes")
    await mallory.catches_up()
    return mallory


async def test_who_typed_name_and_phone_of_a_caller_gets_neither_code_nor_case(
    stage: Stage,
) -> None:
    mallory = await pretender(stage)
    staff, wang = await stage.staff(), await stage.helper("王芳")
    before = await shown(mallory)
    await staff.files_for(MEI, HER_PHONE)
    await staff.sees("staff-submitted", HERS)
    await wang.taps("press-claim")
    await mallory.says("/my")
    await mallory.says(f"/case {HERS}")
    await mallory.sees("case-not-found")
    heard = (await shown(mallory)).removeprefix(before)
    assert HERS not in heard
    assert "王芳" not in heard
    assert await stage.case("resident_id", 2) != await stage.person_id(mallory)
    await staff.sees("staff-call-needed", HERS)
