"""What the two sides of a talk do: take it, speak, hand it over, end it."""

from dataclasses import dataclass, replace
from datetime import datetime

from casework import caps, views, waiting
from casework.desk import Events, Scene
from casework.steps import Timer, locked_case
from casework.waiting import locked_talk
from rules import access
from rules.access import Action
from rules.cases import Claim
from rules.errors import AlreadyTaken, NotAllowed, NotFound, WrongState
from rules.events import EventKind
from rules.people import Actor
from rules.talks import Ending, Line, Relay, Said, TalkKind, TalkState
from storage import cases, due, offers, people, talks

WAITING = 1000
"""More residents than ever wait in one community."""
SHOWN = 40
"""How many lines of a talk are read back."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What became of something said: passed on now, at `held_until`, or not at all because the
    talk was over (then `line` is None and `events` say so). `closed_until`: the hours of duty
    are over, and this is by when it is answered."""

    relay: Relay
    line: Line | None
    held_until: datetime | None = None
    closed_until: datetime | None = None
    events: Events = ()


async def take(scene: Scene, talk_id: int) -> Events:
    """One of the staff talks with the resident from now on.

    Raises AlreadyTaken when somebody else does, NotAllowed for staff of another place.
    """
    relay = await locked_talk(scene, talk_id)
    _check_attends(scene, relay)
    me = scene.by.person_id
    assert me is not None
    if relay.state is TalkState.ENDED:
        raise WrongState("talk-ended-before")
    if relay.state is TalkState.OPEN and relay.other_id == me:
        raise WrongState("talk-yours")
    if relay.state is TalkState.OPEN:
        raise AlreadyTaken("talk-taken-before")
    fresh = scene.desk.answer_by(scene.now, served=True)
    by = min(relay.deadline or fresh, fresh)
    tried = relay.tried if me in relay.tried else (*relay.tried, me)
    taken = replace(relay, state=TalkState.OPEN, other_id=me, tried=tried, deadline=by)
    await talks.save_talk(scene.work, taken)
    await due.put_due(scene.work, Timer.TALK, relay.id, by)
    await talks.set_focus(scene.work, me, relay.id)
    taken_event = await scene.record(
        EventKind.TALK_TAKEN, relay.case_id, talk=relay.id, person=me, before=relay.other_id
    )
    return (taken_event,)


async def approach(scene: Scene, case_id: int) -> tuple[Relay, Events]:
    """Resident or visitor of a case wants to talk with the other, from the claim until some
    hours after the visit.

    Raises NotAllowed for anybody else and where the other side wants to hear nothing more,
    WrongState when nobody comes or it is too late.
    """
    case = await locked_case(scene, case_id)
    claim, me = await offers.last_claim(scene.work, case_id), scene.by.person_id
    if me is None or me not in (case.resident_id, claim.person_id if claim else None):
        raise NotAllowed("not-allowed")
    after = scene.desk.policy.talk_after_visit
    if claim is None or not access.may_talk(scene.by, case, claim, scene.now, after):
        raise WrongState("talk-too-late")
    if not await _serves(scene, claim):
        raise WrongState("talk-too-late")
    other = claim.person_id if me == case.resident_id else case.resident_id
    if await talks.is_blocked_by(scene.work, claim.id, other):
        raise NotAllowed("talk-blocked")
    await talks.unblock_talk(scene.work, claim.id, me)
    going_on = await talks.visit_talk_of(scene.work, claim.id)
    relay = going_on or await talks.add_talk(
        scene.work,
        TalkKind.VISIT,
        case.resident_id,
        case.community,
        scene.now,
        other_id=claim.person_id,
        case_id=case.id,
        claim_id=claim.id,
    )
    assert relay is not None
    await talks.set_focus(scene.work, me, relay.id)
    await _stay_awake(scene, relay, scene.now)
    if going_on is not None:
        return relay, ()
    return relay, (await scene.record(EventKind.TALK_OPENED, case.id, talk=relay.id),)


