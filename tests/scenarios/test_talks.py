"""Talking to a person: the duty person is asked, answers in time, hands over, or others do."""

from pathlib import Path

from handlers.buttons import Press
from rules.talks import Ending
from tests.scenarios.raw import STICKER, forges, sends, tap_together
from tests.scenarios.stage import ITEM, Stage
from tests.scenarios.talking import OTHER, RESIDENT, given_away, talking, waiting


async def test_words_voice_photos_places_and_files_go_both_ways(stage: Stage) -> None:
    mei, staff = await talking(stage)
    await mei.says("医保卡丢了 <怎么补?> & 急")
    heard = await staff.person.sees("医保卡丢了 <怎么补?> & 急")
    assert heard.kind == "text"
    await staff.person.sends_photo("带这张表")
    photo = await mei.person.sees("陈主任", "带这张表")
    assert photo.kind == "photo"
    await mei.person.sends_voice(4)
    assert (await staff.person.sees("💬")).kind == "voice"
    await mei.person.shares_location(21.86, 111.97)
    assert [m.kind for m in await staff.person.messages()][-2:] == ["text", "location"]
    await staff.person.sends_document("办理须知.pdf", b"%PDF", "看第二页")
    assert (await mei.person.sees("看第二页")).kind == "document"
    assert await given_away(staff, mei, RESIDENT) == []
    assert await given_away(mei, staff, OTHER) == []


async def test_long_words_and_long_captions_arrive_whole(stage: Stage) -> None:
    mei, staff = await talking(stage)
    await mei.says("长" * 4096)
    assert (await staff.person.last()).text == "长" * 4096
    await mei.person.sends_photo("图" * 1020)
    last = (await staff.person.messages())[-2:]
    assert "图" * 1020 in last[0].text
    assert last[1].kind == "photo"


async def test_a_message_forwarded_into_the_talk_names_nobody(stage: Stage) -> None:
    mei, staff = await talking(stage)
    note = await mei.says("原话")
    await staff.person.sees("原话")
    await mei.person.forwards(note)
    again = await staff.person.sees("原话")
    assert "forward_origin" not in again.raw
    assert await given_away(staff, mei, RESIDENT) == []


async def test_what_was_written_while_waiting_is_there_when_somebody_comes(stage: Stage) -> None:
    mei, staff = await waiting(stage)
    await mei.says("我想问高龄补贴")
    await mei.sees("talk-noted")
    await mei.person.sends_photo("这是我的证")
    await mei.sees_no("talk-noted")
    await staff.person.sees_no("💬")
    await staff.taps("press-talk-take")
    seen = await staff.sees("talk-banner-staff")
    assert "我想问高龄补贴" in seen.text
    assert (await staff.person.last()).kind == "photo"
    assert await stage.rows("SELECT id FROM talk_line WHERE words = '我想问高龄补贴'") == []
    assert await stage.value("SELECT COUNT(*) FROM talk_line") == 2


async def test_a_form_waits_for_the_talk_and_is_offered_again(stage: Stage) -> None:
    staff = await stage.staff()
    mei = await stage.neighbour()
    await mei.taps(f"item-{ITEM}")
    await mei.fills_in(until="mobility")
    await mei.taps("form-person")
    await mei.sees("talk-wanted")
    await mei.says("这题怎么填")
    await staff.taps("press-talk-take")
    await mei.sees("talk-taken")
    await staff.says("走得慢就选走路吃力")
    await mei.person.sees("走得慢就选走路吃力")
    await mei.taps("press-talk-end")
    await mei.sees("talk-ended-own-word")
    await staff.sees("talk-ended-said")
    await mei.sees("form-unfinished")
    await mei.taps("press-resume")
    await mei.sees(f"ask-{ITEM}-mobility")
    assert await stage.value("SELECT state FROM talk") == "ended"


