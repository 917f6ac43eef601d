"""Cases: one row per resident request."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

from rules.addresses import same_door
from rules.cases import Case, CaseState, Channel, Mode, Rung, Subject
from rules.queue import Outline
from storage.cipher import Cipher
from storage.instants import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from storage.personal import opened, sealed
from storage.promises import limit_in
from storage.work import Db, Row, Work


def case_of(db: Db, row: Row) -> Case:
    return Case(
        id=row["id"],
        number=row["number"],
        item=row["item"],
        mode=Mode(row["mode"]),
        community=row["community"],
        state=CaseState(row["state"]),
        rung=Rung(row["rung"]),
        squad=row["squad"],
        resident_id=row["resident_id"],
        filed_by=row["filed_by"],
        channel=Channel(row["channel"]),
        subject=Subject(**db.cipher.open_json(bytes(row["subject"]), "cases.subject")),
        answers=db.cipher.open_json(bytes(row["answers"]), "cases.answers"),
        wish_day=date.fromisoformat(row["wish_day"]),
        wish_slot=row["wish_slot"],
        day=date.fromisoformat(row["day"]) if row["day"] else None,
        slot=row["slot"],
        next_word_at=from_ms(row["next_word_at"]),
        created_at=from_ms(row["created_at"]),
        closed_at=from_ms_or_none(row["closed_at"]),
        solved=None if row["solved"] is None else bool(row["solved"]),
        rating=row["rating"],
        decided_by=row["decided_by"],
        decision=opened(db, row["decision"], "cases.decision"),
        forgotten=row["forgotten_at"] is not None,
    )


def address_index(cipher: Cipher, address: str) -> str | None:
    """By which open cases for one address are counted, however it was written."""
    door = same_door(address)
    return cipher.blind_index(door, "cases.address") if door else None


async def count_open_of(db: Db, person_id: int) -> int:
    """How many open cases a resident has."""
    row = await db.one("count_open_of", resident_id=person_id)
    assert row is not None
    return int(row["open"])


async def count_open_at(db: Db, community: str, address: str) -> int:
    """How many open cases there are for an address, whichever key their indexes were made with."""
    door, found = same_door(address), 0
    if not door:
        return 0
    for index in db.cipher.blind_indexes(door, "cases.address"):
        row = await db.one("count_open_at", address_index=index, community=community)
        assert row is not None
        found += int(row["open"])
    return found


async def next_sequence(work: Work, year: int) -> int:
    """The next number of a year; none is given twice."""
    row = await work.one("next_sequence", year=year)
    assert row is not None
    return int(row["last"])


async def add_case(work: Work, case: Case) -> Case:
    """Writes a new case; `case.id` is ignored and comes back filled."""
    row = await work.one(
        "add_case",
        number=case.number,
        item=case.item,
        mode=case.mode.value,
        community=case.community,
        state=case.state.value,
        rung=case.rung.value,
        squad=case.squad,
        resident_id=case.resident_id,
        filed_by=case.filed_by,
        channel=case.channel.value,
        subject=work.cipher.seal_json(asdict(case.subject), "cases.subject"),
        address_index=address_index(work.cipher, case.subject.address),
        answers=work.cipher.seal_json(dict(case.answers), "cases.answers"),
        wish_day=case.wish_day.isoformat(),
        wish_slot=case.wish_slot,
        next_word_at=to_ms(case.next_word_at),
        created_at=to_ms(case.created_at),
    )
    assert row is not None
    return case_of(work, row)


async def case_by_id(db: Db, case_id: int) -> Case | None:
    row = await db.one("case_by_id", id=case_id)
    return case_of(db, row) if row else None


async def lock_case(work: Work, case_id: int) -> Case | None:
    """The case, its row held for the rest of the work. Verbs lock it before anything else."""
    row = await work.one("lock_case", id=case_id)
    return case_of(work, row) if row else None


async def case_by_number(db: Db, number: str) -> Case | None:
    row = await db.one("case_by_number", number=number)
    return case_of(db, row) if row else None


async def cases_of_resident(db: Db, person_id: int, limit: int) -> tuple[Case, ...]:
    """The newest first."""
    rows = await db.many("cases_of_resident", resident_id=person_id, limit=limit)
    return tuple(case_of(db, row) for row in rows)


async def open_outlines(
    db: Db, communities: Iterable[str], squads: Iterable[str]
) -> tuple[Outline, ...]:
    """Every open case of these communities, and every one that these squads are asked for or have
    claimed, once each, in no order."""
    rows = await db.many(
        "open_outlines", communities=json.dumps([*communities]), squads=json.dumps([*squads])
    )
    return tuple(_outline(row) for row in rows)


def _outline(row: Row) -> Outline:
    limit = limit_in(row)
    return Outline(
        id=row["id"],
        community=row["community"],
        squad=row["squad"],
        state=CaseState(row["state"]),
        rung=Rung(row["rung"]),
        day=date.fromisoformat(row["day"] or row["wish_day"]),
        appointed=row["day"] is not None,
        next_word_at=from_ms(row["next_word_at"]),
        limit_ends=limit.ends() if limit else None,
    )


async def cases_by_ids(db: Db, ids: Iterable[int]) -> tuple[Case, ...]:
    """The cases with these ids, in the order of the ids."""
    wanted = [*ids]
    found = {row["id"]: row for row in await db.many("cases_by_ids", ids=json.dumps(wanted))}
    return tuple(case_of(db, found[one]) for one in wanted if one in found)


async def set_case_state(
    work: Work, case_id: int, state: CaseState, closed_at: datetime | None
) -> None:
    await work.run(
        "set_case_state",
        id=case_id,
        state=state.value,
        is_open=int(state.is_open),
        closed_at=to_ms_or_none(closed_at),
    )


async def set_case_rung(work: Work, case_id: int, rung: Rung, squad: str | None) -> None:
    await work.run("set_case_rung", id=case_id, rung=rung.value, squad=squad)


async def set_appointment(work: Work, case_id: int, day: date | None, slot: str | None) -> None:
    await work.run("set_appointment", id=case_id, day=day.isoformat() if day else None, slot=slot)


async def set_wish(work: Work, case_id: int, day: date, slot: str) -> None:
    await work.run("set_wish", id=case_id, wish_day=day.isoformat(), wish_slot=slot)


async def set_decision(work: Work, case_id: int, decided_by: int, why: str) -> None:
    """Who decided that a case is closed and not solved, and why."""
    decision = sealed(work, why, "cases.decision")
    await work.run("set_decision", id=case_id, decided_by=decided_by, decision=decision)


async def set_next_word(work: Work, case_id: int, at: datetime) -> None:
    await work.run("set_next_word", id=case_id, at=to_ms(at))


async def set_solved(work: Work, case_id: int, solved: bool) -> None:
    await work.run("set_solved", id=case_id, solved=int(solved))


async def set_rating(work: Work, case_id: int, rating: int) -> bool:
    """Whether this call rated the case; a case is rated once."""
    return await work.one("set_rating", id=case_id, rating=rating) is not None
