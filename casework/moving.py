"""Another time for a visit: one side proposes it, the other agrees, refuses, or keeps silent."""

from dataclasses import replace
from datetime import date, timedelta

from casework import claiming, offering
from casework.appointments import agree_on
from casework.desk import Events, Scene
from casework.proposing import ask_other_side, record_proposal
from casework.steps import (
    Timer,
    case_for,
    first_word,
    locked_case,
    promise,
    promise_next_visit_word,
    resume_limit,
    stop_timers,
)
from rules.access import Action
from rules.cases import Case, CaseState, Claim
from rules.errors import NotAllowed, NotFound, WrongState
from rules.events import Event, EventKind
from rules.moves import Proposal, ProposalKind, ProposalState, Side
from storage import cases, due, moves, offers

MOVABLE = (CaseState.CLAIMED, CaseState.ON_THE_WAY)
"""States in which a visit is agreed on and has not begun."""


async def propose(scene: Scene, case_id: int, day: date, slot: str) -> Events:
    """Puts another time to the other side. While nobody has claimed, it is just another wish.

    Raises WrongState for the time that holds already, a time gone by, or a visit that has begun.
    """
    case, claim = await case_for(scene, case_id, Action.MOVE)
    check_ahead(scene, day, slot)
    if case.state is CaseState.LOOKING:
        return await _wish(scene, case, day, slot)
    if claim is None or case.state not in MOVABLE:
        raise WrongState("case-wrong-state", state=case.state.value)
    if (case.day, case.slot) == (day, slot):
        raise WrongState("move-same-time")
    side = _side(scene, case, claim)
    return (await ask_other_side(scene, case, claim, side, day, slot, EventKind.MOVE_PROPOSED),)


async def check_movable(scene: Scene, case_id: int) -> None:
    """Raises what `propose` would raise for any time, before anybody is asked for one."""
    case, _ = await case_for(scene, case_id, Action.MOVE)
    if not case.state.is_open:
        raise WrongState("move-case-over")
    if case.state not in (CaseState.LOOKING, *MOVABLE):
        raise WrongState("case-wrong-state", state=case.state.value)


def check_ahead(scene: Scene, day: date, slot: str) -> None:
    """Raises WrongState for a time that has begun."""
    starts, _ = scene.desk.slot(slot).span(day, scene.desk.calendar.zone)
    if starts <= scene.now:
        raise WrongState("move-time-past")


def _side(scene: Scene, case: Case, claim: Claim) -> Side:
    """Staff speak for the resident, who may have called them; visitors they can replace."""
    by = scene.by.person_id
    return Side.VISITOR if by == claim.person_id and by != case.resident_id else Side.RESIDENT


async def _wish(scene: Scene, case: Case, day: date, slot: str) -> Events:
    """Nobody has it yet: whoever was asked for the old time is asked anew for this one."""
    if (case.wish_day, case.wish_slot) == (day, slot):
        raise WrongState("move-same-time")
    await cases.set_wish(scene.work, case.id, day, slot)
    await stop_timers(scene, case.id, Timer.BEGIN, Timer.WINDOW)
    wished = replace(case, wish_day=day, wish_slot=slot)
    await promise(scene, case.id, await first_word(scene, wished))
    ids: list[int] = [o.id for o in await offers.withdraw_offers(scene.work, case.id)]
    events = [await scene.record(EventKind.WISH_CHANGED, case.id, day=day.isoformat(), slot=slot)]
    if ids:
        events.append(await scene.record(EventKind.WITHDRAWN, case.id, offers=[*ids], why="moved"))
    return (*events, *await offering.start(scene, wished))


async def agree(scene: Scene, proposal_id: int) -> Events:
    """ "Fine by me": the visit moves, with a new door code and new reminders.

    Raises NotFound, NotAllowed, or WrongState once it was answered or its time is past.
    """
    proposal, case, claim = await _to_answer(scene, proposal_id)
    assert proposal.day is not None
    assert proposal.slot is not None
    check_ahead(scene, proposal.day, proposal.slot)
    await moves.close_proposal(scene.work, proposal.id, ProposalState.AGREED)
    await agree_on(scene, case, claim, proposal.day, proposal.slot)
    return (await record_proposal(scene, EventKind.MOVE_AGREED, case, claim, proposal),)


