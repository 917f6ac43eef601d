"""The form engine: what people answer, and what they are asked next."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.errors import AnswerRefused, Stale, WrongState
from rules.form_model import (
    Answer,
    Asked,
    Cancelled,
    Completed,
    Contact,
    Dialog,
    Ended,
    Form,
    FormChanged,
    FormEvent,
    Location,
    Other,
    PersonWanted,
    Photo,
    Refused,
    Step,
    StepKind,
    Tap,
    Text,
    Unchanged,
    Voice,
)
from rules.forms import advance, begin, carry_over, choices, current, editable, known
from tests.rules.sample import FACTS, FORM, GOOD, TODAY, WORKDAYS, answers


def step(dialog: Dialog, answer: Answer, form: Form = FORM) -> tuple[Dialog, FormEvent]:
    """One answer, through JSON, with the first thing that happened."""
    dialog, events = advance(form, Dialog.from_json(dialog.to_json()), answer, FACTS)
    return dialog, events[0]


def at(key: str) -> Dialog:
    """A dialog that is open at this question, everything before it answered well."""
    dialog, _ = begin(FORM, FACTS)
    while current(FORM, dialog).key != key:
        dialog, _ = step(dialog, GOOD[current(FORM, dialog).key])
    return dialog


def refusal(key: str, answer: Answer) -> str:
    dialog = at(key)
    after, event = step(dialog, answer)
    assert isinstance(event, Refused)
    assert event.step.key == key
    assert after == dialog
    return event.error.key


def test_the_whole_form_is_completed_by_good_answers() -> None:
    _, event = step(at("review"), Tap("confirm"))
    assert event == Completed(
        {
            "status": "not-yet",
            "scheme": "resident",
            "last": "2025-11-03",
            "whom": "new",
            "name": "李秀英",
            "phone": "+8613800138000",
            "kinship": "母亲",
            "address": "东风二路12号301房",
            "stairs": "yes",
            "floor": "三楼",
            "day": "2026-11-26",
            "slot": "afternoon",
            "photo": {"file_id": "file", "unique_id": "unique"},
        }
    )


def test_a_choice_can_end_the_form() -> None:
    _, event = step(at("status"), Text("已经认证了"))
    assert event == Ended(FORM.steps[0], "certified")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1", "employee"),
        ("三", "resident"),
        ("城乡居民养老", "resident"),
        ("城乡居民", "resident"),
        ("civil service", "civil"),
        ("👉 Resident", "resident"),
        ("人工", "person-x"),
    ],
)
def test_a_choice_is_understood_when_typed(words: str, value: str) -> None:
    dialog, event = step(at("scheme"), Text(words))
    assert dialog.answers["scheme"] == value
    assert isinstance(event, Asked)


@pytest.mark.parametrize("words", ["养老", "5", "随便", "0", "😀"])
def test_an_unclear_choice_is_asked_again(words: str) -> None:
    assert refusal("scheme", Text(words)) == "answer-choice"


@pytest.mark.parametrize(
    ("key", "answer", "text"),
    [
        ("name", Text("张3"), "answer-name-digits"),
        ("name", Photo("a", "b"), "answer-photo-not-here"),
        ("name", Voice("a", 3), "answer-voice-not-here"),
        ("name", Location(21.8, 111.9), "answer-location-not-here"),
        ("name", Other("sticker"), "answer-kind-unknown"),
        ("name", Text("😀😀"), "answer-name"),
        ("phone", Text("没有电话"), "answer-phone"),
        ("phone", Text("12345"), "answer-phone-wrong"),
        ("kinship", Text("长" * 5000), "answer-too-long"),
        ("kinship", Text("\u200b\u202e\x00"), "answer-empty"),
        ("kinship", Contact("13800138000"), "answer-contact-not-here"),
        ("address", Text("东门"), "answer-address-short"),
        ("address", Text("在东门那一片附近"), ""),
        ("day", Text("昨天"), "answer-day-past"),
        ("day", Text("明年5月1日"), "answer-day-too-far"),
        ("day", Text("周六"), "answer-day-full"),
        ("day", Text("12月24日"), "answer-day-closed"),
        ("day", Tap("2026-02-30"), "answer-day-none"),
        ("day", Tap("2026-11-20"), "answer-day-past"),
        ("slot", Text("半夜"), "answer-slot"),
        ("photo", Text("没有照片可以给"), "answer-photo-wanted"),
        ("review", Text("嗯？"), "answer-review"),
        ("last", Text("明年"), "answer-day"),
        ("last", Text("12月25日"), ""),
        ("whom", Text("王五"), "answer-for-whom"),
        ("whom", Tap("relative:99"), "button-of-another-question"),
        ("address", Tap("morning"), "button-of-another-question"),
        ("address", Tap("confirm"), "button-of-another-question"),
        ("address", Tap("edit:scheme"), "button-of-another-question"),
        ("review", Tap("edit:nothing"), "button-of-another-question"),
        ("address", Tap("month:2026-12"), "button-of-another-question"),
        ("address", Tap("skip"), "answer-needed"),
        ("address", Text("跳过"), "answer-needed"),
    ],
)
def test_what_cannot_be_taken_says_why(key: str, answer: Answer, text: str) -> None:
    if text:
        assert refusal(key, answer) == text
    else:
        assert isinstance(step(at(key), answer)[1], Asked)


def test_a_slot_that_is_taken_on_that_day_is_refused() -> None:
    only_afternoon = next(day for day, free in WORKDAYS.items() if free == ("afternoon",))
    dialog, _ = step(at("day"), Tap(only_afternoon.isoformat()))
    assert choices(FORM, dialog, FACTS) == ("afternoon",)
    _, event = step(dialog, Text("上午"))
    assert isinstance(event, Refused)
    assert event.error == AnswerRefused("answer-slot-full")


def test_day_and_slot_in_one_breath() -> None:
    dialog, event = step(at("day"), Text("后天上午"))
    assert (dialog.answers["day"], dialog.answers["slot"]) == ("2026-11-26", "morning")
    assert isinstance(event, Asked)
    assert event.step.key == "photo"


def test_a_relative_is_found_by_name_and_kinship() -> None:
    for words in ("陈伯", "爸爸", "2"):
        dialog, event = step(at("whom"), Text(words))
        assert dialog.answers["whom"] == "relative:7"
        assert isinstance(event, Asked)
        assert event.step.key == "kinship"


def test_what_we_know_is_one_tap() -> None:
    dialog, _ = step(at("whom"), Text("我自己"))
    assert known(FORM, dialog, FACTS) == "东门路3号"
    assert choices(FORM, dialog, FACTS) == ("known",)
    dialog, _ = step(dialog, Tap("known"))
    assert dialog.answers["address"] == "东门路3号"


def test_a_shared_contact_answers_the_phone() -> None:
    dialog, _ = step(at("phone"), Contact("+86 138 0013 8000"))
    assert dialog.answers["phone"] == "+8613800138000"


def test_forgotten_is_skipped_where_that_is_allowed() -> None:
    dialog, event = step(at("last"), Text("不记得了"))
    assert dialog.skipped == ("last",)
    assert isinstance(event, Asked)
    assert event.step.key == "whom"


@pytest.mark.parametrize("words", ["取消", "算了", "Cancel", "never mind", "不办了。"])
def test_cancel_at_any_question(words: str) -> None:
    for key in ("status", "name", "day", "review"):
        assert step(at(key), Text(words))[1] == Cancelled()


@pytest.mark.parametrize("words", ["转人工", "找人", "talk to a person"])
def test_a_person_at_any_question(words: str) -> None:
    for key in ("status", "name", "day", "review"):
        dialog = at(key)
        after, event = step(dialog, Text(words))
        assert event == PersonWanted(current(FORM, dialog))
        assert after == dialog


def test_back_at_the_first_question_changes_nothing() -> None:
    dialog = at("status")
    assert step(dialog, Text("上一步")) == (dialog, Unchanged(FORM.steps[0]))


def test_an_old_card_is_told_from_the_open_one() -> None:
    _, event = step(at("scheme"), Tap("back", step="status"))
    assert isinstance(event, Refused)
    assert event.error == Stale("button-of-another-question")
    assert step(at("scheme"), Tap("cancel", step="status"))[1] == Cancelled()


def test_review_edit_returns_to_the_review() -> None:
    dialog, event = step(at("review"), Text("改地址"))
    assert isinstance(event, Asked)
    assert event.step.key == "address"
    dialog, event = step(dialog, Text("漠江路20号"))
    assert isinstance(event, Asked)
    assert event.step.key == "review"
    assert dialog.answers["address"] == "漠江路20号"


def test_back_while_editing_keeps_the_answer() -> None:
    review = at("review")
    dialog, _ = step(review, Tap("edit:day"))
    dialog, _ = step(dialog, Tap("back"))
    assert dialog == review


def test_an_edit_drops_what_depended_on_it_and_asks_what_is_new() -> None:
    dialog, _ = step(at("review"), Tap("edit:whom"))
    dialog, event = step(dialog, Tap("self"))
    assert isinstance(event, Asked)
    assert event.step.key == "review"
    assert not {"name", "phone", "kinship"} & dialog.answers.keys()
    dialog, _ = step(dialog, Tap("edit:whom"))
    _, event = step(dialog, Tap("new"))
    assert isinstance(event, Asked)
    assert event.step.key == "name"


def test_a_new_day_without_the_old_slot_asks_for_the_slot() -> None:
    dialog = at("day")
    dialog, _ = step(dialog, Text("后天上午"))
    dialog, _ = step(dialog, Tap("skip"))
    dialog, _ = step(dialog, Tap("edit:day"))
    dialog, event = step(dialog, Tap("2026-11-27"))
    assert WORKDAYS[TODAY + timedelta(3)] == ("afternoon",)
    assert isinstance(event, Asked)
    assert event.step.key == "slot"
    _, event = step(dialog, Tap("afternoon"))
    assert isinstance(event, Asked)
    assert event.step.key == "review"


def test_the_calendar_turns_its_pages_within_bounds() -> None:
    dialog, event = step(at("day"), Tap("month:2026-12"))
    assert event == Asked(current(FORM, dialog), "2026-12")
    assert isinstance(step(dialog, Tap("month:2027-02"))[1], Unchanged)
    assert isinstance(step(dialog, Tap("month:2026-12"))[1], Unchanged)


def test_a_wish_that_went_out_of_date_is_asked_again_at_the_end() -> None:
    dialog = at("review")
    later = replace(FACTS, today=TODAY + timedelta(3), earliest=TODAY + timedelta(3))
    dialog, events = advance(FORM, dialog, Tap("confirm"), later)
    assert events == (Refused(current(FORM, dialog), AnswerRefused("answer-day-past")),)
    dialog, events = advance(FORM, dialog, Text("下周一下午"), later)
    assert isinstance(advance(FORM, dialog, Tap("confirm"), later)[1][0], Completed)


def test_a_form_without_a_review_completes_with_its_last_answer() -> None:
    form = Form("rate", 1, (Step("rating", StepKind.CHOICE, ("good", "bad")),))
    dialog, _ = begin(form, FACTS)
    dialog, event = step(dialog, Tap("good"), form)
    assert event == Completed({"rating": "good"})
    with pytest.raises(WrongState):
        current(form, dialog)


def test_a_changed_form_keeps_what_still_fits() -> None:
    steps = tuple(s for s in FORM.steps if s.key != "kinship")
    steps = tuple(
        replace(s, choices=("employee", "civil")) if s.key == "scheme" else s for s in steps
    )
    newer = Form(FORM.name, FORM.version + 1, steps)
    dialog = at("review")
    carried, events = advance(newer, dialog, Tap("confirm"), FACTS)
    assert events[0] == FormChanged(("kinship", "scheme"))
    assert isinstance(events[1], Asked)
    assert events[1].step.key == "scheme"
    assert carried.answers["address"] == dialog.answers["address"]
    assert carried == carry_over(dialog, newer)


def test_unreadable_rows_are_named() -> None:
    for text in ("", "[]", "{}", '{"form": 1}'):
        with pytest.raises(WrongState):
            Dialog.from_json(text)


@given(st.lists(answers(), max_size=40))
def test_anything_sent_is_answered_and_survives_json(sent: list[Answer]) -> None:
    dialog, _ = begin(FORM, FACTS)
    for answer in sent:
        dialog, events = advance(FORM, dialog, answer, FACTS)
        assert events
        assert Dialog.from_json(dialog.to_json()) == dialog
        assert len(editable(FORM, dialog)) <= len(FORM.steps)


@given(st.lists(answers(), max_size=25), st.sampled_from(FORM.steps))
def test_anything_sent_from_anywhere_is_answered(sent: list[Answer], start: Step) -> None:
    dialog = at(start.key)
    for answer in sent:
        dialog, events = advance(FORM, dialog, answer, FACTS)
        assert events
        assert Dialog.from_json(dialog.to_json()) == dialog


@given(st.sampled_from([key for key in GOOD if key != "status"]))
def test_back_and_the_same_answer_is_where_we_were(key: str) -> None:
    before = at(key)
    after, _ = step(before, GOOD[key])
    again, _ = step(after, Tap("back"))
    assert again.answers == before.answers
    assert current(FORM, again) == current(FORM, before)
    assert step(again, GOOD[key])[0] == after


@given(st.lists(answers(), max_size=30))
def test_no_answer_stays_to_a_question_that_does_not_apply(sent: list[Answer]) -> None:
    dialog = at("review")
    for answer in sent:
        dialog, _ = advance(FORM, dialog, answer, FACTS)
        if dialog.answers.get("whom") != "new":
            assert "name" not in dialog.answers
        if "stairs" in dialog.answers and dialog.answers["stairs"] == "no":
            assert "floor" not in {*dialog.answers, *dialog.skipped}
