"""Which instant two nights agree on. A clock that has jumped is believed by one night only, and is
put right before the next one, or somebody knows why not."""

from collections.abc import Sequence
from datetime import datetime, timedelta

APART = timedelta(hours=12)
"""Two sweeps that are nearer than this belong to one night."""


def is_another(nights: Sequence[datetime], now: datetime) -> bool:
    """Whether a night begins; `nights` are those before, the latest first."""
    return not nights or abs(now - nights[0]) >= APART


def agreed(nights: Sequence[datetime], now: datetime) -> datetime | None:
    """What was over by this instant was over in this night and in the one before.

    None in a first night, which agrees with nobody.
    """
    before = next((night for night in nights if abs(now - night) >= APART), None)
    return None if before is None else min(before, now)
