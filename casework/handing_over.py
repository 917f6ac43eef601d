"""A changed visitor: the one who has the visit asks another member, who agrees or not."""

from casework import claiming
from casework.desk import Events, Scene
from casework.eligibility import eligible
from casework.moving import MOVABLE
from casework.steps import Timer, case_for, check_originals_back, locked_case
from rules.access import Action
from rules.cases import Case, Claim, Mode
from rules.errors import NotFound, WrongState
from rules.events import Event, EventKind
from rules.moves import Proposal, ProposalKind, ProposalState, Side
from rules.people import Member
from storage import due, moves, offers


async def mates(scene: Scene, case_id: int) -> tuple[Member, ...]:
    """Who could be asked: members on duty of the visitor's squad, or of those that serve the
    place; the least busy first. Raises NotAllowed for anybody but the visitor."""
    case, claim = await _held(scene, case_id)
    if case.mode is Mode.CENTRE:
        return ()
    squads = None if claim.squad is None else (claim.squad,)
    return tuple(
        member
        for member in await eligible(scene, case.id, squads)
        if member.on_duty and member.person_id != claim.person_id
    )


async def propose(scene: Scene, case_id: int, person_id: int) -> Events:
    """Asks one member to go instead; until they agree, the visit stays with the one who asks.

    Raises NotFound for somebody who is not among the `mates`.
    """
    case, claim = await _held(scene, case_id)
    mate = next((m for m in await mates(scene, case_id) if m.person_id == person_id), None)
    if mate is None:
        raise NotFound("person-not-found")
    older = await moves.open_proposal(scene.work, case.id, ProposalKind.HAND_OVER)
    if older is not None:
        await moves.close_proposal(scene.work, older.id, ProposalState.WITHDRAWN)
    starts, _ = scene.desk.visit(case)
    new = Proposal(
        id=0,
        case_id=case.id,
        kind=ProposalKind.HAND_OVER,
        side=Side.VISITOR,
        by=claim.person_id,
        to=person_id,
        day=None,
        slot=None,
        state=ProposalState.OPEN,
        until=scene.desk.cadence.proposal_until(scene.now, starts),
        made_at=scene.now,
    )
    made = await moves.add_proposal(scene.work, new)
    await due.put_due(scene.work, Timer.HAND_OVER, case.id, made.until)
    return (await _record(scene, EventKind.HAND_OVER_PROPOSED, made, claim),)


async def _record(scene: Scene, kind: EventKind, proposal: Proposal, claim: Claim) -> Event:
    return await scene.record(
        kind,
        proposal.case_id,
        claim=claim.id,
        proposal=proposal.id,
        to=proposal.to,
        until=proposal.until.isoformat(),
    )


async def accept(scene: Scene, proposal_id: int) -> Events:
    """The member asked goes instead: a new claim, a new door code, all three told."""
    proposal, case, claim = await _to_answer(scene, proposal_id)
    await moves.close_proposal(scene.work, proposal.id, ProposalState.AGREED)
    await offers.end_claim(scene.work, claim.id, scene.now)
    looking = await claiming.look_again(scene, case)
    return await claiming.take(
        scene, looking, proposal.to, claim.squad, EventKind.HANDED_OVER, before=claim.person_id
    )


async def refuse(scene: Scene, proposal_id: int) -> Events:
    """The member asked cannot; the visit stays where it was."""
    proposal, case, claim = await _to_answer(scene, proposal_id)
    await moves.close_proposal(scene.work, proposal.id, ProposalState.REFUSED)
    await due.cancel_dues(scene.work, Timer.HAND_OVER, case.id, scene.now)
    return (await _record(scene, EventKind.HAND_OVER_REFUSED, proposal, claim),)


async def time_is_up(scene: Scene, case_id: int) -> Events:
    """The member asked kept silent; the visit stays where it was."""
    case = await locked_case(scene, case_id)
    claim = await offers.live_claim(scene.work, case_id)
    proposal = await moves.open_proposal(scene.work, case.id, ProposalKind.HAND_OVER)
    if proposal is None or claim is None:
        return ()
    await moves.close_proposal(scene.work, proposal.id, ProposalState.EXPIRED)
    return (await _record(scene, EventKind.HAND_OVER_LAPSED, proposal, claim),)


async def _held(scene: Scene, case_id: int) -> tuple[Case, Claim]:
    """The actor's own visit, agreed on and not begun."""
    case, claim = await case_for(scene, case_id, Action.VISIT)
    if claim is None or case.state not in MOVABLE:
        raise WrongState("case-wrong-state", state=case.state.value)
    if case.undated:
        raise WrongState("visit-undated-yet")
    await check_originals_back(scene, case.id)
    return case, claim


async def _to_answer(scene: Scene, proposal_id: int) -> tuple[Proposal, Case, Claim]:
    """An open proposal put to the actor, as it stands once its case is locked."""
    seen = await moves.proposal_by_id(scene.work, proposal_id)
    if seen is None or seen.kind is not ProposalKind.HAND_OVER or seen.to != scene.by.person_id:
        raise NotFound("proposal-over")
    case = await locked_case(scene, seen.case_id)
    claim = await offers.live_claim(scene.work, case.id)
    proposal = await moves.proposal_by_id(scene.work, proposal_id)
    assert proposal is not None
    if proposal.state is not ProposalState.OPEN or claim is None:
        raise WrongState("proposal-over")
    return proposal, case, claim
