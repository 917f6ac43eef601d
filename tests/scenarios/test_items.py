"""Service items besides the first: errands at home or at the centre."""

import re

import pytest

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
    assert mei.label("paper-insurance-card") in filed.text
    assert mei.label("paper-bank-card") not in filed.text

    offer = await li.sees("visitor-offered")
    assert "梅秀英" not in offer.text
    await li.taps("press-claim")
    await li.sees("visitor-visit", "梅秀英", li.label(f"choice-{ERRAND}-care-hears-badly"))
    await li.taps("press-look")
    details = await li.sees("details-head", li.label(f"choice-{ERRAND}-care-dialect"))
    assert "138" not in details.text
    assert [m.kind for m in (await li.person.messages())[-4:]] == [
        *("voice", "location", "photo", "photo")
    ]
    assert await stage.case("mode") == "home"
    await stage.until("11-25 18:00")
    await mei.sees("resident-reminded", mei.label("paper-insurance-card"))


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
    await mei.sees("resident-reminded-centre", mei.label("paper-id-card"))
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
    await lin.taps("press-back-other")
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


APPLY, COLLECT = "document-apply", "document-collect"
ADDRESS = "桂花路 8 号 2 栋 301"


async def application(player: Player, document: str = "social-card") -> None:
    """Asks for a document for one's mother, up to the question for the day."""
    await player.taps(f"item-{APPLY}")
    await player.taps(f"choice-{APPLY}-document-{document}")
    await player.taps("choice-for-whom-new")
    await player.says("陈桂兰")
    await player.taps("choice-new-kinship-mother")
    await player.taps("choice-consent-yes")
    await player.says("441702194403120026")
    await player.taps(f"choice-{APPLY}-mandate-online")
    await player.says("YS-2026-8877")
    await player.says("2026年12月31日")
    await player.taps(f"choice-{APPLY}-ready-ready")
    await player.says("13800138000")
    await player.says(ADDRESS)


async def arrives(stage: Stage, visitor: Player, resident: Player) -> None:
    """The visitor has claimed; the morning has come; the door code is right."""
    _, last = await resident.door_code()
    await stage.until("11-26 09:00")
    await visitor.taps("press-door")
    await visitor.says(last)
    await visitor.sees("visitor-visit-arrived")
    await resident.catches_up()


async def takes(visitor: Player, *papers: str) -> None:
    await visitor.taps("press-take")
    for paper in papers:
        await visitor.taps(f"paper-{paper}")
    await visitor.taps("form-choices-done")
    await visitor.taps("form-confirm")


async def test_a_document_is_applied_for_with_receipts_to_both_sides(stage: Stage) -> None:
    li = await stage.helper("李丽")
    mei = await stage.neighbour()
    await application(mei)
    await mei.sees(
        f"ask-{APPLY}-ready", mei.label("paper-id-card"), mei.label("paper-old-document")
    )
    await wish(mei)
    review = await mei.sees("ask-review")
    assert "4417**********0026" in review.text
    assert "441702194403120026" not in review.text
    assert "陈桂兰" in review.text
    filed = await mei.sees("resident-submitted", mei.label("paper-mandate-code"))
    assert mei.label("paper-household-book") not in filed.text

    offer = await li.sees("visitor-offered")
    assert "陈桂兰" not in offer.text
    await li.taps("press-claim")
    await li.taps("press-look")
    details = await li.sees("details-head", "YS-2026-8877", "4417**********0026")
    assert "13800138000" not in details.text
    await stage.until("11-25 18:00")
    await mei.sees("resident-reminded", mei.label("paper-old-document"))
    await arrives(stage, li, mei)

    await takes(li, "id-card", "old-document")
    await li.sees("receipt-taken-visitor", "26-0001-7/1", "陈桂兰", li.label("paper-id-card"))
    await mei.sees("receipt-taken-resident", "26-0001-7/1", "李丽", mei.label("paper-old-document"))
    await mei.taps("press-receipt-right")
    await mei.sees("receipt-agreed-resident", "26-0001-7/1")
    await li.taps("press-done")
    await li.sees_alert("originals-still-out")
    assert await stage.case() == "arrived"

    await stage.until("11-27 09:00")
    await mei.sees("resident-still-waiting")
    await li.sees("visitor-originals-out", li.label("paper-id-card"))
    await li.taps("press-give")
    await li.taps("choice-which-some")
    await li.taps("paper-id-card")
    await li.taps("form-choices-done")
    await li.taps("paper-old-document")
    await li.taps("form-choices-done")
    await li.says("社保卡受理回执")
    await li.taps("form-confirm")
    await li.sees("receipt-returned-visitor", "26-0001-7/2")
    back = await mei.sees("receipt-returned-resident", "26-0001-7/2", "社保卡受理回执")
    assert mei.label("receipt-nothing-out") in back.text
    await mei.taps("press-receipt-right")

    await li.says("/tasks")
    await li.taps("press-done")
    await li.says("受理了，二十天后取")
    await li.taps("form-skip")
    await mei.taps("press-solved")
    await mei.sees("resident-confirmed", "李丽")
    await mei.sees("resident-next-step", mei.label(f"item-{COLLECT}"))
    kinds = await stage.kinds()
    assert kinds.count("originals_taken") == kinds.count("originals_returned") == 1
    stored = await stage.rows("SELECT number, kind, answer FROM receipt ORDER BY id")
    assert [tuple(row.values()) for row in stored] == [
        ("26-0001-7/1", "taken", "agreed"),
        ("26-0001-7/2", "returned", "agreed"),
    ]


