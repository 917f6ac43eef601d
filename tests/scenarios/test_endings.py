"""How a request ends: cancelled at any point, confirmed, silent, disputed; and due again later."""

import pytest

from tests.scenarios import raw
from tests.scenarios.stage import ITEM, Player, Stage


async def asked(stage: Stage) -> tuple[Player, Player]:
    """A request filed, and one volunteer asked."""
    wang = await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    await wang.sees("visitor-offered")
    return mei, wang


async def reported(stage: Stage) -> tuple[Player, Player]:
    """The visit is over, the resident has not said yet whether it is done."""
    mei, wang = await asked(stage)
    await wang.taps("press-claim")
    await mei.sees("resident-claimed")
    await stage.until("11-26 09:00")
    await wang.taps("press-door")
    await wang.says((await mei.door_code())[1])
    await wang.taps("press-done")
    await wang.taps("form-skip")
    await wang.taps("form-skip")
    await mei.sees("resident-completed")
    await wang.catches_up()
    return mei, wang


async def cancels(mei: Player) -> None:
    await mei.taps("press-cancel-case")
    await mei.sees("mine-cancel-sure")
    await mei.taps("press-cancel-yes")


async def test_cancelled_while_nobody_has_it(stage: Stage) -> None:
    mei, wang = await asked(stage)
    await mei.taps("press-cancel-case")
    await mei.taps("press-cancel-no")
    await mei.sees("mine-kept")
    assert await stage.case() == "looking"
    await cancels(mei)
    await mei.sees("resident-cancelled-unclaimed", "26-0001-7")
    await wang.sees("visitor-offer-cancelled")
    assert await stage.case() == "cancelled"
    assert await stage.rows("SELECT kind FROM due WHERE state = 'open' AND subject = 1") == []
    await raw.forges(mei, "cx|1|1|")
    await mei.sees_alert("case-cancelled-before")
    await raw.forges(wang, "claim|1|1|")
    await wang.sees_alert("offer-cancelled")


@pytest.mark.parametrize("on_the_way", [False, True])
async def test_cancelled_while_somebody_is_coming(stage: Stage, on_the_way: bool) -> None:
    mei, wang = await asked(stage)
    await wang.taps("press-claim")
    if on_the_way:
        await stage.until("11-26 08:40")
        await wang.taps("press-way")
    await cancels(mei)
    await mei.sees("resident-cancelled")
    await wang.sees("visitor-cancelled", "26-0001-7")
    assert await stage.case() == "cancelled"
    assert await stage.value("SELECT COUNT(*) FROM claim WHERE live = 1") == 0
    await raw.forges(wang, "door|1|1|")
    await wang.sees_alert("visit-over")


async def test_not_to_be_cancelled_once_somebody_is_there(stage: Stage) -> None:
    mei, _ = await reported(stage)
    await raw.forges(mei, "cx|1|1|")
    await mei.sees_alert("case-wrong-state")
    await raw.forges(mei, "cxy|1|1|")
    await mei.sees_alert("case-wrong-state")
    assert await stage.case() == "reported"


async def test_nobody_cancels_for_somebody_else(stage: Stage) -> None:
    mei, wang = await asked(stage)
    eve = await stage.neighbour("路人")
    for verb in ("cx", "cxy", "ok", "bad", "rate", "none", "came", "stopdue"):
        await raw.forges(eve, f"{verb}|1|1|5")
        try:
            await eve.sees_alert("not-allowed")
        except AssertionError:
            await eve.sees_alert("case-not-found")
    assert await stage.case() == "looking"
    await mei.catches_up()
    await wang.catches_up()


async def test_taps_on_old_questions_change_nothing(stage: Stage) -> None:
    mei, _ = await reported(stage)
    await mei.taps("press-solved")
    await mei.taps("press-rate-4")
    await raw.forges(mei, "ok|1|1|")
    await mei.sees_alert("case-wrong-state")
    await raw.forges(mei, "rate|1|1|1")
    await mei.sees_alert("rated-before")
    assert await stage.case("state, rating") == ("closed", 4)
    assert await stage.value("SELECT SUM(credits) FROM points") == 1


async def test_silence_is_asked_twice_then_closed_and_can_be_disputed(stage: Stage) -> None:
    staff = await stage.staff()
    mei, wang = await reported(stage)
    await stage.until("11-27 09:01")
    await mei.sees("resident-confirmation-asked")
    await stage.until("11-30 09:01")
    await mei.sees("resident-confirmation-asked")
    await stage.until("12-01 09:01")
    await mei.sees("resident-unconfirmed")
    assert await stage.case("state, solved") == ("closed", None)
    await mei.taps("press-not-solved")
    await mei.sees("resident-not-solved")
    await staff.sees("staff-not-solved", "王强")
    await wang.sees("visitor-not-solved")
    assert await stage.case("state, rung, solved") == ("looking", "staff", 0)
    await stage.checks()


async def test_too_late_to_dispute(stage: Stage) -> None:
    mei, _ = await reported(stage)
    await mei.taps("press-solved")
    await stage.until("12-04 12:00")
    await raw.forges(mei, "bad|1|1|")
    await mei.sees_alert("dispute-too-late")
    assert await stage.case() == "closed"


async def test_it_is_due_again_every_year_until_told_to_stop(stage: Stage) -> None:
    mei, _ = await reported(stage)
    await mei.taps("press-solved")
    for day, days in (("10-27", "30"), ("11-19", "7"), ("11-25", "")):
        await stage.until(f"2027-{day} 08:59")
        await mei.sees_no("resident-due-again")
        await stage.until(f"2027-{day} 09:01")
        await mei.sees("resident-due-again", days)
    await stage.until("2028-10-27 09:01")
    await mei.sees("resident-due-again", "30")
    await mei.taps("press-stop-due")
    await mei.sees("mine-due-stopped")
    await stage.until("2029-12-01 12:00")
    await mei.sees_no("resident-due-again")
    assert await stage.rows("SELECT id FROM due WHERE state = 'open' AND kind = 'due_again'") == []
    await mei.taps("press-start-again")
    await mei.sees(f"ask-{ITEM}-status")
