"""Talks and what is said in them."""

import json
from datetime import datetime

from rules.talks import Line, LineKind, Relay, Said, TalkKind, TalkState
from storage.instants import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from storage.personal import opened, sealed
from storage.work import Db, Row, Work

_WORDS = "talk_line.words"


def _relay(row: Row) -> Relay:
    return Relay(
        id=row["id"],
        kind=TalkKind(row["kind"]),
        resident_id=row["resident_id"],
        other_id=row["other_id"],
        case_id=row["case_id"],
        claim_id=row["claim_id"],
        community=row["community"],
        state=TalkState(row["state"]),
        tried=tuple(json.loads(row["tried"])),
        deadline=from_ms_or_none(row["deadline"]),
        answered_at=from_ms_or_none(row["answered_at"]),
        nudges=row["nudges"],
        alerts=row["alerts"],
        opened_at=from_ms(row["opened_at"]),
        ended_at=from_ms_or_none(row["ended_at"]),
    )


def _line(db: Db, row: Row) -> Line:
    return Line(
        id=row["id"],
        talk_id=row["talk_id"],
        person_id=row["person_id"],
        kind=LineKind(row["kind"]),
        words=opened(db, row["words"], _WORDS) or "",
        message_id=row["message_id"],
        at=from_ms(row["at"]),
    )


async def add_talk(
    work: Work,
    kind: TalkKind,
    resident_id: int,
    community: str,
    now: datetime,
    *,
    other_id: int | None = None,
    case_id: int | None = None,
    claim_id: int | None = None,
) -> Relay | None:
    """A talk with the duty person waits, one about a visit is open; None when there is one."""
    state = TalkState.WAITING if kind is TalkKind.DESK else TalkState.OPEN
    row = await work.one(
        "add_talk",
        kind=kind.value,
        resident_id=resident_id,
        other_id=other_id,
        case_id=case_id,
        claim_id=claim_id,
        community=community,
        state=state.value,
        opened_at=to_ms(now),
    )
    return _relay(row) if row else None


async def talk_by_id(db: Db, talk_id: int) -> Relay | None:
    row = await db.one("talk_by_id", id=talk_id)
    return _relay(row) if row else None


async def lock_talk(work: Work, talk_id: int) -> Relay | None:
    """The talk, its row held for the rest of the work; its case, if any, is locked before."""
    row = await work.one("lock_talk", id=talk_id)
    return _relay(row) if row else None


async def desk_talk_of(db: Db, resident_id: int) -> Relay | None:
    """The resident's talk with the duty person that is going on or waits."""
    row = await db.one("desk_talk_of", resident_id=resident_id)
    return _relay(row) if row else None


async def visit_talk_of(db: Db, claim_id: int) -> Relay | None:
    """The talk of resident and visitor that is going on."""
    row = await db.one("visit_talk_of", claim_id=claim_id)
    return _relay(row) if row else None


async def save_talk(work: Work, relay: Relay) -> Relay:
    """Writes how far the talk is, and returns it."""
    await work.run(
        "save_talk",
        id=relay.id,
        other_id=relay.other_id,
        state=relay.state.value,
        tried=json.dumps(relay.tried),
        deadline=to_ms_or_none(relay.deadline),
        answered_at=to_ms_or_none(relay.answered_at),
        nudges=relay.nudges,
        alerts=relay.alerts,
        ended_at=to_ms_or_none(relay.ended_at),
    )
    return relay


async def waiting_talks(db: Db, community: str, limit: int) -> tuple[Relay, ...]:
    """Residents of a community who wait for a person, the longest first."""
    rows = await db.many("waiting_talks", community=community, limit=limit)
    return tuple(_relay(row) for row in rows)


async def open_talks_of(db: Db, person_id: int) -> tuple[Relay, ...]:
    """Talks that somebody of the staff, or a visitor, is in."""
    rows = await db.many("open_talks_of", other_id=person_id)
    return tuple(_relay(row) for row in rows)


async def talks_put_to(db: Db, person_id: int, limit: int) -> tuple[Relay, ...]:
    """Talks that somebody of the staff, or a visitor, is in or is asked to take."""
    rows = await db.many("talks_put_to", other_id=person_id, limit=limit)
    return tuple(_relay(row) for row in rows)


async def talks_of_resident(db: Db, person_id: int) -> tuple[Relay, ...]:
    """Somebody's talks as a resident that are going on or wait."""
    rows = await db.many("talks_of_resident", resident_id=person_id)
    return tuple(_relay(row) for row in rows)


async def talks_of_case(db: Db, case_id: int) -> tuple[Relay, ...]:
    """The newest first, a handful."""
    rows = await db.many("talks_of_case", case_id=case_id)
    return tuple(_relay(row) for row in rows)


async def add_line(
    work: Work, talk_id: int, person_id: int, said: Said, now: datetime, source: int | None
) -> Line:
    row = await work.one(
        "add_line",
        talk_id=talk_id,
        person_id=person_id,
        kind=said.kind.value,
        words=sealed(work, said.words, _WORDS),
        message_id=said.message_id,
        at=to_ms(now),
        source=source,
    )
    assert row is not None
    return _line(work, row)


async def line_by_id(db: Db, line_id: int) -> Line | None:
    row = await db.one("line_by_id", id=line_id)
    return _line(db, row) if row else None


async def lines_of(db: Db, talk_id: int, limit: int) -> tuple[Line, ...]:
    """The last `limit` things said, the oldest of them first."""
    rows = await db.many("lines_of", talk_id=talk_id, limit=limit)
    return tuple(_line(db, row) for row in rows)[::-1]


async def count_lines(db: Db, talk_id: int, person_id: int, since: datetime) -> int:
    """How much somebody has said in a talk since an instant."""
    after = to_ms(since)
    row = await db.one("count_lines", talk_id=talk_id, person_id=person_id, since=after)
    assert row is not None
    return int(row["said"])


async def block_talk(work: Work, claim_id: int, person_id: int, now: datetime) -> None:
    """Somebody does not want to hear the other side of a visit any more."""
    await work.run("block_talk", claim_id=claim_id, person_id=person_id, at=to_ms(now))


async def unblock_talk(work: Work, claim_id: int, person_id: int) -> None:
    """They do again; nothing happens if they never stopped."""
    await work.run("unblock_talk", claim_id=claim_id, person_id=person_id)


async def is_blocked_by(db: Db, claim_id: int, person_id: int) -> bool:
    """Whether somebody does not want to hear the other side of a visit."""
    row = await db.one("talk_is_blocked", claim_id=claim_id, person_id=person_id)
    return row is not None


async def has_said(db: Db, talk_id: int, person_id: int) -> bool:
    """Whether somebody has said anything in a talk."""
    return await db.one("has_said", talk_id=talk_id, person_id=person_id) is not None


async def focus_of(db: Db, person_id: int) -> Relay | None:
    """The talk into which somebody speaks now."""
    row = await db.one("focus_of", person_id=person_id)
    return _relay(row) if row else None


async def set_focus(work: Work, person_id: int, talk_id: int) -> None:
    """From now on what somebody writes goes into this talk."""
    await work.run("set_focus", person_id=person_id, talk_id=talk_id)


async def clear_focus(work: Work, talk_id: int) -> None:
    """Nobody speaks into this talk any more."""
    await work.run("clear_focus", talk_id=talk_id)
