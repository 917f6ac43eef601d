"""Service items besides the first: errands at home or at the centre."""

import re

from handlers.buttons import Press
from sandbox.samples import png
from tests.scenarios.raw import forges
from tests.scenarios.stage import COMMUNITY, Player, Stage

ERRAND = "home-errand"
WHERE = {"zh-CN": "东示街道桂花路 1 号", "en": "1 Osmanthus Road"}


async def errand(player: Player, mode: str) -> None:
    """An errand for oneself, from the menu up to the question for the day."""
    await player.taps(f"item-{ERRAND}")
    await player.taps(f"choice-{ERRAND}-about-insurance")
    await player.says("医保卡刷不了")
    await player.taps(f"choice-{ERRAND}-mode-{mode}")
    await player.taps("choice-for-whom-self")
    await player.says("梅秀英")
    await player.says("13800138000")
    await player.taps("form-skip")
    if mode == "home":
        await player.says("桂花路 8 号 2 栋 301")
        await player.taps("form-skip")
    await player.taps("form-skip")


async def wish(player: Player) -> None:
    """The day after tomorrow in the morning, and the review."""
    await player.taps("when-day-after")
    await player.taps("slot-morning")
    await player.taps("form-confirm")


async def test_an_errand_at_home_with_voice_ticks_place_and_photos(stage: Stage) -> None:
    li = await stage.helper("李丽")
    mei = await stage.neighbour()
    await mei.taps(f"item-{ERRAND}")
    await mei.taps(f"choice-{ERRAND}-about-insurance")
    await mei.person.sends_voice(12)
    await mei.taps(f"choice-{ERRAND}-mode-home")
    await mei.taps("choice-for-whom-self")
    await mei.says("梅秀英")
    await mei.says("13800138000")
    await mei.taps(f"choice-{ERRAND}-care-hears-badly")
    await mei.taps(f"choice-{ERRAND}-care-dialect")
    await mei.taps(f"choice-{ERRAND}-care-in-bed")
    await mei.taps(f"choice-{ERRAND}-care-in-bed")
    await mei.taps("form-choices-done")
    await mei.says("桂花路 8 号 2 栋 301")
    await mei.person.shares_location(21.861, 111.971)
    await mei.person.sends_photo()
    await mei.person.sends_photo(data=png(40, 30))
    await mei.taps("form-photos-done")
    await mei.taps("when-day-after")
    await mei.taps("slot-morning")
    review = await mei.sees("ask-review")
    for shown in ("form-voice", "form-photos", f"choice-{ERRAND}-care-hears-badly"):
        arguments = {"form-voice": {"seconds": 12}, "form-photos": {"count": 2}}.get(shown, {})
        assert mei.label(shown, **arguments) in review.text
    assert mei.label(f"choice-{ERRAND}-care-in-bed") not in review.text
    await mei.taps("form-confirm")
    filed = await mei.sees("resident-submitted")
    assert mei.label(f"paper-{ERRAND}-insurance-card") in filed.text
    assert mei.label(f"paper-{ERRAND}-bank-card") not in filed.text

    offer = await li.sees("visitor-offered")
    assert "梅秀英" not in offer.text
    await li.taps("press-claim")
    await li.sees("visitor-visit", "梅秀英")
    await li.taps("press-look")
    details = await li.sees("details-head", li.label(f"choice-{ERRAND}-care-dialect"))
    assert "138" not in details.text
    assert [m.kind for m in (await li.person.messages())[-4:]] == [
        *("voice", "location", "photo", "photo")
    ]
    assert await stage.case("mode") == "home"
    await stage.until("11-25 18:00")
    await mei.sees("resident-reminded", mei.label(f"paper-{ERRAND}-insurance-card"))


