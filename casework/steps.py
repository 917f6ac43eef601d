"""Small moves that several verbs share: promises, transitions, timers."""

from datetime import datetime, timedelta

from casework.desk import Scene
from rules import access
from rules.access import Action
from rules.cases import Case, CaseState, Claim, check_transition
from rules.errors import NotFound, WrongState
from rules.limits import TimeLimit
from rules.receipts import outstanding
from storage import cases, due, moves, offers, promises, receipts
from storage import events as event_rows


class Timer:
    """Kinds of due rows whose subject is a case, unless said otherwise."""

    BEGIN = "begin"
    """A visit far away has come near: begin to ask."""
    WINDOW = "window"
    """The people asked had their time: ask the next."""
    WORD = "word"
    """The promised word to the resident."""
    REMIND_EVE = "remind_eve"
    REMIND_SOON = "remind_soon"
    ASK_VISIT = "ask_visit"
    AT_RISK = "at_risk"
    """The evening before: has the visitor confirmed?"""
    PROPOSAL = "proposal"
    """Another time was proposed, or has to be: the time to answer is over."""
    HAND_OVER = "hand_over"
    """Another visitor was asked: the time to answer is over."""
    ASK_CONFIRMATION = "ask_confirmation"
    LIMIT_NEAR = "limit_near"
    """Three quarters of the time limit are used."""
    LIMIT_OVER = "limit_over"
    MEMBERS_MORNING = "members_morning"
    """Rounds that come by themselves (subject 0)."""
    STAFF_MORNING = "staff_morning"
    STATEMENT = "statement"
    BACKUP = "backup"
    """The nightly copy; the machinery does it, apart from the casework, as the next two."""
    RETENTION = "retention"
    """What is old enough is forgotten."""
    SCRUB = "scrub"
    """What was forgotten leaves no trace in the files of the database."""
    ALARM = "alarm"
    """Staff are shown what was counted since an alarm (its id)."""
    CALL = "call"
    """Deadline of a call task (its id)."""
    FORM_OFFER = "form_offer"
    """An unfinished form is offered again (dialog id)."""
    FORM_DROP = "form_drop"
    """An unfinished form is dropped with notice (dialog id)."""
    TELL = "tell"
    """Words about an event (its id) that waited for the end of the quiet hours."""
    TALK = "talk"
    """Somebody who waits for a person is to be answered by then (talk id)."""
    TALK_IDLE = "talk_idle"
    """Nobody has said anything in a talk for long (its id)."""
    TALK_HELD = "talk_held"
    """Words that waited for the end of the quiet hours (line id)."""
    FOLLOW_UP = "follow_up"
    """Weeks after closing: is it still fine?"""
    NEXT_STEP = "next_step"
    """What usually follows a case can be done by now."""
    DUE_AGAIN = "due_again"
    """The same thing is due again; the slot is the number of days left."""


CHORES = (Timer.BACKUP, Timer.RETENTION, Timer.SCRUB)
"""Kinds of due rows that the machinery does, and whoever runs the machine has to look at."""


SPOKEN = (Timer.REMIND_EVE, Timer.REMIND_SOON, Timer.ASK_VISIT, Timer.PROPOSAL)
"""Timers of a visit at which the resident hears something."""

VISIT_TIMERS = (*SPOKEN, Timer.AT_RISK, Timer.HAND_OVER)


async def locked_case(scene: Scene, case_id: int) -> Case:
    """The case, its row locked for the rest of the work. Raises NotFound."""
    case = await cases.lock_case(scene.work, case_id)
    if case is None:
        raise NotFound("case-not-found")
    return case


async def case_for(scene: Scene, case_id: int, action: Action) -> tuple[Case, Claim | None]:
    """The locked case and its live claim. Raises NotFound or NotAllowed."""
    case = await locked_case(scene, case_id)
    claim = await offers.live_claim(scene.work, case_id)
    access.check(scene.by, action, case, claim, scene.desk.town)
    return case, claim


def check_not_forgotten(case: Case) -> None:
    """Nobody is left to hear anything about it. Raises WrongState."""
    if case.forgotten:
        raise WrongState("case-forgotten", number=case.number)


async def visit_of(scene: Scene, case_id: int) -> tuple[Case, Claim]:
    """The locked case and the live claim of whoever acts.

    Raises WrongState for somebody whose visit it was and is no more, NotFound and NotAllowed for
    all others.
    """
    case, claim = await locked_case(scene, case_id), await offers.live_claim(scene.work, case_id)
    had = await offers.claims_of_case(scene.work, case_id)
    mine = [claim for claim in had if claim.person_id == scene.by.person_id]
    if mine and not any(claim.live for claim in mine):
        raise WrongState("visit-over")
    access.check(scene.by, Action.VISIT, case, claim, scene.desk.town)
    if claim is None:
        raise NotFound("case-not-found")
    return case, claim


async def check_visitor(scene: Scene, case_id: int, *states: CaseState) -> None:
    """Raises what the verb would raise, before anybody is asked to write something for it."""
    case, claim = await visit_of(scene, case_id)
    if case.state not in states:
        raise WrongState("case-wrong-state", state=case.state.value)
    if case.undated:
        raise WrongState("visit-undated-yet")
    if claim.locked:
        raise WrongState("door-code-locked")


