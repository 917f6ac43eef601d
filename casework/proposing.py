"""Another time is put to the other side, who has to answer by a time."""

from datetime import date

from casework.desk import Scene
from casework.steps import Timer, promise_next_visit_word
from rules.cases import Case, Claim
from rules.events import Event, EventKind
from rules.moves import Proposal, ProposalKind, ProposalState, Side
from storage import due, moves


async def ask_other_side(
    scene: Scene, case: Case, claim: Claim, side: Side, day: date, slot: str, kind: EventKind
) -> Event:
    """Writes the proposal, in place of an older one, and by when it has to be answered."""
    older = await moves.open_proposal(scene.work, case.id, ProposalKind.MOVE)
    if older is not None:
        await moves.close_proposal(scene.work, older.id, ProposalState.WITHDRAWN)
    starts = None if case.day is None else scene.desk.visit(case)[0]
    by = scene.by.person_id
    assert by is not None
    new = Proposal(
        id=0,
        case_id=case.id,
        kind=ProposalKind.MOVE,
        side=side,
        by=by,
        to=claim.person_id if side is Side.RESIDENT else case.resident_id,
        day=day,
        slot=slot,
        state=ProposalState.OPEN,
        until=scene.desk.cadence.proposal_until(scene.now, starts),
        made_at=scene.now,
    )
    made = await moves.add_proposal(scene.work, new)
    await due.put_due(scene.work, Timer.PROPOSAL, case.id, made.until)
    await promise_next_visit_word(scene, case.id)
    return await record_proposal(scene, kind, case, claim, made)


async def record_proposal(
    scene: Scene, kind: EventKind, case: Case, claim: Claim, proposal: Proposal
) -> Event:
    assert proposal.day is not None
    return await scene.record(
        kind,
        case.id,
        claim=claim.id,
        proposal=proposal.id,
        side=proposal.side.value,
        day=proposal.day.isoformat(),
        slot=proposal.slot,
        until=proposal.until.isoformat(),
        dated=case.day is not None,
    )
