"""A request becomes a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework import caps, offering
from casework.desk import Events, Scene
from casework.steps import first_word, promise, start_limit
from rules import case_number
from rules.cases import Case, CaseState, Channel, Json, Rung, Subject
from rules.events import EventKind
from rules.limits import TimeLimit
from rules.people import Person
from storage import cases


@dataclass(frozen=True, slots=True)
class Request:
    """A completed form: what is asked, for whom, where and when."""

    item: str
    community: str
    resident: Person
    """Who gets the words; the subject themselves, or the one who asks for them."""
    subject: Subject
    answers: Mapping[str, Json]
    wish_day: date
    wish_slot: str
    channel: Channel
    after: int | None = None
    """The case that this one follows, such as the collecting of what was applied for."""


async def submit(scene: Scene, request: Request) -> Events:
    """Writes the case with its number and its promise, and asks the first squad.

    Raises CapReached in chat; staff may file as much as they find right.
    """
    if request.channel is Channel.CHAT:
        await caps.check_person(scene, request.resident)
        await caps.check_address(scene, request.community, request.subject.address)
    case = await _write(scene, request)
    await promise(scene, case.id, await first_word(scene, case))
    limit = TimeLimit(scene.desk.items[case.item].limit, None)
    await start_limit(scene, case.id, limit)
    submitted = await scene.record(
        EventKind.SUBMITTED,
        case.id,
        channel=request.channel.value,
        item=case.item,
        after=request.after,
    )
    return (submitted, *await offering.start(scene, case))


async def _write(scene: Scene, request: Request) -> Case:
    local_year = scene.desk.calendar.local_day(scene.now).year
    sequence = await cases.next_sequence(scene.work, local_year)
    new = Case(
        id=0,
        number=case_number.compose(local_year, sequence),
        item=request.item,
        mode=scene.desk.items[request.item].mode(request.answers),
        community=request.community,
        state=CaseState.LOOKING,
        rung=Rung.FIRST_SQUAD,
        squad=None,
        resident_id=request.resident.id,
        filed_by=scene.by.person_id or request.resident.id,
        channel=request.channel,
        subject=request.subject,
        answers=request.answers,
        wish_day=request.wish_day,
        wish_slot=request.wish_slot,
        day=None,
        slot=None,
        next_word_at=scene.desk.cadence.first_word(scene.now),
        created_at=scene.now,
        closed_at=None,
        solved=None,
        rating=None,
    )
    return await cases.add_case(scene.work, new)
