"""The visit itself, and everything that can come between."""

import pytest

from tests.scenarios import raw
from tests.scenarios.stage import Player, Stage


async def agreed(stage: Stage) -> tuple[Player, Player]:
    """A resident whom a volunteer will visit on the day after tomorrow, in the morning."""
    wang = await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    await mei.catches_up()
    await wang.catches_up()
    return mei, wang


def another(code: str) -> str:
    """Three digits that are not these."""
    return f"{(int(code) + 1) % 1000:03d}"


async def test_handing_back_costs_nobody_their_face(stage: Stage) -> None:
    mei, wang = await agreed(stage)
    li = await stage.helper("李丽")
    old_code = await mei.door_code()
    await wang.taps("press-hand-back")
    await wang.sees("visitor-back-sure")
    await wang.taps("press-back-no")
    await wang.sees("visitor-kept")
    await wang.taps("press-hand-back")
    await wang.taps("press-back-other")
    await wang.sees("visitor-handed-back")
    await mei.sees("resident-handed-back", "王强")
    await wang.sees_no("visitor-offered")
    await li.sees("visitor-offered")
    await li.taps("press-claim")
    await mei.sees("resident-claimed", "李丽")
    assert await mei.door_code() != old_code
    await raw.forges(wang, "way|1|1|")
    await wang.sees_alert("visit-over")
    await raw.forges(wang, "door|1|1|")
    await wang.sees_alert("visit-over")
    await raw.forges(wang, "back|1|1|")
    await wang.sees_alert("visit-over")


async def test_a_late_hand_back_reaches_staff_at_once(stage: Stage) -> None:
    staff = await stage.staff()
    mei, wang = await agreed(stage)
    await stage.until("11-26 08:00")
    await wang.taps("press-hand-back")
    await wang.taps("press-back-other")
    await staff.sees("staff-handed-back", "26-0001-7", "王强")
    await mei.sees("resident-handed-back", "王强")


async def test_nobody_sets_out_on_another_day(stage: Stage) -> None:
    mei, wang = await agreed(stage)
    await wang.taps("press-way")
    await wang.sees_alert("visit-another-day")
    await mei.sees_no("resident-set-out")
    assert await stage.case() == "claimed"


async def test_setting_out_early_in_the_morning_still_keeps_every_promise(stage: Stage) -> None:
    mei, wang = await agreed(stage)
    await stage.until("11-26 07:00")
    await wang.taps("press-way")
    await mei.sees("resident-set-out")
    await stage.until("11-26 08:00")
    await stage.checks()


async def test_a_wrong_door_code_three_times_locks_it_and_brings_staff(stage: Stage) -> None:
    staff = await stage.staff()
    mei, wang = await agreed(stage)
    first, last = await mei.door_code()
    await stage.until("11-26 08:50")
    await wang.taps("press-door")
    await wang.says("三个数字")
    await wang.sees("door-code-three-digits")
    await wang.says(another(last))
    await wang.sees("visitor-code-wrong", "2")
    await wang.says(f"是 {another(last)}")
    await wang.sees("visitor-code-wrong")
    await mei.sees_no("resident-code-locked")
    await wang.says(another(last))
    await wang.sees("visitor-code-locked")
    await mei.sees("resident-code-locked")
    await staff.sees("staff-code-locked", "王强")
    await wang.taps("press-door")
    await wang.sees_alert("door-code-locked")
    assert await stage.value("SELECT locked FROM claim") == 1
    assert await stage.case() == "claimed"
    await staff.taps("press-new-code")
    await staff.sees("staff-code-renewed")
    await mei.sees("resident-code-renewed")
    assert await mei.door_code() != (first, last)
    _, last = await mei.door_code()
    await wang.taps("press-door")
    await wang.says(last)
    await wang.sees("visitor-visit-arrived")
    await raw.forges(staff, "newcode|1|1|")
    await staff.sees_alert("case-wrong-state")


async def test_the_first_half_is_no_answer(stage: Stage) -> None:
    mei, wang = await agreed(stage)
    first, last = await mei.door_code()
    await stage.until("11-26 08:50")
    await wang.taps("press-door")
    await wang.says(first)
    await wang.sees("visitor-code-wrong")
    await wang.says(last)
    await wang.sees("visitor-visit-arrived")
    await mei.sees("resident-arrived")


