"""Resident and visitor of a case talk through us: from the claim to two hours after the visit."""

from handlers.buttons import Press
from tests.scenarios.raw import forges
from tests.scenarios.stage import Stage
from tests.scenarios.talking import OTHER, RESIDENT, claimed_visit, given_away


async def test_resident_and_volunteer_write_to_each_other(stage: Stage) -> None:
    mei, li = await claimed_visit(stage)
    await li.taps("press-talk-resident")
    await li.sees("talk-banner-visitor", "梅秀英")
    await mei.person.sees_no("💬")
    await li.says("您家几楼？")
    heard = await mei.person.sees("李丽", "您家几楼？")
    assert heard.buttons == ((mei.label("press-talk-end"),),)
    await mei.says("三楼，没电梯")
    await li.person.sees("梅秀英", "三楼，没电梯")
    await mei.person.sends_voice()
    assert (await li.person.sees("梅秀英")).kind == "voice"
    await mei.person.shares_location(21.86, 111.97)
    assert (await li.person.last()).kind == "location"
    assert await given_away(li, mei, RESIDENT) == []
    assert await given_away(mei, li, OTHER) == []
    await li.taps("press-talk-end")
    await mei.sees("talk-ended-said", "李丽")
    await li.sees("talk-ended-own-word")


async def test_it_begins_from_the_card_from_my_and_with_a_reply(stage: Stage) -> None:
    mei, li = await claimed_visit(stage)
    await mei.says("/my")
    await mei.sees("mine-state-claimed")
    await mei.taps("press-talk-visitor")
    await mei.sees("talk-banner-resident", "李丽")
    await mei.says("要带什么证？")
    line = await li.person.sees("要带什么证？")
    await li.says("/end")
    await mei.sees("talk-ended-said")
    await li.person.replies(line, "身份证就行")
    await mei.person.sees("李丽", "身份证就行")


async def test_a_report_in_hand_is_not_mistaken_for_an_answer(stage: Stage) -> None:
    mei, li = await claimed_visit(stage)
    await stage.until("11-26 09:00")
    await li.taps("press-door")
    await li.says((await mei.door_code())[1])
    await li.taps("press-done")
    await mei.taps("press-talk-visitor")
    await mei.says("老花镜落下了")
    line = await li.person.sees("老花镜落下了")
    assert line.buttons == ((li.label("press-talk-turn"),),)
    await li.says("已认证")
    await li.sees("ask-report-photo")
    await mei.person.sees_no("已认证")
    await li.person.replies(line, "我拿回来")
    await mei.person.sees("我拿回来")


async def test_a_first_word_at_night_waits_an_answer_does_not(stage: Stage) -> None:
    mei, li = await claimed_visit(stage)
    await stage.until("11-24 22:00")
    await mei.taps("press-talk-visitor")
    await mei.says("明天几点来？")
    await mei.sees("talk-held", "7:30")
    await mei.says("我六点就起")
    await li.person.sees_no("💬")
    await stage.until("11-25 07:30")
    await li.person.sees("明天几点来？")
    await li.person.sees("我六点就起")
    await stage.until("11-25 21:20")
    await li.taps("press-talk-resident")
    await li.says("明早九点到")
    await mei.person.sees("明早九点到")
    await stage.until("11-25 22:00")
    await mei.says("好，等你")
    await li.person.sees("好，等你")


async def test_a_word_held_for_one_visitor_does_not_reach_the_next(stage: Stage) -> None:
    wang = await stage.helper("王强")
    mei, li = await claimed_visit(stage)
    await stage.until("11-24 22:00")
    await mei.taps("press-talk-visitor")
    await mei.says("钥匙在花盆下面")
    await li.taps("press-hand-back")
    await li.taps("press-back-other")
    await stage.until("11-25 07:30")
    await mei.sees("talk-line-dropped")
    await wang.sees("visitor-offered")
    await wang.taps("press-claim")
    await wang.sees("visitor-visit")
    await wang.person.sees_no("花盆")
    await li.person.sees_no("花盆")


