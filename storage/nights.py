"""When the sweep has run, by the clock of that night."""

from datetime import datetime

from storage.instants import from_ms, to_ms
from storage.work import Db, Work

_KEPT = 2


async def last_nights(db: Db) -> list[datetime]:
    """The last two, the latest first."""
    return [from_ms(row["at"]) for row in await db.many("last_nights", batch=_KEPT)]


async def put_night(work: Work, now: datetime) -> None:
    """Note one, and forget those before the last two."""
    await work.run("put_night", at=to_ms(now))
    await work.run("drop_old_nights", kept=_KEPT)
