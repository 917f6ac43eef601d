"""How a case ends: confirmed, cancelled, or silent."""

from calendar import monthrange
from datetime import date, timedelta

from casework.desk import Events, Scene
from casework.eligibility import check_not_among_themselves, own_visitors
from casework.steps import Timer, case_for, end_of_story, locked_case, move, promise
from casework.trust import disputed
from rules import points
from rules.access import Action
from rules.cases import Case, CaseState, Claim, check_transition
from rules.errors import WrongState
from rules.events import Event, EventKind
from storage import cases, due, offers
from storage import events as event_rows


async def confirm(scene: Scene, case_id: int) -> Events:
    """ "It is done": the case closes, the visitor is credited."""
    case, _ = await case_for(scene, case_id, Action.ANSWER)
    if case.state is not CaseState.REPORTED:
        raise WrongState("case-wrong-state", state=case.state.value)
    await check_not_among_themselves(scene, case)
    await cases.set_solved(scene.work, case.id, True)
    confirmed = await scene.record(EventKind.CONFIRMED, case.id)
    return (confirmed, *await close(scene, case))


async def rate(scene: Scene, case_id: int, rating: int) -> Events:
    """One to five, once."""
    case, _ = await case_for(scene, case_id, Action.ANSWER)
    if case.state not in (CaseState.CLOSED, CaseState.REPORTED):
        raise WrongState("case-wrong-state", state=case.state.value)
    await check_not_among_themselves(scene, case)
    if not await cases.set_rating(scene.work, case.id, max(1, min(5, rating))):
        raise WrongState("rated-before")
    return (await scene.record(EventKind.RATED, case.id, rating=rating),)


async def cancel(scene: Scene, case_id: int) -> Events:
    """The resident changed their mind; whoever was asked or was coming is told."""
    case, claim = await case_for(scene, case_id, Action.ANSWER)
    check_cancellable(case)
    await move(scene, case, CaseState.CANCELLED)
    withdrawn = await offers.withdraw_offers(scene.work, case.id)
    if claim is not None:
        await offers.end_claim(scene.work, claim.id, scene.now)
    await end_of_story(scene, case.id)
    ids: list[int] = [offer.id for offer in withdrawn]
    visitor = claim.person_id if claim else None
    return (await scene.record(EventKind.CANCELLED, case.id, visitor=visitor, offers=[*ids]),)


def check_cancellable(case: Case) -> None:
    """Raises WrongState once the visitor is at the door, or the case is over."""
    if case.state is CaseState.CANCELLED:
        raise WrongState("case-cancelled-before")
    check_transition(case.state, CaseState.CANCELLED)


async def ask_confirmation(scene: Scene, case_id: int) -> Events:
    """Asks once more whether it is solved; after the last time it is closed, unconfirmed."""
    case = await locked_case(scene, case_id)
    if case.state is not CaseState.REPORTED:
        return ()
    asked = await _times_asked(scene, case)
    if asked >= scene.desk.policy.confirmations_asked:
        unconfirmed = await scene.record(EventKind.UNCONFIRMED, case.id)
        return (unconfirmed, *await close(scene, case))
    again = scene.desk.next_morning(scene.now)
    await due.put_due(scene.work, Timer.ASK_CONFIRMATION, case.id, again)
    await promise(scene, case.id, again)
    return (await scene.record(EventKind.CONFIRMATION_ASKED, case.id, times=asked + 1),)


async def close(scene: Scene, case: Case) -> Events:
    """Closes a case whose outcome is written already; the visitor is credited."""
    await move(scene, case, CaseState.CLOSED)
    await end_of_story(scene, case.id)
    credited = await _credit_visitors(scene, case)
    await _remember_next_time(scene, case)
    await _remember_follow_up(scene, case)
    await _remember_next_step(scene, case)
    return (*credited, await scene.record(EventKind.CLOSED, case.id))


async def _credit_visitors(scene: Scene, case: Case) -> Events:
    """Points for everybody who served at the door of others and whose work was not disputed."""
    not_his = await disputed(scene, case.id) | await own_visitors(scene, case)
    visits: dict[int, list[Claim]] = {}
    for claim in await offers.claims_of_case(scene.work, case.id):
        if claim.arrived_at and claim.ended_at and claim.person_id not in not_his:
            visits.setdefault(claim.person_id, []).append(claim)
    credited = [await _credit(scene, case, served) for served in visits.values()]
    return tuple(event for event in credited if event is not None)