async def test_an_appointment_at_the_centre(stage: Stage) -> None:
    li = await stage.helper("李丽")
    chen = await stage.staff()
    mei = await stage.neighbour()
    await errand(mei, "centre")
    await wish(mei)
    await mei.sees("resident-submitted-centre", WHERE[stage.language])
    await li.sees_no("visitor-offered")
    await chen.sees("staff-escalated-centre")
    await chen.taps("press-appoint")
    card = await chen.sees("visitor-visit-centre", "梅秀英")
    told = await mei.sees("resident-claimed-centre", "陈主任", WHERE[stage.language])
    assert await stage.value("SELECT COUNT(*) FROM claim WHERE live = 1") == 1
    assert mei.label("press-door") not in str(card.buttons)
    await stage.until("11-25 18:00")
    await mei.sees("resident-reminded-centre", mei.label(f"paper-{ERRAND}-id-card"))
    await chen.sees("visitor-remind-eve-centre")
    await chen.taps("press-sure-centre")
    await stage.until("11-26 09:10")
    await chen.taps("press-here")
    await mei.sees("resident-arrived-centre", "陈主任")
    await chen.sees("visitor-visit-arrived-centre")
    await stage.passes(minutes=40)
    await chen.taps("press-done")
    await chen.says("卡换好了")
    await chen.taps("form-skip")
    await mei.sees("resident-completed")
    await mei.taps("press-solved")
    await mei.sees("resident-confirmed", "陈主任")
    assert await stage.case("state, mode") == ("closed", "centre")
    assert not re.search(r"\d{3} \d{3}", told.text)


async def test_nobody_was_at_the_counter(stage: Stage) -> None:
    """The time came and nobody was at the counter: arranged anew by the staff."""
    chen = await stage.staff()
    mei = await stage.neighbour()
    await errand(mei, "centre")
    await wish(mei)
    await chen.taps("press-appoint")
    await stage.until("11-26 12:05")
    await mei.sees("resident-visit-asked-centre")
    await mei.taps("press-nobody-came-centre")
    await mei.sees("resident-nobody-came-centre")
    await chen.sees("staff-nobody-came-centre")
    assert await stage.case("state, rung") == ("looking", "staff")


async def test_staff_give_an_appointment_to_a_colleague_and_it_comes_back(stage: Stage) -> None:
    chen = await stage.staff()
    lin = await stage.staff("林姐")
    mei = await stage.neighbour()
    await errand(mei, "centre")
    await wish(mei)
    await mei.catches_up()
    await chen.taps("press-assign")
    await chen.person.taps("林姐")
    await lin.sees("visitor-visit-centre")
    await mei.sees("resident-claimed-centre", "林姐")
    await lin.taps("press-hand-back-centre")
    await lin.taps("press-back-yes")
    await mei.sees("resident-handed-back-centre", "林姐")
    await chen.sees("staff-escalated-centre")
    assert stage.place(COMMUNITY) in (await chen.person.last()).text


async def test_a_visit_cannot_be_forged_out_of_an_appointment(stage: Stage) -> None:
    chen = await stage.staff()
    mei = await stage.neighbour()
    await errand(mei, "centre")
    await wish(mei)
    await chen.taps("press-appoint")
    await chen.catches_up()
    await forges(chen, Press("way", 1))
    await chen.sees_alert("case-wrong-state")
    await forges(chen, Press("door", 1))
    await chen.says("123")
    await chen.sees("case-wrong-state")
    await forges(mei, Press("look", 7))
    await mei.sees_alert("case-not-found")
    li = await stage.helper("李丽")
    await forges(li, Press("look", 1))
    await li.sees_alert("not-allowed")
    assert await stage.case() == "claimed"


async def test_wrong_answers_to_an_errand_are_told_apart(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.taps(f"item-{ERRAND}")
    await mei.taps(f"choice-{ERRAND}-about-other")
    await mei.person.sends_voice(200)
    await mei.sees("answer-voice-too-long")
    await mei.says("😀")
    await mei.sees("answer-empty")
    await mei.person.sends_photo()
    await mei.sees("answer-photo-not-here")
    await mei.says("填一张表")
    await mei.taps(f"choice-{ERRAND}-mode-home")
    await mei.taps("choice-for-whom-self")
    await mei.says("梅秀英")
    await mei.person.sends_voice(3)
    await mei.sees("answer-voice-not-here")
    await mei.taps("form-skip")
    await mei.says("坐轮椅 9")
    await mei.sees("answer-choices")
    await mei.says("1、3")
    await mei.says("桂花路 8 号")
    await mei.says("💦")
    await mei.sees("answer-empty")
    await mei.person.shares_contact()
    await mei.sees("answer-contact-not-here")
    await mei.says("菜市场后面，绿色铁门")
    await mei.says("没拍")
    await mei.sees("answer-photos-wanted")
    for width in (10, 20, 30, 40):
        await mei.person.sends_photo(data=png(width, 10))
    await mei.sees("ask-day")
    await mei.taps("when-day-after")
    await mei.taps("slot-morning")
    review = await mei.sees("ask-review", "菜市场后面，绿色铁门")
    assert mei.label("form-photos", count=4) in review.text
    assert mei.label(f"choice-{ERRAND}-care-walks-badly") in review.text
