"""One spelling for an address, so that requests for one door are counted together."""

import re

from rules.answers.words import chinese_digits, plain

_UNITS = re.compile("单元|[号栋幢座室房楼层]")
_PARTS = re.compile(r"\d+|[^\W\d_]+")


def same_door(address: str) -> str:
    """ "桂花路 8 号 2 栋 301", "桂花路八号二栋301室" and "桂花路8-2-301" are one; "" is nowhere."""
    return "-".join(_PARTS.findall(_UNITS.sub(" ", plain(chinese_digits(address)))))
