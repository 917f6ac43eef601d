"""What fell due and could not be done is seen by staff, and tried again when they say so."""

from datetime import timedelta

import pytest

from casework.steps import Timer
from handlers.wording import LANGUAGES
from storage.due import cancel_dues, put_due
from tests.scenarios.stage import Stage

CASE = 1


async def fails(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """A reminder about a case that is not there."""
    async with stage.house.app.store.work() as work:
        await put_due(work, Timer.AT_RISK, CASE, stage.house.now)
        await work.commit()
    await stage.house.settle()
    caplog.clear()


async def test_staff_see_it_after_a_restart_and_have_it_tried_again(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    staff, resident = await stage.staff(), await stage.neighbour()
    await fails(stage, caplog)
    await stage.house.stops()
    await stage.house.starts()
    await staff.says("/trouble")
    await staff.sees("trouble-due")
    what = staff.label("due-at-risk")
    await staff.taps("trouble-retry-due", what=what)
    caplog.clear()
    assert await stage.value("SELECT failures FROM due WHERE kind = 'at_risk'") == 2

    await resident.files()
    await staff.catches_up()
    await staff.says("/trouble")
    number = await stage.case("number")
    await staff.taps("trouble-retry-due", what=f"{number} {what}")
    await staff.says("/trouble")
    await staff.sees("trouble-none")


async def test_the_morning_board_counts_what_went_wrong(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    staff = await stage.staff()
    await fails(stage, caplog)
    await stage.passes(hours=24)
    caplog.clear()
    board = await staff.sees("staff-morning")
    assert staff.label("staff-morning-trouble", count=1) in board.text
    await stage.house.settle()
    async with stage.house.app.store.work() as work:
        await put_due(work, Timer.AT_RISK, CASE, stage.house.now + timedelta(days=999))
        await work.commit()


async def test_what_concerns_another_community_is_not_shown(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    resident, staff = await stage.neighbour(), await stage.staff()
    other = await stage.staff("周主任", "mango")
    await resident.files()
    event = await stage.value(f"SELECT min(id) FROM event WHERE case_id = {CASE}")
    async with stage.house.app.store.work() as work:
        await put_due(work, Timer.TELL, event, stage.house.now, slot="nobody")
        await work.commit()
    await stage.house.settle()
    caplog.clear()
    for player, key in ((staff, "trouble-due"), (other, "trouble-none")):
        await player.says("/trouble")
        await player.sees(key)
    async with stage.house.app.store.work() as work:
        await cancel_dues(work, Timer.TELL, event, stage.house.now)
        await work.commit()


def test_every_kind_of_due_row_has_a_name(stage: Stage) -> None:
    kinds = [kind for name, kind in vars(Timer).items() if name.isupper()]
    wording = stage.house.app.hall.wording
    for kind in kinds:
        for language in LANGUAGES:
            assert wording.label(language, f"due-{kind}".replace("_", "-"))
