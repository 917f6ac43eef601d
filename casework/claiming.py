"""One member takes a case, declines it, or hands it back."""

from dataclasses import replace

from casework import offering
from casework.appointments import new_code, next_time, set_visit_timers
from casework.desk import Events, Scene
from casework.eligibility import check_may_go
from casework.proposing import ask_other_side
from casework.steps import (
    Timer,
    check_originals_back,
    end_visit,
    first_word,
    locked_case,
    move,
    pause_limit,
    promise,
    promise_next_visit_word,
    stop_timers,
    visit_of,
)
from rules.cases import Case, CaseState, Claim, Json, Offer, OfferState
from rules.errors import AlreadyTaken, NotAllowed, NotFound, WrongState
from rules.events import EventKind
from rules.moves import Side
from storage import cases as case_rows
from storage import due, offers, people


async def claim(scene: Scene, offer_id: int) -> Events:
    """The member behind the scene takes the offered case.

    Raises AlreadyTaken for the loser of a race, NotFound for somebody else's offer,
    WrongState when the case is over, or was theirs and is looked after anew.
    """
    offer = await _own_offer(scene, offer_id)
    case = await locked_case(scene, offer.case_id)
    if case.state is not CaseState.LOOKING:
        raise await too_late(scene, case)
    if offer.state is OfferState.CLAIMED:
        raise WrongState("offer-answered")
    await offers.set_offer_state(scene.work, offer.id, OfferState.CLAIMED)
    return await take(scene, case, offer.person_id, offer.squad, EventKind.CLAIMED)


async def take(
    scene: Scene, case: Case, person_id: int, squad: str | None, kind: EventKind, **data: Json
) -> Events:
    """Gives a looking case to a person: appointment, door code, timers, the others told.

    `data` goes into the event. Raises NotAllowed or WrongState for somebody who may not go.
    """
    await check_may_go(scene, case, person_id)
    if squad is not None and not await people.is_in_squad(scene.work, person_id, squad):
        raise NotAllowed("members-only")
    await move(scene, case, CaseState.CLAIMED)
    code = new_code(scene, case)
    claimed = await offers.add_claim(scene.work, case.id, person_id, squad, code, scene.now)
    if claimed is None:
        raise AlreadyTaken("offer-taken")
    withdrawn = await offers.withdraw_offers(scene.work, case.id)
    await stop_timers(scene, case.id, Timer.BEGIN, Timer.WINDOW)
    events = [await scene.record(kind, case.id, person=person_id, claim=claimed.id, **data)]
    await scene.record(EventKind.DISCLOSED, case.id, what="subject", person=person_id)
    if withdrawn:
        ids: list[int] = [offer.id for offer in withdrawn]
        events.append(await scene.record(EventKind.WITHDRAWN, case.id, offers=[*ids]))
    return (*events, *await _set_the_date(scene, case, claimed))


async def _set_the_date(scene: Scene, case: Case, claimed: Claim) -> Events:
    """The visit is at the time that was wished for. One that has gone by is never replaced by
    ourselves: the next one that is possible is put to the resident, as by the visitor."""
    if not scene.desk.wish_over(case, scene.now):
        await case_rows.set_appointment(scene.work, case.id, case.wish_day, case.wish_slot)
        await set_visit_timers(scene, case)
        return ()
    await pause_limit(scene, case.id)
    found = next_time(scene)
    if found is None:
        until = scene.desk.cadence.proposal_until(scene.now, None)
        await due.put_due(scene.work, Timer.PROPOSAL, case.id, until)
        await promise_next_visit_word(scene, case.id)
        return ()
    kind, undated = EventKind.MOVE_PROPOSED, replace(case, state=CaseState.CLAIMED)
    return (await ask_other_side(scene, undated, claimed, Side.VISITOR, *found, kind),)


async def decline(scene: Scene, offer_id: int) -> Events:
    """ "Not this time", without shame. When nobody of a round is left, the next is asked."""
    offer = await _own_offer(scene, offer_id)
    case = await locked_case(scene, offer.case_id)
    if offer.state is not OfferState.OPEN:
        raise WrongState("offer-answered")
    await offers.set_offer_state(scene.work, offer.id, OfferState.DECLINED)
    declined = await scene.record(EventKind.DECLINED, case.id, offer=offer.id)
    return (declined, *await offering.go_on_if_nobody_is_left(scene, case))


HAND_BACK_REASONS = ("ill", "family", "time", "far", "other")
"""Why visitors cannot come after all: a tap each."""


async def hand_back(scene: Scene, case_id: int, why: str = "") -> Events:
    """The visitor cannot come after all: the case goes round again, the resident is told. `why` is
    one of `HAND_BACK_REASONS`; buttons of old have none, and say "other"."""
    case, live = await visit_of(scene, case_id)
    await check_originals_back(scene, case.id)
    reason = why if why in HAND_BACK_REASONS else "other"
    return await release(scene, case, live.id, EventKind.HANDED_BACK, why=reason)


async def release(scene: Scene, case: Case, claim_id: int, kind: EventKind, **data: Json) -> Events:
    """Ends the live claim and looks for somebody else, for the same wish."""
    await offers.end_claim(scene.work, claim_id, scene.now)
    looking = await look_again(scene, case)
    released = await scene.record(kind, case.id, claim=claim_id, **data)
    return (released, *await offering.start(scene, looking))


async def look_again(scene: Scene, case: Case) -> Case:
    """Back to looking: no appointment, no visit timers, a fresh promise."""
    await move(scene, case, CaseState.LOOKING)
    await end_visit(scene, case.id)
    await case_rows.set_appointment(scene.work, case.id, None, None)
    await promise(scene, case.id, await first_word(scene, case))
    return replace(case, state=CaseState.LOOKING, day=None, slot=None)


async def confirm_visit(scene: Scene, case_id: int) -> Events:
    """The visitor says the evening before: "I will be there"."""
    case, live = await visit_of(scene, case_id)
    if case.state is not CaseState.CLAIMED:
        raise WrongState("case-wrong-state", state=case.state.value)
    await offers.set_visit_confirmed(scene.work, live.id, scene.now)
    return (await scene.record(EventKind.VISIT_CONFIRMED, case.id, claim=live.id),)


async def _own_offer(scene: Scene, offer_id: int) -> Offer:
    offer = await offers.offer_by_id(scene.work, offer_id)
    if offer is None or offer.person_id != scene.by.person_id:
        raise NotFound("offer-not-found")
    return offer


async def too_late(scene: Scene, case: Case) -> AlreadyTaken | WrongState:
    """Why a case cannot be claimed any more, in the words for the one who tapped."""
    live = await offers.live_claim(scene.work, case.id)
    if live is not None and live.person_id == scene.by.person_id:
        return WrongState("offer-yours")
    if case.state is CaseState.CANCELLED:
        return WrongState("offer-cancelled")
    return AlreadyTaken("offer-taken")