async def move(scene: Scene, case: Case, to: CaseState) -> None:
    """Changes the state of a case. Raises WrongState where the table forbids it, and where a case
    would be done with while originals are out."""
    check_transition(case.state, to)
    if not to.is_open or to is CaseState.REPORTED:
        await check_originals_back(scene, case.id)
    await cases.set_case_state(scene.work, case.id, to, None if to.is_open else scene.now)


async def check_originals_back(scene: Scene, case_id: int) -> None:
    """Raises WrongState while originals are out: nobody is done, or lets go, before that."""
    if outstanding(await receipts.receipts_of(scene.work, case_id)):
        raise WrongState("originals-still-out")


GRACE = timedelta(minutes=10)
"""A word this little late still counts as kept: a queue, a slow line."""


async def promise(scene: Scene, case_id: int, at: datetime) -> None:
    """By `at` the resident hears again, even if nothing happened; the promise before is met."""
    await meet_promise(scene, case_id)
    await promise_anew(scene, case_id, at)


async def promise_anew(scene: Scene, case_id: int, at: datetime) -> None:
    """The first promise of a case, or of one opened again: none stood before."""
    await cases.set_next_word(scene.work, case_id, at)
    await due.put_due(scene.work, Timer.WORD, case_id, at)


async def first_word(scene: Scene, case: Case) -> datetime:
    """By when the resident hears of a case that is asked for now; on another day for somebody who
    has had a waiting word today."""
    heard = await heard_today(scene, case.resident_id)
    return scene.desk.first_word(case, scene.now, heard=heard)


async def heard_today(scene: Scene, resident_id: int) -> bool:
    """Whether the resident has had a waiting word today, or will have it in the morning."""
    cadence = scene.desk.cadence
    last = await event_rows.last_waiting_word(scene.work, resident_id)
    return last is not None and cadence.heard_on(last) >= cadence.heard_on(scene.now)


async def meet_promise(scene: Scene, case_id: int) -> None:
    """The resident hears now: counts the promise that stood, as kept or as broken. One that is
    replaced while the case is being filed was never said."""
    case = await cases.case_by_id(scene.work, case_id)
    if case is not None and case.created_at != scene.now:
        kept = scene.now <= case.next_word_at + GRACE
        await promises.add_promise(scene.work, case.id, case.next_word_at, scene.now, kept)


async def start_limit(scene: Scene, case_id: int, limit: TimeLimit) -> None:
    """Sets the time limit going: staff are warned at 75 % of what is left, and at the end."""
    running = limit.running(scene.now)
    await promises.set_limit(scene.work, case_id, running)
    ends = running.ends()
    assert ends is not None
    warn = scene.desk.cadence.warning_at(scene.now, ends)
    await due.put_due(scene.work, Timer.LIMIT_NEAR, case_id, warn)
    await due.put_due(scene.work, Timer.LIMIT_OVER, case_id, ends)


async def pause_limit(scene: Scene, case_id: int) -> None:
    """We wait for the resident: the clock stands, the time used stays used."""
    limit = await promises.limit_of(scene.work, case_id)
    if limit is not None:
        await promises.set_limit(scene.work, case_id, limit.paused(scene.now))
    await stop_timers(scene, case_id, Timer.LIMIT_NEAR, Timer.LIMIT_OVER)


async def resume_limit(scene: Scene, case_id: int) -> None:
    """The case is ours again."""
    limit = await promises.limit_of(scene.work, case_id)
    if limit is not None and limit.since is None:
        await start_limit(scene, case_id, limit)


async def promise_next_visit_word(scene: Scene, case_id: int) -> None:
    """The visit's next timer is the resident's next word; it keeps the promise by ringing. After
    the last one the word that stands holds, or there is one the next morning."""
    ahead = await _ahead(scene, case_id, *SPOKEN)
    if ahead:
        await promise(scene, case_id, min(ahead))
    elif not await _ahead(scene, case_id, Timer.WORD):
        await promise(scene, case_id, scene.desk.next_morning(scene.now))


async def _ahead(scene: Scene, case_id: int, *kinds: str) -> list[datetime]:
    """When timers of these kinds will ring."""
    found = [d for kind in kinds for d in await due.dues_of(scene.work, kind, case_id)]
    return [d.due_at for d in found if d.state == "open" and d.due_at > scene.now]


async def better_word_rings(scene: Scene, case_id: int, by: datetime) -> bool:
    """Whether a timer that says more than a mere word rings by then."""
    kinds = (*SPOKEN, Timer.ASK_CONFIRMATION)
    found = [d for kind in kinds for d in await due.dues_of(scene.work, kind, case_id)]
    return any(d.state == "open" and d.due_at <= by for d in found)


async def stop_timers(scene: Scene, case_id: int, *kinds: str) -> None:
    for kind in kinds:
        await due.cancel_dues(scene.work, kind, case_id, scene.now)


async def end_visit(scene: Scene, case_id: int) -> None:
    """What was agreed for a visit is over: no timer rings for it, nobody need answer a proposal."""
    await stop_timers(scene, case_id, *VISIT_TIMERS)
    await moves.withdraw_proposals(scene.work, case_id)


async def end_of_story(scene: Scene, case_id: int) -> None:
    """No timer of a case outlives it."""
    await meet_promise(scene, case_id)
    await pause_limit(scene, case_id)
    own = (Timer.BEGIN, Timer.WINDOW, Timer.WORD, Timer.ASK_CONFIRMATION, Timer.FOLLOW_UP)
    await stop_timers(scene, case_id, *own)
    await end_visit(scene, case_id)