async def test_collecting_follows_from_applying(stage: Stage) -> None:
    li = await stage.helper("李丽")
    mei = await stage.neighbour()
    await application(mei)
    await wish(mei)
    await li.taps("press-claim")
    await arrives(stage, li, mei)
    await li.taps("press-done")
    await li.says("材料是复印件，已受理")
    await li.taps("form-skip")
    await mei.taps("press-solved")
    await mei.sees("resident-next-step")
    await mei.catches_up()
    await stage.until("12-16 09:00")
    await mei.sees("resident-next-step-due", mei.label(f"item-{COLLECT}"))
    await mei.taps("press-follow")
    await mei.sees(f"ask-{COLLECT}-slip")
    await mei.says("HZ20261126")
    await mei.sees(f"ask-{COLLECT}-agreed", "陈桂兰")
    await mei.taps("choice-consent-yes")
    await mei.sees(f"ask-{COLLECT}-at-hand", mei.label("paper-slip"))
    await mei.taps(f"choice-{COLLECT}-at-hand-ready")
    await wish(mei)
    review = await mei.sees("ask-review", "HZ20261126", "YS-2026-8877", ADDRESS)
    assert mei.label(f"choice-{COLLECT}-document-social-card") in review.text
    await mei.sees("resident-submitted")
    assert await stage.case("item, mode", 2) == (COLLECT, "proxy")
    after = await stage.value("SELECT data FROM event WHERE case_id = 2 AND kind = 'submitted'")
    assert '"after": 1' in after or '"after":1' in after


@pytest.mark.parametrize("document", ["id-card-first", "passport"])
async def test_what_needs_the_person_is_refused_with_the_way_that_works(
    stage: Stage, document: str
) -> None:
    mei = await stage.neighbour()
    await mei.taps(f"item-{APPLY}")
    await mei.taps(f"choice-{APPLY}-document-{document}")
    await mei.sees(f"ended-{APPLY}-{document}")
    await mei.taps("press-instead", item=mei.label(f"item-{ERRAND}"))
    await mei.sees(f"ask-{ERRAND}-about")
    assert await stage.rows("SELECT id FROM cases") == []


