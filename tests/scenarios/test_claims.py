"""One taker: of all who tap, however close together, one has it and the others are told."""

import asyncio
from pathlib import Path

from casework import claiming
from casework.desk import Scene
from handlers.roles import actor_of
from rules.errors import AlreadyTaken, WulianError
from storage.store import Store
from tests.scenarios import raw
from tests.scenarios.stage import Player, Stage


async def asked_three(stage: Stage) -> tuple[Player, list[Player]]:
    helpers = [await stage.helper(name) for name in ("王强", "李丽", "赵敏")]
    mei = await stage.neighbour()
    await mei.files()
    for helper in helpers:
        await helper.catches_up()
    return mei, helpers


async def test_taps_in_the_same_instant(stage: Stage) -> None:
    mei, helpers = await asked_three(stage)
    await raw.tap_together("press-claim", *helpers)
    rows = await stage.rows("SELECT person_id FROM claim WHERE live = 1")
    assert len(rows) == 1
    alerts = []
    for helper in helpers:
        try:
            await helper.sees_alert("toast-claimed")
        except AssertionError:
            await helper.sees_alert("offer-taken")
            await helper.sees("visitor-offer-taken")
            alerts.append(helper)
        else:
            await helper.sees("visitor-visit")
    assert len(alerts) == 2
    await mei.sees("resident-claimed")


async def test_double_taps_do_nothing_twice(stage: Stage) -> None:
    mei, (wang, li, _) = await asked_three(stage)
    await raw.tap_together("press-claim", wang, wang)
    await wang.sees_alert("toast-claimed")
    await wang.sees_alert("offer-yours")
    await mei.sees("resident-claimed", "王强")
    await mei.sees_no("resident-claimed")
    await li.sees("visitor-offer-taken")
    assert await stage.value("SELECT COUNT(*) FROM claim") == 1


async def test_an_old_offer_is_answered_politely(stage: Stage) -> None:
    _, (wang, li, zhao) = await asked_three(stage)
    offers = {
        row["person_id"]: row["id"] for row in await stage.rows("SELECT id, person_id FROM offer")
    }
    of_li = offers[await stage.person_id(li)]
    await li.taps("press-decline")
    await raw.forges(li, f"decline|{of_li}|1|")
    await li.sees_alert("offer-answered")
    await zhao.taps("press-claim")
    await raw.forges(li, f"claim|{of_li}|1|")
    await li.sees_alert("offer-taken")
    await raw.forges(wang, f"claim|{of_li}|1|")
    await wang.sees_alert("offer-not-found")


async def test_really_at_once_from_two_programs(tmp_path: Path) -> None:
    """Two works on PostgreSQL, each on a connection of its own."""
    async with Stage.open(("zh-CN", "postgres"), tmp_path) as stage:
        await asked_three(stage)
        app = stage.house.app
        cipher = app.store.cipher
        other = await Store.open(stage.house.config.storage.url, cipher=cipher)
        rows = await stage.rows("SELECT id, person_id FROM offer ORDER BY id")

        async def claims(store: Store, row: dict[str, int]) -> WulianError | None:
            async with store.work() as work:
                actor = await actor_of(work, row["person_id"])
                scene = Scene(app.hall.desk, work, actor, stage.house.now)
                try:
                    await claiming.claim(scene, row["id"])
                except WulianError as late:
                    return late
                await work.commit()
                return None

        try:
            outcomes = await asyncio.gather(
                *(claims(store, row) for store, row in zip((app.store, other), rows, strict=False))
            )
        finally:
            await other.close()
        assert sorted(map(str, outcomes)) == ["None", str(AlreadyTaken("offer-taken"))]
        assert await stage.value("SELECT COUNT(*) FROM claim WHERE live = 1") == 1
