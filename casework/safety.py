"""What must never get lost: danger to life, and what could not be handled or delivered."""

from dataclasses import dataclass
from datetime import timedelta

from casework.desk import Events, Scene
from casework.steps import Timer
from rules.alarms import Alarm, Cry, counts_with
from rules.events import EventKind
from storage import alarms, due, people, squads

COUNT_SHOWN_EVERY = timedelta(minutes=1)
"""What is counted towards an alarm is shown to staff at once, and then this often."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of words of danger: a new alarm with its events, or one more towards `alarm`."""

    alarm: Alarm
    events: Events

    @property
    def loud(self) -> bool:
        return bool(self.events)


async def danger(scene: Scene, cry: Cry) -> Heard:
    """Somebody wrote words of danger. Staff hear at once; within the cool-down of an alarm of the
    same chat, or of the same account in another group, it is counted and shown with that one."""
    since = scene.now - scene.desk.policy.alarm_again
    loud = await alarms.going_on(scene.work, cry, since)
    if loud is not None:
        await _count(scene, cry, loud)
        return Heard(loud, ())
    community = await _community(scene, cry)
    alarm = await alarms.add_alarm(scene.work, cry, community, None, scene.now)
    event = await scene.record(
        EventKind.DANGER, None, person=cry.person_id, call=cry.call, alarm=alarm.id
    )
    return Heard(alarm, (event,))


async def _count(scene: Scene, cry: Cry, loud: Alarm) -> None:
    heard = await alarms.with_what_followed(scene.work, loud.id)
    if (same := counts_with(cry, heard)) is not None:
        await alarms.count_alarm(scene.work, same.id, scene.now)
    else:
        await alarms.add_alarm(scene.work, cry, loud.community, loud.id, scene.now)
    shown = await due.dues_of(scene.work, Timer.ALARM, loud.id)
    if not any(row.state == "open" for row in shown):
        last = max((row.done_at for row in shown if row.done_at), default=None)
        again = max(scene.now, last + COUNT_SHOWN_EVERY) if last else scene.now
        await due.put_due(scene.work, Timer.ALARM, loud.id, again)


async def _community(scene: Scene, cry: Cry) -> str:
    """Whose staff are told: the person's, else those of the squad whose group it is."""
    person = await people.person_by_id(scene.work, cry.person_id) if cry.person_id else None
    if person is not None and person.community is not None:
        return person.community
    squad = await squads.squad_of(scene.work, cry.chat_id)
    town = scene.desk.town
    if squad is not None and squad in town.squads:
        return town.squads[squad].serves[0]
    return town.communities()[0].id


async def count_shown(scene: Scene, alarm_id: int) -> Events:
    """More was written since an alarm: what staff see of it is brought up to date."""
    return (await scene.record(EventKind.DANGER_AGAIN, None, alarm=alarm_id),)


async def dead_letter(scene: Scene, seq: int, person_id: int | None) -> Events:
    """An update that could not be handled; staff see it and its sender is told once."""
    return (await scene.record(EventKind.DEAD_LETTER, None, seq=seq, person=person_id),)


async def unreachable(scene: Scene, person_id: int) -> None:
    """They blocked the bot: from now on words go by phone, until they write again."""
    await people.set_reachable(scene.work, person_id, False)
