"""Somebody just writes what they want, without a button."""

from tests.scenarios.stage import COMMUNITY, ITEM, Stage

ONE = {"zh-CN": "我的养老金要年审了吧", "en": "my pension, please"}
TOLD = {"zh-CN": "我妈的医保卡不见了", "en": "my mother lost her insurance card"}
SEVERAL = {"zh-CN": "医保卡要补办", "en": "apply for medical insurance"}


async def test_words_that_name_one_service_open_its_form(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.says(ONE[stage.language])
    await mei.sees(f"ask-{ITEM}-status")


async def test_what_the_words_told_is_not_asked_again(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.says(TOLD[stage.language])
    await mei.sees("form-noted", TOLD[stage.language])
    await mei.taps("choice-home-errand-about-insurance")
    await mei.sees("ask-home-errand-mode")
    await mei.taps("choice-home-errand-mode-home")
    await mei.says("/my")
    await mei.says(TOLD[stage.language])
    await mei.sees_no("form-noted")


async def test_what_a_newcomer_told_waits_for_the_welcome(stage: Stage) -> None:
    mei = await stage.stranger("梅秀英")
    await mei.says(TOLD[stage.language])
    await mei.taps(f"choice-welcome-language-{stage.language.lower()}")
    await mei.taps("choice-welcome-consent-agree")
    await mei.person.taps(mei.stage.place(COMMUNITY))
    await mei.sees("form-noted", TOLD[stage.language])
    await mei.taps("choice-home-errand-about-insurance")
    await mei.sees("ask-home-errand-mode")


async def test_the_mere_name_of_a_service_tells_nothing(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.says({"zh-CN": "我要办医保", "en": "medical insurance"}[stage.language])
    await mei.sees_no("form-noted")
    await mei.taps("choice-home-errand-about-insurance")
    await mei.sees("ask-home-errand-words")


async def test_words_that_name_several_are_asked_about(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.says(SEVERAL[stage.language])
    await mei.sees("free-which")
    await mei.taps("item-home-errand")
    await mei.sees("ask-home-errand-about")


async def test_words_that_stand_on_a_button_of_a_case_show_the_cases(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.files()
    for key in ("press-move", "press-cancel-case", "press-talk-visitor", "press-solved"):
        await mei.says(mei.label(key))
        await mei.sees("mine-state-looking", "26-0001-7")


async def test_words_that_name_none_get_the_way_out(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.says("今天天气真好")
    await mei.sees("free-text")
