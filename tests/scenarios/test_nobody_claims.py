"""Nobody has time: who is asked next, and when; what the resident hears meanwhile."""

from pathlib import Path

from rules.people import Role
from tests.scenarios.stage import NEXT_SQUAD, SQUAD, Stage


async def test_the_ladder_is_climbed_and_the_resident_never_waits_in_silence(
    stage: Stage,
) -> None:
    first = [await stage.helper(name) for name in ("王强", "李丽", "赵敏", "钱多", "孙燕")]
    beyond = await stage.helper("周洁", where=NEXT_SQUAD)
    leader = await stage.helper("吴刚", Role.SQUAD_LEADER, NEXT_SQUAD)
    staff = await stage.staff()
    mei = await stage.neighbour()
    await mei.files()

    for asked in first[:3]:
        await asked.sees("visitor-offered")
    await stage.until("11-24 09:59")
    await first[3].sees_no("visitor-offered")
    await stage.until("11-24 10:01")
    for asked in first[3:]:
        await asked.sees("visitor-offered")

    await stage.until("11-24 10:59")
    await beyond.sees_no("visitor-offered")
    await stage.until("11-24 11:01")
    await beyond.sees("visitor-offered")
    assert await stage.case("rung, squad") == ("next_squad", NEXT_SQUAD)

    await stage.until("11-24 11:30")
    word = await mei.sees("resident-still-looking-next-squad")
    assert "18:00" in word.text

    await stage.until("11-24 15:29")
    await leader.sees_no("leader-escalated")
    await stage.until("11-24 15:31")
    await leader.sees("leader-escalated", "26-0001-7")

    await stage.until("11-24 21:00")
    await staff.sees_no("staff-escalated")
    await stage.until("11-25 08:31")
    await staff.sees("staff-escalated", "26-0001-7", "18:00")

    await stage.until("11-25 18:00")
    await mei.sees("resident-still-looking-staff")
    await staff.sees("staff-still-looking", "26-0001-7")

    await staff.taps("press-assign")
    await staff.person.taps("孙燕")
    await staff.sees("staff-assigned", "孙燕")
    await first[4].sees("visitor-visit", "梅秀英")
    await first[0].sees("visitor-offer-taken")
    await mei.sees("resident-claimed", "孙燕")


async def test_of_a_large_squad_so_many_are_asked_and_then_the_next_rung(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    few = {"offer_width": 1, "wider_width": 2}
    async with Stage.open(pair, tmp_path, policy=few) as stage:
        squad = [await stage.helper(name) for name in ("王强", "李丽", "赵敏", "钱多", "孙燕")]
        staff = await stage.staff()
        await (await stage.neighbour()).files()
        await squad[0].sees("visitor-offered")
        await squad[1].sees_no("visitor-offered")
        await stage.until("11-24 10:01")
        await squad[1].sees("visitor-offered")
        await squad[2].sees("visitor-offered")
        await stage.until("11-24 15:31")
        for never in squad[3:]:
            await never.sees_no("visitor-offered")
        await staff.sees("staff-escalated", "26-0001-7")


async def test_who_declines_is_not_asked_again_and_nobody_waits_for_the_clock(
    stage: Stage,
) -> None:
    wang, li = await stage.helper("王强"), await stage.helper("李丽")
    beyond = await stage.helper("周洁", where=NEXT_SQUAD)
    mei = await stage.neighbour()
    await mei.files()
    await wang.taps("press-decline")
    await wang.sees("visitor-declined")
    await beyond.sees_no("visitor-offered")
    await li.taps("press-decline")
    await beyond.sees("visitor-offered")
    await mei.sees_no("resident-claimed")
    assert await stage.case("rung") == "next_squad"


async def test_without_volunteers_and_leaders_staff_own_it_at_once(stage: Stage) -> None:
    staff = await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await staff.sees("staff-escalated", "26-0001-7")
    assert await stage.case("rung") == "staff"
    await stage.until("11-24 11:30")
    await mei.sees("resident-still-looking-staff")


async def test_a_request_at_night_is_answered_at_once_and_offered_in_the_morning(
    stage: Stage,
) -> None:
    wang, li, zhao, qian = [await stage.helper(name) for name in ("王强", "李丽", "赵敏", "钱多")]
    mei = await stage.neighbour()
    await stage.until("11-24 23:00")
    await mei.taps("item-pension-certification")
    await mei.fills_in(until="day")
    await mei.says("11月27日上午" if stage.language == "zh-CN" else "Friday morning")
    await mei.taps("form-confirm")
    await mei.sees("resident-submitted", "10:30")
    await stage.until("11-25 07:29")
    await wang.sees_no("visitor-offered")
    await stage.until("11-25 07:30")
    for asked in (wang, li, zhao):
        await asked.sees("visitor-offered")
    await stage.until("11-25 09:29")
    await qian.sees_no("visitor-offered")
    await stage.until("11-25 09:31")
    await qian.sees("visitor-offered")


async def test_a_visit_weeks_away_is_offered_when_it_comes_near(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    async with Stage.open(pair, tmp_path, policy={"days_ahead": 30}) as stage:
        wang = await stage.helper("王强")
        mei = await stage.neighbour()
        await mei.taps("item-pension-certification")
        await mei.fills_in(until="day")
        await mei.says("12月15日上午" if stage.language == "zh-CN" else "15 December, morning")
        await mei.taps("form-confirm")
        filed = await mei.sees("resident-submitted-ahead")
        assert ("12月9日" if stage.language == "zh-CN" else "9 Dec") in filed.text
        assert await stage.rows("SELECT id FROM offer") == []
        await stage.until("12-09 08:59")
        await wang.sees_no("visitor-offered")
        await mei.sees_no("resident-still-looking-first-squad")
        await stage.until("12-09 09:00")
        await wang.sees("visitor-offered")
        await wang.taps("press-claim")
        await mei.sees("resident-claimed", "王强")


async def test_a_visit_that_is_near_leaves_less_time(stage: Stage) -> None:
    wang = await stage.helper("王强")
    staff = await stage.staff()
    mei = await stage.neighbour()
    await stage.until("11-24 13:00")
    await mei.taps("item-pension-certification")
    await mei.fills_in(until="day")
    await mei.says("今天下午" if stage.language == "zh-CN" else "this afternoon")
    await mei.taps("form-confirm")
    await wang.sees("visitor-offered")
    await stage.until("11-24 15:29")
    await staff.sees_no("staff-escalated")
    await stage.until("11-24 15:30")
    await staff.sees("staff-escalated")
    assert await stage.case("rung, squad") == ("staff", SQUAD)
