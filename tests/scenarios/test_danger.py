"""Words of danger come before everything else: whom to call, and staff hear at once."""

import pytest

from tests.scenarios.stage import ITEM, STEPS, Player, Stage

WORDS = {
    "zh-CN": {"119": "厨房着火了", "120": "我妈晕倒了叫不醒", "110": "我不想活了"},
    "en": {"119": "the kitchen is on fire", "120": "my mother fainted", "110": "I want to die"},
}


async def cries(stage: Stage, somebody: Player, call: str) -> None:
    await somebody.says(WORDS[stage.language][call])
    await somebody.sees("danger", call)


@pytest.mark.parametrize("call", ["119", "120", "110"])
async def test_a_stranger_in_danger_at_night_is_told_whom_to_call(stage: Stage, call: str) -> None:
    staff = await stage.staff()
    await stage.until("11-24 23:30")
    eve = await stage.stranger("路人")
    await cries(stage, eve, call)
    await staff.sees("staff-danger", call)
    assert await stage.value("SELECT COUNT(*) FROM event WHERE kind = 'danger'") == 1


async def test_danger_at_any_question_stops_nothing_that_was_said(stage: Stage) -> None:
    staff = await stage.staff()
    mei = await stage.neighbour()
    await mei.taps(f"item-{ITEM}")
    for number, answer in enumerate(STEPS.values()):
        await mei.says(WORDS[stage.language]["120"])
        await mei.sees("danger-again" if number else "danger", "120")
        await answer(mei)
    await staff.sees("staff-danger", stage.place("osmanthus"))
    await mei.sees("resident-submitted")


async def test_an_edited_message_is_heard_when_it_cries_for_help(stage: Stage) -> None:
    staff = await stage.staff()
    mei = await stage.neighbour()
    said = await mei.says("你好")
    await mei.person.edits(said, WORDS[stage.language]["119"])
    await mei.sees("danger", "119")
    await staff.sees("staff-danger")


async def test_a_note_with_alarming_words_is_kept_all_the_same(stage: Stage) -> None:
    staff = await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await staff.taps("press-open-case")
    await staff.taps("press-note")
    await staff.sees("ask-note-words")
    await cries(stage, staff, "119")
    await staff.sees("staff-noted")
    await staff.says("/case 26-0001-7")
    await staff.sees("case-note", WORDS[stage.language]["119"])


async def test_harmless_words_raise_no_alarm(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.says("我坐火车去" if stage.language == "zh-CN" else "is there a fire drill today")
    await mei.sees_no("danger")
    await mei.sees("free-text")
