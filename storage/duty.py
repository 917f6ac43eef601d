"""How staff have switched themselves on and off duty."""

from datetime import datetime

from rules.duty import Duty, DutyState
from storage.instants import from_ms_or_none, to_ms, to_ms_or_none
from storage.work import Db, Work


async def duty_of(db: Db, person_id: int) -> Duty:
    """By the hours for whoever never switched."""
    row = await db.one("duty_of", person_id=person_id)
    if row is None:
        return Duty(person_id)
    return Duty(person_id, DutyState(row["state"]), from_ms_or_none(row["until"]))


async def set_duty(work: Work, duty: Duty, now: datetime) -> None:
    await work.run(
        "set_duty",
        person_id=duty.person_id,
        state=duty.state.value,
        until=to_ms_or_none(duty.until),
        changed_at=to_ms(now),
    )
