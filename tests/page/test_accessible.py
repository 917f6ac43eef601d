"""axe finds nothing serious, in either theme, wide and narrow, with drawers and boxes open."""

import functools
from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Page, expect

from tests.page.conftest import Stage
from tests.page.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

Theme = Literal["light", "dark"]
RUN = "part => axe.run(part, {resultTypes: ['violations']})"


@functools.cache
def axe() -> str:
    return Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")


async def assert_accessible(page: Page, part: str = "html") -> None:
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(f"() => {{ {axe()} }}")
    found = (await page.evaluate(RUN, part))["violations"]
    grave = [
        f"{one['id']}: {one['help']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert grave == []


async def lively_page(stage: Stage, visitor: Visitor) -> None:
    await stage.phones({"user_id": await stage.person()}, {"user_id": await stage.person("陈小满")})
    await visitor.arrives()
    phone = visitor.phone()
    await phone.starts()
    for words in ("/rich", "/media", "/photo", "/choose"):
        await phone.writes(words)
    await phone.sees("能去吗？")


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390)])
async def test_chats(stage: Stage, visitor: Visitor, theme: Theme, width: int) -> None:
    await visitor.page.set_viewport_size({"width": width, "height": 880})
    await visitor.page.emulate_media(color_scheme=theme)
    await lively_page(stage, visitor)
    await assert_accessible(visitor.page)


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_drawers_boxes_and_menus(stage: Stage, visitor: Visitor, theme: Theme) -> None:
    await visitor.page.emulate_media(color_scheme=theme)
    await lively_page(stage, visitor)
    phone = visitor.phone()
    await visitor.button("故障").click()
    await visitor.button("服务器出错（500）: 一次").click()
    await assert_accessible(visitor.page, ".drawer")
    await visitor.button("全部恢复").click()
    await visitor.button("通信").click()
    await expect(visitor.page.locator(".wire summary").first).to_be_visible()
    await visitor.page.locator(".wire summary").first.click()
    await assert_accessible(visitor.page, ".drawer")
    await phone.button("附件").click()
    await assert_accessible(visitor.page, ".menu")
    await visitor.page.keyboard.press("Escape")
    await phone.box.fill("/")
    await assert_accessible(visitor.page, ".foot")
    await phone.box.fill("")
    await phone.taps("提醒")
    await expect(phone.alert).to_be_visible()
    await assert_accessible(visitor.page, ".alert")


async def test_the_log_speaks_only_where_the_focus_is(stage: Stage, visitor: Visitor) -> None:
    await lively_page(stage, visitor)
    await visitor.phone(0).box.focus()
    await expect(visitor.phone(0).log).to_have_attribute("aria-live", "polite")
    await expect(visitor.phone(1).log).to_have_attribute("aria-live", "off")


async def test_everything_can_be_reached_with_tab(stage: Stage, visitor: Visitor) -> None:
    await lively_page(stage, visitor)
    reached: list[str] = []
    name = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
    for _ in range(60):
        await visitor.page.keyboard.press("Tab")
        reached.append(str(await visitor.page.evaluate(name)))
    for wanted in (
        "跳到手机",
        "故障",
        "通信",
        "English",
        "与小应的聊天记录",
        "能去",
        "命令",
        "附件",
        "写消息",
    ):
        assert wanted in reached
