"""The door code 上门码: who visits proves it with the first half, the resident with the second.

The visitor knows and says the first three digits; only then does the resident answer with the
last three, which the visitor types. Three wrong tries lock the code.
"""

import hmac
import random
import re

from rules.answers.words import chinese_digits, plain
from rules.errors import AnswerRefused

HALF = 3
MOST_TRIES = 3


def draw(rng: random.Random) -> str:
    """Six digits whose halves differ, so that echoing the first is never the answer.

    In production `rng` is a `random.SystemRandom`.
    """
    first = rng.randrange(10**HALF)
    last = rng.randrange(10**HALF - 1)
    return f"{first:0{HALF}d}{last + (last >= first):0{HALF}d}"


def first(code: str) -> str:
    """What the visitor says at the door."""
    return code[:HALF]


def last(code: str) -> str:
    """What the resident answers, and the visitor types."""
    return code[HALF:]


def read(text: str) -> str:
    """The three digits in what the visitor typed. Refuses `door-code-three-digits`, which is not
    a try."""
    runs = re.findall(r"\d+", chinese_digits(plain(text)).replace(" ", ""))
    halves = [run for run in runs if len(run) >= HALF]
    if len(halves) != 1 or len(halves[0]) != HALF:
        raise AnswerRefused("door-code-three-digits")
    return str(halves[0])


def matches(code: str, typed: str) -> bool:
    """Whether `typed`, as `read` gives it, is the second half."""
    return hmac.compare_digest(last(code).encode(), typed.encode())


def locked(wrong_tries: int) -> bool:
    """Whether so many wrong tries lock the code and alert staff."""
    return wrong_tries >= MOST_TRIES