async def test_after_the_visit_it_stays_open_for_two_hours(stage: Stage) -> None:
    mei, li = await claimed_visit(stage)
    await stage.until("11-26 09:00")
    await li.taps("press-door")
    await li.says((await mei.door_code())[1])
    await li.taps("press-done")
    await li.taps("form-skip")
    await li.taps("form-skip")
    await mei.taps("press-solved")
    await stage.passes(minutes=100)
    await forges(mei, Press("tkv", 1))
    await mei.sees("talk-banner-resident")
    await mei.says("眼镜找到了")
    await li.person.sees("眼镜找到了")
    await stage.passes(minutes=21)
    await li.says("太好了")
    await li.sees("talk-ended-over")
    await mei.person.sees_no("太好了")
    await forges(mei, Press("tkv", 1))
    await mei.sees_alert("talk-too-late")


async def test_who_handed_back_is_out_of_the_talk(stage: Stage) -> None:
    mei, li = await claimed_visit(stage)
    await li.taps("press-talk-resident")
    await li.says("在吗")
    await mei.person.sees("在吗")
    await li.taps("press-hand-back")
    await li.taps("press-back-other")
    await mei.says("在楼下")
    await mei.sees("talk-ended-over")
    await li.person.sees_no("在楼下")
    await forges(li, Press("tkv", 1))
    await li.sees_alert("talk-too-late")


async def test_words_for_a_volunteer_who_blocked_the_bot_go_by_phone(stage: Stage) -> None:
    mei, li = await claimed_visit(stage)
    staff = await stage.staff()
    stage.lost_on_purpose = True
    await li.person.blocks()
    await mei.taps("press-talk-visitor")
    await mei.says("改到下午行吗")
    await mei.sees("talk-ended-unreachable", "李丽")
    await staff.sees("staff-call-needed")
    await staff.taps("press-call")
    assert "改到下午行吗" in (await staff.sees("call-card")).text


async def test_words_for_a_resident_without_the_app_go_by_phone(stage: Stage) -> None:
    li, staff = await stage.helper("李丽"), await stage.staff()
    await staff.files_for("陈桂兰")
    await li.taps("press-claim")
    await staff.catches_up()
    await li.taps("press-talk-resident")
    await li.says("我提前十分钟到")
    await li.sees("talk-ended-unreachable")
    await staff.sees("staff-call-needed")


async def test_staff_of_the_place_read_it_in_the_case_and_that_is_recorded(stage: Stage) -> None:
    mei, li = await claimed_visit(stage)
    staff, leader = await stage.staff(), await stage.helper("赵队")
    await li.taps("press-talk-resident")
    await li.says("五百块一次")
    await mei.person.sends_photo("收据")
    await staff.says("/case 26-0001-7")
    await staff.taps("press-talk-read")
    await staff.person.sees("李丽", "五百块一次", staff.label("talk-kind-photo").strip())
    assert (await staff.person.last()).kind == "photo"
    assert (await stage.kinds())[-1] == "disclosed"
    for other in (leader, mei):
        await forges(other, Press("tkread", 1))
        await other.sees_alert("not-allowed")


async def test_only_the_two_of_the_case_can_begin(stage: Stage) -> None:
    await claimed_visit(stage)
    stranger, other = await stage.neighbour("路人"), await stage.helper("王强")
    for intruder in (stranger, other):
        await forges(intruder, Press("tkv", 1))
        await intruder.sees_alert("not-allowed")
    await forges(stranger, Press("tkv", 99))
    await stranger.sees_alert("case-not-found")
    assert await stage.rows("SELECT id FROM talk") == []


async def test_who_is_in_two_talks_goes_on_with_the_other(stage: Stage) -> None:
    mei, li = await claimed_visit(stage)
    staff = await stage.staff()
    await mei.taps("menu-person")
    await staff.taps("press-talk-take")
    await mei.sees("talk-taken")
    await li.taps("press-talk-resident")
    await li.says("您家几楼？")
    line = await mei.person.sees("您家几楼？")
    await mei.taps("press-talk-turn", on=line)
    await mei.says("三楼")
    await li.person.sees("三楼")
    await mei.says("/end")
    await mei.sees("talk-ended-own-word", "陈主任")
    await mei.says("医保怎么办")
    await staff.person.sees("医保怎么办")
    await li.person.sees_no("医保怎么办")
    await mei.says("/end")
    await mei.sees("talk-again-desk")
