"""Times at which somebody could come, to be offered to a resident whose wish was not met."""

from dataclasses import replace
from datetime import date

from casework.appointments import wishable
from casework.candidates import could_come
from casework.desk import Scene
from rules.cases import Case, Mode

MOST = 4


async def open_times(scene: Scene, case: Case) -> tuple[tuple[date, str], ...]:
    """The next times from tomorrow on at which a member of a squad could come, or the centre can
    receive somebody; none where all the members are away or taken."""
    today = scene.desk.calendar.local_day(scene.now)
    found: list[tuple[date, str]] = []
    for day, slots in wishable(scene).items():
        for slot in slots if day > today else ():
            wished = replace(case, wish_day=day, wish_slot=slot, day=None, slot=None)
            if len(found) < MOST and await _somebody(scene, wished):
                found.append((day, slot))
    return tuple(found)


async def _somebody(scene: Scene, case: Case) -> bool:
    if case.mode is Mode.CENTRE:
        return True
    squads = scene.desk.town.squads_for(case.community)
    return any([await could_come(scene, case, squad.id) for squad in squads])
