"""The visit itself: on the way, at the door, done; or nobody came."""

from datetime import date

from casework import claiming, offering
from casework.appointments import new_code, without_date
from casework.desk import Events, Scene
from casework.moving import MOVABLE, check_ahead
from casework.proposing import ask_other_side
from casework.steps import Timer, case_for, end_visit, move, pause_limit, promise, visit_of
from casework.trust import waited_in_vain
from rules import door_code
from rules.access import Action
from rules.cases import Case, CaseState, Claim, Mode
from rules.errors import WrongState
from rules.events import Event, EventKind
from rules.moves import Side
from storage import due, moves, offers
from storage import events as event_rows


async def set_out(scene: Scene, case_id: int) -> Events:
    """The visitor is on the way."""
    case, claim = await visit_of(scene, case_id)
    _check_goes_home(case)
    if case.undated:
        raise WrongState("visit-undated-yet")
    if scene.desk.calendar.local_day(scene.now) < scene.desk.appointment(case)[0]:
        raise WrongState("visit-another-day")
    await move(scene, case, CaseState.ON_THE_WAY)
    await offers.set_on_the_way(scene.work, claim.id, scene.now)
    return (await scene.record(EventKind.SET_OUT, case.id, claim=claim.id),)


async def arrive(scene: Scene, case_id: int, typed: str) -> Events:
    """The last three digits, heard at the door, prove the arrival.

    A wrong try is recorded, not raised; the last allowed one locks the code and tells staff.
    Raises AnswerRefused for anything but three digits, which is not a try.
    """
    case, claim = await visit_of(scene, case_id)
    _check_goes_home(case)
    if case.undated:
        raise WrongState("visit-undated-yet")
    if claim.locked:
        raise WrongState("door-code-locked")
    if not door_code.matches(claim.door_code, door_code.read(typed)):
        return (await _wrong_code(scene, case, claim),)
    return (await _at_the_door(scene, case, claim, proof="door_code"),)


async def receive(scene: Scene, case_id: int) -> Events:
    """The resident has come to the centre, to the one who expects them."""
    case, claim = await visit_of(scene, case_id)
    if case.mode is not Mode.CENTRE:
        raise WrongState("case-wrong-state", state=case.state.value)
    return (await _at_the_door(scene, case, claim, proof="counter"),)


def _check_goes_home(case: Case) -> None:
    """At the centre nobody sets out, and there is no door code."""
    if case.mode is Mode.CENTRE:
        raise WrongState("case-wrong-state", state=case.state.value)


async def _at_the_door(scene: Scene, case: Case, claim: Claim, proof: str) -> Event:
    await move(scene, case, CaseState.ARRIVED)
    await offers.set_arrived(scene.work, claim.id, scene.now)
    await end_visit(scene, case.id)
    await promise(scene, case.id, scene.desk.next_morning(scene.now))
    return await scene.record(EventKind.ARRIVED, case.id, claim=claim.id, proof=proof)


async def _wrong_code(scene: Scene, case: Case, claim: Claim) -> Event:
    tries = claim.wrong_tries + 1
    locked = door_code.locked(tries)
    await offers.count_wrong_try(scene.work, claim.id, locked)
    kind = EventKind.CODE_LOCKED if locked else EventKind.CODE_WRONG
    left = door_code.MOST_TRIES - tries
    return await scene.record(kind, case.id, claim=claim.id, left=left)


async def report(scene: Scene, case_id: int, note: str, photo: str | None) -> Events:
    """The visitor says it is done, with a note and perhaps a photo's file id."""
    case, claim = await visit_of(scene, case_id)
    await move(scene, case, CaseState.REPORTED)
    await offers.end_claim(scene.work, claim.id, scene.now)
    await pause_limit(scene, case.id)
    await event_rows.add_note(scene.work, case.id, claim.person_id, note, photo, scene.now)
    again = scene.desk.next_morning(scene.now)
    await due.put_due(scene.work, Timer.ASK_CONFIRMATION, case.id, again)
    await promise(scene, case.id, again)
    return (await scene.record(EventKind.COMPLETED, case.id, claim=claim.id),)


async def renew_code(scene: Scene, case_id: int) -> Events:
    """Staff have asked the resident who is at the door; a new code takes the place of a locked one.

    Raises WrongState where nothing is locked.
    """
    case, claim = await case_for(scene, case_id, Action.READ_PHONE)
    if claim is None or not claim.locked or case.state not in MOVABLE:
        raise WrongState("case-wrong-state", state=case.state.value)
    await offers.unlock_claim(scene.work, claim.id, new_code(scene, case))
    return (await scene.record(EventKind.CODE_RENEWED, case.id, claim=claim.id),)


