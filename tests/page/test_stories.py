"""Stories in the page: the strip and its list; and one of the demo's own, from a real start."""

import pytest
from playwright.async_api import Page, expect

from sandbox.stories import Show, Story
from tests.demo.commands import line_with, wulian
from tests.page.conftest import Stage
from tests.page.test_accessible import assert_accessible
from tests.page.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PATIENCE_MS = 240_000  # a bot is started and three people join


async def offered(stage: Stage) -> None:
    """One story: the second phone's owner is about to start the bot."""
    people = [await stage.person("梅姨"), await stage.person("小满")]
    await stage.phones(*({"user_id": one} for one in people))

    async def play(show: Show, language: str) -> None:
        await show.tells({"zh": "她要开始了。", "en": "She is about to start."})
        await show.turn(people[1], "echo_bot", "小满点［开始］", "开始")
        await show.tells("完了。")

    titles = {"zh": "开始", "en": "A start"}
    show: Show = stage.app.state.show
    show.stories.clear()
    show.offer(Story("start", titles, "看她怎么开始。", "写点什么。", play))


async def test_a_story_can_be_followed_and_steered(stage: Stage, visitor: Visitor) -> None:
    await offered(stage)
    await visitor.has_chosen(pace=1000, invited=True)
    await visitor.arrives()
    strip = visitor.page.get_by_role("region", name="故事")
    await expect(strip).to_be_hidden()
    await visitor.button("故事").click()
    await assert_accessible(visitor.page, ".drawer")
    await visitor.button("播放：开始").click()
    await expect(visitor.page.locator(".drawer")).to_be_hidden()
    await expect(strip.get_by_role("status")).to_have_text("她要开始了。")
    await expect(strip.get_by_role("status")).to_have_attribute("aria-live", "polite")
    await visitor.button("停一停").press("Enter")
    await expect(visitor.button("接着演")).to_be_focused()
    await visitor.button("下一步").press("Enter")
    await expect(strip).to_contain_text("小满点［开始］")
    await expect(visitor.page.locator(".phone.acting")).to_have_attribute(
        "aria-label", "小满的手机：小应"
    )
    await expect(visitor.page.locator(".about-to-press")).to_have_text("开始")
    await assert_accessible(visitor.page)
    await visitor.button("不看了").click()
    await expect(strip).to_be_hidden()
    await expect(visitor.page.locator(".phone.acting, .about-to-press")).to_have_count(0)


async def test_a_newcomer_is_invited_and_takes_over(stage: Stage, visitor: Visitor) -> None:
    await offered(stage)
    await visitor.page.set_viewport_size({"width": 390, "height": 844})
    await visitor.has_chosen(pace=0)
    await visitor.arrives()
    await visitor.sees("第一次来？先看一个：开始。")
    await visitor.button("播放").click()
    await visitor.sees("现在轮到您。写点什么。")
    await assert_accessible(visitor.page)
    await visitor.button("关闭").click()
    await expect(visitor.page.get_by_role("region", name="故事")).to_be_hidden()


async def test_the_demo_plays_a_story_to_its_end(page: Page) -> None:
    """From `wulian demo` to the visitor's turn; the bot is a process of its own."""
    async with wulian("demo", "--no-browser", "--port", "0") as process:
        visitor = Visitor(page, await line_with(process, "http://"))
        await visitor.has_chosen(pace=0, invited=True)
        await visitor.arrives()
        await visitor.button("故事").click()
        await expect(page.locator(".stories li")).to_have_count(9)
        await assert_accessible(page, ".drawer")
        await visitor.button("播放：两位志愿者同时点“我去”").click()
        over = page.get_by_text("两位志愿者同时点“我去” · 演完了")
        await expect(over).to_be_visible(timeout=PATIENCE_MS)
        await visitor.phone(0).sees("找到人了")
        await visitor.sees("现在轮到您。")
        await expect(page.locator("section.phone")).to_have_count(4)
        await page.goto("about:blank")
