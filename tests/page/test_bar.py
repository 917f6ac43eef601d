"""The control bar: time, faults, the wire, the host's panels, reset."""

import json

import pytest
from playwright.async_api import BrowserContext, expect
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.page.conftest import NOON_MS, Stage
from tests.page.test_accessible import assert_accessible
from tests.page.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

HOUR_MS = 3_600_000


async def arrive(stage: Stage, visitor: Visitor) -> None:
    await stage.phones({"user_id": await stage.person()})
    await visitor.arrives()


MOVES = (
    ("+15 分钟", HOUR_MS // 4, "12:15:00"),
    ("+1 小时", HOUR_MS, "13:00:00"),
    ("今晚 18:00", 6 * HOUR_MS, "18:00:00"),
    ("明早 09:00", 21 * HOUR_MS, "09:00:00"),
    ("+7 天", 7 * 24 * HOUR_MS, "12:00:00"),
    ("+1 年", 365 * 24 * HOUR_MS, "12:00:00"),
)


async def test_the_clock_moves(stage: Stage, visitor: Visitor) -> None:
    await arrive(stage, visitor)
    for button, moved_ms, shown in MOVES:
        stage.world.clock.set(NOON_MS)
        await visitor.button(button).click()
        await expect(visitor.page.locator(".clock-time")).to_have_text(shown)
        assert stage.world.clock.now_ms() == NOON_MS + moved_ms


async def test_the_clock_runs_and_stands_still(stage: Stage, visitor: Visitor) -> None:
    await arrive(stage, visitor)
    await visitor.button("时间走动").click()
    await expect(visitor.page.locator(".clock-state")).to_have_text("走动中")
    assert stage.world.clock.running
    await visitor.button("停住时间").click()
    await expect(visitor.page.locator(".clock-state")).to_have_text("已停住")
    assert not stage.world.clock.running


async def test_another_time_zone_is_the_hosts_choice(stage: Stage, visitor: Visitor) -> None:
    await stage.client.post("/control/page", json={"time_zone": "Europe/Berlin"})
    await arrive(stage, visitor)
    await expect(visitor.page.locator(".clock-time")).to_have_text("05:00:00")


async def test_faults_are_switched_on_and_off(stage: Stage, visitor: Visitor) -> None:
    await arrive(stage, visitor)
    await visitor.button("故障").click()
    drawer = visitor.page.get_by_role("complementary", name="故障")
    await expect(drawer).to_contain_text("线路正常")
    await visitor.button("服务器出错（500）: 五次").click()
    await expect(drawer.get_by_text("还有 5 次")).to_be_visible()
    [fault] = stage.world.faults.active
    assert (fault.outcome, fault.status, fault.count) == ("status", 500, 5)
    await visitor.button("全部恢复").click()
    await expect(drawer).to_contain_text("线路正常")
    await visitor.page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()
    await expect(visitor.button("故障")).to_be_focused()


async def test_the_wire_is_filtered_and_copied(
    stage: Stage, visitor: Visitor, context: BrowserContext
) -> None:
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    await arrive(stage, visitor)
    await visitor.phone().starts()
    await visitor.phone().writes("查线路")
    await visitor.button("通信").click()
    wire = visitor.page.get_by_role("list", name="通信")
    await visitor.page.get_by_label("筛选").fill("你说：查线路")
    await expect(wire.get_by_role("listitem")).to_have_count(1)
    await wire.locator("summary").click()
    await visitor.button("复制为 curl").click()
    await expect(wire.get_by_text("已复制")).to_be_visible()
    copied = await visitor.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"curl -sS '{stage.address}/bot4242:SANDBOX/sendMessage'")
    body = json.loads(copied.rsplit(" -d ", 1)[1].strip("'"))
    assert body["text"] == "你说：查线路"


async def test_the_host_adds_a_panel_with_a_button(stage: Stage, visitor: Visitor) -> None:
    pressed: list[str] = []

    async def glance(_: Request) -> Response:
        actions = [{"title": {"zh": "重启机器人", "en": "Restart"}, "url": "/host/restart"}]
        rows = [["待派", 3 + len(pressed)], ["在办", 2]]
        return JSONResponse({"sections": [{"title": "事项", "rows": rows}], "actions": actions})

    async def restart(_: Request) -> Response:
        pressed.append("restart")
        return JSONResponse({"note": "已经重启"})

    routes = [Route("/host/glance", glance), Route("/host/restart", restart, methods=["POST"])]
    stage.app.router.routes.extend(routes)
    panel = {"title": {"zh": "数据库", "en": "Database"}, "url": "/host/glance"}
    await arrive(stage, visitor)
    await stage.client.post("/control/panels", json=panel)
    await visitor.button("数据库").click()
    drawer = visitor.page.get_by_role("complementary", name="数据库")
    await expect(drawer.get_by_role("row", name="待派 3")).to_be_visible()
    await drawer.get_by_role("button", name="重启机器人").click()
    await expect(drawer.get_by_role("row", name="待派 4")).to_be_visible()
    await expect(drawer.get_by_text("已经重启")).to_be_visible()
    assert pressed == ["restart"]


async def test_reset_is_offered_only_if_the_host_allows(stage: Stage, visitor: Visitor) -> None:
    await arrive(stage, visitor)
    await expect(visitor.button("重置")).to_have_count(0)
    await stage.client.post("/control/page", json={"reset": True})
    await visitor.button("重置").click()
    await visitor.button("确定").click()
    await expect(visitor.page.locator(".empty")).to_be_visible()
    assert not stage.world.users


async def test_what_is_done_is_recorded_as_a_test(stage: Stage, visitor: Visitor) -> None:
    await arrive(stage, visitor)
    await visitor.button("录成测试").click()
    await expect(visitor.button("停止录制")).to_be_visible()
    await visitor.phone().starts()
    await visitor.button("+1 小时").click()
    await visitor.phone().writes("您好")
    await visitor.phone().sees("你说：您好")
    await visitor.button("停止录制").click()
    await assert_accessible(visitor.page, ".dialog")
    async with visitor.page.expect_download() as coming:
        await visitor.button("下载").click()
    download = await coming.value
    assert download.suggested_filename == "test_recorded.py"
    text = (await download.path()).read_text(encoding="utf-8")
    done = [line.strip() for line in text.partition("-> None:\n")[2].splitlines()]
    assert done[:2] == [
        'person1 = await sandbox.arrives("梅姨", language_code="zh-hans")',
        'await person1.says("/start")',
    ]
    assert done[-3:] == [
        "await sandbox.passes(hours=1)",
        'await person1.says("您好")',
        'await person1.sees("你说")',
    ]
    await expect(visitor.button("录成测试")).to_be_visible()
