"""When something that failed is tried again."""

from datetime import datetime, timedelta

_FIRST = timedelta(minutes=1)
_LONGEST = timedelta(hours=1)
_DOUBLINGS = 6


def again_at(now: datetime, failures: int) -> datetime:
    """After 1, 2, 4 … minutes, at least once an hour; `failures` are those before this one."""
    return now + min(_FIRST * (1 << min(failures, _DOUBLINGS)), _LONGEST)
