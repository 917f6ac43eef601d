"""What went wrong and is not put right yet, for the staff of the place, each with its remedy."""

from collections.abc import Iterable
from dataclasses import dataclass

from casework import calls
from casework.desk import Events, Scene
from casework.steps import CHORES, Timer
from rules import access
from rules.access import Action
from rules.calls import MESSAGE
from rules.cases import Case
from rules.errors import NotFound
from rules.people import Person
from storage import calls as call_rows
from storage import cases, due, inbox, outbox, people, talks
from storage import events as event_rows
from storage.due import Due
from storage.inbox import InboxUpdate
from storage.outbox import Call

LIMIT = 500
"""Of each kind, for one place: more is a fault of its own."""
WITHOUT_CASE = frozenset(
    {
        Timer.MEMBERS_MORNING,
        Timer.STAFF_MORNING,
        Timer.STATEMENT,
        *CHORES,
        Timer.FORM_OFFER,
        Timer.FORM_DROP,
        Timer.TALK_HELD,
    }
)
"""Kinds of due rows that are about no case."""


@dataclass(frozen=True, slots=True)
class Failing:
    """Something that fell due and could not be done so far, and whose it is."""

    due: Due
    case: Case | None
    community: str | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Dead letters, failed sends, people we cannot reach, promises that were not kept, and what
    fell due and could not be done."""

    letters: tuple[tuple[InboxUpdate, Person | None], ...]
    sends: tuple[tuple[Call, Person | None], ...]
    unreachable: tuple[Person, ...]
    late: tuple[Case, ...]
    failing: tuple[Failing, ...]

    @property
    def count(self) -> int:
        parts = (self.letters, self.sends, self.unreachable, self.late, self.failing)
        return sum(map(len, parts))


async def trouble(scene: Scene) -> Trouble:
    """Everything in the viewer's communities; what belongs to nobody is everybody's."""
    places = _places(scene)
    return Trouble(
        letters=await _letters(scene, places),
        sends=await _sends(scene, places),
        unreachable=await _unreachable(scene, places),
        late=await _late(scene, places),
        failing=await _failing(scene, places),
    )


async def faults(scene: Scene) -> int:
    """How much of it is the machine's own."""
    places = _places(scene)
    letters, sends = await _letters(scene, places), await _sends(scene, places)
    return len(letters) + len(sends) + len(await _failing(scene, places))


def _places(scene: Scene) -> tuple[str, ...]:
    return access.communities(scene.by, Action.READ_QUEUE, scene.desk.town)


def _mine(person: Person | None, places: Iterable[str]) -> bool:
    return person is None or person.community is None or person.community in places


async def _letters(
    scene: Scene, places: Iterable[str]
) -> tuple[tuple[InboxUpdate, Person | None], ...]:
    """With who sent them."""
    found = [
        (letter, await people.person_by_telegram(scene.work, letter.chat_id))
        for letter in await inbox.dead_letters(scene.work, LIMIT)
    ]
    return tuple(pair for pair in found if _mine(pair[1], places))


async def _sends(scene: Scene, places: Iterable[str]) -> tuple[tuple[Call, Person | None], ...]:
    """With whom they were for."""
    found = [
        (call, await people.person_by_id(scene.work, call.person_id) if call.person_id else None)
        for call in await outbox.dead_calls(scene.work, LIMIT)
    ]
    return tuple(pair for pair in found if _mine(pair[1], places))


async def _unreachable(scene: Scene, places: Iterable[str]) -> tuple[Person, ...]:
    found: list[Person] = []
    for place in places:
        found += await people.unreachable_in(scene.work, place, LIMIT)
    return tuple(found)


async def _late(scene: Scene, places: Iterable[str]) -> tuple[Case, ...]:
    """Open cases whose promised word is overdue, the longest overdue first."""
    found = await cases.open_outlines(scene.work, places, ())
    late = [outline for outline in found if outline.is_word_late(scene.now)]
    ordered = sorted(late, key=lambda outline: outline.next_word_at)
    return await cases.cases_by_ids(scene.work, (outline.id for outline in ordered))


async def _failing(scene: Scene, places: Iterable[str]) -> tuple[Failing, ...]:
    found = [await _whose(scene, row) for row in await due.failing_dues(scene.work, LIMIT)]
    return tuple(one for one in found if one.community is None or one.community in places)


async def _whose(scene: Scene, row: Due) -> Failing:
    """What belongs to no place, such as a morning round, is everybody's."""
    if row.kind == Timer.CALL:
        task = await call_rows.call_task_by_id(scene.work, row.subject)
        return Failing(row, None, task.community if task else None)
    if row.kind in (Timer.TALK, Timer.TALK_IDLE):
        relay = await talks.talk_by_id(scene.work, row.subject)
        return Failing(row, None, relay.community if relay else None)
    case = await _case_of(scene, row)
    return Failing(row, case, case.community if case else None)


async def _case_of(scene: Scene, row: Due) -> Case | None:
    if row.kind in WITHOUT_CASE:
        return None
    case_id: int | None = row.subject
    if row.kind == Timer.TELL:
        event = await event_rows.event_by_id(scene.work, row.subject)
        case_id = event.case_id if event else None
    return await cases.case_by_id(scene.work, case_id) if case_id is not None else None


async def retry_due(scene: Scene, due_id: int) -> None:
    """Has something that fell due tried again at once. Raises NotFound."""
    found = await trouble(scene)
    if not any(one.due.id == due_id for one in found.failing):
        raise NotFound("trouble-gone")
    await due.retry_due(scene.work, due_id, scene.now)


async def retry_letter(scene: Scene, seq: int) -> None:
    """Has an update handled again, with all its attempts. Raises NotFound."""
    await _check_letter(scene, seq)
    await inbox.reopen_dead_letter(scene.work, seq)


async def dismiss_letter(scene: Scene, seq: int) -> None:
    """Somebody has talked to the sender; the content is wiped. Raises NotFound."""
    await _check_letter(scene, seq)
    await inbox.dismiss_dead_letter(scene.work, seq, scene.now)


async def _check_letter(scene: Scene, seq: int) -> None:
    found = await trouble(scene)
    if not any(letter.seq == seq for letter, _ in found.letters):
        raise NotFound("trouble-gone")


async def dismiss_send(scene: Scene, call_id: int) -> None:
    """It was said another way, or need not be said. Raises NotFound."""
    found = await trouble(scene)
    if not any(call.id == call_id for call, _ in found.sends):
        raise NotFound("trouble-gone")
    await outbox.dismiss_dead_call(scene.work, call_id)


async def call_unreachable(scene: Scene, person_id: int, words: str) -> Events:
    """A call to somebody who blocked the chat, asking them to open it again. Raises NotFound."""
    found = await trouble(scene)
    person = next((p for p in found.unreachable if p.id == person_id), None)
    if person is None:
        raise NotFound("trouble-gone")
    return await calls.need_call(scene, person, None, words, reason=MESSAGE)
