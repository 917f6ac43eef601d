from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.instants import from_ms, from_ms_or_none, to_ms, to_ms_or_none


@given(st.integers(min_value=-(10**13), max_value=10**14))
def test_every_millisecond_comes_back(milliseconds: int) -> None:
    assert to_ms(from_ms(milliseconds)) == milliseconds


def test_the_same_instant_in_another_zone_is_the_same_number() -> None:
    here = datetime(2026, 11, 24, 16, 30, tzinfo=timezone(timedelta(hours=8)))
    assert to_ms(here) == to_ms(datetime(2026, 11, 24, 8, 30, tzinfo=UTC))


def test_a_naive_datetime_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_ms(datetime(2026, 11, 24, 8, 30, tzinfo=UTC).replace(tzinfo=None))


def test_an_empty_column_stays_empty() -> None:
    assert to_ms_or_none(None) is None
    assert from_ms_or_none(None) is None
