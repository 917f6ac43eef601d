"""Members of squads."""

import json
from datetime import date, datetime

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
        claims_that_day=row["claims_that_day"],
        last_offered_at=from_ms_or_none(row["last_offered_at"]),
        daily_limit=row["daily_limit"],
    )


async def add_member(work: Work, person_id: int, squad: str) -> None:
    """Puts a person into a squad; a second time changes nothing."""
    await work.run("add_member", person_id=person_id, squad=squad)


async def members_of(db: Db, squad: str, day: date) -> tuple[Member, ...]:
    """Everybody in a squad; `day` is the one whose visits are counted."""
    rows = await db.many("members_of", squad=squad, day=day.isoformat())
    return tuple(_member(db, row) for row in rows)


async def set_offered(work: Work, person_id: int, squad: str, now: datetime) -> None:
    await work.run("set_offered", person_id=person_id, squad=squad, at=to_ms(now))


async def memberships_of(db: Db, person_id: int) -> tuple[str, ...]:
    """The squads somebody is in."""
    return tuple(row["squad"] for row in await db.many("memberships_of", person_id=person_id))


async def set_on_duty(work: Work, person_id: int, on_duty: bool) -> None:
    """In every squad; coming on duty ends an absence."""
    await work.run("set_on_duty", person_id=person_id, on_duty=int(on_duty))


async def set_absent(work: Work, person_id: int, until: datetime) -> None:
    await work.run("set_absent", person_id=person_id, until=to_ms(until))


async def set_daily_limit(work: Work, person_id: int, daily_limit: int) -> None:
    await work.run("set_daily_limit", person_id=person_id, daily_limit=daily_limit)


async def visitors_on(db: Db, day: date) -> tuple[int, ...]:
    """Ids of everybody who has visits on a day."""
    return tuple(row["person_id"] for row in await db.many("visitors_on", day=day.isoformat()))
