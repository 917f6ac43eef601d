"""The door code."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.door_code import draw, first, last, locked, matches, read
from rules.errors import AnswerRefused


@given(st.integers())
def test_six_digits_with_two_different_halves(seed: int) -> None:
    code = draw(Random(seed))
    assert len(code) == 6
    assert code.isdigit()
    assert first(code) != last(code)
    assert first(code) + last(code) == code
    assert matches(code, last(code))
    assert not matches(code, first(code))


def test_every_last_half_can_come_up() -> None:
    rng = Random(7)
    assert len({last(draw(rng)) for _ in range(20_000)}) == 1000


@pytest.mark.parametrize(
    "text", ["456", " 4 5 6 ", "４５６", "四五六", "后三位是456", "四 五 六。"]
)
def test_what_the_visitor_types(text: str) -> None:
    assert read(text) == "456"


@pytest.mark.parametrize("text", ["", "45", "123456", "123 和 456", "不知道", "😀", "１２３４"])
def test_what_is_no_try(text: str) -> None:
    with pytest.raises(AnswerRefused, match="door-code-three-digits"):
        read(text)


def test_three_wrong_tries_lock() -> None:
    assert [locked(tries) for tries in range(5)] == [False, False, False, True, True]
