"""Whom staff assign, and how the resident hears of them."""

from rules.people import Role
from tests.scenarios.stage import NEXT_SQUAD, Stage


async def test_whoever_is_assigned_is_announced_with_their_own_squad(stage: Stage) -> None:
    """The case has gone up to the next squad; the one who goes is not in it."""
    await stage.helper("李丽")
    await stage.helper("周洁", where=NEXT_SQUAD)
    mei, staff = await stage.neighbour(), await stage.staff()
    await mei.files()
    await stage.until("11-24 11:30")
    await mei.sees("resident-still-looking-next-squad")
    await staff.says("/assign 26-0001-7")
    await staff.person.taps("李丽")
    squad = stage.house.app.hall.desk.town.squads["osmanthus-squad"].names[stage.language]
    await mei.sees("resident-claimed", "李丽", squad)
    assert await stage.value("SELECT squad FROM claim") == "osmanthus-squad"


async def test_staff_who_go_themselves_come_for_the_community(stage: Stage) -> None:
    mei = await stage.neighbour()
    staff = await stage.helper("陈主任", Role.COMMUNITY_STAFF, "osmanthus")
    await mei.files()
    await staff.says("/assign 26-0001-7")
    await staff.taps("assign-myself")
    await mei.sees("resident-claimed", "陈主任", stage.place("osmanthus"))
    assert await stage.value("SELECT squad FROM claim") is None
