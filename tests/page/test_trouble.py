"""A bot that is down and a line with faults are seen on every phone; nothing jumps or is hidden."""

import pytest
from playwright.async_api import Page, expect

from sandbox.faults import Fault
from sandbox.stories import Show, Story
from tests.page.conftest import Stage
from tests.page.test_accessible import assert_accessible
from tests.page.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PANEL = {"title": {"zh": "机器人", "en": "Bot"}, "url": "/control/limits"}
DOWN = {"zh": "机器人停了。", "en": "The bot is down."}
PLACE = """button => {
  const list = button.closest(".faults");
  const [own, frame] = [button, list].map((one) => one.getBoundingClientRect());
  return [own.top - frame.top + list.scrollTop, own.left, frame.top, frame.height];
}"""
SHARE = """(of) => {
  const phone = document.querySelector(".phone.current .screen").getBoundingClientRect();
  return document.querySelector(of).getBoundingClientRect().height / phone.height;
}"""


async def three_phones(stage: Stage, visitor: Visitor) -> None:
    await stage.phones(*[{"user_id": await stage.person(name)} for name in ("梅姨", "强", "芳")])
    await stage.client.post("/control/panels", json=PANEL)
    await visitor.arrives()


async def test_a_standing_fault_is_on_every_phone_and_on_the_bar(
    stage: Stage, visitor: Visitor
) -> None:
    await three_phones(stage, visitor)
    stage.world.faults.add(Fault("status", "send*", status=500))
    for place in range(3):
        band = visitor.phone(place).section.locator(".trouble")
        await expect(band).to_have_text("线路有故障：服务器出错（500）")
    await expect(visitor.button("故障")).to_have_class("chip alarm")
    await assert_accessible(visitor.page)
    await visitor.phone(1).section.locator(".trouble button").click()
    drawer = visitor.page.get_by_role("complementary", name="故障")
    await expect(drawer.locator("li.on")).to_contain_text("一直")
    await visitor.button("全部恢复").click()
    await expect(visitor.page.locator(".trouble:visible")).to_have_count(0)
    await expect(visitor.button("故障")).not_to_have_class("alarm")


async def test_a_bot_that_is_down_is_on_every_phone_and_on_the_bar(
    stage: Stage, visitor: Visitor
) -> None:
    await three_phones(stage, visitor)
    await stage.client.post("/control/panels", json={**PANEL, "alarm": DOWN})
    for place in range(3):
        band = visitor.phone(place).section.locator(".trouble")
        await expect(band).to_have_text("机器人停了。")
    await expect(visitor.button("机器人")).to_have_class("chip alarm")
    await visitor.page.set_viewport_size({"width": 390, "height": 844})
    await expect(visitor.button("工具")).to_have_class("icon-button tools-menu alarm")
    await assert_accessible(visitor.page)
    await stage.client.post("/control/panels", json=PANEL)
    await expect(visitor.page.locator(".trouble:visible")).to_have_count(0)


async def test_the_faults_do_not_jump_under_the_pointer(stage: Stage, visitor: Visitor) -> None:
    await three_phones(stage, visitor)
    await visitor.button("故障").click()
    button = visitor.button("更新送来两次: 一次")
    before = await button.evaluate(PLACE)
    for _ in range(3):
        await visitor.button("服务器出错（500）: 一直").click()
        await visitor.button("更新次序打乱: 五次").click()
    await expect(visitor.page.locator(".faults-foot")).to_contain_text("开着 6 样")
    assert await button.evaluate(PLACE) == before
    await visitor.button("全部恢复").click()
    await expect(visitor.page.locator(".faults-foot")).to_contain_text("线路正常")
    assert await button.evaluate(PLACE) == before


async def test_twenty_phones_name_their_buttons_before_they_are_drawn(
    stage: Stage, visitor: Visitor
) -> None:
    await stage.phones(*[{"user_id": await stage.person(f"居民{n}")} for n in range(20)])
    await visitor.arrives()
    await expect(visitor.page.locator("section.phone")).to_have_count(20)
    nameless = "button => !button.textContent.trim() && !button.getAttribute('aria-label')"
    shown = "[...document.querySelectorAll('.gate:not([hidden])')]"
    assert await visitor.page.evaluate(f"{shown}.filter({nameless}).length") == 0
    await assert_accessible(visitor.page)


SIZES = (
    *((1440, 900, "larger"), (720, 450, ""), (390, 844, "larger"), (195, 422, "")),
    (720, 450, "larger"),
)


@pytest.mark.parametrize(("width", "height", "size"), SIZES)
async def test_the_keyboard_never_covers_more_than_two_fifths(
    stage: Stage, visitor: Visitor, width: int, height: int, size: str
) -> None:
    """A screen of half the size is what a browser at 200 % shows; the strip wants room, too."""

    async def play(_show: Show, _language: str) -> None:
        pass

    stage.app.state.show.offer(Story("one", "一个", "", "", play))
    await stage.phones({"user_id": await stage.person()})
    await visitor.page.set_viewport_size({"width": width, "height": height})
    await visitor.has_chosen(size=size)
    await visitor.arrives()
    await visitor.phone().starts()
    rows = [[{"text": f"第{number}个很长很长的大按钮"}] for number in range(8)]
    keyboard = {"chat_id": 700_000_001, "text": "选", "reply_markup": {"keyboard": rows}}
    await stage.client.post("/bot4242:SANDBOX/sendMessage", json=keyboard)
    await expect(visitor.page.locator(".reply-keyboard")).to_be_visible()
    assert await share(visitor.page, ".reply-keyboard") <= 0.4
    assert await share(visitor.page, ".log") >= 0.15


async def share(page: Page, of: str) -> float:
    """Of a phone's height."""
    part: float = await page.evaluate(SHARE, of)
    return part


async def test_drafts_outlive_a_reload(stage: Stage, visitor: Visitor) -> None:
    await three_phones(stage, visitor)
    await visitor.phone(0).starts()
    await visitor.phone(1).starts()
    await visitor.phone(0).box.fill("没写完的话")
    await visitor.reloads()
    await expect(visitor.phone(0).box).to_have_value("没写完的话")
    await expect(visitor.phone(1).box).to_have_value("")
    await visitor.phone(0).box.press("Enter")
    await visitor.phone(0).sees("你说：没写完的话")
    await visitor.reloads()
    await expect(visitor.phone(0).box).to_have_value("")
