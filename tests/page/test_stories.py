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


async def told_in_chapters(stage: Stage) -> None:
    """Two chapters; the second ends with an answer of the bot."""
    mei = await stage.person("梅姨")
    await stage.phones({"user_id": mei})

    async def says(words: str) -> None:
        act = {"act": "say", "text": words}
        await stage.client.post(f"/people/{mei}/chats/echo_bot/acts", json=act)

    async def play(show: Show, _language: str) -> None:
        show.chapter(0)
        await show.tells("她要开始了。")
        await says("/start")
        await show.reads(mei, "echo_bot", "您好。")
        show.chapter(1)
        await show.tells("她写点什么。")
        await says("第二句")
        await show.tells("写好了。")

    show: Show = stage.app.state.show
    show.stories.clear()
    chapters = ({"zh": "开头", "en": "Start"}, {"zh": "结尾", "en": "End"})
    show.offer(Story("two", "两段", "看她怎么写。", "写点什么。", play, chapters))


async def test_a_story_has_chapters_and_a_step_back(stage: Stage, visitor: Visitor) -> None:
    """The past is looked at as it was, and nobody acts in it; the story goes on after it."""
    await told_in_chapters(stage)
    await visitor.has_chosen(pace=1000, invited=True)
    await visitor.arrives()
    strip, chapters = visitor.page.locator(".show"), visitor.page.locator(".chapters")
    caption, phone = strip.get_by_role("status"), visitor.phone()
    await visitor.button("故事").click()
    await visitor.button("播放：两段").click()
    await expect(caption).to_have_text("她要开始了。")
    await expect(visitor.button("开头")).to_have_attribute("aria-current", "step")
    await visitor.button("下一步").click()
    await phone.sees("您好。")
    await visitor.button("结尾").click()
    await expect(caption).to_have_text("她写点什么。")
    await visitor.button("下一步").click()
    await expect(caption).to_have_text("写好了。")
    await phone.sees("你说：第二句")
    await assert_accessible(visitor.page)
    await visitor.button("上一步").click()
    await expect(caption).to_have_text("她写点什么。")
    await expect(strip).to_contain_text("两段 · 回看")
    await phone.sees("您好。")
    await phone.sees_no("第二句")
    await phone.writes("插一句")
    await expect(phone.notice.filter(has_text="这是刚才的样子")).to_be_visible()
    await visitor.button("开头").click()
    await expect(phone.button("开始")).to_be_visible()
    await expect(chapters.locator("[aria-current]")).to_have_text("开头")
    await assert_accessible(visitor.page)
    for _ in range(3):
        await visitor.button("下一步").click()
    await expect(caption).to_have_text("写好了。")
    await phone.sees("你说：第二句")
    await expect(strip).not_to_contain_text("回看")
    await visitor.button("接着演").click()
    await visitor.button("下一步").click()
    await visitor.sees("现在轮到您。写点什么。")


async def test_an_address_begins_a_story_in_a_language_and_a_theme(
    stage: Stage, visitor: Visitor
) -> None:
    await told_in_chapters(stage)
    page = visitor.page
    await visitor.has_chosen(pace=0)
    await page.goto(f"{stage.address}/?story=two&language=en&theme=dark")
    await visitor.sees("Now it is your turn.")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await visitor.button("中文").click()
    await expect(page).to_have_url(f"{stage.address}/?story=two&language=zh&theme=dark")
    await visitor.reloads()
    await visitor.sees("现在轮到您。写点什么。")
    assert len(stage.app.state.show.steps) == 4, "a reload does not begin it anew"
    await visitor.button("关闭").click()
    await expect(page).to_have_url(f"{stage.address}/?language=zh&theme=dark")


async def test_the_first_screen_says_what_this_is(stage: Stage, visitor: Visitor) -> None:
    about = {"zh": "这里能试一个机器人。", "en": "Try a bot here."}
    await stage.client.post("/control/page", json={"about": about})
    await told_in_chapters(stage)
    for width in (1440, 390):
        await visitor.page.set_viewport_size({"width": width, "height": 844})
        await visitor.arrives()
        await expect(visitor.page.get_by_text("这里能试一个机器人。")).to_be_in_viewport()
        await assert_accessible(visitor.page)


async def test_what_somebody_was_doing_is_put_aside_and_given_back(page: Page) -> None:
    async with wulian("demo", "--no-browser", "--port", "0") as process:
        visitor = Visitor(page, await line_with(process, "http://"))
        await visitor.has_chosen(pace=0, invited=True, language="zh")
        await visitor.arrives()
        granny = visitor.phone(0)
        await granny.button("开始").click()
        await expect(granny.log).to_contain_text("请选语言", timeout=PATIENCE_MS)
        await granny.taps("中文")
        await expect(granny.log).to_contain_text("您同意吗", timeout=PATIENCE_MS)
        await granny.box.fill("我想先问")
        await visitor.button("故事").click()
        await visitor.button("播放：一分钟看一次上门").click()
        await expect(page.get_by_role("dialog")).to_contain_text("原样放到一边")
        await assert_accessible(page, "dialog")
        await page.get_by_role("dialog").get_by_role("button", name="播放").click()
        await visitor.sees_within("现在轮到您。", PATIENCE_MS)
        await expect(visitor.phone(0).box).to_have_value("")
        await visitor.button("回到我的聊天").click()
        await expect(granny.log).to_contain_text("您同意吗", timeout=PATIENCE_MS)
        await expect(granny.box).to_have_value("我想先问")
        await expect(page.get_by_role("region", name="故事")).to_be_hidden(timeout=PATIENCE_MS)
        await granny.taps("同意")
        await expect(granny.log).to_contain_text("社区", timeout=PATIENCE_MS)
        await page.goto("about:blank")


async def test_the_demo_plays_a_story_to_its_end(page: Page) -> None:
    """From `wulian demo` to the visitor's turn; the bot is a process of its own."""
    async with wulian("demo", "--no-browser", "--port", "0") as process:
        visitor = Visitor(page, await line_with(process, "http://"))
        await visitor.has_chosen(pace=0, invited=True)
        await visitor.arrives()
        await visitor.button("故事").click()
        await expect(page.locator(".stories li")).to_have_count(10)
        await assert_accessible(page, ".drawer")
        await visitor.button("播放：两位志愿者同时点“我去”").click()
        over = page.get_by_text("两位志愿者同时点“我去” · 演完了")
        await expect(over).to_be_visible(timeout=PATIENCE_MS)
        await visitor.phone(0).sees("找到人了")
        await visitor.sees("现在轮到您。")
        await expect(page.locator("section.phone")).to_have_count(4)
        await page.goto("about:blank")
