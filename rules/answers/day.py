"""Days as people write and say them, in Chinese and English.

Written by hand: of 27 phrases that people use here, dateparser 1.4 left 9 unread (下周五, 12月3日,
3号, 十二月三号, 下个月3号, 三天后, 一周后, 去年11月, 11月3日), and it gives no part of the day.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rules.answers.slot import find_slot
from rules.answers.words import chinese_digits, chinese_number, plain
from rules.errors import AnswerRefused
from rules.slots import Slot

_WEEK = 7
_LONGEST = 200
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?<!\d)(?P<day>\d{1,2})"
_YEAR_WORD = r"(?:(?P<which>去年|前年|今年|明年)的?\s*|(?<!\d)(?P<year>\d{4})\s*年\s*)?"
_NOT_CLOCK = r"(?!\s*(?:[\d::点时]|[ap]\.?m\b|o'?clock))"

_SPOKEN = re.compile(
    r"[零〇○一二三四五六七八九十两]+(?=\s*(?:[年月日号]|天后|天以后|个月|周后|个星期后))"
)
_LUNAR = re.compile(r"农历|阴历|初[一二三四五六七八九十]|廿|腊月|正月|lunar")
_REFUSAL = re.compile(
    r"不行|不方便|没空|没有空|不在|不可以|不能|不要|除了|\bnot\b|can'?t|cannot|except|\bbusy\b"
)


@dataclass(frozen=True, slots=True)
class DayRule:
    """Which days are taken: `earliest` to `latest`, both included, without `closed` ones.

    With `past`, words are read backwards in time: "3 March" is the last one, and a month alone
    stands for its first day, so that what is counted from it falls due early rather than late.
    """

    today: date
    earliest: date
    latest: date
    closed: frozenset[date] = frozenset()
    past: bool = False


@dataclass(frozen=True, slots=True)
class DaySaid:
    """A day, and the slot if the same words named one ("the day after tomorrow, morning")."""

    day: date
    slot: str | None = None


def read_day(text: str, rule: DayRule, slots: Sequence[Slot] = ()) -> DaySaid:
    """The day that is meant; only the first 200 characters are read.

    Refuses `answer-day` (no day in the words), `answer-day-none` (30 February),
    `answer-day-one` (several days), `answer-day-lunar`, and whatever `check_day` refuses.
    """
    words = _SPOKEN.sub(_as_figures, plain(text[:_LONGEST]))
    if _LUNAR.search(words):
        raise AnswerRefused("answer-day-lunar")
    if _REFUSAL.search(words):
        raise AnswerRefused("answer-day")
    day = _the_one_day(words, rule)
    check_day(day, rule)
    return DaySaid(day, find_slot(words, slots) if slots else None)


def check_day(day: date, rule: DayRule) -> None:
    """Refuses `answer-day-past`, `answer-day-future`, `answer-day-too-soon`,
    `answer-day-too-far` and `answer-day-closed`."""
    if rule.past and day > rule.today:
        raise AnswerRefused("answer-day-future")
    if not rule.past and day < rule.today:
        raise AnswerRefused("answer-day-past")
    if day < rule.earliest:
        raise AnswerRefused("answer-day-too-soon", earliest=rule.earliest.isoformat())
    if day > rule.latest:
        raise AnswerRefused("answer-day-too-far", latest=rule.latest.isoformat())
    if day in rule.closed:
        raise AnswerRefused("answer-day-closed")


def _as_figures(found: re.Match[str]) -> str:
    number = chinese_number(found[0])
    return chinese_digits(found[0]) if number is None else str(number)


def _the_one_day(words: str, rule: DayRule) -> date:
    dated, rest = _days_by(_DATED, words, rule)
    weekdays, _ = _days_by(_BY_WEEKDAY, rest, rule)
    said = dated or weekdays
    if not said:
        raise AnswerRefused("answer-day")
    if len(said) > 1 or {day.weekday() for day in weekdays} - {day.weekday() for day in said}:
        raise AnswerRefused("answer-day-one")
    return said.pop()


def _days_by(readers: "Sequence[_Reader]", words: str, rule: DayRule) -> tuple[set[date], str]:
    """All days that these readers find, and the words that are left over."""
    days: set[date] = set()
    for pattern, resolve in readers:
        for found in pattern.finditer(words):
            days.add(_resolved(resolve, found, rule))
        words = pattern.sub(" | ", words)
    return days, words


def _resolved(resolve: "_Resolve", found: re.Match[str], rule: DayRule) -> date:
    try:
        return resolve(found, rule)
    except (ValueError, OverflowError) as wrong:
        raise AnswerRefused("answer-day-none") from wrong


_Resolve = Callable[[re.Match[str], DayRule], date]
_Reader = tuple[re.Pattern[str], _Resolve]

_AWAY_BY_DAYS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (0, ("今天", "今日", "今儿", "今早", "今晚", "今下午", "today", "tonight")),
    (0, ("this morning", "this afternoon", "this evening")),
    (1, ("明天", "明日", "明儿", "明早", "明晚", "tomorrow")),
    (2, ("后天", "后日", "the day after tomorrow", "day after tomorrow")),
    (3, ("大后天",)),
    (-1, ("昨天", "昨日", "yesterday")),
    (-2, ("前天", "the day before yesterday")),
    (-3, ("大前天",)),
)
_AWAY = {word: days for days, words in _AWAY_BY_DAYS for word in words}
_AWAY_PATTERN = "|".join(sorted(_AWAY, key=len, reverse=True))


def _days_away(found: re.Match[str], rule: DayRule) -> date:
    return rule.today + timedelta(_AWAY[found[0]])


def _counted(found: re.Match[str], rule: DayRule) -> date:
    said = found["count"] or found["english"]
    number = 1 if said in ("a", "one") else int(said)
    unit = found["unit"] or found["english_unit"]
    return rule.today + timedelta(number * (1 if unit.startswith(("天", "day")) else _WEEK))


def _full_date(found: re.Match[str], rule: DayRule) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _month_and_day(found: re.Match[str], rule: DayRule) -> date:
    named = found.groupdict()
    month = int(found["month"]) if named.get("month") else _MONTHS.index(found["name"][:3]) + 1
    day = int(named.get("day") or 0)
    if not day and not rule.past:
        raise AnswerRefused("answer-day")
    return _in_fitting_year(_year_said(named, rule), month, day or 1, rule)


def _year_said(named: dict[str, str | None], rule: DayRule) -> int | None:
    if year := named.get("year"):
        return int(year)
    words = {"去年": -1, "前年": -2, "今年": 0, "明年": 1}
    which = named.get("which")
    return rule.today.year + words[which] if which else None


def _in_fitting_year(year: int | None, month: int, day: int, rule: DayRule) -> date:
    """Without a year: the last such day when looking back, the nearest one otherwise."""
    if year is not None:
        return date(year, month, day)
    near = list(_dates(rule.today.year, month, day))
    if rule.past:
        return max(found for found in near if found <= rule.today)
    return min(near, key=lambda found: abs(found - rule.today))


def _dates(year: int, month: int, day: int) -> Iterator[date]:
    """That day in the years around; raises ValueError if there is none at all."""
    date(2024, month, day)
    for near in range(year - 4, year + 2):
        if (month, day) != (2, 29) or _is_leap(near):
            yield date(near, month, day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _day_of_month(found: re.Match[str], rule: DayRule) -> date:
    """The next "3号" (or the last, when looking back), or that of the month that is named."""
    number = int(found["day"])
    which = found.groupdict().get("which")
    if which:
        return _month_away(rule.today, {"上": -1, "下": 1}.get(which[0], 0)).replace(day=number)
    for away in (0, -1, -2) if rule.past else (0, 1, 2):
        first = _month_away(rule.today, away)
        day = first + timedelta(number - 1)
        if day.month == first.month and (day <= rule.today if rule.past else day >= rule.today):
            return day
    raise ValueError("no such day in the months around")


def _month_away(today: date, away: int) -> date:
    """The first day of the month so many months from this one."""
    months = today.year * 12 + today.month - 1 + away
    return date(months // 12, months % 12 + 1, 1)


_WEEKS_AWAY = {"下下": 2, "下": 1, "next": 1, "这": 0, "本": 0, "this": 0, "上": -1, "last": -1}


def _weekday(found: re.Match[str], rule: DayRule) -> date:
    """Weeks begin on Monday. Without "this" or "next": the next such day that can be had."""
    named = found["name"]
    at = "一二三四五六日".find(named.replace("天", "日").replace("7", "日"))
    at = int(named) - 1 if named in "123456" else at
    at = _WEEKDAYS.index(named[:3]) if at < 0 else at
    if found["which"] in _WEEKS_AWAY:
        monday = rule.today - timedelta(rule.today.weekday())
        return monday + timedelta(at + _WEEK * _WEEKS_AWAY[found["which"]])
    if rule.past:
        return rule.today - timedelta((rule.today.weekday() - at) % _WEEK)
    first = rule.today + timedelta(rule.earliest > rule.today)
    return first + timedelta((at - first.weekday()) % _WEEK)


_DATED: tuple[_Reader, ...] = (
    (re.compile(_AWAY_PATTERN), _days_away),
    (
        re.compile(
            r"(?<!\d)(?P<count>\d{1,2})\s*个?(?P<unit>天|周|星期|礼拜)(?:之后|以后|后)"
            r"|\bin\s+(?P<english>\d{1,2}|a|one)\s+(?P<english_unit>days?|weeks?)\b"
        ),
        _counted,
    ),
    (
        re.compile(r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)[日号]?"),
        _full_date,
    ),
    (re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)"), _full_date),
    (
        re.compile(
            _YEAR_WORD
            + r"(?<!\d)(?P<month>\d{1,2})\s*月(?:份)?(?:\s*(?P<day>\d{1,2})(?!\d|[点时:])[日号]?)?"
        ),
        _month_and_day,
    ),
    (
        re.compile(_DAY + rf"(?:st|nd|rd|th)?\s*(?:of\s+)?{_MONTH}(?:,?\s*(?P<year>\d{{4}}))?"),
        _month_and_day,
    ),
    (
        re.compile(
            rf"\b{_MONTH}(?:\s*(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)?(?:,?\s*(?P<year>\d{{4}}))?"
        ),
        _month_and_day,
    ),
    (
        re.compile(
            r"(?<![\d::./-])(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})(?![./-])" + _NOT_CLOCK
        ),
        _month_and_day,
    ),
    (
        re.compile(
            r"(?:(?P<which>上个?月|这个?月|本月|下个?月)\s*)?" + _DAY + r"\s*[号日](?!楼|线)"
        ),
        _day_of_month,
    ),
    (re.compile(_DAY + r"(?:st|nd|rd|th)\b"), _day_of_month),
)
_BY_WEEKDAY: tuple[_Reader, ...] = (
    (
        re.compile(
            r"(?P<which>下下|下|这|本|上)?个?(?:周|星期|礼拜)(?P<name>[一二三四五六日天]|[1-7](?!\d))"
        ),
        _weekday,
    ),
    (
        re.compile(
            r"\b(?:(?P<which>next|this|last)\s+)?(?:week\s+)?(?P<name>mon(?:day)?|tue(?:s(?:day)?)?"
            r"|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
        ),
        _weekday,
    ),
)
