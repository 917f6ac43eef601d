"""Talking to a person: the duty person is asked, answers in time, hands over, or others do."""

from handlers.buttons import Press
from tests.scenarios.raw import STICKER, forges, sends
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


async def test_a_silent_talk_ends_by_itself(stage: Stage) -> None:
    mei, staff = await talking(stage)
    await mei.says("谢谢")
    await staff.says("不客气")
    await stage.passes(minutes=61)
    await mei.sees("talk-ended-idle")
    await staff.sees("talk-ended-idle")
    await mei.says("谢谢")
    await mei.sees("free-text")


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
    await mei.sees("danger-again")


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
