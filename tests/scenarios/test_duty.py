"""Who answers a resident: the duty person in time, the next, all the staff; hours and roster."""

from pathlib import Path

from rules.talks import Ending
from tests.scenarios.raw import tap_together
from tests.scenarios.stage import Stage
from tests.scenarios.talking import talking, waiting


async def test_the_next_on_duty_is_asked_then_all_the_staff(stage: Stage) -> None:
    mei, first = await waiting(stage)
    second = await stage.staff("林干事")
    await stage.passes(minutes=30)
    await first.sees("staff-talk-passed")
    await second.sees("staff-talk-asked")
    await mei.sees("talk-next", "10:00")
    await stage.passes(minutes=30)
    await mei.sees("talk-unanswered")
    await first.sees("staff-talk-unanswered")
    await second.sees("staff-talk-unanswered")
    await stage.passes(minutes=30)
    await first.sees("staff-talk-unanswered")
    await mei.sees_no("talk-unanswered")
    await second.taps("press-talk-take")
    await mei.sees("talk-taken", "林干事")


async def test_whoever_takes_it_and_keeps_silent_is_relieved(stage: Stage) -> None:
    mei, first = await talking(stage)
    second = await stage.staff("林干事")
    await stage.passes(minutes=30)
    await second.sees("staff-talk-asked")
    await first.sees("staff-talk-relieved")
    await first.says("来了")
    await mei.person.sees_no("来了")


async def test_later_words_are_owed_an_answer_too(stage: Stage) -> None:
    mei, first = await talking(stage)
    second = await stage.staff("林干事")
    await first.says("您说")
    await mei.says("补贴发到哪张卡")
    await stage.passes(minutes=30)
    await first.sees("staff-talk-nudged")
    await second.sees_no("staff-talk-asked")
    await stage.passes(minutes=30)
    await second.sees("staff-talk-asked")
    await mei.sees("talk-next")
    await second.taps("press-talk-take")
    assert "补贴发到哪张卡" in (await second.sees("talk-said-before")).text


async def test_outside_the_hours_it_says_when_and_asks_in_the_morning(stage: Stage) -> None:
    staff = await stage.staff()
    mei = await stage.neighbour()
    await stage.until("11-24 20:00")
    await mei.catches_up()
    await staff.catches_up()
    await mei.taps("menu-person")
    said = await mei.sees("talk-wanted-later", "0662-5550111")
    assert "8:30" in said.text
    assert "9:00" in said.text
    await mei.says("睡不着，想问养老金")
    await mei.sees("talk-noted")
    await staff.sees_no("staff-talk-asked")
    await stage.until("11-25 08:30")
    await staff.sees("staff-talk-asked")
    await staff.taps("press-talk-take")
    await mei.sees("talk-taken")


async def test_extra_duty_at_night_is_counted_on_and_ends_by_itself(stage: Stage) -> None:
    staff = await stage.staff()
    mei = await stage.neighbour()
    await stage.until("11-24 20:00")
    await staff.says("/duty")
    await staff.taps("press-duty-extra")
    await staff.sees("duty-head")
    await mei.taps("menu-person")
    await mei.sees("talk-wanted", "20:30")
    await staff.sees("staff-talk-asked")
    await mei.taps("press-talk-leave")
    await staff.sees("staff-talk-gone")
    await stage.until("11-25 00:01")
    await mei.taps("menu-person")
    await mei.sees("talk-wanted-later")


async def test_the_weekly_hours_are_a_setting(pair: tuple[str, str], tmp_path: Path) -> None:
    saturday = {"duty_hours": {"sat": [["09:00", "11:00"]]}}
    async with Stage.open(pair, tmp_path, policy=saturday) as stage:
        staff = await stage.staff()
        mei = await stage.neighbour()
        await mei.taps("menu-person")
        await mei.sees("talk-wanted-later")
        await stage.until("11-28 09:00")
        await staff.sees("staff-talk-asked")


async def test_where_nobody_is_on_the_roster_a_call_is_promised(stage: Stage) -> None:
    staff = await stage.staff()
    await staff.says("/duty")
    await staff.taps("press-duty-off")
    await staff.sees("duty-head")
    mei = await stage.neighbour()
    await mei.taps("menu-person")
    await mei.sees("ask-callback-phone")
    await mei.says("13800138000")
    await mei.sees("resident-person-wanted")
    await staff.sees("staff-call-needed")
    assert await stage.rows("SELECT id FROM talk") == []


async def test_who_would_rather_have_a_call_gets_one(stage: Stage) -> None:
    mei, staff = await waiting(stage)
    await mei.taps("press-talk-call")
    await mei.sees("ask-callback-phone")
    await staff.sees("staff-talk-gone")
    await mei.says("13800138000")
    await mei.sees("resident-person-wanted")
    await staff.sees("staff-call-needed")


async def test_a_talk_is_handed_over_with_what_was_said(stage: Stage) -> None:
    mei, first = await talking(stage)
    second = await stage.staff("林干事")
    await mei.says("要改户口本")
    await first.person.sees("要改户口本")
    await first.taps("press-talk-hand-over")
    await first.person.taps("林干事")
    await first.sees("staff-talk-handed")
    await mei.sees("talk-handed")
    await second.sees("staff-talk-asked")
    await second.taps("press-talk-take")
    assert "要改户口本" in (await second.sees("talk-said-before")).text
    await mei.sees("talk-taken", "林干事")