async def refuse(scene: Scene, proposal_id: int) -> Events:
    """ "Not then": what was agreed before holds; without a date, one still has to be found."""
    proposal, case, claim = await _to_answer(scene, proposal_id)
    await moves.close_proposal(scene.work, proposal.id, ProposalState.REFUSED)
    if case.undated:
        until = scene.desk.cadence.proposal_until(scene.now, None)
        await due.put_due(scene.work, Timer.PROPOSAL, case.id, until)
    else:
        await due.cancel_dues(scene.work, Timer.PROPOSAL, case.id, scene.now)
        await _confirms_by_refusing(scene, case, claim, proposal)
    await promise_next_visit_word(scene, case.id)
    return (await record_proposal(scene, EventKind.MOVE_REFUSED, case, claim, proposal),)


async def _confirms_by_refusing(scene: Scene, case: Case, claim: Claim, proposal: Proposal) -> None:
    """A visitor who keeps to the time of a visit tomorrow, or today, will be there."""
    ahead = scene.desk.appointment(case)[0] - scene.desk.calendar.local_day(scene.now)
    if proposal.side is Side.RESIDENT and ahead <= timedelta(1):
        await offers.set_visit_confirmed(scene.work, claim.id, scene.now)


async def _to_answer(scene: Scene, proposal_id: int) -> tuple[Proposal, Case, Claim]:
    """An open proposal that the actor's side did not make."""
    proposal, case, claim = await _of_case(scene, proposal_id)
    if proposal.state is not ProposalState.OPEN or claim is None:
        raise WrongState("proposal-over")
    if _side(scene, case, claim) is proposal.side:
        raise NotAllowed("not-allowed")
    return proposal, case, claim


async def _of_case(scene: Scene, proposal_id: int) -> tuple[Proposal, Case, Claim | None]:
    """A proposal as it stands once its case is locked."""
    seen = await moves.proposal_by_id(scene.work, proposal_id)
    if seen is None or seen.kind is not ProposalKind.MOVE:
        raise NotFound("proposal-over")
    case, claim = await case_for(scene, seen.case_id, Action.MOVE)
    proposal = await moves.proposal_by_id(scene.work, proposal_id)
    assert proposal is not None
    return proposal, case, claim


async def want_other(scene: Scene, proposal_id: int) -> Events:
    """The resident keeps to a time that the visitor refused, or did not answer: somebody else
    is looked for, for that time."""
    proposal, case, claim = await _of_case(scene, proposal_id)
    unmet = proposal.state in (ProposalState.REFUSED, ProposalState.EXPIRED)
    if claim is None or not unmet or case.state not in MOVABLE:
        raise WrongState("proposal-over")
    if _side(scene, case, claim) is not Side.RESIDENT or proposal.side is not Side.RESIDENT:
        raise NotAllowed("not-allowed")
    assert proposal.day is not None
    assert proposal.slot is not None
    check_ahead(scene, proposal.day, proposal.slot)
    await cases.set_wish(scene.work, case.id, proposal.day, proposal.slot)
    wished = replace(case, wish_day=proposal.day, wish_slot=proposal.slot)
    return await claiming.release(scene, wished, claim.id, EventKind.OTHER_WANTED)


async def time_is_up(scene: Scene, case_id: int) -> Events:
    """Nobody answered: the old time holds. Without one, staff are to find a date by phone."""
    case = await locked_case(scene, case_id)
    claim = await offers.live_claim(scene.work, case_id)
    if case.state not in MOVABLE or claim is None:
        return ()
    proposal = await moves.open_proposal(scene.work, case.id, ProposalKind.MOVE)
    events: list[Event] = []
    if proposal is not None:
        await moves.close_proposal(scene.work, proposal.id, ProposalState.EXPIRED)
        events.append(await record_proposal(scene, EventKind.MOVE_LAPSED, case, claim, proposal))
    if case.undated:
        await resume_limit(scene, case.id)
        await promise(scene, case.id, scene.desk.next_morning(scene.now))
        told = proposal is not None
        wanted = await scene.record(EventKind.DATE_WANTED, case.id, claim=claim.id, told=told)
        events.append(wanted)
    else:
        await promise_next_visit_word(scene, case.id)
    return tuple(events)
