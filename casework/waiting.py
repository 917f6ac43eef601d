"""A resident waits for a person: who of the staff is asked, until when, and who is next."""

from dataclasses import replace
from datetime import datetime

from casework import duty
from casework.desk import Events, Scene
from casework.raising import next_above
from casework.steps import Timer
from rules.cases import CaseState
from rules.errors import NotFound
from rules.events import Event, EventKind
from rules.people import Person
from rules.talks import Relay, TalkKind, TalkState
from storage import cases, due, talks

ALERTS_SOON = 2
"""After so many alerts to all the staff the next ones come once a day."""


async def want_person(scene: Scene, person: Person) -> Events:
    """Asks somebody on duty to talk with `person`, now or when duty begins.

    Nothing happens, and no event comes back, when nobody is on the roster: then a call is what
    can be promised. The person must not have such a talk already.
    """
    community = person.community or scene.desk.town.communities()[0].id
    if not await _others(scene, person.id, await duty.rostered(scene, community)):
        return ()
    case_id = await _only_open_case(scene, person.id)
    relay = await talks.add_talk(
        scene.work, TalkKind.DESK, person.id, community, scene.now, case_id=case_id
    )
    assert relay is not None
    await talks.set_focus(scene.work, person.id, relay.id)
    wanted = await scene.record(EventKind.TALK_WANTED, case_id, talk=relay.id, person=person.id)
    if await _candidates(scene, relay):
        return (wanted, *await ask_next(scene, relay))
    opens = scene.desk.duty.next_opening(scene.now)
    by = scene.desk.answer_by(scene.now, served=False)
    await talks.save_talk(scene.work, replace(relay, deadline=by))
    await due.put_due(scene.work, Timer.TALK, relay.id, max(opens, scene.now))
    return (wanted,)


async def _only_open_case(scene: Scene, person_id: int) -> int | None:
    """What it is probably about: the resident's open case, if there is just one."""
    own = await cases.cases_of_resident(scene.work, person_id, 10)
    still = [case.id for case in own if case.state.is_open and case.state is not CaseState.REPORTED]
    return still[0] if len(still) == 1 else None


async def _others(scene: Scene, resident_id: int, found: tuple[Person, ...]) -> tuple[Person, ...]:
    """Nobody answers themselves."""
    return tuple(person for person in found if person.id != resident_id)


async def _candidates(scene: Scene, relay: Relay) -> list[Person]:
    """Those on duty who were not asked yet, the least busy first."""
    serving = await duty.serving(scene, relay.community)
    others = await _others(scene, relay.resident_id, serving)
    fresh = [person for person in others if person.id not in relay.tried]
    busy = {p.id: len(await talks.open_talks_of(scene.work, p.id)) for p in fresh}
    return sorted(fresh, key=lambda person: busy[person.id])


async def ask_next(scene: Scene, relay: Relay) -> Events:
    """Asks the next person on duty; when everybody was asked, all the staff are told."""
    candidates = await _candidates(scene, relay)
    if not candidates:
        return (await _alert(scene, relay),)
    return (await ask(scene, relay, candidates[0].id),)


async def ask(scene: Scene, relay: Relay, person_id: int, *, handed: bool = False) -> Event:
    """Puts the talk before one of the staff, with a deadline."""
    await _leave(scene, relay)
    by = await answer_by(scene, relay, person_id)
    await _wait(scene, replace(relay, other_id=person_id, deadline=by))
    return await scene.record(
        EventKind.TALK_ASKED,
        relay.case_id,
        talk=relay.id,
        person=person_id,
        before=relay.other_id,
        was=relay.state.value,
        handed=handed,
    )


async def answer_by(scene: Scene, relay: Relay, person_id: int | None) -> datetime:
    """By when one of the staff has to answer, depending on whether they are on duty now."""
    serving = await duty.serving(scene, relay.community)
    served = person_id in [person.id for person in serving]
    return scene.desk.answer_by(scene.now, served=served)


