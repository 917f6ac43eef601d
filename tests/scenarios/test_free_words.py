"""Somebody just writes what they want, without a button."""

from tests.scenarios.stage import ITEM, Stage

ONE = {"zh-CN": "我的养老金要年审了吧", "en": "my pension, please"}
SEVERAL = {"zh-CN": "医保卡要补办", "en": "apply for medical insurance"}


async def test_words_that_name_one_service_open_its_form(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.says(ONE[stage.language])
    await mei.sees(f"ask-{ITEM}-status")


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