async def say(scene: Scene, talk_id: int, said: Said) -> Spoken:
    """One of the two says something.

    Raises NotAllowed for anybody else, WrongState in a talk that has ended, CapReached for more
    than anybody can read.
    """
    relay = await locked_talk(scene, talk_id)
    me = scene.by.person_id
    if relay.state is TalkState.ENDED:
        raise WrongState("talk-ended-before")
    if me is None or not relay.is_between(me):
        raise NotAllowed("not-allowed")
    if relay.kind is TalkKind.VISIT and not await may_go_on(scene, relay):
        return Spoken(relay, None, events=await _end(scene, relay, Ending.OVER))
    await caps.check_letters(scene, relay, me)
    held = await _held_until(scene, relay, me)
    line = await talks.add_line(scene.work, relay.id, me, said, scene.now, scene.source)
    if await talks.focus_of(scene.work, me) is None:
        await talks.set_focus(scene.work, me, relay.id)
    if held is not None:
        await due.put_due(scene.work, Timer.TALK_HELD, line.id, held)
    said_to = await _owe_or_answer(scene, relay, me) if relay.kind is TalkKind.DESK else relay
    if said_to.state is TalkState.OPEN:
        await _stay_awake(scene, said_to, held or scene.now)
    newly_owed = said_to.deadline if relay.deadline is None else None
    return Spoken(said_to, line, held, _far(scene, newly_owed))


def _far(scene: Scene, by: datetime | None) -> datetime | None:
    """`by`, if it is further away than an answer takes within the hours of duty."""
    soon = scene.now + scene.desk.policy.answer_within_working
    return by if by is not None and by > soon else None


async def may_go_on(scene: Scene, relay: Relay) -> bool:
    """Whether a talk about a visit still has its reason: the same visitor, not too long ago."""
    assert relay.case_id is not None
    case = await cases.case_by_id(scene.work, relay.case_id)
    claim = await offers.last_claim(scene.work, relay.case_id)
    if case is None or claim is None or claim.id != relay.claim_id:
        return False
    by = Actor(relay.resident_id)
    after = scene.desk.policy.talk_after_visit
    return access.may_talk(by, case, claim, scene.now, after) and await _serves(scene, claim)


async def _serves(scene: Scene, claim: Claim) -> bool:
    """Whether the visitor still holds the role by which they went."""
    grants = await people.grants_of(scene.work, claim.person_id)
    return access.serves(Actor(claim.person_id, grants), claim)


async def _held_until(scene: Scene, relay: Relay, me: int) -> datetime | None:
    """A first approach at night waits for the morning; an answer does not."""
    quiet, other = scene.desk.cadence.quiet, relay.opposite(me)
    if relay.kind is TalkKind.DESK or other is None or not quiet.is_quiet(scene.now):
        return None
    answers = await talks.has_said(scene.work, relay.id, other)
    return None if answers else quiet.speak_at(scene.now)


async def _owe_or_answer(scene: Scene, relay: Relay, me: int) -> Relay:
    """Words of the resident want an answer by a time; words of the staff are one."""
    if me != relay.resident_id:
        await due.cancel_due(scene.work, Timer.TALK, relay.id, scene.now)
        at = relay.answered_at or scene.now
        answered = replace(relay, answered_at=at, deadline=None, nudges=0)
        return await talks.save_talk(scene.work, answered)
    if relay.state is TalkState.WAITING or relay.deadline is not None:
        return relay
    by = await waiting.answer_by(scene, relay, relay.other_id)
    await due.put_due(scene.work, Timer.TALK, relay.id, by)
    return await talks.save_talk(scene.work, replace(relay, deadline=by))


async def _stay_awake(scene: Scene, relay: Relay, since: datetime) -> None:
    """The talk ends by itself only after a while of silence."""
    idle = since + scene.desk.policy.talk_idle
    await due.put_due(scene.work, Timer.TALK_IDLE, relay.id, idle)


async def turn_to(scene: Scene, talk_id: int) -> Relay:
    """What the actor writes goes into this talk from now on. Raises as `say`."""
    relay = await locked_talk(scene, talk_id)
    me = scene.by.person_id
    if me is None or not relay.is_between(me):
        raise NotAllowed("not-allowed")
    if relay.state is TalkState.ENDED:
        raise WrongState("talk-ended-before")
    await talks.set_focus(scene.work, me, relay.id)
    return relay


async def hand_over(scene: Scene, talk_id: int, person_id: int) -> Events:
    """Another of the staff is asked to go on with the talk.

    Raises NotAllowed unless both look after the place, WrongState when it has ended.
    """
    relay = await locked_talk(scene, talk_id)
    _check_attends(scene, relay)
    if relay.state is TalkState.ENDED:
        raise WrongState("talk-ended-before")
    staff = await views.staff_of(scene, relay.community)
    if person_id not in [person.id for person in staff] or person_id == relay.resident_id:
        raise NotFound("person-not-found")
    return (await waiting.ask(scene, relay, person_id, handed=True),)