async def test_a_receipt_that_is_wrong_reaches_staff_at_once(stage: Stage) -> None:
    chen = await stage.staff()
    li = await stage.helper("李丽")
    mei = await stage.neighbour()
    await application(mei)
    await wish(mei)
    await li.taps("press-claim")
    await arrives(stage, li, mei)
    await li.taps("press-take")
    await li.taps("paper-else")
    await li.taps("form-choices-done")
    await li.says("户口本")
    await li.taps("form-confirm")
    await mei.sees("receipt-taken-resident", "户口本")
    await mei.taps("press-receipt-wrong")
    await mei.sees("receipt-disputed-resident", "26-0001-7/1")
    await li.sees("receipt-disputed-visitor", "26-0001-7/1")
    await chen.sees("staff-receipt-disputed", "26-0001-7/1", "李丽")
    await forges(mei, Press("rok", 1))
    await mei.sees_alert("receipt-answered-before")
    await chen.taps("press-open-case")
    await chen.taps("press-give")
    await chen.taps("choice-which-all")
    await chen.taps("form-skip")
    await chen.taps("form-confirm")
    await chen.sees("receipt-returned-visitor", "26-0001-7/2", "户口本")
    await mei.sees("receipt-returned-resident", "26-0001-7/2", "户口本")


async def test_originals_change_hands_at_the_door_only_and_once(stage: Stage) -> None:
    wang, li = await stage.helper("王强"), await stage.helper("李丽")
    mei = await stage.neighbour()
    await application(mei)
    await wish(mei)
    await li.taps("press-claim")
    await forges(li, Press("take", 1))
    await li.sees_alert("originals-at-the-door")
    await forges(wang, Press("take", 1))
    await wang.sees_alert("not-allowed")
    await forges(wang, Press("give", 1))
    await wang.sees_alert("not-allowed")
    await forges(wang, Press("rok", 5))
    await wang.sees_alert("receipt-not-found")
    await arrives(stage, li, mei)
    await takes(li, "id-card")
    await li.sees("receipt-taken-visitor")
    await takes(li, "id-card")
    await li.sees("originals-out-already")
    await forges(wang, Press("rok", 1))
    await wang.sees_alert("not-allowed")
    await li.says("/tasks")
    await li.taps("press-give")
    await li.taps("choice-which-some")
    await li.taps("paper-old-document")
    await li.taps("form-choices-done")
    await li.taps("form-skip")
    await li.taps("form-skip")
    await li.taps("form-confirm")
    await li.sees("originals-not-out")
    assert await stage.value("SELECT COUNT(*) FROM receipt") == 1


async def test_wrong_answers_to_an_application_are_told_apart(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.taps(f"item-{APPLY}")
    await mei.taps(f"choice-{APPLY}-document-social-card")
    await mei.taps("choice-for-whom-new")
    await mei.says("陈桂兰")
    await mei.taps("choice-new-kinship-mother")
    await mei.taps("choice-consent-no")
    await mei.sees("answer-consent-needed")
    await mei.person.sends_voice(3)
    await mei.sees("answer-voice-not-here")
    await mei.says("🙂")
    await mei.sees("answer-name")
    await mei.says("陈小强")
    await mei.says("没带在身上")
    await mei.sees("answer-id-number")
    await mei.says("44170219440312002")
    await mei.sees("answer-id-number-length")
    await mei.says("441702194403120025")
    await mei.sees("answer-id-number-wrong")
    await mei.says("441702194403120026")
    await mei.taps(f"choice-{APPLY}-mandate-written")
    await mei.says("去年3月1日")
    await mei.sees("answer-day-past")
    await mei.says("明天")
    await mei.taps(f"choice-{APPLY}-ready-help")
    await mei.taps("form-skip")
    await mei.says(ADDRESS)
    await mei.says("后天上午")
    await mei.sees("answer-day-too-late")
    await mei.says("明天下午")
    review = await mei.sees("ask-review", "陈小强")
    assert mei.label("form-consent", whom="陈桂兰", by="陈小强") in review.text


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ({"zh-CN": "想领补贴", "en": "about my subsidy"}, ERRAND),
        ({"zh-CN": "要办证，居住证", "en": "I want to apply for a card"}, APPLY),
        ({"zh-CN": "帮我领身份证", "en": "please pick up my card"}, COLLECT),
    ],
)
async def test_an_item_is_opened_by_what_is_written(
    stage: Stage, words: dict[str, str], item: str
) -> None:
    mei = await stage.neighbour()
    await mei.says(words[stage.language])
    first = "about" if item == ERRAND else "document"
    await mei.sees(f"ask-{item}-{first}")
