"""Whose work on a case the resident has disputed, and how often people were waited for."""

from casework.desk import Scene
from rules.cases import Case
from rules.errors import WrongState
from rules.events import EventKind
from rules.moves import Side
from storage import events as event_rows
from storage import moves


async def disputed(scene: Scene, case_id: int) -> frozenset[int]:
    """Who said that the case was done, or could not be, while the resident says otherwise."""
    found = await event_rows.events_of_case(scene.work, case_id)
    said = (event.data.get("person") for event in found if event.kind is EventKind.NOT_SOLVED)
    return frozenset(person for person in said if isinstance(person, int))


async def check_not_disputed(scene: Scene, case: Case, person_id: int | None) -> None:
    """Raises WrongState for somebody whose work on the case is disputed: another one must go,
    or decide."""
    if person_id in await disputed(scene, case.id):
        raise WrongState("disputed-same-person")


async def waited_in_vain(scene: Scene, case_id: int, person_id: int, side: Side) -> int:
    """Records that somebody was not there. Returns how often that was, within the time kept."""
    await moves.add_no_show(scene.work, case_id, person_id, side, scene.now)
    return await times_absent(scene, person_id, side)


async def times_absent(scene: Scene, person_id: int, side: Side) -> int:
    """How often somebody was waited for in vain, within the time kept."""
    since = scene.now - scene.desk.policy.no_shows_kept
    return await moves.no_shows_of(scene.work, person_id, side, since)
