"""Small words that have to be true: who was told, what was left, what can still be changed."""

from tests.scenarios.stage import COMMUNITY, ITEM, Stage


async def test_with_nobody_coming_nobody_is_said_to_be_told(stage: Stage) -> None:
    await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    await mei.taps("press-cancel-case")
    await mei.taps("press-cancel-yes")
    said = await mei.sees("resident-cancelled-unclaimed")
    assert not mei.words_in(said, "resident-cancelled")


async def test_whoever_was_coming_is_said_to_be_told(stage: Stage) -> None:
    wang = await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    await mei.taps("press-cancel-case")
    await mei.taps("press-cancel-yes")
    await mei.sees("resident-cancelled")


async def test_leaving_the_question_for_another_time_leaves_the_time(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.files()
    await mei.taps("press-move")
    await mei.taps("form-cancel")
    await mei.sees("form-cancelled-move")
    await mei.sees_no("form-cancelled")


async def test_another_time_for_a_closed_case_is_refused_before_any_question(stage: Stage) -> None:
    mei = await stage.neighbour()
    filed = await mei.files()
    await mei.taps("press-cancel-case")
    await mei.taps("press-cancel-yes")
    await mei.taps("press-move", on=filed)
    await mei.sees_alert("move-case-over")
    await mei.sees_no("ask-move-day")
    assert await stage.rows("SELECT id FROM dialog") == []


async def test_a_language_has_a_way_back(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.taps(f"item-{ITEM}")
    await mei.says("/language")
    await mei.sees("language-back")
    await mei.taps("press-language-back")
    await mei.sees("language-set")
    await mei.sees(f"ask-{ITEM}-status")
    language = f"SELECT language FROM person WHERE telegram_id = {mei.person.id}"
    assert await stage.value(language) == stage.language


async def test_the_review_says_for_whom_in_a_sentence(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.taps(f"item-{ITEM}")
    await mei.fills_in(until="review")
    review = await mei.sees("ask-review")
    title = mei.label("title-for-whom")
    comma = "：" if stage.language == "zh-CN" else ": "
    assert f"{title}{comma}{mei.label('said-for-whom-self')}" in review.text


async def test_whoever_declined_is_not_asked_for_the_language_again(stage: Stage) -> None:
    mei = await stage.stranger("梅秀英")
    await mei.says("/start")
    await mei.taps(f"choice-welcome-language-{stage.language.lower()}")
    await mei.taps("choice-welcome-consent-decline")
    await mei.sees("welcome-declined")
    await mei.says("/start")
    again = await mei.sees("ask-welcome-consent")
    assert not mei.words_in(again, "ask-welcome-language")
    await mei.taps("choice-welcome-consent-agree")
    await mei.person.taps(stage.place(COMMUNITY))
    await mei.sees("welcome-done")
