"""A month as buttons, for a day to come or a day gone by."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date

from babel.core import Locale
from babel.dates import format_date, get_day_names

from handlers.buttons import Press
from handlers.letters import Button
from handlers.when import locale_of

Row = tuple[Button, ...]
PressFor = Callable[[str], Press]


def month(
    page: str, language: str, takes: Callable[[date], bool], press: PressFor
) -> tuple[Row, ...]:
    """The month "2026-12": days that can be taken carry themselves, the others do nothing."""
    year, number = (int(part) for part in page.split("-"))
    first = date(year, number, 1)
    locale = locale_of(language)
    weeks = Calendar().monthdatescalendar(year, number)
    return (
        (_turn("‹", first, -1, press), _title(first, locale, press), _turn("›", first, 1, press)),
        tuple(Button(name, press("none")) for name in _weekdays(locale)),
        *(
            tuple(_day(day, day.month == number and takes(day), press) for day in week)
            for week in weeks
            if any(day.month == number and takes(day) for day in week)
        ),
    )


def _day(day: date, can_be_taken: bool, press: PressFor) -> Button:
    return (
        Button(str(day.day), press(day.isoformat())) if can_be_taken else Button(" ", press("none"))
    )


def _title(first: date, locale: Locale, press: PressFor) -> Button:
    pattern = "y年M月" if locale.language == "zh" else "MMMM y"
    return Button(format_date(first, pattern, locale=locale), press("none"))


def _turn(arrow: str, first: date, by: int, press: PressFor) -> Button:
    months = first.year * 12 + first.month - 1 + by
    return Button(arrow, press(f"month:{months // 12}-{months % 12 + 1:02d}"))


def _weekdays(locale: Locale) -> tuple[str, ...]:
    names = get_day_names("narrow" if locale.language == "zh" else "short", locale=locale)
    return tuple(names[index] for index in range(7))
