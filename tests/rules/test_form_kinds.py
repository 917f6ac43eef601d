"""Questions for an ID number, a location, several photos, several choices, a voice note, a
consent, and a day that a paper must outlast."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.cases import Json
from rules.errors import AnswerRefused, Stale
from rules.form_model import (
    Answer,
    Asked,
    Condition,
    Contact,
    Days,
    Dialog,
    Form,
    FormEvent,
    Location,
    Other,
    Photo,
    Refused,
    Step,
    StepKind,
    Tap,
    Text,
    Voice,
)
from rules.forms import advance, begin, carry_over, current, editable, so_far
from tests.rules.sample import FACTS, TODAY, answers

OTHERS = Condition("whom", ("new", "relative"))
FORM = Form(
    "errand",
    1,
    (
        Step("what", StepKind.TEXT, voice=True, longest=50),
        Step("whom", StepKind.FOR_WHOM),
        Step("name", StepKind.NAME, only_if=Condition("whom", ("new",))),
        Step("agreed", StepKind.CONSENT, only_if=OTHERS),
        Step("id", StepKind.ID_NUMBER),
        Step("needs", StepKind.CHOICES, ("deaf", "lame", "dialect")),
        Step("chair", StepKind.YES_NO, only_if=Condition("needs", ("lame",))),
        Step("where", StepKind.LOCATION, longest=60),
        Step("papers", StepKind.PHOTOS, most=3),
        Step("ends", StepKind.DATE, days=Days.AHEAD),
        Step("day", StepKind.DATE, not_after="ends"),
        Step("slot", StepKind.SLOT),
        Step("review", StepKind.REVIEW),
    ),
)
HERE = replace(
    FACTS,
    labels={
        "needs": {
            "deaf": ("听不清", "Hard of hearing"),
            "lame": ("走路吃力", "Walks with difficulty"),
            "dialect": ("只讲方言", "Speaks dialect only"),
        }
    },
)
GOOD: dict[str, Answer] = {
    "what": Text("医保卡刷不了"),
    "whom": Tap("relative:7"),
    "name": Text("李秀英"),
    "agreed": Tap("yes"),
    "id": Text("441702194403120026"),
    "needs": Text("1"),
    "chair": Tap("no"),
    "where": Location(21.86, 111.97),
    "papers": Tap("skip"),
    "ends": Text("2027年3月1日"),
    "day": Text("后天"),
    "slot": Tap("afternoon"),
}


def step(dialog: Dialog, answer: Answer, form: Form = FORM) -> tuple[Dialog, FormEvent]:
    dialog, events = advance(form, Dialog.from_json(dialog.to_json()), answer, HERE)
    return dialog, events[0]


def at(key: str, form: Form = FORM) -> Dialog:
    dialog, _ = begin(form, HERE)
    while (here := current(form, dialog).key) != key:
        if here == "papers":
            dialog, _ = step(dialog, Photo("file", "one"), form)
            dialog, _ = step(dialog, Text("够了"), form)
        else:
            dialog, _ = step(dialog, GOOD[here], form)
    return dialog


def refused(key: str, answer: Answer) -> AnswerRefused | Stale:
    dialog = at(key)
    after, event = step(dialog, answer)
    assert isinstance(event, Refused)
    assert after == dialog
    return event.error


def taken(key: str, *given: Answer) -> Json:
    dialog = at(key)
    for answer in given:
        dialog, event = step(dialog, answer)
        assert isinstance(event, Asked)
    return dialog.answers[key]


def ticks(dialog: Dialog) -> list[Json]:
    return so_far(current(FORM, dialog), dialog)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "answer-id-number"),
        ("身份证", "answer-id-number"),
        ("440 不告诉你", "answer-id-number"),
        ("441702 1944 0312 002", "answer-id-number-length"),
        ("441702440312002", "answer-id-number-length"),
        ("441702194403120025", "answer-id-number-wrong"),
        ("441702194402300027", "answer-id-number-wrong"),
        ("441702209903120020", "answer-id-number-wrong"),
        ("44170219440312002X" * 5, "answer-id-number-length"),
        ("😀" * 3, "answer-id-number"),
    ],
)
def test_a_wrong_id_number_is_told_apart(text: str, key: str) -> None:
    assert refused("id", Text(text)).key == key


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("441702194403120026", "441702194403120026"),
        ("４４１７０２ 19440312 0026", "441702194403120026"),
        ("441702-19440312-0026", "441702194403120026"),
        ("11010519491231002x", "11010519491231002X"),
    ],
)
def test_an_id_number_is_read_as_people_write_it(text: str, number: str) -> None:
    assert taken("id", Text(text)) == number


@pytest.mark.parametrize(
    ("key", "answer", "error"),
    [
        ("what", Voice("v", 181), "answer-voice-too-long"),
        ("what", Photo("f", "u"), "answer-photo-not-here"),
        ("what", Text("😀"), "answer-empty"),
        ("id", Voice("v", 3), "answer-voice-not-here"),
        ("id", Photo("f", "u"), "answer-photo-not-here"),
        ("needs", Text("坐轮椅"), "answer-choices"),
        ("needs", Text("1和9"), "answer-choices"),
        ("needs", Text("好了"), "answer-choices-none"),
        ("needs", Tap("done"), "answer-choices-none"),
        ("needs", Tap("sings"), "button-of-another-question"),
        ("needs", Location(1.0, 2.0), "answer-location-not-here"),
        ("where", Text("😀"), "answer-empty"),
        ("where", Text("x" * 61), "answer-too-long"),
        ("where", Contact("13800138000"), "answer-contact-not-here"),
        ("papers", Text("没拍"), "answer-photos-wanted"),
        ("papers", Tap("done"), "answer-photos-wanted"),
        ("papers", Other("document"), "answer-kind-unknown"),
        ("agreed", Tap("no"), "answer-consent-needed"),
        ("agreed", Text("还没有"), "answer-consent-needed"),
        ("agreed", Text("123"), "answer-name-digits"),
        ("agreed", Text("？？"), "answer-name"),
        ("ends", Text("去年3月1日"), "answer-day-past"),
        ("ends", Text("2090年1月1日"), "answer-day-too-far"),
        ("ends", Text("不知道"), "answer-day"),
        ("slot", Tap("done"), "button-of-another-question"),
    ],
)
def test_wrong_input_is_answered_in_its_own_words(key: str, answer: Answer, error: str) -> None:
    assert refused(key, answer).key == error


def test_a_voice_note_is_kept_by_its_file() -> None:
    assert taken("what", Voice("file", 12)) == {"voice": "file", "seconds": 12}
    assert taken("what", Text("  领  补贴 ")) == "领 补贴"


def test_a_place_is_shared_or_described() -> None:
    assert taken("where", Location(21.86, 111.97)) == {"latitude": 21.86, "longitude": 111.97}
    assert taken("where", Text("菜市场后面")) == {"landmark": "菜市场后面"}


def test_ticks_come_and_go_until_done() -> None:
    dialog, _ = step(at("needs"), Tap("dialect"))
    dialog, _ = step(dialog, Tap("deaf"))
    assert ticks(dialog) == ["deaf", "dialect"]
    dialog, event = step(dialog, Tap("dialect"))
    assert event == Asked(current(FORM, dialog))
    assert ticks(dialog) == ["deaf"]
    assert "needs" not in dialog.answers
    dialog, _ = step(dialog, Text("选好了"))
    assert dialog.answers["needs"] == ["deaf"]
    assert dialog.gathered == {}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1、3", ["deaf", "dialect"]),
        ("3 1", ["deaf", "dialect"]),
        ("走路吃力", ["lame"]),
        ("听不清和走路吃力", ["deaf", "lame"]),
        ("Hard of hearing and dialect", ["deaf", "dialect"]),
        ("Walks with difficulty", ["lame"]),
        ("都有", ["deaf", "lame", "dialect"]),
        ("all", ["deaf", "lame", "dialect"]),
    ],
)
def test_several_choices_are_typed_at_once(text: str, values: list[str]) -> None:
    assert taken("needs", Text(text)) == values


def test_a_question_may_hang_on_one_of_several_ticks() -> None:
    dialog, _ = step(at("needs"), Text("1、2"))
    assert current(FORM, dialog).key == "chair"
    dialog, _ = step(at("needs"), Text("1、3"))
    assert current(FORM, dialog).key == "where"


def test_changed_ticks_begin_with_the_old_ones() -> None:
    dialog, _ = step(at("review"), Tap("edit:needs"))
    assert ticks(dialog) == ["deaf"]
    dialog, _ = step(dialog, Tap("deaf"))
    assert ticks(dialog) == []
    dialog, event = step(dialog, Tap("done"))
    assert isinstance(event, Refused)
    dialog, _ = step(dialog, Tap("dialect"))
    dialog, _ = step(dialog, Tap("done"))
    assert dialog.answers["needs"] == ["dialect"]
    assert current(FORM, dialog).key == "review"


def test_photos_come_until_enough_or_full() -> None:
    dialog, _ = step(at("papers"), Photo("a", "1"))
    dialog, _ = step(dialog, Photo("a again", "1"))
    assert len(ticks(dialog)) == 1
    dialog, _ = step(dialog, Photo("b", "2"))
    enough, _ = step(dialog, Text("够了"))
    assert [one["file_id"] for one in photos(enough)] == ["a", "b"]
    full, _ = step(dialog, Photo("c", "3"))
    assert [one["file_id"] for one in photos(full)] == ["a", "b", "c"]
    assert current(FORM, full).key == "ends"


def photos(dialog: Dialog) -> list[dict[str, Json]]:
    found = dialog.answers["papers"]
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, dict)]


def test_changed_photos_begin_anew_and_nothing_new_keeps_the_old() -> None:
    dialog, _ = step(at("review"), Tap("edit:papers"))
    kept, _ = step(dialog, Tap("done"))
    assert photos(kept)[0]["file_id"] == "file"
    dialog, _ = step(dialog, Photo("new", "2"))
    dialog, _ = step(dialog, Tap("done"))
    assert [one["file_id"] for one in photos(dialog)] == ["new"]


def test_nothing_gathered_at_a_question_that_may_be_skipped_skips_it() -> None:
    form = Form("f", 1, (Step("papers", StepKind.PHOTOS, optional=True), FORM.steps[-1]))
    dialog, _ = begin(form, HERE)
    dialog, _ = step(dialog, Text("没有了"), form)
    assert dialog.skipped == ("papers",)


def test_going_back_forgets_what_was_gathered() -> None:
    dialog, _ = step(at("papers"), Photo("a", "1"))
    dialog, _ = step(dialog, Tap("back"))
    assert current(FORM, dialog).key == "where"
    dialog, _ = step(dialog, GOOD["where"])
    assert ticks(dialog) == []


def test_a_consent_says_who_said_yes_for_whom_and_when() -> None:
    now = HERE.now.isoformat()
    assert taken("agreed", Tap("yes")) == {"by": "陈桂芳", "for": "陈伯", "at": now}
    assert taken("agreed", Text("同意")) == {"by": "陈桂芳", "for": "陈伯", "at": now}
    assert taken("agreed", Text("陈小强")) == {"by": "陈小强", "for": "陈伯", "at": now}


def test_a_consent_for_one_is_none_for_another() -> None:
    dialog, _ = step(at("review"), Tap("edit:whom"))
    dialog, _ = step(dialog, Tap("new"))
    assert current(FORM, dialog).key == "name"
    dialog, _ = step(dialog, Text("李秀英"))
    assert current(FORM, dialog).key == "agreed"
    dialog, _ = step(dialog, Tap("yes"))
    assert dialog.answers["agreed"] == {
        "by": "陈桂芳",
        "for": "李秀英",
        "at": HERE.now.isoformat(),
    }
    dialog, _ = step(dialog, Tap("edit:name"))
    dialog, _ = step(dialog, Text("王秀英"))
    assert current(FORM, dialog).key == "agreed"
    dialog, _ = step(dialog, Tap("back"))
    dialog, _ = step(dialog, Tap("edit:whom"))
    dialog, _ = step(dialog, Tap("self"))
    assert "agreed" not in dialog.answers


def test_a_day_is_not_after_the_end_of_a_paper() -> None:
    dialog, _ = step(at("ends"), Text("明天"))
    same, event = step(dialog, Text("后天"))
    assert isinstance(event, Refused)
    last = (TODAY + timedelta(1)).isoformat()
    assert event.error == AnswerRefused("answer-day-too-late", last=last)
    dialog, _ = step(same, Text("明天"))
    assert current(FORM, dialog).key == "slot"


def test_a_paper_that_ends_earlier_asks_for_the_day_again() -> None:
    dialog, _ = step(at("review"), Tap("edit:ends"))
    dialog, _ = step(dialog, Text("明天"))
    assert current(FORM, dialog).key == "day"


def test_a_calendar_ahead_turns_far() -> None:
    dialog, event = step(at("ends"), Tap("month:2035-01"))
    assert event == Asked(current(FORM, dialog), "2035-01")
    dialog, _ = step(dialog, Tap("2035-01-07"))
    assert dialog.answers["ends"] == "2035-01-07"


def test_a_changed_form_keeps_what_still_fits() -> None:
    dialog = at("review")
    assert carry_over(dialog, replace(FORM, version=2)).answers == dialog.answers
    changes = {
        "what": replace(FORM.steps[0], kind=StepKind.PHONE, voice=False),
        "needs": replace(FORM.steps[5], choices=("lame", "dialect")),
        "papers": Step("papers", StepKind.PHOTO),
        "where": Step("where", StepKind.TEXT),
    }
    steps = tuple(changes.get(step.key, step) for step in FORM.steps)
    kept = carry_over(dialog, Form(FORM.name, 2, steps)).answers
    assert not {*changes} & {*kept}
    assert kept["agreed"] == dialog.answers["agreed"]


@given(st.lists(answers(), max_size=25), st.sampled_from(FORM.steps))
def test_anything_sent_from_anywhere_is_answered(sent: list[Answer], start: Step) -> None:
    wanted = start.key if start.key not in ("name", "chair") else "needs"
    dialog = at(wanted)
    for answer in (*sent, Tap("done"), Text("1、2"), Text("yes")):
        dialog, events = advance(FORM, dialog, answer, HERE)
        assert events
        assert Dialog.from_json(dialog.to_json()) == dialog
        assert len(editable(FORM, dialog)) <= len(FORM.steps)
