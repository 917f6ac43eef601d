"""Figures for those who watch: right, complete, and nobody's."""

from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.routing import Route

from bot.health import Health
from bot.metrics import Metrics
from storage.due import put_due
from tests.bot.conftest import Script, deliver, message, say
from tests.house import House
from tests.scenarios.stories import cast


async def page(house: House) -> str:
    app = house.app
    metrics = Metrics(app.store, app.clock, app.meter)
    health = Health((), app.receiver, lambda: 0.0, app.leading)
    application = health.application(Route("/metrics", metrics.page))
    transport = httpx.ASGITransport(application)
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        answer = await client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return answer.text


async def figures(house: House) -> dict[str, float]:
    """By name, with the value of the label if there is one: `cases_open.looking`."""
    return {
        ".".join([sample.name.removeprefix("wulian_"), *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(await page(house))
        for sample in family.samples
        if "le" not in sample.labels
    }


async def test_a_house_in_figures_without_anybody_in_it(house: House) -> None:
    people = await cast(house)
    number = await people.files_pension_visit()
    text, found = await page(house), await figures(house)
    assert found["cases_open.looking"] == 1
    assert found["cases_open.claimed"] == 0
    assert found["inbox_waiting"] == found["dead_letters"] == found["due_late"] == 0
    handled = await house.rows("SELECT count(*) AS n FROM inbox WHERE state = 'done'")
    assert found["updates_total.done"] == handled[0]["n"] == found["update_seconds_count"]
    sent = await house.rows("SELECT count(*) AS n FROM outbox WHERE state = 'sent'")
    assert found["calls_total.sent"] == sent[0]["n"]
    lanes = ("talk", "answer", "bulk")  # the last one has the menus of commands
    assert sum(found[f"send_seconds_count.{lane}"] for lane in lanes) == sent[0]["n"]
    for personal in (number, number[3:7], "陈", "1380", "osmanthus", str(people.resident.id)):
        assert personal not in text

    await house.passes(days=3)
    found = await figures(house)
    assert found["promises_week.yes"] > 0
    assert found["promises_week.no"] == 0


async def test_what_waits_is_late_or_was_given_up(
    desk: House, script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    script.troubles["bad"] = ValueError()
    await deliver(desk, message(11, "bad"))
    async with desk.app.store.work() as work:
        await put_due(work, "bad", 12, desk.now - timedelta(minutes=5))
        await work.commit()
    await desk.settle()
    caplog.clear()
    found = await figures(desk)
    assert (found["dead_letters"], found["due_late"], found["due_failing"]) == (1, 1, 1)
    assert found["due_oldest_seconds"] == 300
    assert (found["updates_total.failed"], found["updates_total.dead"]) == (2, 1)

    async with desk.app.store.work() as work:
        await say(work, 13, "hello", desk.now)
        await work.commit()
    desk.world.clock.advance(20_000)
    found = await figures(desk)
    assert found["outbox_waiting.talk"] == 1
    assert found["outbox_oldest_seconds.talk"] == 20
