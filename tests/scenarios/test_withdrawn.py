"""What gives away an address or a code leaves only while it may still be shown."""

from sandbox.faults import Fault
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
