"""Case numbers that are read over the phone."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.case_number import compose, parse
from rules.errors import AnswerRefused

NUMBERS = st.builds(compose, st.integers(2020, 2099), st.integers(1, 9_999_999))
SAMPLE = compose(2026, 123)


def test_how_it_looks() -> None:
    assert SAMPLE == "26-0123-0"
    assert compose(2031, 1_234_567).startswith("31-1234567-")


@pytest.mark.parametrize("sequence", [0, -1, 10_000_000])
def test_sequences_out_of_range(sequence: int) -> None:
    with pytest.raises(ValueError, match="sequences"):
        compose(2026, sequence)


@pytest.mark.parametrize(
    "text",
    [
        "26-0123-0",
        "2601230",
        "26 0123 0",
        "２６－０１２３－０",
        "编号26-0123-0，谢谢",
        "我的编号是 26—0123—0。",
        "二六零一二三零",
        "二六杠零幺二三杠零",
        "问一下26-0123-0办到哪了",
        "case 26-0123-0 please",
        "26-0123-0 13800138000",
    ],
)
def test_how_it_is_said(text: str) -> None:
    assert parse(text) == SAMPLE


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("26-0123-7", "case-number-wrong"),
        ("26-0132-0", "case-number-wrong"),
        ("", "case-number-missing"),
        ("13800138000", "case-number-missing"),
        ("26-012-0", "case-number-missing"),
        ("我要查进度", "case-number-missing"),
    ],
)
def test_what_is_refused(text: str, key: str) -> None:
    with pytest.raises(AnswerRefused) as caught:
        parse(text)
    assert caught.value.key == key


@given(NUMBERS)
def test_reading_gives_back_what_was_written(number: str) -> None:
    assert parse(number) == number
    assert parse(number.replace("-", "")) == number


@given(NUMBERS, st.data())
def test_one_wrong_digit_is_always_found(number: str, data: st.DataObject) -> None:
    places = [place for place, letter in enumerate(number) if letter.isdigit()]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))
    with pytest.raises(AnswerRefused):
        parse(number[:place] + digit + number[place + 1 :])


@given(NUMBERS, st.data())
def test_two_swapped_neighbours_are_always_found(number: str, data: st.DataObject) -> None:
    digits = number.replace("-", "")
    places = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    if places:
        at = data.draw(st.sampled_from(places))
        with pytest.raises(AnswerRefused):
            parse(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


@given(st.text(max_size=200))
def test_any_words_are_read_or_refused(text: str) -> None:
    with suppress(AnswerRefused):
        assert parse(parse(text)) == parse(text)
