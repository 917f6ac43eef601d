"""Offers and claims."""

from datetime import datetime

from rules.cases import Claim, Offer, OfferState
from storage.instants import from_ms, from_ms_or_none, to_ms
from storage.outbox import withdraw_letters
from storage.personal import opened, sealed
from storage.work import Db, Row, Work


def _offer(row: Row) -> Offer:
    return Offer(
        id=row["id"],
        case_id=row["case_id"],
        person_id=row["person_id"],
        squad=row["squad"],
        state=OfferState(row["state"]),
        offered_at=from_ms(row["offered_at"]),
    )


def _claim(db: Db, row: Row) -> Claim:
    return Claim(
        id=row["id"],
        case_id=row["case_id"],
        person_id=row["person_id"],
        squad=row["squad"],
        live=bool(row["live"]),
        door_code=opened(db, row["door_code"], "claim.door_code") or "",
        wrong_tries=row["wrong_tries"],
        locked=bool(row["locked"]),
        claimed_at=from_ms(row["claimed_at"]),
        confirmed_at=from_ms_or_none(row["confirmed_at"]),
        on_the_way_at=from_ms_or_none(row["on_the_way_at"]),
        arrived_at=from_ms_or_none(row["arrived_at"]),
        ended_at=from_ms_or_none(row["ended_at"]),
    )


async def add_offer(work: Work, case_id: int, person_id: int, squad: str, now: datetime) -> Offer:
    row = await work.one(
        "add_offer", case_id=case_id, person_id=person_id, squad=squad, offered_at=to_ms(now)
    )
    assert row is not None
    return _offer(row)


async def offer_by_id(db: Db, offer_id: int) -> Offer | None:
    row = await db.one("offer_by_id", id=offer_id)
    return _offer(row) if row else None


async def offers_of_case(db: Db, case_id: int) -> tuple[Offer, ...]:
    return tuple(_offer(row) for row in await db.many("offers_of_case", case_id=case_id))


async def offers_open_to(db: Db, person_id: int) -> tuple[Offer, ...]:
    return tuple(_offer(row) for row in await db.many("offers_open_to", person_id=person_id))


async def offers_open_in(db: Db, person_id: int, squad: str) -> tuple[Offer, ...]:
    """What somebody was asked as a member of a squad and has not answered."""
    rows = await db.many("offers_open_in", person_id=person_id, squad=squad)
    return tuple(_offer(row) for row in rows)


async def set_offer_state(work: Work, offer_id: int, state: OfferState) -> None:
    await work.run("set_offer_state", id=offer_id, state=state.value)


async def withdraw_offers(work: Work, case_id: int) -> tuple[Offer, ...]:
    """Ends the open offers of a case and returns them."""
    return tuple(_offer(row) for row in await work.many("withdraw_offers", case_id=case_id))


async def add_claim(
    work: Work, case_id: int, person_id: int, squad: str | None, door_code: str, now: datetime
) -> Claim | None:
    """Takes the case, or None if somebody holds it: decided by the database, not by a look. Who
    takes a case again has as many wrong tries at its door as before."""
    row = await work.one(
        "add_claim",
        case_id=case_id,
        person_id=person_id,
        squad=squad,
        door_code=sealed(work, door_code, "claim.door_code"),
        claimed_at=to_ms(now),
    )
    return _claim(work, row) if row else None


async def claim_by_id(db: Db, claim_id: int) -> Claim | None:
    row = await db.one("claim_by_id", id=claim_id)
    return _claim(db, row) if row else None


async def live_claim(db: Db, case_id: int) -> Claim | None:
    row = await db.one("live_claim", case_id=case_id)
    return _claim(db, row) if row else None


async def last_claim(db: Db, case_id: int) -> Claim | None:
    """The newest claim, live or ended."""
    row = await db.one("last_claim", case_id=case_id)
    return _claim(db, row) if row else None


async def claims_of_case(db: Db, case_id: int) -> tuple[Claim, ...]:
    return tuple(_claim(db, row) for row in await db.many("claims_of_case", case_id=case_id))


async def claims_of(db: Db, person_id: int) -> tuple[Claim, ...]:
    """What a member has taken on, the oldest first."""
    return tuple(_claim(db, row) for row in await db.many("claims_of", person_id=person_id))


async def end_claim(work: Work, claim_id: int, now: datetime) -> None:
    """Nobody comes by this claim any more; what it gave away and has not left is taken back."""
    await work.run("end_claim", id=claim_id, ended_at=to_ms(now))
    await withdraw_letters(work, claim_id)


async def renew_claim(work: Work, claim_id: int, door_code: str) -> None:
    """The same visitor at another time: a new door code, and nothing confirmed yet. Wrong tries
    stay counted.

    What has not left with the old code is taken back.
    """
    blob = sealed(work, door_code, "claim.door_code")
    await work.run("renew_claim", id=claim_id, door_code=blob)
    await withdraw_letters(work, claim_id)


async def unlock_claim(work: Work, claim_id: int, door_code: str) -> None:
    """Staff know who is at the door: a new door code, and three tries again."""
    blob = sealed(work, door_code, "claim.door_code")
    await work.run("unlock_claim", id=claim_id, door_code=blob)
    await withdraw_letters(work, claim_id)


async def count_wrong_try(work: Work, claim_id: int, locked: bool) -> None:
    await work.run("count_wrong_try", id=claim_id, locked=int(locked))


async def set_visit_confirmed(work: Work, claim_id: int, now: datetime) -> None:
    await work.run("set_visit_confirmed", id=claim_id, at=to_ms(now))


async def set_on_the_way(work: Work, claim_id: int, now: datetime) -> None:
    await work.run("set_on_the_way", id=claim_id, at=to_ms(now))


async def set_arrived(work: Work, claim_id: int, now: datetime) -> None:
    await work.run("set_arrived", id=claim_id, at=to_ms(now))
