"""Alarms: words of danger, and how often they were said."""

from datetime import datetime

from rules.alarms import Alarm, Cry, kept_words
from storage.instants import from_ms, to_ms
from storage.personal import opened, sealed
from storage.work import Db, Row, Work

_WORDS = "alarm.words"


def _alarm(db: Db, row: Row) -> Alarm:
    return Alarm(
        id=row["id"],
        loud_id=row["loud_id"],
        person_id=row["person_id"],
        in_group=row["chat_id"] != row["account"],
        community=row["community"],
        call=row["call"],
        words=opened(db, row["words"], _WORDS) or "",
        times=row["times"],
        at=from_ms(row["at"]),
        last_at=from_ms(row["last_at"]),
    )


async def add_alarm(
    work: Work, cry: Cry, community: str, loud_id: int | None, now: datetime
) -> Alarm:
    """A new alarm, or with `loud_id` what counts towards that one."""
    row = await work.one(
        "add_alarm",
        loud_id=loud_id,
        account=cry.account,
        person_id=cry.person_id,
        chat_id=cry.chat_id,
        community=community,
        call=cry.call,
        words=sealed(work, kept_words(cry.words), _WORDS),
        at=to_ms(now),
    )
    assert row is not None
    return _alarm(work, row)


async def going_on(db: Db, cry: Cry, since: datetime) -> Alarm | None:
    """The alarm since an instant towards which a cry counts: of the same chat, or of the same
    account in another group."""
    after = to_ms(since)
    row = await db.one("alarm_in_chat", chat_id=cry.chat_id, call=cry.call, since=after)
    if row is None and cry.in_group:
        row = await db.one("alarm_in_groups", account=cry.account, call=cry.call, since=after)
    return _alarm(db, row) if row else None


async def with_what_followed(db: Db, alarm_id: int) -> tuple[Alarm, ...]:
    """An alarm and what counts towards it, the oldest first."""
    rows = await db.many("alarm_with_what_followed", id=alarm_id)
    return tuple(_alarm(db, row) for row in rows)


async def count_alarm(work: Work, alarm_id: int, now: datetime) -> None:
    """The same words once more."""
    await work.run("count_alarm", id=alarm_id, at=to_ms(now))
