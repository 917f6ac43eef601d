"""Case numbers that survive being read over the phone: year, sequence, Damm check digit.

The check digit finds every single wrong digit and every swap of two neighbours.
"""

import re

from stdnum import damm

from rules.answers.words import chinese_digits, plain
from rules.errors import AnswerRefused

_SHORTEST_SEQUENCE, _LONGEST_SEQUENCE = 4, 7
_DASHES = r"[-‐‑‒–—−_./,、杠横]*"
_LOOSE = r"[\s\-‐‑‒–—−_./,、杠横]*"
_RUNS = (re.compile(rf"\d(?:{_DASHES}\d)*"), re.compile(rf"\d(?:{_LOOSE}\d)*"))
_SHAPE = re.compile(r"(\d{2})(\d{4}|[1-9]\d{4,6})(\d)")


def compose(year: int, sequence: int) -> str:
    """ "26-0123-0" for the year 2026 and the 123rd case. Raises ValueError out of range."""
    if sequence < 1 or sequence >= 10**_LONGEST_SEQUENCE:
        raise ValueError("a case number holds sequences from 1 to 9,999,999")
    body = f"{year % 100:02d}{sequence:0{_SHORTEST_SEQUENCE}d}"
    return _dashed(body, damm.calc_check_digit(body))


def parse(text: str) -> str:
    """The case number in the words, as `compose` writes it.

    Takes full-width and spoken digits, spaces, other dashes or none, and words around it.
    Refuses `case-number-missing` and `case-number-wrong`.
    """
    words = chinese_digits(plain(text))
    shaped = [found for runs in _RUNS for found in _shaped(runs, words)]
    if not shaped:
        raise AnswerRefused("case-number-missing")
    for found in shaped:
        if damm.is_valid(found[0]):
            return _dashed(found[1] + found[2], found[3])
    raise AnswerRefused("case-number-wrong")


def _shaped(runs: re.Pattern[str], words: str) -> list[re.Match[str]]:
    """The runs of digits that have the length of a case number, without what separates them."""
    bodies = (re.sub(r"\D", "", run) for run in runs.findall(words))
    return [found for body in bodies if (found := _SHAPE.fullmatch(body))]


def _dashed(body: str, check: str) -> str:
    return f"{body[:2]}-{body[2:]}-{check}"
