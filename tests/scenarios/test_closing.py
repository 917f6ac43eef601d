"""Staff close a case as solved: on whose word, and who hears of it."""

from handlers.buttons import Press
from rules.people import Role
from tests.scenarios import raw
from tests.scenarios.stage import Player, Stage


async def settles(staff: Player, number: str = "26-0001-7") -> None:
    """The case is done: 梅秀英 said so on the phone."""
    await staff.says(f"/close {number}")
    await staff.taps("press-settle")
    await staff.says("梅秀英")
    await staff.taps("choice-settle-how-called")
    await staff.says("她自己到镇上办好了")
    await staff.taps("form-confirm")


async def test_who_was_to_come_hears_at_once_and_who_said_so_is_written(stage: Stage) -> None:
    staff, mei, wang = await stage.staff(), await stage.neighbour(), await stage.helper("王芳")
    await mei.files()
    await wang.taps("press-claim")
    card = await wang.sees("visitor-visit")
    await settles(staff)
    await wang.sees("visitor-settled", "26-0001-7")
    how = staff.label("choice-settle-how-called")
    await mei.sees("resident-settled", "梅秀英", how)
    await staff.sees("staff-settled", "梅秀英", how)
    assert await stage.case("state") == "closed"
    assert await stage.case("decided_by") == await stage.person_id(staff)
    await wang.taps("press-way", on=card)
    await wang.sees_alert("visit-over")
    await staff.says("/case 26-0001-7")
    closed = staff.label("timeline-settled-word", who="梅秀英", how=how)
    await staff.sees("case-table", closed, "她自己到镇上办好了")


async def test_nothing_closes_before_the_second_look(stage: Stage) -> None:
    staff, mei = await stage.staff(), await stage.neighbour()
    await mei.files()
    await staff.says("/close 26-0001-7")
    await staff.taps("press-settle")
    await staff.says("梅秀英")
    await staff.taps("choice-settle-how-met")
    await staff.taps("form-skip")
    assert await stage.case("state") == "looking"
    await staff.taps("form-confirm")
    assert await stage.case("state") == "closed"


async def test_who_was_asked_and_has_not_answered_need_not_any_more(stage: Stage) -> None:
    staff, mei, wang = await stage.staff(), await stage.neighbour(), await stage.helper("王芳")
    await mei.files()
    await wang.sees("visitor-offered")
    await settles(staff)
    assert wang.words("visitor-offer-settled")[0] in (await wang.person.last()).text
    await raw.forges(wang, Press("claim", 1))
    assert await stage.rows("SELECT id FROM claim") == []


async def test_a_closed_case_keeps_who_did_what(stage: Stage) -> None:
    staff, mei, wang = await stage.staff(), await stage.neighbour(), await stage.helper("王芳")
    await mei.files()
    await staff.says("/note 26-0001-7 老人耳背")
    await wang.taps("press-claim")
    await stage.until("11-26 09:00")
    _, last = await mei.door_code()
    await wang.taps("press-door")
    await wang.says(last)
    await wang.taps("press-done")
    await wang.taps("form-skip")
    await wang.taps("form-skip")
    await mei.taps("press-solved")
    await mei.taps("press-rate-5")
    await staff.catches_up()
    await staff.says("/case 26-0001-7")
    seen = await staff.sees("case-table", "老人耳背")
    lines = seen.text.splitlines()
    for key, who in (("timeline-arrived", "王芳"), ("timeline-confirmed", "梅秀英")):
        assert any(staff.label(key) in line and who in line for line in lines)
    assert any(staff.label("timeline-rated", rating=5) in line for line in lines)
    assert any("老人耳背" in line and "陈主任" in line for line in lines)


async def test_squad_leaders_see_who_went_and_not_for_whom(stage: Stage) -> None:
    leader = await stage.helper("何队", Role.SQUAD_LEADER)
    mei, wang = await stage.neighbour(), await stage.helper("王芳")
    await mei.files()
    await wang.taps("press-claim")
    await leader.says("/case 26-0001-7")
    seen = await leader.sees("case-table", "王芳")
    assert "梅秀英" not in seen.text
