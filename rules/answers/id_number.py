"""The 18 characters of a resident identity card.

Of python-stdnum's `cn.ric` all but the birth place is used: its table knows when a county's code
came into use, and refuses whoever was born before, such as everybody over 45 in 4417.
"""

import re
from datetime import date

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from rules.answers.words import bare, plain
from rules.errors import AnswerRefused

_SHAPE = re.compile(r"\d{17}[\dx]", re.ASCII)
_LONGEST = 60
_SHOWN_FIRST, _SHOWN_LAST = 4, 4


def read_id_number(text: str, today: date) -> str:
    """The number, its last character a figure or "X".

    Refuses `answer-id-number` (no number in it), `answer-id-number-length` (not 18 characters)
    and `answer-id-number-wrong` (check digit or birthday do not fit).
    """
    number = bare(plain(text)[:_LONGEST])
    if not any(map(str.isdigit, number)) or re.search(r"[^\dx]", number, re.ASCII):
        raise AnswerRefused("answer-id-number")
    if not _SHAPE.fullmatch(number):
        raise AnswerRefused("answer-id-number-length", count=len(number))
    return _checked(ric.compact(number), today)


def _checked(number: str, today: date) -> str:
    try:
        born = ric.get_birth_date(number)
    except ValidationError as wrong:
        raise AnswerRefused("answer-id-number-wrong") from wrong
    if born > today or ric.calc_check_digit(number) != number[-1]:
        raise AnswerRefused("answer-id-number-wrong")
    return number


def masked(number: str) -> str:
    """ "4417**********0026": enough to tell whose it is, and no birthday."""
    hidden = len(number) - _SHOWN_FIRST - _SHOWN_LAST
    return number[:_SHOWN_FIRST] + "*" * hidden + number[-_SHOWN_LAST:]