async def test_two_take_it_in_the_same_instant_and_one_has_it(stage: Stage) -> None:
    _, first = await waiting(stage)
    second = await stage.staff("林干事")
    await stage.passes(minutes=60)
    await first.sees("staff-talk-unanswered")
    await second.sees("staff-talk-unanswered")
    await tap_together("press-talk-take", second, first)
    await first.sees_alert("talk-taken-before")
    await second.sees("talk-banner-staff")
    assert await stage.value("SELECT COUNT(*) FROM talk WHERE state = 'open'") == 1


async def test_staff_answer_several_by_replying(stage: Stage) -> None:
    mei, staff = await waiting(stage)
    lan = await stage.neighbour("兰伯")
    await lan.taps("menu-person")
    await lan.says("路灯坏了")
    cards = [
        m for m in await staff.person.messages() if staff.label("press-talk-take") in str(m.buttons)
    ]
    assert len(cards) == 2
    await staff.person.replies(cards[0], "梅姨您好")
    await mei.person.sees("梅姨您好")
    await staff.person.replies(cards[1], "兰伯您好")
    await lan.person.sees("兰伯您好")
    await staff.says("路灯已报修")
    await lan.person.sees("路灯已报修")
    await mei.says("我在")
    here = await staff.person.sees("我在")
    assert here.buttons == ((staff.label("press-talk-turn"),),)
    await staff.person.replies(here, "您讲")
    await mei.person.sees("您讲")
    await staff.says("/duty")
    listed = await staff.sees("duty-head")
    assert len(listed.buttons) == 3
    await staff.taps("press-talk-turn", on=here)
    await staff.sees("talk-banner-staff")
    await staff.says("慢慢讲")
    await mei.person.sees("慢慢讲")
    await lan.person.sees_no("慢慢讲")


async def test_staff_who_blocked_the_bot_are_passed_over(stage: Stage) -> None:
    mei, first = await talking(stage)
    second = await stage.staff("林干事")
    stage.lost_on_purpose = True
    await first.person.blocks()
    await mei.says("还在吗")
    await second.sees("staff-talk-asked")
    await mei.sees("talk-next")


async def test_a_call_settles_it_and_everything_is_on_record(stage: Stage) -> None:
    mei, staff = await waiting(stage)
    await stage.passes(minutes=30)
    await staff.taps("press-talk-called")
    await mei.sees("talk-ended-called")
    kinds = [row["kind"] for row in await stage.rows("SELECT kind FROM event ORDER BY id")]
    assert [kind for kind in kinds if kind.startswith("talk")] == [
        *("talk_wanted", "talk_asked", "talk_unanswered", "talk_ended")
    ]
    assert Ending.CALLED in (await stage.rows("SELECT data FROM event ORDER BY id DESC"))[0]["data"]


async def test_a_talk_that_goes_on_after_hours_says_when_it_is_answered(stage: Stage) -> None:
    await stage.until("11-24 17:10")
    mei, staff = await talking(stage)
    await staff.says("您说")
    await stage.passes(minutes=30)
    await mei.says("那低保呢")
    await mei.sees("talk-after-hours", "9:00")
    await staff.person.sees("那低保呢")
    await staff.says("我还在，这就说")
    await mei.person.sees("我还在，这就说")
    await stage.until("11-24 18:00")
    await mei.says("好")
    await stage.until("11-25 08:59")
    await staff.sees_no("staff-talk-nudged", "staff-talk-unanswered")
    await stage.until("11-25 09:00")
    await staff.sees("staff-talk-nudged")


async def test_who_cannot_take_it_passes_the_card_on(stage: Stage) -> None:
    mei, first = await waiting(stage)
    await first.taps("press-talk-hand-over")
    await first.sees("staff-talk-no-other")
    second = await stage.staff("林干事")
    await first.taps("press-talk-hand-over")
    await first.person.taps("林干事")
    await first.sees("staff-talk-passed")
    await second.sees("staff-talk-asked")
    await mei.sees("talk-handed")


async def test_when_it_is_taken_or_over_nobody_else_is_still_asked(stage: Stage) -> None:
    mei, first = await waiting(stage)
    second, third = await stage.staff("林干事"), await stage.staff("何干事")
    await stage.passes(minutes=90)
    for staff in (first, second, third):
        await staff.sees("staff-talk-unanswered")
    await third.taps("press-talk-take")
    await first.sees("staff-talk-passed")
    await second.sees("staff-talk-passed")
    await third.sees("talk-banner-staff")
    await mei.says("/end")
    await mei.taps("menu-person")
    await first.sees("staff-talk-asked")
    await mei.says("/end")
    await mei.sees("talk-ended-own-word")
    await first.sees("staff-talk-gone")


async def test_asking_twice_is_one_talk_and_says_where_it_stands(stage: Stage) -> None:
    mei, staff = await waiting(stage)
    await mei.says("/person")
    await mei.sees("talk-still-waiting", "9:30")
    await staff.taps("press-talk-take")
    await mei.taps("menu-person")
    await mei.sees("talk-going-on")
    assert await stage.value("SELECT COUNT(*) FROM talk") == 1


async def test_only_staff_of_a_place_have_a_duty(stage: Stage) -> None:
    mei, li = await stage.neighbour(), await stage.helper("李丽")
    for other in (mei, li):
        await other.says("/duty")
        await other.sees("not-allowed")