async def ask_whether_they_came(scene: Scene, case: Case) -> Events:
    """Both sides are asked; when neither has said a word after the last time, staff own the case
    and find out. Nobody else is sent meanwhile: it may well be done."""
    claim = await offers.live_claim(scene.work, case.id)
    assert claim is not None
    events = await event_rows.events_of_case(scene.work, case.id)
    asked = sum(e.kind is EventKind.VISIT_ASKED and e.at >= claim.claimed_at for e in events)
    if asked < scene.desk.policy.visits_asked:
        await promise(scene, case.id, scene.desk.next_morning(scene.now))
        data = {"claim": claim.id, "times": asked + 1}
        return (await scene.record(EventKind.VISIT_ASKED, case.id, **data),)
    await offers.end_claim(scene.work, claim.id, scene.now)
    looking = await claiming.look_again(scene, case)
    silent = await scene.record(EventKind.NO_WORD, case.id, claim=claim.id)
    return (silent, *await offering.to_staff(scene, looking, told=True))


async def nobody_came(scene: Scene, case_id: int) -> Events:
    """The resident waited in vain: released, asked around again, staff told at once."""
    case, claim = await case_for(scene, case_id, Action.ANSWER)
    if claim is None or case.state not in MOVABLE:
        raise WrongState("case-wrong-state", state=case.state.value)
    if case.undated or scene.now < scene.desk.visit(case)[0]:
        raise WrongState("visit-not-yet")
    times = await waited_in_vain(scene, case.id, claim.person_id, Side.VISITOR)
    return await claiming.release(scene, case, claim.id, EventKind.NOBODY_CAME, times=times)


async def came_in_vain(scene: Scene, case_id: int) -> tuple[Case, Claim]:
    """The visit, if its visitor may say that nobody opened. Raises WrongState before its time."""
    case, claim = await visit_of(scene, case_id)
    if case.state not in MOVABLE:
        raise WrongState("case-wrong-state", state=case.state.value)
    if case.undated or scene.now < scene.desk.visit(case)[0]:
        raise WrongState("absent-not-yet")
    return case, claim


async def nobody_home(scene: Scene, case_id: int, day: date, slot: str) -> Events:
    """Nobody is blamed, and another time is put to the resident."""
    case, claim = await came_in_vain(scene, case_id)
    await waited_in_vain(scene, case.id, case.resident_id, Side.RESIDENT)
    return await _again(scene, case, claim, day, slot, EventKind.RESIDENT_ABSENT)


async def was_home(scene: Scene, case_id: int) -> Events:
    """ "I was there all the time": it does not count against them, and staff hear of it.

    Raises WrongState unless the visitor has just said that nobody opened.
    """
    case, claim = await case_for(scene, case_id, Action.ANSWER)
    kinds = [event.kind for event in await event_rows.events_of_case(scene.work, case.id)]
    said = [kind for kind in kinds if kind in (EventKind.RESIDENT_ABSENT, EventKind.WAS_HOME)]
    if claim is None or said[-1:] != [EventKind.RESIDENT_ABSENT]:
        raise WrongState("case-wrong-state", state=case.state.value)
    await moves.forget_no_shows(scene.work, case.resident_id, Side.RESIDENT, case.id)
    return (await scene.record(EventKind.WAS_HOME, case.id, claim=claim.id),)


async def second_visit(scene: Scene, case_id: int, day: date, slot: str, note: str) -> Events:
    """Not done in one visit: the same visitor comes again, at a time the resident agrees to.

    The first visit stays on record with its hours; the second has a claim of its own.
    """
    case, claim = await visit_of(scene, case_id)
    if case.state is not CaseState.ARRIVED:
        raise WrongState("case-wrong-state", state=case.state.value)
    await offers.end_claim(scene.work, claim.id, scene.now)
    code = new_code(scene, case)
    line = (claim.person_id, claim.squad, code, scene.now)
    again = await offers.add_claim(scene.work, case.id, *line)
    assert again is not None
    if note:
        await event_rows.add_note(scene.work, case.id, claim.person_id, note, None, scene.now)
    return await _again(scene, case, again, day, slot, EventKind.SECOND_VISIT)


async def _again(
    scene: Scene, case: Case, claim: Claim, day: date, slot: str, kind: EventKind
) -> Events:
    check_ahead(scene, day, slot)
    undated = await without_date(scene, case, day, slot)
    return (await ask_other_side(scene, undated, claim, Side.VISITOR, day, slot, kind),)


async def came(scene: Scene, case_id: int) -> Events:
    """The resident says that the visitor is there though no code was typed: an arrival too."""
    case, claim = await case_for(scene, case_id, Action.ANSWER)
    if claim is None or case.state not in MOVABLE:
        raise WrongState("case-wrong-state", state=case.state.value)
    return (await _at_the_door(scene, case, claim, proof="resident"),)
