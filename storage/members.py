"""Members of squads."""

import json
from datetime import datetime

from rules.people import Member
from storage.instants import from_ms_or_none, to_ms
from storage.personal import opened
from storage.work import Db, Row, Work


def _member(db: Db, row: Row) -> Member:
    return Member(
        person_id=row["person_id"],
        squad=row["squad"],
        name=opened(db, row["name"], "person.name") or "",
        on_duty=bool(row["on_duty"]),
        absent_until=from_ms_or_none(row["absent_until"]),
        skills=tuple(json.loads(row["skills"])),
        community=row["community"],
        live_claims=row["live_claims"],
        last_offered_at=from_ms_or_none(row["last_offered_at"]),
        daily_limit=row["daily_limit"],
    )


async def add_member(work: Work, person_id: int, squad: str) -> None:
    """Puts a person into a squad; a second time changes nothing."""
    await work.run("add_member", person_id=person_id, squad=squad)


async def members_of(db: Db, squad: str) -> tuple[Member, ...]:
    return tuple(_member(db, row) for row in await db.many("members_of", squad=squad))


async def set_offered(work: Work, person_id: int, squad: str, now: datetime) -> None:
    await work.run("set_offered", person_id=person_id, squad=squad, at=to_ms(now))
