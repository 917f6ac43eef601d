"""When people hear from us."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.cadence import Cadence, Reminder, ReminderKind
from rules.slots import DEFAULT_SLOTS, Slot
from rules.working_time import CHINA

CADENCE = Cadence()
MORNING, AFTERNOON = DEFAULT_SLOTS
VISIT = date(2026, 11, 26)
INSTANTS = st.datetimes(
    datetime.fromisoformat("2025-01-01"), datetime.fromisoformat("2027-12-31")
).map(lambda at: at.replace(tzinfo=CHINA))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("filed", "hears_by"),
    [
        ("2026-11-24 09:00", "2026-11-24 11:00"),
        ("2026-11-24 14:47", "2026-11-24 17:00"),
        ("2026-11-24 15:30", "2026-11-24 17:30"),
        ("2026-11-24 15:20", "2026-11-24 17:30"),
        ("2026-11-24 16:10", "2026-11-25 09:30"),
        ("2026-11-27 22:00", "2026-11-30 10:30"),
    ],
)
def test_the_first_word(filed: str, hears_by: str) -> None:
    assert CADENCE.first_word(at(filed)) == at(hears_by)


def test_the_next_word_comes_every_two_workdays_at_nine() -> None:
    assert CADENCE.next_word(at("2026-11-24 15:00")) == at("2026-11-26 09:00")
    assert CADENCE.next_word(at("2026-11-26 09:00")) == at("2026-11-30 09:00")


def test_a_far_visit_is_offered_when_it_comes_near() -> None:
    now = at("2026-11-24 15:00")
    assert CADENCE.offer_from(now, date(2026, 11, 30)) == now
    assert CADENCE.offer_from(now, date(2026, 12, 10)) == at("2026-12-04 09:00")


def test_windows_to_claim() -> None:
    assert CADENCE.claim_until(at("2026-11-24 23:00"), urgent=True) == at("2026-11-24 23:15")
    assert CADENCE.claim_until(at("2026-11-24 16:30"), urgent=False) == at("2026-11-25 09:30")


def test_reminders_of_a_visit() -> None:
    evening = Reminder(ReminderKind.EVENING_BEFORE, at("2026-11-25 18:00"))
    now = at("2026-11-24 15:00")
    assert CADENCE.visit_reminders(now, VISIT, MORNING) == (
        evening,
        Reminder(ReminderKind.SOON, at("2026-11-26 07:30")),
    )
    assert CADENCE.visit_reminders(now, VISIT, AFTERNOON) == (
        evening,
        Reminder(ReminderKind.SOON, at("2026-11-26 13:00")),
    )
    late = CADENCE.visit_reminders(at("2026-11-25 20:00"), VISIT, AFTERNOON)
    assert [reminder.kind for reminder in late] == [ReminderKind.SOON]
    assert CADENCE.visit_reminders(at("2026-11-26 14:00"), VISIT, AFTERNOON) == ()


def test_nobody_came_is_asked_after_half_an_hour() -> None:
    assert CADENCE.nobody_came_at(VISIT, MORNING) == at("2026-11-26 12:00")


def test_a_warning_comes_at_three_quarters() -> None:
    started = at("2026-11-24 08:00")
    assert CADENCE.warning_at(started, started + timedelta(hours=24)) == at("2026-11-25 02:00")


@given(INSTANTS)
def test_every_promise_is_later_and_within_working_hours(now: datetime) -> None:
    first = CADENCE.first_word(now)
    assert first > now
    assert first.minute in (0, 30)
    moment = timedelta(microseconds=1)
    assert CADENCE.calendar.is_open(first) or CADENCE.calendar.is_open(first - moment)
    assert CADENCE.calendar.working_time_between(now, first) >= timedelta(hours=2)
    assert CADENCE.next_word(now) > now


@given(INSTANTS, st.dates(date(2025, 1, 2), date(2027, 12, 31)), st.sampled_from(DEFAULT_SLOTS))
def test_no_reminder_in_the_small_hours(now: datetime, day: date, slot: Slot) -> None:
    for reminder in CADENCE.visit_reminders(now, day, slot):
        assert reminder.at > now
        assert not CADENCE.quiet.is_quiet(reminder.at)


def test_a_proposal_is_answered_within_working_time_and_before_the_visit() -> None:
    morning = at("2026-11-24 09:00")
    assert CADENCE.proposal_until(morning, None) == at("2026-11-24 15:30")
    assert CADENCE.proposal_until(morning, at("2026-11-24 11:00")) == at("2026-11-24 10:30")
    assert CADENCE.proposal_until(morning, at("2026-11-24 09:10")) == at("2026-11-24 09:30")
    assert CADENCE.proposal_until(at("2026-11-24 22:00"), at("2026-11-25 09:00")) == at(
        "2026-11-25 08:30"
    )


def test_a_visitor_who_was_asked_in_the_evening_is_a_risk_two_hours_later() -> None:
    assert CADENCE.at_risk_from(at("2026-11-24 17:00"), date(2026, 11, 25)) == at(
        "2026-11-24 20:00"
    )
    assert CADENCE.at_risk_from(at("2026-11-24 18:30"), date(2026, 11, 25)) is None


def test_weeks_later_in_the_morning_we_ask_whether_it_is_still_fine() -> None:
    asked = CADENCE.follow_up_at(at("2026-11-24 22:00"), 6)
    assert asked == datetime(2027, 1, 5, 9, tzinfo=CHINA)
    assert not CADENCE.quiet.is_quiet(asked)
