"""Requests taken by phone whose caller was taken for an account by name and number alone, before
that needed a proof; and whose request it is now."""

from datetime import datetime

from rules.cases import Case
from storage.cases import case_of
from storage.instants import to_ms
from storage.work import Db, Work


async def is_unproven(db: Db, case_id: int) -> bool:
    """Whether nobody has settled yet whose request it is."""
    return await db.one("joined_unproven", case_id=case_id) is not None


async def joined_in(db: Db, community: str, limit: int) -> tuple[Case, ...]:
    """Those of a community that nobody has settled, the newest first."""
    rows = await db.many("joined_in", community=community, limit=limit)
    return tuple(case_of(db, row) for row in rows)


async def settle(work: Work, case_id: int, by: int, now: datetime) -> bool:
    """Whether this call settled it."""
    row = await work.one("settle_joined", case_id=case_id, by=by, at=to_ms(now))
    return row is not None


async def settle_of(work: Work, person_id: int, by: int, now: datetime) -> None:
    """All those of an account whose phone is proven now."""
    await work.run("settle_joined_of", person_id=person_id, by=by, at=to_ms(now))


async def set_resident(work: Work, case_id: int, person_id: int) -> None:
    await work.run("set_resident", id=case_id, resident_id=person_id)
