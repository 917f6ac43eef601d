"""Asking around: the best few of the right squad, then wider, then up the ladder."""

from dataclasses import replace
from datetime import datetime

from casework import views
from casework.candidates import best_for
from casework.desk import Events, Scene
from casework.steps import Timer, locked_case, pause_limit, promise, resume_limit
from rules.cases import Case, CaseState, Mode, OfferState, Rung
from rules.events import EventKind
from rules.places import Squad
from storage import cases, due, members, offers


async def start(scene: Scene, case: Case) -> Events:
    """Asks the first squad of the case's community; staff where there is none, and for an
    appointment at the centre, which is theirs to give, and for a wish that has gone by, as after
    a visit in vain: another one is the resident's to make."""
    squads = scene.desk.town.squads_for(case.community)
    wish_over = scene.desk.wish_over(case, scene.now)
    if not squads or case.mode is Mode.CENTRE or wish_over:
        return await to_staff(scene, case)
    begins = scene.desk.cadence.offer_from(scene.now, case.wish_day)
    if begins > scene.now:
        return await _wait(scene, case, squads[0].id, begins)
    return await _stand_on(scene, case, Rung.FIRST_SQUAD, squads[0].id)


async def begin(scene: Scene, case_id: int) -> Events:
    """A visit that was far away has come near: now people are asked."""
    case = await locked_case(scene, case_id)
    return await start(scene, case) if case.state is CaseState.LOOKING else ()


async def _wait(scene: Scene, case: Case, squad: str, begins: datetime) -> Events:
    """Nobody is asked weeks ahead; the resident hears after we have begun to ask."""
    await cases.set_case_rung(scene.work, case.id, Rung.FIRST_SQUAD, squad)
    await pause_limit(scene, case.id)
    await due.put_due(scene.work, Timer.BEGIN, case.id, begins)
    await promise(scene, case.id, scene.desk.first_word(case, begins))
    return (await scene.record(EventKind.SET_ASIDE, case.id, until=begins.isoformat()),)


async def to_staff(scene: Scene, case: Case, *, told: bool = False) -> Events:
    """The community staff own it now; they see it in their queue until it moves. `told`: another
    event says so to them already."""
    events = await _stand_on(scene, case, Rung.STAFF, case.squad)
    return () if told else events


async def time_is_up(scene: Scene, case_id: int) -> Events:
    """The people asked had their time and nobody took it: the next rung is asked."""
    case = await locked_case(scene, case_id)
    if case.state is not CaseState.LOOKING:
        return ()
    return await _climb(scene, case)


async def go_on_if_nobody_is_left(scene: Scene, case: Case) -> Events:
    """When everybody asked has declined, nobody waits for the clock."""
    made = await offers.offers_of_case(scene.work, case.id)
    waiting = any(offer.state is OfferState.OPEN for offer in made)
    asking = case.state is CaseState.LOOKING and case.rung not in (Rung.LEADERS, Rung.STAFF)
    return () if waiting or not asking else await _climb(scene, case)


async def _climb(scene: Scene, case: Case) -> Events:
    squads = scene.desk.town.squads_for(case.community)
    rung, squad = _next_rung(case, squads)
    return await _stand_on(scene, case, rung, squad)


def _next_rung(case: Case, squads: tuple[Squad, ...]) -> tuple[Rung, str | None]:
    """The rung above, and the squad it concerns."""
    if case.rung is Rung.FIRST_SQUAD:
        return Rung.WIDER, case.squad
    if case.rung is Rung.WIDER and len(squads) > 1:
        return Rung.NEXT_SQUAD, squads[1].id
    if case.rung in (Rung.WIDER, Rung.NEXT_SQUAD):
        return Rung.LEADERS, case.squad
    return Rung.STAFF, case.squad


async def _stand_on(scene: Scene, case: Case, rung: Rung, squad: str | None) -> Events:
    """Asks whom the rung stands for; a rung with nobody on it is passed at once, and so are
    all but the last when it is too late for asking around."""
    if scene.now >= scene.desk.last_call(case):
        rung = Rung.STAFF
    here = replace(case, rung=rung, squad=squad)
    events = await _ask(scene, here)
    if not events:
        return await _climb(scene, here)
    await cases.set_case_rung(scene.work, case.id, rung, squad)
    await resume_limit(scene, case.id)
    ends = _window_end(scene, here)
    if ends is None:
        await due.cancel_dues(scene.work, Timer.WINDOW, case.id, scene.now)
    else:
        await due.put_due(scene.work, Timer.WINDOW, case.id, ends)
    return events


async def _ask(scene: Scene, case: Case) -> Events:
    if case.rung is Rung.STAFF:
        return (await scene.record(EventKind.ESCALATED, case.id, rung=case.rung.value),)
    if case.squad is None:
        return ()
    if case.rung is Rung.LEADERS:
        if not await views.leaders_of(scene, case):
            return ()
        return (await scene.record(EventKind.ESCALATED, case.id, rung=case.rung.value),)
    return await _offer(scene, case, case.squad)


async def _offer(scene: Scene, case: Case, squad: str) -> Events:
    """Offers to the best few of the squad, or to many more when widening."""
    policy = scene.desk.policy
    limit = policy.wider_width if case.rung is Rung.WIDER else policy.offer_width
    ids: list[int] = []
    for person_id in await best_for(scene, case, squad, limit):
        offer = await offers.add_offer(scene.work, case.id, person_id, squad, scene.now)
        await members.set_offered(scene.work, person_id, squad, scene.now)
        ids.append(offer.id)
    if not ids:
        return ()
    return (await scene.record(EventKind.OFFERED, case.id, offers=[*ids], squad=squad),)


def _window_end(scene: Scene, case: Case) -> datetime | None:
    """When the next rung is asked; None on the last one. The first squad has its whole
    window, the best few the first half of it, everybody the second. A visit that is near leaves
    less time."""
    if case.rung is Rung.STAFF:
        return None
    rounds = 2 if case.rung in (Rung.FIRST_SQUAD, Rung.WIDER) else 1
    return min(scene.desk.claim_until(case, scene.now, rounds), scene.desk.last_call(case))
