"""Names, phones, addresses, yes and no, free words."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.answers.free_text import read_text, read_yes_no
from rules.answers.person import read_address, read_name
from rules.answers.phone import read_phone, shown_phone
from rules.answers.slot import read_slot
from rules.answers.words import chinese_number, clean
from rules.errors import AnswerRefused
from rules.slots import DEFAULT_SLOTS


def refused(read: Callable[[str], object], text: str) -> str:
    with pytest.raises(AnswerRefused) as caught:
        read(text)
    return caught.value.key


def outcome(read: Callable[[str], object], text: str) -> str:
    """The key of the refusal, or "answer-taken"; anything else that is raised is a fault."""
    try:
        read(text)
    except AnswerRefused as refused:
        return refused.key
    return "answer-taken"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("李秀英", "李秀英"),
        ("  欧阳 娜娜\u200b ", "欧阳 娜娜"),
        ("我叫张三。", "张三"),
        ("阿婆叫陈桂香", "陈桂香"),
        ("我妈妈的名字是：梅秀英", "梅秀英"),
        ("叫李秀英", "李秀英"),
        ("My name is Mary O'Neill", "Mary O'Neill"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("José María", "José María"),
        ("姓名：王五", "王五"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert read_name(text) == name


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("李", "answer-name-short"),
        ("张3", "answer-name-digits"),
        ("张" * 41, "answer-name-long"),
        ("长" * 5000, "answer-name-long"),
        ("😀😀", "answer-name"),
        ("", "answer-name"),
        ("-·-", "answer-name"),
        ("<b>张三</b>", "answer-name"),
    ],
)
def test_names_that_are_none(text: str, key: str) -> None:
    assert refused(read_name, text) == key


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13800138000", "+8613800138000"),
        ("１３８－００１３－８０００", "+8613800138000"),
        ("138 0013 8000", "+8613800138000"),
        ("+86 138 0013 8000", "+8613800138000"),
        ("我的电话是13800138000，谢谢", "+8613800138000"),
        ("一三八零零一三八零零零", "+8613800138000"),
        ("幺三八零零幺三八零零零", "+8613800138000"),
        ("0662-3412345", "+866623412345"),
        ("(0662) 341 2345", "+866623412345"),
        ("3412345", "+866623412345"),
        ("341-2345", "+866623412345"),
        ("+852 2123 4567", "+85221234567"),
    ],
)
def test_phones(text: str, number: str) -> None:
    assert read_phone(text, "CN", "0662") == number


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("没有", "answer-phone"),
        ("", "answer-phone"),
        ("1" * 5000, "answer-phone"),
        ("1380013", "answer-phone-area"),
        ("138001380001", "answer-phone-wrong"),
        ("12345", "answer-phone-wrong"),
        ("13800138000 或者 13900139000", "answer-phone-wrong"),
    ],
)
def test_phones_that_are_none(text: str, key: str) -> None:
    assert refused(read_phone, text) == key


def test_a_phone_is_shown_as_it_is_dialled() -> None:
    assert shown_phone("+8613800138000") == "138 0013 8000"
    assert shown_phone("+85221234567") == "+852 2123 4567"
    with pytest.raises(ValueError, match=r"E\.164"):
        shown_phone("abc")


@pytest.mark.parametrize(
    "text",
    ["东门路3号", "鸳鸯湖社区二栋", "漠江路二十号三零一房", "Room C, Lake House", "3 Lake Road"],
)
def test_addresses(text: str) -> None:
    assert read_address(text) == text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("东门", "answer-address-short"),
        ("在菜市场旁边", "answer-address-number"),
        ("东" * 121 + "3号", "answer-address-long"),
        ("😀", "answer-address"),
        ("12345", "answer-address"),
    ],
)
def test_addresses_that_are_none(text: str, key: str) -> None:
    assert refused(read_address, text) == key


@pytest.mark.parametrize(
    "text", ["是", "是的", "好", "好啊", "对的", "Yes", "ok!", "嗯", "可以的", "要"]
)
def test_yes(text: str) -> None:
    assert read_yes_no(text) is True


@pytest.mark.parametrize(
    "text", ["不", "不是", "没有", "No", "nope", "还没有呢", "不用了", "不对。"]
)
def test_no(text: str) -> None:
    assert read_yes_no(text) is False


@pytest.mark.parametrize("text", ["也许", "", "😀", "maybe", "是不是"])
def test_neither_yes_nor_no(text: str) -> None:
    assert refused(read_yes_no, text) == "answer-yes-or-no"


def test_free_words_are_cleaned() -> None:
    assert read_text("  电梯\u200b坏了，\n 请 走  楼梯\u202e ") == "电梯坏了， 请 走 楼梯"
    assert refused(read_text, "？？😀") == "answer-empty"
    assert refused(read_text, "长" * 5000) == "answer-too-long"


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("上午", "morning"),
        ("早上", "morning"),
        ("morning", "morning"),
        ("9点", "morning"),
        ("十点半", "morning"),
        ("10:30", "morning"),
        ("下午", "afternoon"),
        ("下午3点", "afternoon"),
        ("三点", "afternoon"),
        ("4pm", "afternoon"),
        ("at 10 am", "morning"),
        ("afternoon please", "afternoon"),
        ("周五下午", "afternoon"),
    ],
)
def test_slots(text: str, slot: str) -> None:
    assert read_slot(text, DEFAULT_SLOTS) == slot


@pytest.mark.parametrize("text", ["", "半夜", "23点", "99点", "上午或下午", "12:99", "晚点"])
def test_slots_that_are_none(text: str) -> None:
    assert refused(lambda words: read_slot(words, DEFAULT_SLOTS), text) == "answer-slot"


def test_numbers_in_chinese() -> None:
    said = {"三": 3, "十": 10, "十二": 12, "二十": 20, "三十一": 31, "9": 9, "一百": None, "": None}
    assert {text: chinese_number(text) for text in said} == said


@given(st.text(max_size=300))
def test_no_reader_fails_otherwise_than_by_refusing(text: str) -> None:
    def of_slot(words: str) -> str:
        return read_slot(words, DEFAULT_SLOTS)

    readers: tuple[Callable[[str], object], ...] = (
        *(read_name, read_phone, read_address, read_yes_no, read_text, of_slot),
    )
    for read in readers:
        assert outcome(read, text).startswith("answer-")


@given(st.text(max_size=300))
def test_clean_words_are_clean_already(text: str) -> None:
    assert clean(clean(text)) == clean(text)
