"""Proposals to move or hand over a visit, and visits in vain."""

from datetime import date, datetime

from rules.moves import Proposal, ProposalKind, ProposalState, Side
from storage.instants import from_ms, to_ms
from storage.work import Db, Row, Work


def _proposal(row: Row) -> Proposal:
    return Proposal(
        id=row["id"],
        case_id=row["case_id"],
        kind=ProposalKind(row["kind"]),
        side=Side(row["side"]),
        by=row["by_person"],
        to=row["to_person"],
        day=date.fromisoformat(row["day"]) if row["day"] else None,
        slot=row["slot"],
        state=ProposalState(row["state"]),
        until=from_ms(row["until_at"]),
        made_at=from_ms(row["made_at"]),
    )


async def add_proposal(work: Work, new: Proposal) -> Proposal:
    """Writes an open proposal; `new.id` is ignored and comes back filled."""
    row = await work.one(
        "add_proposal",
        case_id=new.case_id,
        kind=new.kind.value,
        side=new.side.value,
        by_person=new.by,
        to_person=new.to,
        day=new.day.isoformat() if new.day else None,
        slot=new.slot,
        until_at=to_ms(new.until),
        made_at=to_ms(new.made_at),
    )
    assert row is not None
    return _proposal(row)


async def proposal_by_id(db: Db, proposal_id: int) -> Proposal | None:
    row = await db.one("proposal_by_id", id=proposal_id)
    return _proposal(row) if row else None


async def open_proposal(db: Db, case_id: int, kind: ProposalKind) -> Proposal | None:
    """The one that waits for an answer; there is at most one of a kind."""
    row = await db.one("open_proposal", case_id=case_id, kind=kind.value)
    return _proposal(row) if row else None


async def close_proposal(work: Work, proposal_id: int, state: ProposalState) -> None:
    await work.run("close_proposal", id=proposal_id, state=state.value)


async def withdraw_proposals(work: Work, case_id: int) -> None:
    """The case has moved on: nothing that was proposed needs an answer any more."""
    await work.run("withdraw_proposals", case_id=case_id)


async def add_no_show(work: Work, case_id: int, person_id: int, side: Side, now: datetime) -> None:
    await work.run(
        "add_no_show", case_id=case_id, person_id=person_id, side=side.value, at=to_ms(now)
    )


async def forget_no_shows(work: Work, person_id: int, side: Side, case_id: int) -> None:
    """They were there after all: nothing in this case counts against them any more."""
    await work.run("forget_no_shows", person_id=person_id, side=side.value, case_id=case_id)


async def no_shows_of(db: Db, person_id: int, side: Side, since: datetime) -> int:
    """How often somebody was waited for in vain since an instant."""
    row = await db.one("no_shows_of", person_id=person_id, side=side.value, since=to_ms(since))
    assert row is not None
    return int(row["times"])
