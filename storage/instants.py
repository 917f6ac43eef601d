"""Instants: timezone-aware datetimes in records, integer milliseconds UTC in SQL."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_ms(instant: datetime) -> int:
    """Milliseconds since 1970-01-01 UTC, rounded down. Raises ValueError for a naive datetime."""
    if instant.utcoffset() is None:
        raise ValueError(f"an instant needs a time zone: {instant!r}")
    return (instant - _EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    """The instant in UTC."""
    return _EPOCH + timedelta(milliseconds=milliseconds)


def to_ms_or_none(instant: datetime | None) -> int | None:
    """Like `to_ms`, for a column that may be empty."""
    return None if instant is None else to_ms(instant)


def from_ms_or_none(milliseconds: int | None) -> datetime | None:
    """Like `from_ms`, for a column that may be empty."""
    return None if milliseconds is None else from_ms(milliseconds)
