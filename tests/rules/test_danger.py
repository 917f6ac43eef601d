"""Danger words, as the catalogue has them."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.danger import danger_in, read_danger
from rules.errors import SettingsWrong

FILE = Path(__file__).parents[2] / "catalogue" / "danger.toml"
GROUPS = read_danger(tomllib.loads(FILE.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("救命", "120"),
        ("救 命 啊！！", "120"),
        ("厨房着火了", "119"),
        ("煤气泄漏", "119"),
        ("家里煤气味很大", "119"),
        ("我妈晕倒了，叫不醒", "120"),
        ("胸口疼得厉害，喘不上气", "120"),
        ("不想活了", "110"),
        ("有人打我", "110"),
        ("门口有人撬锁", "110"),
        ("My chest pain is bad", "120"),
        ("I can’t breathe", "120"),
        ("ＧＡＳ　ＬＥＡＫ", "119"),
        ("the kitchen is ON FIRE", "119"),
        ("I want to die", "110"),
        ("someone is breaking in", "110"),
        ("坐火车来的路上看到着火了", "119"),
        ("救\u200b命", "120"),
    ],
)
def test_danger_is_heard(text: str, call: str) -> None:
    assert danger_in(text, GROUPS) == call


@pytest.mark.parametrize(
    "text",
    [
        "",
        "我要坐火车去广州",
        "她正坐着火车",
        "晚上一起火锅",
        "这是我的救命钱",
        "上火了嗓子疼",
        "火车站附近3号",
        "中风后行动不便",
        "想报名急救培训",
        "要跳楼价的那家店",
        "养老认证，行动不便，三楼没有电梯",
        "生气",
        "后天上午",
        "My train leaves at nine",
        "fireworks road 3",
        "please help me with pension certification",
        "I was fired in 2019",
        "campfire lane 8",
        "the stroke of a brush",
        "she had a stroke two years ago and cannot walk",
        "he had a heart attack in 2019",
        "please save me a morning slot",
        "煤气没气了，想换一瓶",
        "手机没反应了",
        "落水管堵了",
        "请打老人机上的电话",
        "年轻生活不方便",
        "上门要入室检查吗",
        "名额被抢了",
        "东风二路12号301房",
    ],
)
def test_no_alarm_without_danger(text: str) -> None:
    assert danger_in(text, GROUPS) is None


def test_every_number_has_its_words() -> None:
    assert {group.call for group in GROUPS} == {"110", "119", "120"}


@pytest.mark.parametrize("data", [{}, {"group": [{"call": "110"}]}, {"group": 3}])
def test_a_broken_file_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(SettingsWrong):
        read_danger(data)


@given(st.text(max_size=200), st.text("，。！ \u200b", max_size=4))
def test_words_around_do_not_hide_a_cry_for_help(around: str, between: str) -> None:
    said = danger_in(f"{around}。救命。{between}", GROUPS)
    assert said is not None