async def end(scene: Scene, talk_id: int, why: Ending = Ending.SAID) -> Events:
    """One of the two has nothing more to say, or staff settled it another way.

    Raises NotAllowed for others, WrongState when it has ended already.
    """
    relay = await locked_talk(scene, talk_id)
    if not relay.is_between(scene.by.person_id):
        _check_attends(scene, relay)
    if relay.state is TalkState.ENDED:
        raise WrongState("talk-ended-before")
    return await _end(scene, relay, why)


async def block(scene: Scene, talk_id: int) -> tuple[Relay, Events]:
    """One side of a visit does not want to hear the other any more, until they write themselves.
    A talk that is going on ends.

    Raises NotAllowed for anybody else.
    """
    relay, me = await locked_talk(scene, talk_id), scene.by.person_id
    if me is None or relay.claim_id is None or me not in (relay.resident_id, relay.other_id):
        raise NotAllowed("not-allowed")
    await talks.block_talk(scene.work, relay.claim_id, me, scene.now)
    going_on = await talks.visit_talk_of(scene.work, relay.claim_id)
    ended = await _end(scene, going_on, Ending.SAID) if going_on else ()
    blocked = await scene.record(EventKind.TALK_BLOCKED, relay.case_id, talk=relay.id)
    return relay, (*ended, blocked)


async def nobody_speaks(scene: Scene, talk_id: int) -> Events:
    """A talk in which nothing was said for a while ends, unless an answer is owed."""
    relay = await locked_talk(scene, talk_id)
    if relay.state is not TalkState.OPEN or relay.deadline is not None:
        return ()
    return await _end(scene, relay, Ending.IDLE)


async def over(scene: Scene, talk_id: int) -> Events:
    """Whoever went to the visit is no visitor any more: the talk about it ends."""
    relay = await locked_talk(scene, talk_id)
    return () if relay.state is TalkState.ENDED else await _end(scene, relay, Ending.OVER)


async def cut_off(scene: Scene, talk_id: int) -> Events:
    """One side cannot be reached in chat: what was said goes by phone, and the talk ends."""
    relay = await locked_talk(scene, talk_id)
    if relay.state is TalkState.ENDED:
        return ()
    return await _end(scene, relay, Ending.UNREACHABLE)


async def _end(scene: Scene, relay: Relay, why: Ending) -> Events:
    ended = replace(relay, state=TalkState.ENDED, deadline=None, ended_at=scene.now)
    await talks.save_talk(scene.work, ended)
    await talks.clear_focus(scene.work, relay.id)
    for kind in (Timer.TALK, Timer.TALK_IDLE):
        await due.cancel_due(scene.work, kind, relay.id, scene.now)
    for person_id in filter(None, (relay.resident_id, relay.other_id)):
        await waiting.fall_back(scene, person_id, relay)
    was = relay.state.value
    return (
        await scene.record(
            EventKind.TALK_ENDED, relay.case_id, talk=relay.id, why=why.value, was=was
        ),
    )


def _check_attends(scene: Scene, relay: Relay) -> None:
    attends = access.at_place(scene.by, Action.ATTEND, relay.community, scene.desk.town)
    if relay.kind is not TalkKind.DESK or not attends or scene.by.person_id == relay.resident_id:
        raise NotAllowed("not-allowed")


async def read_talks(scene: Scene, case_id: int) -> tuple[tuple[Relay, tuple[Line, ...]], ...]:
    """What was said about a case, the oldest talk first, for staff of its place; it is recorded
    that they read it. Raises NotFound, NotAllowed."""
    case = await locked_case(scene, case_id)
    if not access.at_place(scene.by, Action.READ_TALK, case.community, scene.desk.town):
        raise NotAllowed("not-allowed")
    found = (await talks.talks_of_case(scene.work, case_id))[::-1]
    if found:
        await scene.record(EventKind.DISCLOSED, case_id, what="talks")
    return tuple([(relay, await talks.lines_of(scene.work, relay.id, SHOWN)) for relay in found])


async def waiting_for(scene: Scene) -> tuple[Relay, ...]:
    """Residents of the actor's communities who wait for a person, the longest first."""
    found: list[Relay] = []
    for community in access.communities(scene.by, Action.ATTEND, scene.desk.town):
        found += await talks.waiting_talks(scene.work, community, WAITING)
    return tuple(sorted(found, key=lambda relay: relay.id))
