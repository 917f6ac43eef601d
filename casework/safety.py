"""What must never get lost: danger to life, and what could not be handled or delivered."""

from casework.desk import Events, Scene
from rules.events import EventKind
from storage import people


async def danger(scene: Scene, person_id: int, call: str) -> Events:
    """Somebody wrote words of danger; staff hear at once. `call` is 110, 119 or 120."""
    return (await scene.record(EventKind.DANGER, None, person=person_id, call=call),)


async def dead_letter(scene: Scene, seq: int, person_id: int | None) -> Events:
    """An update that could not be handled; staff see it and its sender is told once."""
    return (await scene.record(EventKind.DEAD_LETTER, None, seq=seq, person=person_id),)


async def unreachable(scene: Scene, person_id: int) -> None:
    """They blocked the bot: from now on words go by phone, until they write again."""
    await people.set_reachable(scene.work, person_id, False)
