"""Members of squads."""

import json
from dataclasses import dataclass
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
        community=row["community"] or None,
        live_claims=row["live_claims"],
        claims_that_day=row["claims_that_day"],
        last_offered_at=from_ms_or_none(row["last_offered_at"]),
        daily_limit=row["daily_limit"],
    )


async def add_member(work: Work, person_id: int, squad: str) -> None:
    """Puts a person into a squad; a second time changes nothing."""
    await work.run("add_member", person_id=person_id, squad=squad)


async def leave_squad(work: Work, person_id: int, squad: str) -> None:
    """Takes a person out of one squad; what was earned stays in the ledger."""
    await work.run("leave_squad", person_id=person_id, squad=squad)


async def members_of(db: Db, squad: str, day: date) -> tuple[Member, ...]:
    """Everybody in a squad; `day` is the one whose visits are counted."""
    rows = await db.many("members_of", squad=squad, day=day.isoformat())
    return tuple(_member(db, row) for row in rows)


async def some_of(db: Db, squad: str, day: date, limit: int, offset: int) -> tuple[Member, ...]:
    """`limit` members of a squad after the first `offset`, those on duty first; `day` is the one
    whose visits are counted."""
    rows = await db.many(
        "some_members_of", squad=squad, day=day.isoformat(), limit=limit, offset=offset
    )
    return tuple(_member(db, row) for row in rows)


@dataclass(frozen=True, slots=True)
class Size:
    """How many are in a squad, and how many of them are on duty and not away."""

    all: int
    on_duty: int


async def size_of(db: Db, squad: str, now: datetime) -> Size:
    row = await db.one("size_of_squad", squad=squad, now=to_ms(now))
    assert row is not None
    return Size(row["members"], row["on_duty"])


@dataclass(frozen=True, slots=True)
class Rested:
    """A member on duty, as far as it matters for being asked."""

    person_id: int
    absent_until: datetime | None
    skills: tuple[str, ...]
    claims_that_day: int
    daily_limit: int
    last_offered_at: datetime | None


async def homes_of_squad(db: Db, squad: str) -> tuple[str, ...]:
    """The communities where those on duty live; "" is for those who never said where."""
    return tuple(row["id"] for row in await db.many("homes_of_squad", squad=squad))


async def rested_members(
    db: Db, squad: str, community: str, day: date, after: Rested | None, batch: int
) -> tuple[Rested, ...]:
    """Who is on duty in a squad and lives in a community, asked longest ago first: up to `batch`
    of those who come after `after`."""
    offered = after.last_offered_at if after else None
    rows = await db.many(
        "rested_members",
        squad=squad,
        community=community,
        day=day.isoformat(),
        offered_at=to_ms(offered) if offered else 0,
        person_id=after.person_id if after else 0,
        batch=batch,
    )
    return tuple(_rested(row) for row in rows)


def _rested(row: Row) -> Rested:
    return Rested(
        person_id=row["person_id"],
        absent_until=from_ms_or_none(row["absent_until"]),
        skills=tuple(json.loads(row["skills"])),
        claims_that_day=row["claims_that_day"],
        daily_limit=row["daily_limit"],
        last_offered_at=from_ms_or_none(row["last_offered_at"]),
    )


async def move_member(work: Work, person_id: int, community: str) -> None:
    """Somebody lives elsewhere now; nothing happens for who is in no squad."""
    await work.run("move_member", person_id=person_id, community=community)


async def set_offered(work: Work, person_id: int, squad: str, now: datetime) -> None:
    await work.run("set_offered", person_id=person_id, squad=squad, at=to_ms(now))


async def memberships_of(db: Db, person_id: int) -> tuple[str, ...]:
    """The squads somebody is in."""
    return tuple(row["squad"] for row in await db.many("memberships_of", person_id=person_id))


async def absent_until(db: Db, person_id: int) -> datetime | None:
    """Until when somebody is away, if they said so; of squads that differ the latest."""
    row = await db.one("absent_until", person_id=person_id)
    return from_ms_or_none(row["absent_until"]) if row else None


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