async def test_the_resident_can_say_that_the_visitor_is_there(stage: Stage) -> None:
    mei, wang = await agreed(stage)
    await stage.until("11-26 12:00")
    await mei.sees("resident-visit-asked", "王强")
    await mei.taps("press-came")
    await wang.sees("visitor-visit-arrived")
    assert await stage.case() == "arrived"
    await wang.taps("press-done")
    await wang.taps("form-skip")
    await wang.taps("form-skip")
    await mei.sees("resident-completed")
    await mei.taps("press-solved")
    assert await stage.case() == "closed"


async def test_nobody_came(stage: Stage) -> None:
    staff = await stage.staff()
    mei, wang = await agreed(stage)
    await raw.forges(mei, "none|1|1|")
    await mei.sees_alert("visit-not-yet")
    await stage.until("11-26 12:00")
    await mei.sees("resident-visit-asked", "王强")
    await mei.taps("press-nobody-came")
    await mei.sees("resident-nobody-came-when")
    await staff.sees("staff-nobody-came", "王强")
    await wang.sees("visitor-nobody-came")
    assert await stage.case() == "looking"
    assert await stage.value("SELECT COUNT(*) FROM claim WHERE live = 1") == 0


@pytest.mark.parametrize("verb", ["way", "door", "done", "back", "backy", "sure"])
async def test_nobody_else_can_act_on_a_visit(stage: Stage, verb: str) -> None:
    mei, _ = await agreed(stage)
    li = await stage.helper("李丽")
    eve = await stage.neighbour("路人")
    for other in (li, eve, mei):
        await raw.forges(other, f"{verb}|1|1|")
        await other.sees_alert("not-allowed")
    await raw.forges(li, f"{verb}|99|1|")
    await li.sees_alert("case-not-found")
    assert await stage.case() == "claimed"
    assert await stage.rows("SELECT id FROM dialog") == []


async def test_the_report_takes_what_comes(stage: Stage) -> None:
    mei, wang = await agreed(stage)
    _, last = await mei.door_code()
    await stage.until("11-26 09:00")
    await raw.forges(wang, "done|1|1|")
    await wang.sees_alert("case-wrong-state")
    await wang.taps("press-door")
    await wang.says(last)
    await wang.taps("press-done")
    await wang.person.sends_voice()
    await wang.sees("answer-voice-not-here")
    await wang.says("很" * 5000)
    await wang.sees("answer-too-long")
    await wang.says("办好了 <b>&amp; 🙂")
    await wang.sees("ask-report-photo")
    await wang.says("没有照片了吧")
    await wang.sees("answer-photo-wanted")
    await wang.taps("form-skip")
    await wang.sees("visitor-completed")
    await mei.sees("resident-completed")
    await raw.forges(wang, "done|1|1|")
    await wang.sees_alert("visit-over")


async def test_a_visit_that_nobody_reports_is_asked_for(stage: Stage) -> None:
    mei, wang = await agreed(stage)
    _, last = await mei.door_code()
    await stage.until("11-26 09:00")
    await wang.taps("press-door")
    await wang.says(last)
    await wang.catches_up()
    await stage.until("11-27 09:01")
    await wang.sees("visitor-still-there", "梅秀英")
    await mei.sees("resident-still-waiting", "王强")
    await wang.taps("press-done")
    await wang.says("昨天办好了，忘了点")
    await wang.taps("form-skip")
    await mei.sees("resident-completed")


async def test_a_visit_about_which_nobody_says_a_word_becomes_the_staffs(stage: Stage) -> None:
    staff = await stage.staff()
    mei, wang = await agreed(stage)
    await stage.until("11-26 12:01")
    await mei.sees("resident-visit-asked", "王强")
    await wang.catches_up()
    await stage.until("11-27 09:01")
    await mei.sees("resident-visit-asked", "王强")
    await staff.sees("staff-visit-silent", "王强", "26-0001-7")
    await stage.checks()
    await stage.until("11-30 09:01")
    await mei.sees("resident-no-word")
    await wang.sees("visitor-no-word")
    await staff.sees("staff-no-word", "王强")
    await staff.sees_no("staff-escalated")
    assert await stage.case("state, rung") == ("looking", "staff")
