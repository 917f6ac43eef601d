"""Call tasks: whoever cannot be reached in chat hears the same words by phone."""

from datetime import datetime

from casework.desk import Events, Scene
from casework.raising import next_above
from casework.steps import Timer
from rules import access
from rules.access import Action
from rules.calls import ANSWERED_BY, WANTED, is_answered
from rules.cases import CallTask, CaseState
from rules.errors import NotAllowed, NotFound, WrongState
from rules.events import Event, EventKind
from rules.people import Person
from rules.talks import Ending
from storage import calls, cases, due, talks


async def need_call(
    scene: Scene,
    person: Person,
    case_id: int | None,
    words: str,
    *,
    reason: str | None = None,
    place: str | None = None,
    urgent: bool = False,
) -> Events:
    """Staff of `place`, else of the person's community, are to say `words` by phone until the
    deadline. With `reason`, an event's kind or one of `rules.calls`, it goes once that has."""
    deadline = await _deadline(scene, case_id, urgent=urgent)
    community = place or person.community or scene.desk.town.communities()[0].id
    task = await calls.add_call_task(
        scene.work, case_id, person.id, community, words, reason, deadline, scene.now
    )
    await due.put_due(scene.work, Timer.CALL, task.id, deadline)
    return (await scene.record(EventKind.CALL_NEEDED, case_id, task=task.id),)


async def _deadline(scene: Scene, case_id: int | None, *, urgent: bool) -> datetime:
    """Before the visit, if one is agreed: words about it are no use afterwards."""
    deadline = scene.desk.call_deadline(scene.now, urgent=urgent)
    case = await cases.case_by_id(scene.work, case_id) if case_id is not None else None
    if case is None or case.state is not CaseState.CLAIMED or case.undated:
        return deadline
    starts, _ = scene.desk.visit(case)
    if starts <= scene.now:
        return deadline
    early = starts - scene.desk.policy.urgent_call_deadline
    return min(deadline, max(early, scene.now + (starts - scene.now) / 2))


async def settle(scene: Scene, event: Event) -> Events:
    """Calls whose reason has gone with what happened need not be made."""
    settled = []
    for task in await _answered(scene, event):
        await calls.close_call_task(scene.work, task.id, "answered", scene.now)
        await due.cancel_due(scene.work, Timer.CALL, task.id, scene.now)
        settled.append(await scene.record(EventKind.CALL_ANSWERED, task.case_id, task=task.id))
    return tuple(settled)


async def _answered(scene: Scene, event: Event) -> list[CallTask]:
    """Those about the case of the event; and the call that a resident has asked for, once they
    have talked with staff here."""
    if event.kind is EventKind.TALK_ENDED:
        relay = await talks.talk_by_id(scene.work, int(str(event.data["talk"])))
        if relay is None or not relay.served or event.data["why"] == Ending.CALL:
            return []
        found = await calls.open_calls_of(scene.work, relay.resident_id)
        return [task for task in found if task.reason == WANTED]
    if event.case_id is None or event.kind not in ANSWERED_BY:
        return []
    found = await calls.open_calls_about(scene.work, event.case_id)
    return [task for task in found if is_answered(task.reason, event.kind)]


async def ask_for_call(scene: Scene, person: Person, words: str) -> tuple[datetime, Events]:
    """They want to be called: until when, and what happened. While a call to them is still to be
    made, it stays one call."""
    for task in await calls.open_calls_of(scene.work, person.id):
        if task.deadline > scene.now:
            return task.deadline, ()
    events = await need_call(scene, person, None, words, reason=WANTED)
    return scene.desk.call_deadline(scene.now, urgent=False), events


async def read_call(scene: Scene, task_id: int) -> CallTask:
    """The task with its words, for staff of the place; reading it is an event."""
    task = await _steered(scene, task_id)
    await scene.record(EventKind.DISCLOSED, task.case_id, what="call_task", task=task.id)
    return task


async def called(scene: Scene, task_id: int) -> Events:
    """The words were said. Raises WrongState when somebody else said so before."""
    task = await _steered(scene, task_id)
    if not await calls.close_call_task(scene.work, task.id, "reached", scene.now):
        raise WrongState("call-done-before")
    await due.cancel_due(scene.work, Timer.CALL, task.id, scene.now)
    return (await scene.record(EventKind.CALLED, task.case_id, task=task.id, reached=True),)


async def not_reached(scene: Scene, task_id: int) -> Events:
    """Nobody answered: tried again later, given up with a word to staff after the last try."""
    task = await _steered(scene, task_id)
    if task.state != "open":
        raise WrongState("call-done-before")
    last = task.tries + 1 >= scene.desk.policy.call_tries
    deadline = await _deadline(scene, task.case_id, urgent=False)
    await calls.count_call_try(scene.work, task.id, deadline)
    if last:
        await calls.close_call_task(scene.work, task.id, "given_up", scene.now)
        await due.cancel_due(scene.work, Timer.CALL, task.id, scene.now)
    else:
        await due.put_due(scene.work, Timer.CALL, task.id, deadline)
    return (
        await scene.record(EventKind.CALLED, task.case_id, task=task.id, reached=False, last=last),
    )


async def call_is_late(scene: Scene, task_id: int) -> Events:
    """The deadline of a call passed: staff are told again, every morning from now on, and a level
    above them; the highest once that has gone on for days."""
    task = await calls.call_task_by_id(scene.work, task_id)
    if task is None or task.state != "open":
        return ()
    again = scene.desk.next_morning(scene.now)
    await calls.set_call_deadline(scene.work, task.id, again)
    await due.put_due(scene.work, Timer.CALL, task.id, again)
    place = await next_above(scene, task.community, ())
    if place is not None and scene.now >= scene.desk.cadence.raised_at(task.created_at):
        place = await next_above(scene, task.community, (place,))
    return (await scene.record(EventKind.CALL_LATE, task.case_id, task=task.id, place=place),)


async def _steered(scene: Scene, task_id: int) -> CallTask:
    task = await calls.call_task_by_id(scene.work, task_id)
    if task is None:
        raise NotFound("call-not-found")
    if not access.at_place(scene.by, Action.READ_PHONE, task.community, scene.desk.town):
        raise NotAllowed("call-elsewhere" if access.is_staff(scene.by) else "not-allowed")
    return task