async def _credit(scene: Scene, case: Case, visits: list[Claim]) -> Event | None:
    """Points for one visitor, once per case: real service at the door, not travel."""
    urgent = scene.desk.is_urgent(case)
    earned: dict[points.Reason, int] = {}
    for visit in visits:
        assert visit.arrived_at is not None
        assert visit.ended_at is not None
        for credit in points.credits_for_visit(visit.arrived_at, visit.ended_at, urgent):
            once = credit.reason is not points.Reason.SERVICE
            before = 0 if once else earned.get(credit.reason, 0)
            earned[credit.reason] = before + credit.points
    person, total = visits[-1].person_id, 0
    for reason, credits in earned.items():
        if await event_rows.add_points(
            scene.work, person, case.id, credits, reason.value, scene.now
        ):
            total += credits
    if not total:
        return None
    return await scene.record(
        EventKind.CREDITED, case.id, person=person, credits=total, claim=visits[-1].id
    )


async def _remember_follow_up(scene: Scene, case: Case) -> None:
    """Some weeks on we ask whether it is still fine, where the item says so."""
    weeks = scene.desk.items[case.item].follow_up_weeks
    if weeks is not None:
        at = scene.desk.cadence.follow_up_at(scene.now, weeks)
        await due.put_due(scene.work, Timer.FOLLOW_UP, case.id, at)


async def _remember_next_time(scene: Scene, case: Case) -> None:
    """A recurrent service comes round: the resident is told in time, until told to stop."""
    months = scene.desk.items[case.item].next_due_months
    if months is None:
        return
    due_day = _months_on(scene.desk.calendar.local_day(scene.now), months)
    for days in scene.desk.policy.next_due_notice_days:
        at = scene.desk.notice_of(due_day, days)
        await due.put_due(scene.work, Timer.DUE_AGAIN, case.id, at, slot=str(days))


async def _remember_next_step(scene: Scene, case: Case) -> None:
    """What usually follows is offered again when it can be done."""
    rule = scene.desk.items[case.item].followed_by
    if rule is not None:
        ready = scene.desk.calendar.local_day(scene.now) + timedelta(rule.after_days)
        await due.put_due(scene.work, Timer.NEXT_STEP, case.id, scene.desk.notice_of(ready, 0))


async def next_step_due(scene: Scene, case_id: int) -> Events:
    """What follows can be done by now; nothing is said if it was asked for meanwhile."""
    case = await locked_case(scene, case_id)
    rule = scene.desk.items[case.item].followed_by
    newer = await cases.cases_of_resident(scene.work, case.resident_id, 10)
    asked = any(rule and other.item == rule.item and other.id > case.id for other in newer)
    if rule is None or asked or case.state is not CaseState.CLOSED:
        return ()
    return (await scene.record(EventKind.NEXT_STEP_DUE, case.id),)


async def own_case(scene: Scene, case_id: int) -> Case:
    """A case of the resident who acts. Raises NotFound or NotAllowed."""
    case, _ = await case_for(scene, case_id, Action.ANSWER)
    return case


def _months_on(day: date, months: int) -> date:
    """The same day of the month `months` later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


async def due_again(scene: Scene, due_row: due.Due) -> Events:
    """The same thing is due again in some days, and the next round in as many months."""
    case = await locked_case(scene, due_row.subject)
    months = scene.desk.items[case.item].next_due_months
    newer = await cases.cases_of_resident(scene.work, case.resident_id, 10)
    if months is None or any(_replaces(other, case) for other in newer):
        return ()
    days = int(due_row.slot)
    due_day = scene.desk.calendar.local_day(due_row.due_at) + timedelta(days)
    again = scene.desk.notice_of(_months_on(due_day, months), days)
    await due.put_due(scene.work, Timer.DUE_AGAIN, case.id, again, due_row.slot)
    return (await scene.record(EventKind.DUE_AGAIN, case.id, days=days),)


def _replaces(other: Case, case: Case) -> bool:
    """A later case of the same item, which looks after the next round itself."""
    later = other.item == case.item and other.id > case.id
    return later and other.state is not CaseState.CANCELLED


async def stop_due_again(scene: Scene, case_id: int) -> None:
    """ "Do not remind me of this any more"."""
    case, _ = await case_for(scene, case_id, Action.ANSWER)
    await due.cancel_dues(scene.work, Timer.DUE_AGAIN, case.id, scene.now)


async def _times_asked(scene: Scene, case: Case) -> int:
    """How often the resident was asked since the last report."""
    kinds = [event.kind for event in await event_rows.events_of_case(scene.work, case.id)]
    since = len(kinds) - 1 - kinds[::-1].index(EventKind.COMPLETED)
    return kinds[since:].count(EventKind.CONFIRMATION_ASKED)
