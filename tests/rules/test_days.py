"""Days as people say them, on Tuesday, 24 November 2026."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.answers.day import DayRule, DaySaid, read_day
from rules.errors import AnswerRefused
from rules.slots import DEFAULT_SLOTS

TODAY = date(2026, 11, 24)
RULE = DayRule(TODAY, TODAY, TODAY + timedelta(45), frozenset({date(2026, 12, 25)}))
PAST = DayRule(TODAY, date.min, TODAY, past=True)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("今天", "2026-11-24"),
        ("明天", "2026-11-25"),
        ("明天可以吗", "2026-11-25"),
        ("后天", "2026-11-26"),
        ("大后天", "2026-11-27"),
        ("周五", "2026-11-27"),
        ("周二", "2026-11-24"),
        ("这周五", "2026-11-27"),
        ("星期五", "2026-11-27"),
        ("礼拜天", "2026-11-29"),
        ("下周五", "2026-12-04"),
        ("下个星期一", "2026-11-30"),
        ("下下周三", "2026-12-09"),
        ("12月3日", "2026-12-03"),
        ("十二月三号", "2026-12-03"),
        ("12-3", "2026-12-03"),
        ("12.3", "2026-12-03"),
        ("１２月３日", "2026-12-03"),
        ("2026/12/03", "2026-12-03"),
        ("2026-12-03", "2026-12-03"),
        ("20261203", "2026-12-03"),
        ("2026年12月3日", "2026-12-03"),
        ("二〇二六年十二月三日", "2026-12-03"),
        ("3号", "2026-12-03"),
        ("二十六号", "2026-11-26"),
        ("下个月3号", "2026-12-03"),
        ("三天后", "2026-11-27"),
        ("一个星期后", "2026-12-01"),
        ("1月5日", "2027-01-05"),
        ("周五 12月4日", "2026-12-04"),
        ("today", "2026-11-24"),
        ("Tomorrow, please", "2026-11-25"),
        ("the day after tomorrow", "2026-11-26"),
        ("Friday", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("3 December", "2026-12-03"),
        ("the 3rd of December", "2026-12-03"),
        ("Dec 3", "2026-12-03"),
        ("December 3rd, 2026", "2026-12-03"),
        ("the 3rd", "2026-12-03"),
        ("in 3 days", "2026-11-27"),
        ("in a week", "2026-12-01"),
    ],
)
def test_days_to_come(words: str, day: str) -> None:
    assert read_day(words, RULE) == DaySaid(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("words", "day", "slot"),
    [
        ("后天上午", "2026-11-26", "morning"),
        ("周五下午", "2026-11-27", "afternoon"),
        ("Friday morning", "2026-11-27", "morning"),
        ("下周五上午9点", "2026-12-04", "morning"),
        ("12月3日下午3点", "2026-12-03", "afternoon"),
        ("tomorrow at 4pm", "2026-11-25", "afternoon"),
        ("明天 9:30-11:00", "2026-11-25", "morning"),
        ("周三3点", "2026-11-25", "afternoon"),
        ("明天", "2026-11-25", None),
    ],
)
def test_day_and_slot(words: str, day: str, slot: str | None) -> None:
    assert read_day(words, RULE, DEFAULT_SLOTS) == DaySaid(date.fromisoformat(day), slot)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("去年11月3日", "2025-11-03"),
        ("去年11月", "2025-11-01"),
        ("2025年11月", "2025-11-01"),
        ("11月", "2026-11-01"),
        ("12月", "2025-12-01"),
        ("前年3月5号", "2024-03-05"),
        ("12月3日", "2025-12-03"),
        ("昨天", "2026-11-23"),
        ("大前天", "2026-11-21"),
        ("3号", "2026-11-03"),
        ("30号", "2026-10-30"),
        ("上个月5号", "2026-10-05"),
        ("周五", "2026-11-20"),
        ("上周五", "2026-11-20"),
        ("2月29日", "2024-02-29"),
        ("November 2025", "2025-11-01"),
        ("3 March", "2026-03-03"),
        ("yesterday", "2026-11-23"),
        ("last Friday", "2026-11-20"),
    ],
)
def test_days_gone_by(words: str, day: str) -> None:
    assert read_day(words, PAST) == DaySaid(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("昨天", "answer-day-past"),
        ("11月3日", "answer-day-past"),
        ("上周五", "answer-day-past"),
        ("2020-01-01", "answer-day-past"),
        ("2月3日", "answer-day-too-far"),
        ("明年5月1日", "answer-day-too-far"),
        ("in 90 days", "answer-day-too-far"),
        ("12月25日", "answer-day-closed"),
        ("2月30日", "answer-day-none"),
        ("2026-13-01", "answer-day-none"),
        ("99号", "answer-day-none"),
        ("周三或者周四", "answer-day-one"),
        ("明天或后天", "answer-day-one"),
        ("周四 12月4日", "answer-day-one"),
        ("农历十月初五", "answer-day-lunar"),
        ("周五不行", "answer-day"),
        ("not tomorrow", "answer-day"),
        ("12月", "answer-day"),
        ("随便", "answer-day"),
        ("", "answer-day"),
        ("😀😀", "answer-day"),
        ("9-11点", "answer-day"),
        ("13800138000", "answer-day"),
        ("长" * 5000, "answer-day"),
    ],
)
def test_what_is_not_taken(words: str, key: str) -> None:
    with pytest.raises(AnswerRefused) as caught:
        read_day(words, RULE, DEFAULT_SLOTS)
    assert caught.value.key == key


def test_bounds_of_either_direction() -> None:
    with pytest.raises(AnswerRefused, match="answer-day-future"):
        read_day("明天", PAST)
    later = DayRule(TODAY, TODAY + timedelta(2), TODAY + timedelta(9))
    with pytest.raises(AnswerRefused, match="answer-day-too-soon"):
        read_day("明天", later)
    assert read_day("周二", later).day == TODAY + timedelta(7)


@given(st.dates(TODAY, TODAY + timedelta(45)).filter(lambda day: day != date(2026, 12, 25)))
def test_every_way_to_write_a_day_means_that_day(day: date) -> None:
    written = (
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day.month}月{day.day}日",
        f"{day.month}-{day.day}",
        f"{day.day} {day:%B}",
        f"{day:%b} {day.day}, {day.year}",
        f"{(day - TODAY).days}天后",
    )
    assert {read_day(words, RULE).day for words in written} == {day}


@given(st.text(max_size=120) | st.text("0123456789年月日号周下上去-/. 一二十", max_size=20))
def test_days_are_read_or_refused(words: str) -> None:
    for rule in (RULE, PAST):
        with suppress(AnswerRefused):
            said = read_day(words, rule, DEFAULT_SLOTS)
            assert rule.earliest <= said.day <= rule.latest