async def _alert(scene: Scene, relay: Relay) -> Event:
    await _leave(scene, relay)
    alerts, desk = relay.alerts + 1, scene.desk
    soon = alerts < ALERTS_SOON
    by = desk.answer_by(scene.now, served=False) if soon else desk.next_morning(scene.now)
    await _wait(scene, replace(relay, other_id=None, deadline=by, alerts=alerts))
    return await scene.record(
        EventKind.TALK_UNANSWERED,
        relay.case_id,
        place=await _above(scene, relay.community, alerts),
        talk=relay.id,
        times=alerts,
        before=relay.other_id,
        was=relay.state.value,
    )


async def _above(scene: Scene, community: str, alerts: int) -> str | None:
    """The level above that hears of it as well, from the second time on: one more each time."""
    told: list[str] = []
    for _ in range(alerts - 1):
        place = await next_above(scene, community, tuple(told))
        told += [place] if place else []
    return told[-1] if told else None


async def _wait(scene: Scene, relay: Relay) -> None:
    assert relay.deadline is not None
    tried = relay.tried
    if relay.other_id is not None and relay.other_id not in tried:
        tried = (*tried, relay.other_id)
    waits = replace(relay, state=TalkState.WAITING, tried=tried, nudges=0, answered_at=None)
    await talks.save_talk(scene.work, waits)
    await due.put_due(scene.work, Timer.TALK, relay.id, relay.deadline)


async def _leave(scene: Scene, relay: Relay) -> None:
    """Whoever had the talk does not speak into it any more; the resident still does."""
    focus = await talks.focus_of(scene.work, relay.resident_id)
    await talks.clear_focus(scene.work, relay.id)
    await due.cancel_due(scene.work, Timer.TALK_IDLE, relay.id, scene.now)
    if focus is not None and focus.id == relay.id:
        await talks.set_focus(scene.work, relay.resident_id, relay.id)
    if relay.state is TalkState.OPEN and relay.other_id is not None:
        await fall_back(scene, relay.other_id, relay)


async def fall_back(scene: Scene, person_id: int, left: Relay) -> None:
    """Who has left a talk and is in another one speaks into that from now on."""
    if await talks.focus_of(scene.work, person_id) is not None:
        return
    own = await talks.talks_of_resident(scene.work, person_id)
    going_on = (*own, *await talks.open_talks_of(scene.work, person_id))
    newest = max((relay.id for relay in going_on if relay.id != left.id), default=None)
    if newest is not None:
        await talks.set_focus(scene.work, person_id, newest)


async def deadline_passed(scene: Scene, talk_id: int) -> Events:
    """The resident is still owed an answer: who has the talk is reminded once, then others are
    asked."""
    relay = await locked_talk(scene, talk_id)
    if relay.state is TalkState.ENDED or relay.deadline is None:
        return ()
    answered = relay.state is TalkState.OPEN and relay.answered_at is not None
    if not answered or relay.nudges:
        return await ask_next(scene, relay)
    by = await answer_by(scene, relay, relay.other_id)
    await talks.save_talk(scene.work, replace(relay, nudges=1, deadline=by))
    await due.put_due(scene.work, Timer.TALK, relay.id, by)
    return (await scene.record(EventKind.TALK_NUDGED, relay.case_id, talk=relay.id),)


async def give_up_on(scene: Scene, talk_id: int) -> Events:
    """Whoever has the talk cannot be reached: somebody else is asked at once."""
    relay = await locked_talk(scene, talk_id)
    return () if relay.state is TalkState.ENDED else await ask_next(scene, relay)


async def locked_talk(scene: Scene, talk_id: int) -> Relay:
    """The talk, its row locked, and its case's before it. Raises NotFound."""
    relay = await talks.talk_by_id(scene.work, talk_id)
    if relay is not None and relay.case_id is not None:
        await cases.lock_case(scene.work, relay.case_id)
    locked = await talks.lock_talk(scene.work, talk_id)
    if locked is None:
        raise NotFound("talk-not-found")
    return locked