async def test_an_answer_to_the_form_is_not_passed_on_but_a_reply_is(stage: Stage) -> None:
    mei, staff = await talking(stage)
    await mei.taps(f"item-{ITEM}")
    await staff.says("先填到手机号")
    line = await mei.person.sees("先填到手机号")
    assert line.buttons == ((mei.label("press-talk-turn"),),)
    await mei.fills_in(until="phone")
    await staff.person.sees_no("💬")
    await mei.person.replies(line, "填到了")
    await staff.person.sees("填到了")
    await mei.taps("press-talk-turn", on=line)
    await mei.sees("talk-banner-resident")
    await mei.says("还有一句")
    await staff.person.sees("还有一句")


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
    await first.sees("staff-talk-passed")
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


async def test_a_silent_talk_ends_by_itself(stage: Stage) -> None:
    mei, staff = await talking(stage)
    await mei.says("谢谢")
    await staff.says("不客气")
    await stage.passes(minutes=61)
    await mei.sees("talk-ended-idle")
    await staff.sees("talk-ended-idle")
    await mei.says("谢谢")
    await mei.sees("free-text")


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


async def test_what_cannot_be_copied_gets_a_kind_word(stage: Stage) -> None:
    mei, staff = await talking(stage)
    await sends(mei, STICKER)
    await mei.sees("talk-cannot-pass")
    await mei.person.shares_contact("13800138000")
    await mei.sees("talk-no-contact")
    typed = await mei.says("明天")
    await mei.person.edits(typed, "后天")
    await mei.sees("edited-not-read")
    await staff.person.sees("明天")
    await staff.person.sees_no("后天", "13800138000")


async def test_words_of_danger_are_answered_first_and_passed_on_besides(stage: Stage) -> None:
    mei, staff = await talking(stage)
    await mei.says("家里着火了" if stage.language == "zh-CN" else "my house is on fire")
    await mei.sees("danger")
    await staff.sees("staff-danger")
    await staff.person.sees("💬")
    await mei.person.sends_photo("着火了" if stage.language == "zh-CN" else "my house is on fire")
    await mei.sees("danger")


async def test_staff_who_blocked_the_bot_are_passed_over(stage: Stage) -> None:
    mei, first = await talking(stage)
    second = await stage.staff("林干事")
    stage.lost_on_purpose = True
    await first.person.blocks()
    await mei.says("还在吗")
    await second.sees("staff-talk-asked")
    await mei.sees("talk-next")


async def test_a_resident_who_blocked_the_bot_is_called(stage: Stage) -> None:
    mei, staff = await talking(stage)
    stage.lost_on_purpose = True
    await mei.person.blocks()
    await staff.says("材料齐了，周五来")
    await staff.sees("staff-call-needed")
    await staff.sees("talk-ended-unreachable")
    await staff.taps("press-call")
    assert "材料齐了，周五来" in (await staff.sees("call-card")).text


async def test_nobody_else_can_take_speak_end_or_hand_over(stage: Stage) -> None:
    mei, staff = await talking(stage)
    stranger = await stage.neighbour("路人")
    elsewhere = await stage.staff("别处的人", "banyan")
    before = await stage.rows("SELECT state, other_id FROM talk")
    for intruder in (stranger, elsewhere):
        for verb in ("tktake", "tkend", "tkto", "tkdone", "tkho", "tkcall"):
            await forges(intruder, Press(verb, 1))
            await intruder.sees_alert("not-allowed")
        await forges(intruder, Press("tkgv", 1, "1"))
        await intruder.sees_alert("not-allowed")
        await intruder.says("/end")
        await intruder.sees("talk-none")
    await forges(mei, Press("tktake", 1))
    await mei.sees_alert("not-allowed")
    await forges(staff, Press("tkgv", 1, "999"))
    await staff.sees_alert("person-not-found")
    await forges(staff, Press("tkto", 777))
    await staff.sees_alert("talk-not-found")
    assert await stage.rows("SELECT state, other_id FROM talk") == before


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
