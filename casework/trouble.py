"""What went wrong and is not put right yet, for the staff of the place, each with its remedy."""

from collections.abc import Iterable
from dataclasses import dataclass

from casework import calls
from casework.desk import Events, Scene
from rules import access
from rules.access import Action
from rules.cases import Case
from rules.errors import NotFound
from rules.people import Person
from storage import cases, inbox, outbox, people
from storage.inbox import InboxUpdate
from storage.outbox import Call

LIMIT = 20


@dataclass(frozen=True, slots=True)
class Trouble:
    """Dead letters, failed sends, people we cannot reach, promises that were not kept."""

    letters: tuple[tuple[InboxUpdate, Person | None], ...]
    sends: tuple[tuple[Call, Person | None], ...]
    unreachable: tuple[Person, ...]
    late: tuple[Case, ...]

    @property
    def count(self) -> int:
        return len(self.letters) + len(self.sends) + len(self.unreachable) + len(self.late)


async def trouble(scene: Scene) -> Trouble:
    """Everything in the viewer's communities; what belongs to nobody is everybody's."""
    places = access.communities(scene.by, Action.READ_QUEUE, scene.desk.town)
    letters = await _with_senders(scene, await inbox.dead_letters(scene.work, LIMIT))
    sends = await _with_addressees(scene, await outbox.dead_calls(scene.work, LIMIT))
    return Trouble(
        letters=tuple(pair for pair in letters if _mine(pair[1], places)),
        sends=tuple(pair for pair in sends if _mine(pair[1], places)),
        unreachable=await _unreachable(scene, places),
        late=await _late(scene, places),
    )


def _mine(person: Person | None, places: Iterable[str]) -> bool:
    return person is None or person.community is None or person.community in places


async def _with_senders(
    scene: Scene, letters: Iterable[InboxUpdate]
) -> list[tuple[InboxUpdate, Person | None]]:
    return [
        (letter, await people.person_by_telegram(scene.work, letter.chat_id)) for letter in letters
    ]


async def _with_addressees(
    scene: Scene, failed: Iterable[Call]
) -> list[tuple[Call, Person | None]]:
    return [
        (call, await people.person_by_id(scene.work, call.person_id) if call.person_id else None)
        for call in failed
    ]


async def _unreachable(scene: Scene, places: Iterable[str]) -> tuple[Person, ...]:
    found: list[Person] = []
    for place in places:
        found += await people.unreachable_in(scene.work, place, LIMIT)
    return tuple(found)


async def _late(scene: Scene, places: Iterable[str]) -> tuple[Case, ...]:
    """Open cases whose promised word is overdue."""
    found: list[Case] = []
    for place in places:
        due_first = await cases.open_cases_in(scene.work, place, LIMIT)
        found += [case for case in due_first if case.next_word_at < scene.now]
    return tuple(found)


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
    return await calls.need_call(scene, person, None, words)
