"""Phone numbers as people write and say them."""

import phonenumbers

from rules.answers.words import chinese_digits, clean, plain
from rules.errors import AnswerRefused

_LONGEST = 60


def read_phone(text: str, region: str = "CN", area_code: str = "") -> str:
    """A number in E.164 form ("+8613800138000").

    Takes full-width and spoken digits, spaces, land lines, and short local numbers when the
    local `area_code` ("0662") is given. Refuses `answer-phone` (no number in it),
    `answer-phone-wrong` (no such number) and `answer-phone-area` (area code missing).
    """
    words = chinese_digits(plain(text))
    figures = sum(map(str.isdigit, words))
    if not figures or len(words) > _LONGEST:
        raise AnswerRefused("answer-phone")
    if 7 <= figures <= 8 and "+" not in words:
        words = area_code + _only_figures(words, area_code)
    found = _parsed(words, region)
    if found is None or not phonenumbers.is_valid_number(found):
        raise AnswerRefused("answer-phone-wrong")
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


def _only_figures(words: str, area_code: str) -> str:
    if not area_code:
        raise AnswerRefused("answer-phone-area")
    return "".join(letter for letter in words if letter.isdigit())


def _parsed(words: str, region: str) -> phonenumbers.PhoneNumber | None:
    matches = list(phonenumbers.PhoneNumberMatcher(words, region))
    if len(matches) == 1:
        return matches[0].number
    try:
        return phonenumbers.parse(words, region)
    except phonenumbers.NumberParseException:
        return None


def shown_phone(number: str, region: str = "CN") -> str:
    """An E.164 number as it is dialled at home: "138 0013 8000". Raises ValueError if none."""
    try:
        found = phonenumbers.parse(clean(number))
    except phonenumbers.NumberParseException as wrong:
        raise ValueError("not an E.164 number") from wrong
    at_home = phonenumbers.region_code_for_number(found) == region
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(found, style.NATIONAL if at_home else style.INTERNATIONAL)
