"""What is old enough is forgotten at night; what is still needed, and the figures, stay."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import keeping
from bot.cli import IN_USE
from bot.config import RetentionSettings
from casework.steps import Timer
from storage.due import cancel_dues
from storage.instants import to_ms
from tests.bot.test_keeping import written, wulian
from tests.readable import where
from tests.scenarios.stage import Player, Stage
from tests.scenarios.test_disputes import closed

DAY_MS = 24 * 3600 * 1000
NAME, PHONE, SAID = "梅秀英", "13800138000", "我的医保卡丢了"


async def talked_and_closed(stage: Stage) -> Player:
    """A closed visit and a talk that has ended."""
    mei, _, chen = await closed(stage)
    await mei.taps("menu-person")
    await chen.taps("press-talk-take")
    await mei.says(SAID)
    await mei.says("/end")
    return mei


async def jumps(stage: Stage, days: int) -> None:
    """The bot was down for so long: everything that fell due meanwhile rings late, once. A night
    later the sweep believes it."""
    for span in (days, 1):
        stage.house.world.clock.advance(span * DAY_MS)
        await stage.house.settle()


async def test_talks_first_then_the_case_then_the_person(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    days = {"talk_days": 10, "case_days": 50, "person_days": 70, "event_days": 100}
    async with Stage.open(pair, tmp_path, retention=days) as stage:
        mei = await talked_and_closed(stage)
        await stop_reminders(stage)
        await jumps(stage, 9)
        assert set(await where(stage.house, NAME, SAID)) == {NAME, SAID}
        await jumps(stage, 2)
        assert set(await where(stage.house, NAME, SAID)) == {NAME}
        await jumps(stage, 35)
        await jumps(stage, 5)
        assert (await where(stage.house, NAME))[NAME] == ["person.name"]
        await jumps(stage, 20)
        assert await where(stage.house, NAME, PHONE) == {}
        await jumps(stage, 3)
        assert await where(stage.house, str(mei.person.id)) == {}
        await jumps(stage, 30)
        assert "submitted" not in await stage.kinds()
        figures = await stage.case("state, solved, item, community")
        assert figures == ("closed", 1, "pension-certification", "osmanthus")
        assert await stage.value("SELECT count(*) FROM points") > 0


async def stop_reminders(stage: Stage) -> None:
    """ "Do not remind me any more", as a tap on the yearly reminder does."""
    async with stage.house.app.store.work() as work:
        for kind in (Timer.DUE_AGAIN, Timer.FOLLOW_UP):
            await cancel_dues(work, kind, 1, stage.house.now)
        await work.commit()


async def test_what_a_reminder_still_needs_stays(pair: tuple[str, str], tmp_path: Path) -> None:
    async with Stage.open(pair, tmp_path, retention={"case_days": 5, "person_days": 5}) as stage:
        await closed(stage)
        await jumps(stage, 10)
        assert NAME in await where(stage.house, NAME)
        assert await stage.case("forgotten_at") is None


async def test_a_dry_run_says_what_would_go_and_changes_nothing(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "config.toml"
    async with Stage.open(pair, tmp_path, retention={"case_days": 365}) as stage:
        await talked_and_closed(stage)
        await stop_reminders(stage)
        await jumps(stage, 45)
        await jumps(stage, 5)
        house, sooner = stage.house, RetentionSettings(case_days=30)
        config = house.config.model_copy(update={"retention": sooner})
        found = (await keeping.sweep_would(config, house.clock)).counts
        assert {name: count for name, count in found.items() if count} == {"closed cases": 1}
        assert NAME in await where(house, NAME)

        written(settings, house)
        assert await wulian("sweep", "--dry-run", "--config", settings) == 0
        assert capsys.readouterr().out.startswith("would go: 0 dead letters, ")
        if pair[1] == "sqlite":
            assert await wulian("sweep", "--config", settings) == IN_USE
        await house.stops()
        gone = await keeping.sweep_once(config, house.app.hall.desk, house.clock)
        assert gone.counts["closed cases"] == 1
        await house.starts()
        assert await stage.case("forgotten_at") is not None


async def test_a_clock_that_jumps_ahead_costs_nobody_their_case(
    pair: tuple[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Started 400 days ahead, put right a day later: yesterday's case is as it was."""
    async with Stage.open(pair, tmp_path, retention={"case_days": 365}) as stage:
        await closed(stage)
        await stop_reminders(stage)
        await stage.house.passes(hours=24)
        right = stage.house.now
        await stage.house.stops()
        stage.house.world.clock.advance(400 * DAY_MS)
        await stage.house.starts()
        await stage.house.settle()
        await stage.house.passes(hours=4)
        assert await stage.case("forgotten_at") is None
        assert "since the last sweep: is it right?" in caplog.text
        await stage.house.stops()
        found = await keeping.sweep_once(
            stage.house.config, stage.house.app.hall.desk, stage.house.clock
        )
        assert found.counts["closed cases"] == 0, "by hand it is still the same night"
        stage.house.world.clock.set(to_ms(right + timedelta(days=1)))
        await stage.house.starts()
        for _ in range(3):
            await stage.house.passes(hours=24)
        assert await stage.case("forgotten_at") is None


async def test_a_clock_that_stays_ahead_is_believed_the_second_night(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    async with Stage.open(pair, tmp_path, retention={"case_days": 365}) as stage:
        await closed(stage)
        await stop_reminders(stage)
        for days in (400, 1):
            assert await stage.case("forgotten_at") is None
            stage.house.world.clock.advance(days * DAY_MS)
            await stage.house.settle()
        assert await stage.case("forgotten_at") is not None
