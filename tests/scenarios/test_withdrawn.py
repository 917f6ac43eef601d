"""What gives away an address or a code leaves only while it may still be shown."""

from handlers.buttons import Press
from handlers.undelivered import not_delivered
from sandbox.faults import Fault
from storage.outbox import (
    NewCall,
    mark_dead,
    mark_sending,
    next_sendable,
    put_call,
    withdraw_letters,
)
from tests.scenarios import raw
from tests.scenarios.stage import Stage


async def test_what_a_claim_gave_away_does_not_leave_after_its_end(stage: Stage) -> None:
    """The line is down while somebody takes the case and staff give it to others."""
    staff = await stage.staff()
    wang = await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    number = await stage.case("number")
    stage.house.world.faults.add(Fault("reset", method="sendMessage"))
    await wang.taps("press-claim")
    assert await stage.case() == "claimed"
    await staff.says(f"/return {number}")
    assert await stage.case() == "looking"
    stage.house.world.faults.clear()
    await stage.passes(minutes=2)
    await wang.sees_no("visitor-visit")
    await mei.sees_no("resident-claimed")
    await wang.sees("visitor-released")
    kept = "SELECT id FROM outbox WHERE withdrawn = 1 AND payload IS NOT NULL"
    assert await stage.rows(kept) == []


async def test_answers_that_were_looked_at_do_not_leave_after_the_end(stage: Stage) -> None:
    """Nor the place on the map and the photos among them."""
    wang, mei = await stage.helper("王强"), await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    card = await wang.sees("visitor-visit")
    number = await stage.case("number")
    await wang.catches_up()
    stage.house.world.faults.add(Fault("reset", method="send*"))
    await wang.taps("press-look", on=card)
    await raw.forges(mei, Press("cxy", 1))
    stage.house.world.faults.clear()
    await stage.passes(minutes=2)
    told = await wang.sees("visitor-cancelled", number)
    newer = [seen for seen in await wang.person.messages() if seen.id > card.id and not seen.mine]
    assert newer == [told]


async def test_what_was_withdrawn_and_refused_is_not_said_by_phone_either(stage: Stage) -> None:
    """It was on the wire when the claim ended, and its reader had blocked the chat."""
    wang, mei = await stage.helper("王强"), await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    claim, store = await stage.value("SELECT id FROM claim"), stage.house.app.store
    words = {"chat_id": mei.person.id, "text": "123 456"}
    reader = await stage.person_id(mei)
    async with store.work() as work:
        put = NewCall(mei.person.id, "sendMessage", words, person_id=reader, claim_id=claim)
        await put_call(work, put, stage.house.now)
        (call,) = await next_sendable(work, stage.house.now, 1)
        await mark_sending(work, [call.id])
        await withdraw_letters(work, claim)
        await mark_dead(work, call.id, "blocked", stage.house.now)
        await not_delivered(stage.house.app.hall, work, call, True, stage.house.now)
        await work.commit()
    assert await stage.rows("SELECT id FROM outbox WHERE state = 'dead'") == []
    assert await stage.rows("SELECT id FROM call_task") == []
