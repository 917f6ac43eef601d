"""Working time, quiet hours and the slots that can be wished for."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.duty import Duty, DutyState, is_rostered, is_serving
from rules.errors import SettingsWrong
from rules.quiet import QuietHours
from rules.slots import DEFAULT_SLOTS, wishable_days
from rules.working_time import CHINA, WorkCalendar

CALENDAR = WorkCalendar()
INSTANTS = st.datetimes(
    datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2029-12-31")
).map(lambda at: at.replace(tzinfo=CHINA))
SPANS = st.timedeltas(timedelta(), timedelta(hours=80))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-24 09:00", 2, "2026-11-24 11:00"),
        ("2026-11-24 11:00", 2, "2026-11-24 15:30"),
        ("2026-11-24 13:00", 2, "2026-11-24 16:30"),
        ("2026-11-24 16:00", 2, "2026-11-25 09:00"),
        ("2026-11-24 15:30", 2, "2026-11-24 17:30"),
        ("2026-11-27 17:00", 2, "2026-11-30 10:00"),
        ("2026-11-24 20:00", 2, "2026-11-25 10:30"),
        ("2026-11-24 03:00", 0, "2026-11-24 08:30"),
        ("2026-02-13 17:00", 1, "2026-02-14 09:00"),
        ("2026-02-14 17:00", 1, "2026-02-24 09:00"),
    ],
)
def test_adding_hours(start: str, hours: int, end: str) -> None:
    assert CALENDAR.add(at(start), timedelta(hours=hours)) == at(end)


def test_the_arrangement_of_holidays() -> None:
    assert not CALENDAR.is_workday(date(2026, 10, 1))
    assert CALENDAR.is_workday(date(2026, 2, 14))
    assert CALENDAR.knows(2026)


def test_unknown_years_fall_back_to_the_weekend_and_the_manual_table() -> None:
    assert not CALENDAR.knows(2031)
    assert CALENDAR.is_workday(date(2031, 10, 1))
    by_hand = WorkCalendar(
        holidays=frozenset({date(2031, 10, 1)}), workdays=frozenset({date(2031, 10, 4)})
    )
    assert by_hand.knows(2031)
    assert not by_hand.is_workday(date(2031, 10, 1))
    assert by_hand.is_workday(date(2031, 10, 4))


def test_the_manual_table_overrules_the_arrangement() -> None:
    by_hand = WorkCalendar(holidays=frozenset({date(2026, 11, 24)}))
    assert not by_hand.is_workday(date(2026, 11, 24))


def test_open_and_closed() -> None:
    assert CALENDAR.is_open(at("2026-11-24 08:30"))
    assert not CALENDAR.is_open(at("2026-11-24 12:00"))
    assert CALENDAR.is_open(datetime(2026, 11, 24, 7, tzinfo=UTC))
    assert CALENDAR.next_opening(at("2026-11-24 12:00")) == at("2026-11-24 14:30")
    assert CALENDAR.next_opening(at("2026-11-24 15:00")) == at("2026-11-24 15:00")


def test_workdays_after() -> None:
    assert CALENDAR.workday_after(date(2026, 11, 24), 2) == date(2026, 11, 26)
    assert CALENDAR.workday_after(date(2026, 11, 27), 1) == date(2026, 11, 30)
    assert CALENDAR.workday_after(date(2026, 11, 28), 0) == date(2026, 11, 30)
    assert CALENDAR.workday_after(date(2026, 11, 27), 0) == date(2026, 11, 27)


def test_settings_that_cannot_work() -> None:
    for hours in ((), ((time(12), time(9)),), ((time(9), time(12)), (time(11), time(13)))):
        with pytest.raises(SettingsWrong):
            WorkCalendar(hours)
    never = {date(2031, 1, 1) + timedelta(day) for day in range(800)}
    with pytest.raises(SettingsWrong):
        WorkCalendar(holidays=frozenset(never)).add(
            datetime(2031, 1, 2, tzinfo=CHINA), timedelta(hours=1)
        )
    with pytest.raises(ValueError, match="forwards"):
        CALENDAR.add(at("2026-11-24 09:00"), timedelta(hours=-1))


@given(INSTANTS, SPANS)
def test_adding_never_lands_outside_the_hours(start: datetime, amount: timedelta) -> None:
    end = CALENDAR.add(start, amount)
    assert end >= start
    assert CALENDAR.is_open(end) or CALENDAR.is_open(end - timedelta(microseconds=1))


@given(INSTANTS, SPANS)
def test_what_was_added_is_what_lies_between(start: datetime, amount: timedelta) -> None:
    assert CALENDAR.working_time_between(start, CALENDAR.add(start, amount)) == amount


@given(INSTANTS, SPANS, SPANS)
def test_adding_twice_is_adding_the_sum(start: datetime, one: timedelta, two: timedelta) -> None:
    assert (
        CALENDAR.working_time_between(start, CALENDAR.add(CALENDAR.add(start, one), two))
        == one + two
    )


@given(INSTANTS, INSTANTS)
def test_no_working_time_runs_backwards(one: datetime, two: datetime) -> None:
    assert CALENDAR.working_time_between(max(one, two), min(one, two)) == timedelta()


def test_hours_across_a_change_of_clocks() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    nightly = WorkCalendar(hours=((time(0), time(6)),), zone=berlin)
    start = datetime(2031, 3, 28, 0, tzinfo=berlin)
    assert nightly.add(start, timedelta(hours=6)).hour == 6


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-11-24 21:29", "2026-11-24 21:29"),
        ("2026-11-24 21:30", "2026-11-25 07:30"),
        ("2026-11-25 03:00", "2026-11-25 07:30"),
        ("2026-11-25 07:30", "2026-11-25 07:30"),
    ],
)
def test_quiet_hours(due: str, said: str) -> None:
    assert QuietHours().speak_at(at(due)) == at(said)
    assert QuietHours().speak_at(at(due), urgent=True) == at(due)


def test_quiet_hours_within_a_day_and_never() -> None:
    siesta = QuietHours(time(12), time(14))
    assert siesta.speak_at(at("2026-11-24 13:00")) == at("2026-11-24 14:00")
    assert siesta.speak_at(at("2026-11-24 22:00")) == at("2026-11-24 22:00")
    assert not QuietHours(time(0), time(0)).is_quiet(at("2026-11-24 00:00"))


@given(INSTANTS, st.times(), st.times())
def test_never_spoken_in_quiet_hours(due: datetime, starts: time, ends: time) -> None:
    quiet = QuietHours(starts, ends)
    said = quiet.speak_at(due)
    assert not quiet.is_quiet(said)
    assert due <= said < due + timedelta(days=1)


def test_days_that_can_be_wished_for() -> None:
    days = wishable_days(at("2026-11-27 10:00"), CALENDAR, 4)
    assert days == {
        date(2026, 11, 27): ("afternoon",),
        date(2026, 11, 30): ("morning", "afternoon"),
        date(2026, 12, 1): ("morning", "afternoon"),
    }
    with_notice = wishable_days(at("2026-11-27 10:00"), CALENDAR, 3, notice=timedelta(hours=6))
    assert list(with_notice) == [date(2026, 11, 30)]


def test_the_instants_of_a_slot() -> None:
    starts, ends = DEFAULT_SLOTS[0].span(date(2026, 11, 25), CHINA)
    assert (starts, ends) == (at("2026-11-25 09:00"), at("2026-11-25 11:30"))


MORNINGS = ((time(9), time(11)),)
SATURDAYS_TOO = WorkCalendar(week=(MORNINGS, (), MORNINGS, MORNINGS, MORNINGS, MORNINGS, ()))


def test_hours_by_weekday_take_the_place_of_the_common_ones() -> None:
    tuesday, saturday = at("2026-11-24 09:30"), at("2026-11-28 09:30")
    assert not SATURDAYS_TOO.is_open(tuesday)
    assert SATURDAYS_TOO.is_open(saturday)
    assert SATURDAYS_TOO.next_opening(tuesday) == at("2026-11-25 09:00")
    assert SATURDAYS_TOO.add(at("2026-11-27 10:45"), timedelta(minutes=30)) == at(
        "2026-11-28 09:15"
    )


def test_hours_by_weekday_rest_on_holidays() -> None:
    new_year, by_hand = (
        at("2026-01-01 09:30"),
        WorkCalendar(week=SATURDAYS_TOO.week, holidays=frozenset({date(2026, 11, 25)})),
    )
    assert not SATURDAYS_TOO.is_open(new_year)
    assert not by_hand.is_open(at("2026-11-25 09:30"))


def test_a_week_out_of_order_or_without_any_hours_is_refused() -> None:
    with pytest.raises(SettingsWrong):
        WorkCalendar(week=(((time(11), time(9)),), (), (), (), (), (), ()))
    with pytest.raises(SettingsWrong):
        WorkCalendar(week=((), (), (), (), (), (), ())).next_opening(at("2026-11-24 09:00"))


def test_who_is_on_duty() -> None:
    open_hour, night = at("2026-11-24 10:00"), at("2026-11-24 20:00")
    extra = Duty(1, DutyState.EXTRA, at("2026-11-24 22:00"))
    off = Duty(1, DutyState.OFF)
    assert is_serving(Duty(1), open_hour, CALENDAR)
    assert not is_serving(Duty(1), night, CALENDAR)
    assert not is_serving(off, open_hour, CALENDAR)
    assert not is_rostered(off)
    assert is_serving(extra, night, CALENDAR)
    assert not is_serving(extra, at("2026-11-24 22:00"), CALENDAR)
    assert is_serving(extra, at("2026-11-25 10:00"), CALENDAR)
