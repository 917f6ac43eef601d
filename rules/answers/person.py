"""A person's name, and a place to live."""

import re
import unicodedata

from rules.answers.words import chinese_digits, clean
from rules.errors import AnswerRefused

_DOTS = str.maketrans(dict.fromkeys("•・‧∙⋅．●", "·"))
_WHOSE = r"(?:我|他|她|本人|老人家?|阿[婆公姨叔]|我?(?:妈妈?|爸爸?|奶奶|爷爷|外婆|外公))"
_LEAD_IN = re.compile(
    rf"^(?:{_WHOSE}(?:的?(?:名字|姓名))?(?:叫做?|是)|(?:名字|姓名)(?:叫做?|是)?|叫做?"
    r"|my name is|i am|i'm)[\s::,,]*",
    re.IGNORECASE,
)
_INSIDE = frozenset("·.'’- ")
_PLACE_WORDS = re.compile(
    r"[号栋房室幢座楼弄院单元]|\b(?:room|flat|building|block|unit|house|floor|no)\b", re.IGNORECASE
)
SHORTEST_NAME, LONGEST_NAME = 2, 40
SHORTEST_ADDRESS, LONGEST_ADDRESS = 4, 120


def read_name(text: str) -> str:
    """A name in Chinese or Latin letters; keeps "·". Refuses `answer-name`,
    `answer-name-short`, `answer-name-long` and `answer-name-digits`."""
    name = _LEAD_IN.sub("", clean(text).translate(_DOTS)).strip(" ,，.。、;；:：!！?？·")
    if len(name) > LONGEST_NAME:
        raise AnswerRefused("answer-name-long", longest=LONGEST_NAME)
    if any(letter.isdigit() for letter in name):
        raise AnswerRefused("answer-name-digits")
    if not all(_of_a_name(letter) for letter in name) or not any(map(str.isalpha, name)):
        raise AnswerRefused("answer-name")
    if len(name) < SHORTEST_NAME:
        raise AnswerRefused("answer-name-short", shortest=SHORTEST_NAME)
    return name


def _of_a_name(letter: str) -> bool:
    return letter in _INSIDE or unicodedata.category(letter)[0] in "LM"


def read_address(text: str) -> str:
    """A street address with a number. Refuses `answer-address`, `answer-address-short`,
    `answer-address-long` and `answer-address-number`."""
    address = clean(text)
    if not any(map(str.isalpha, address)):
        raise AnswerRefused("answer-address")
    if len(address) < SHORTEST_ADDRESS:
        raise AnswerRefused("answer-address-short", shortest=SHORTEST_ADDRESS)
    if len(address) > LONGEST_ADDRESS:
        raise AnswerRefused("answer-address-long", longest=LONGEST_ADDRESS)
    if not any(map(str.isdigit, chinese_digits(address))) and not _PLACE_WORDS.search(address):
        raise AnswerRefused("answer-address-number")
    return address
