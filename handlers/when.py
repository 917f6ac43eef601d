"""Times and days in words, as a neighbour says them."""

import functools
from datetime import date, datetime, time, tzinfo

from babel.core import Locale
from babel.dates import format_date, format_datetime

from handlers.wording import Html, Wording
from rules.slots import Slot

_NAMES_ITSELF = 2
"""From so many days away on a near day has its date beside it: a weekend may lie between."""
NEAR = {0: "when-today", 1: "when-tomorrow", 2: "when-day-after"}


@functools.cache
def locale_of(language: str) -> Locale:
    """What babel knows about a language, looked up once."""
    return Locale.parse(language, sep="-")


def day(wording: Wording, language: str, which: date, today: date) -> str:
    """ "明天（11月25日 周三）" or "Fri 27 Nov"; of another year "2027年3月1日"."""
    patterns = (
        ("M月d日 EEE", "y年M月d日") if language.startswith("zh") else ("EEE d MMM", "d MMM y")
    )
    pattern = patterns[which.year != today.year]
    calendar_day = format_date(which, pattern, locale=locale_of(language))
    if (near := NEAR.get((which - today).days)) is None:
        return calendar_day
    return wording.label(
        language, "when-near-day", near=wording.label(language, near), day=calendar_day
    )


def moment(wording: Wording, language: str, at: datetime, now: datetime, tz: tzinfo) -> str:
    """ "今天 17:00", "明天 9:00" or "后天（11月26日 周四） 9:00"; "17:00 today" or "9:00 on Fri 27
    Nov"."""
    local, today = at.astimezone(tz), now.astimezone(tz).date()
    clock = f"{local.hour}:{local.minute:02d}"
    away = (local.date() - today).days
    if near := NEAR.get(away) if away < _NAMES_ITSELF else None:
        return wording.label(
            language, "when-near-moment", near=wording.label(language, near), clock=clock
        )
    spoken = day(wording, language, local.date(), today)
    return wording.label(language, "when-moment", day=spoken, clock=clock)


def stamp(language: str, at: datetime, tz: tzinfo) -> str:
    """ "2026年11月26日 9:00" or "26 November 2026, 9:00": for what is kept, where "today" would
    soon be wrong."""
    local, locale = at.astimezone(tz), locale_of(language)
    pattern = "y年M月d日 H:mm" if language.startswith("zh") else "d MMMM y, H:mm"
    return format_datetime(local.replace(tzinfo=None), pattern, locale=locale)


def slot(wording: Wording, language: str, which: Slot) -> str:
    """ "上午 9:00–11:30"."""
    spoken = wording.label(language, f"slot-{which.id}")
    return Html(f"{spoken} {span(which.starts, which.ends)}")


def span(starts: time | datetime, ends: time | datetime) -> str:
    """ "9:00–11:30", as the clock on the wall shows it."""
    return f"{starts.hour}:{starts.minute:02d}–{ends.hour}:{ends.minute:02d}"
