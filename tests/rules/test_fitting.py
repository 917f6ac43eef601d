"""What is over a limit of Telegram is split: nothing lost, nothing over, every tag closed."""

import re
from html import escape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.fitting import (
    ANSWER_LIMIT,
    CAPTION_LIMIT,
    MOST_BUTTONS,
    TEXT_LIMIT,
    fitted,
    length,
    over,
    plain,
    split,
)

WORDS = st.text(st.sampled_from("ab 梅秀英\n🏠<&>'"), max_size=60)
MARKED = st.recursive(
    WORDS.map(lambda words: escape(words, quote=False)),
    lambda inner: st.tuples(st.sampled_from(("b", "i", "code")), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
)
TEXTS = st.lists(MARKED, max_size=12).map("".join)


class Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


def check_balanced(text: str) -> None:
    reader = Balanced()
    reader.feed(text)
    reader.close()
    assert reader.opened == []


@given(TEXTS, st.integers(5, 40), st.integers(5, 40))
def test_parts_fit_are_balanced_and_lose_nothing(text: str, first: int, limit: int) -> None:
    parts = split(text, first, limit)
    for number, part in enumerate(parts):
        assert length(part) <= (limit if number else first)
        assert plain(part).strip()
        check_balanced(part)
    assert _visible("".join(map(plain, parts))) == _visible(plain(text))


def _visible(words: str) -> str:
    return re.sub(r"\s", "", words)


def test_it_is_counted_as_telegram_counts() -> None:
    """UTF-16 units after the markup is read: a house is two, a tag is none, `&lt;` is one."""
    assert length("<b>梅</b>🏠&lt;&amp;") == 5
    assert over("sendMessage", {"text": "🏠" * 2048}) == ()
    assert over("sendMessage", {"text": "🏠" * 2048 + "!"}) == ("text: 4097, at most 4096",)
    assert over("sendMessage", {"text": "<b></b>" * 4096}) == ()
    assert over("sendPhoto", {"caption": "x" * 1025}) == ("caption: 1025, at most 1024",)


def test_a_part_ends_with_a_line() -> None:
    text = "\n".join(f"<b>line {number}</b>" for number in range(9))
    assert split(text, 30, 30)[0] == "<b>line 0</b>\n<b>line 1</b>\n<b>line 2</b>\n<b>line 3</b>\n"


def buttons(count: int, a_row: int = 1) -> dict[str, Any]:
    found = [{"text": f"{n}", "callback_data": f"{n}"} for n in range(count)]
    return {"inline_keyboard": [found[at : at + a_row] for at in range(0, count, a_row)]}


def test_buttons_stand_under_the_last_part() -> None:
    payload = {"chat_id": 1, "text": "x" * 9000, "parse_mode": "HTML", "reply_markup": buttons(2)}
    parts = fitted("sendMessage", payload)
    assert [length(part.payload["text"]) for part in parts] == [4096, 4096, 808]
    assert [part.payload.get("reply_markup") for part in parts] == [None, None, buttons(2)]
    assert {part.payload["parse_mode"] for part in parts} == {"HTML"}


def test_a_file_comes_first_with_what_fits_under_it() -> None:
    payload = {"chat_id": 1, "photo": "p", "caption": "x" * 6000, "reply_markup": buttons(1)}
    photo, text, last = fitted("sendPhoto", payload)
    assert (photo.method, photo.payload["photo"]) == ("sendPhoto", "p")
    assert len(photo.payload["caption"]) == CAPTION_LIMIT
    assert "reply_markup" not in photo.payload
    assert (text.method, len(text.payload["text"])) == ("sendMessage", TEXT_LIMIT)
    assert last.payload["reply_markup"] == buttons(1)


@pytest.mark.parametrize(("count", "a_row"), [(250, 1), (101, 8), (12, 12)])
def test_too_many_buttons_come_under_several_messages(count: int, a_row: int) -> None:
    payload = {"chat_id": 1, "text": "Which?", "reply_markup": buttons(count, a_row)}
    assert over("sendMessage", payload)
    parts = fitted("sendMessage", payload)
    assert {part.payload["text"] for part in parts} == {"Which?"}
    shown = []
    for part in parts:
        assert over(part.method, part.payload) == ()
        rows = part.payload["reply_markup"]["inline_keyboard"]
        assert 0 < sum(map(len, rows)) <= MOST_BUTTONS
        shown += [button["text"] for row in rows for button in row]
    assert shown == [f"{n}" for n in range(count)]


def test_a_file_without_words_can_have_too_many_buttons() -> None:
    payload = {"chat_id": 1, "photo": "p", "reply_markup": buttons(150)}
    photo, more = fitted("sendPhoto", payload)
    assert (photo.method, photo.payload["photo"]) == ("sendPhoto", "p")
    assert len(photo.payload["reply_markup"]["inline_keyboard"]) == MOST_BUTTONS
    assert more.payload["reply_markup"]["inline_keyboard"][-1][0]["text"] == "149"


def test_an_edit_that_is_too_long_is_said_anew() -> None:
    payload = {"chat_id": 1, "text": "x" * 5000, "reply_markup": buttons(1)}
    stripped, first, last = fitted("editMessageText", payload)
    assert (stripped.method, stripped.strips) == ("editMessageReplyMarkup", True)
    assert (first.method, last.method, last.strips) == ("sendMessage", "sendMessage", False)
    assert last.payload["reply_markup"] == buttons(1)


def test_what_stands_in_a_bubble_is_cut() -> None:
    payload = {"callback_query_id": "1", "text": "梅" * 150 + "🏠" * 60}
    (part,) = fitted("answerCallbackQuery", payload)
    assert part.payload["text"] == "梅" * 150 + "🏠" * 25
    assert over("answerCallbackQuery", part.payload) == ()
    assert length(part.payload["text"]) == ANSWER_LIMIT


def test_what_fits_is_left_alone() -> None:
    assert over("sendMessage", {"text": "x" * 4096, "reply_markup": buttons(100)}) == ()
    assert over("answerCallbackQuery", {"text": "x" * 200}) == ()
    assert over("editMessageReplyMarkup", {"reply_markup": {"inline_keyboard": []}}) == ()
    assert over("sendMessage", {"text": "x", "reply_markup": {"keyboard": [["a"] * 9]}}) == ()
