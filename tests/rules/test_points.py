"""Credits for real service."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.points import Balance, Credit, Reason, balance, credits_for_visit

ARRIVED = datetime(2026, 11, 25, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "credited", "points"),
    [(0, 0, 1), (20, 20, 1), (30, 30, 1), (31, 31, 2), (90, 90, 3), (6000, 240, 8), (-5, 0, 1)],
)
def test_time_at_the_door(minutes: int, credited: int, points: int) -> None:
    lines = credits_for_visit(ARRIVED, ARRIVED + timedelta(minutes=minutes))
    assert lines == (Credit(Reason.SERVICE, points, credited),)


def test_bonuses_have_their_own_lines() -> None:
    lines = credits_for_visit(ARRIVED, ARRIVED + timedelta(minutes=25), urgent=True, rating=5)
    assert [line.reason for line in lines] == [Reason.SERVICE, Reason.URGENT, Reason.PRAISED]
    assert balance(lines) == Balance(3, 25)
    assert len(credits_for_visit(ARRIVED, ARRIVED, rating=4)) == 1


@given(st.lists(st.builds(Credit, st.sampled_from(Reason), st.integers(), st.integers())))
def test_a_correction_takes_everything_back(ledger: list[Credit]) -> None:
    undone = [Credit(Reason.CORRECTION, -line.points, -line.minutes) for line in ledger]
    assert balance([*ledger, *undone]) == Balance(0, 0)
