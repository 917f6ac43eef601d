"""The phones together: opening, closing, reloading, following, narrow screens, languages."""

import asyncio
import re

import pytest
from playwright.async_api import BrowserContext, Page, Route, expect

from sandbox.records import Room
from sandbox.world import FIRST_PERSON
from tests.page.conftest import BOT, Stage
from tests.page.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def two_phones(stage: Stage, visitor: Visitor) -> None:
    mei = {"user_id": await stage.person("梅姨"), "title": {"zh": "居民", "en": "Resident"}}
    chen = {"user_id": await stage.person("陈小满"), "title": "亲属"}
    await stage.phones(mei, chen)
    await visitor.arrives()


async def test_somebody_new_gets_a_phone(stage: Stage, visitor: Visitor) -> None:
    await visitor.arrives()
    await visitor.page.locator(".empty").get_by_role("button", name="加一部手机").click()
    await visitor.page.get_by_label("名字").fill("李阿婆")
    await visitor.button("加上").click()
    await expect(visitor.phone().section).to_have_attribute("aria-label", "李阿婆的手机：小应")
    await expect(visitor.phone().button("开始")).to_be_focused()
    await visitor.phone().starts()


async def test_a_phone_can_be_put_away_and_taken_out_again(stage: Stage, visitor: Visitor) -> None:
    await two_phones(stage, visitor)
    await visitor.phone(0).starts()
    await visitor.phone(0).button("收起这部手机").click()
    await expect(visitor.page.locator("section.phone")).to_have_count(1)
    await visitor.button("加一部手机").click()
    await visitor.page.get_by_label("谁").select_option(label="梅姨 · 700000001")
    await visitor.button("加上").click()
    await visitor.phone(1).sees("您好。")


async def test_a_reload_keeps_everything(stage: Stage, visitor: Visitor) -> None:
    await two_phones(stage, visitor)
    await visitor.phone(0).starts()
    await visitor.phone(0).writes("/choose")
    await visitor.phone(0).sees("能去吗？")
    before = await visitor.phone(0).log.inner_text()
    await visitor.reloads()
    await visitor.phone(0).sees("能去吗？")
    assert await visitor.phone(0).log.inner_text() == before
    await expect(visitor.phone(0).section.locator(".reply-keyboard")).to_be_visible()
    await visitor.phone(0).taps("能去")
    await visitor.phone(0).sees("谢谢，已经记下")


async def test_two_tabs_see_the_same(
    stage: Stage, visitor: Visitor, context: BrowserContext
) -> None:
    await two_phones(stage, visitor)
    other = Visitor(await context.new_page(), stage.address)
    await other.arrives()
    await visitor.phone(0).starts()
    await other.phone(0).sees("您好。")
    await other.phone(0).button("收起这部手机").click()
    await expect(visitor.page.locator("section.phone")).to_have_count(1)


async def test_a_lost_line_is_said_and_made_good(stage: Stage, visitor: Visitor) -> None:
    await two_phones(stage, visitor)
    await visitor.phone(0).starts()
    lost = visitor.page.get_by_text("与沙盒的连接断了")
    await visitor.page.route("**/people/events*", lambda route: route.abort())
    stage.world.journal.write("lost")
    await expect(lost).to_be_hidden()
    await visitor.page.unroute_all(behavior="wait")
    await visitor.phone(0).writes("还在吗")
    await visitor.phone(0).sees("你说：还在吗")


async def test_an_answer_that_comes_late_undoes_nothing(stage: Stage, visitor: Visitor) -> None:
    """The page asks how the phone stands; meanwhile somebody writes and the bot reads it."""
    await two_phones(stage, visitor)
    phone = visitor.phone(0)
    await phone.starts()
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def late(route: Route) -> None:
        answer = await route.fetch()
        asked.set()
        await go_on.wait()
        await route.fulfill(response=answer)

    await visitor.page.route("**/page/phones/**", late)
    menu = {"commands": [{"command": "help", "description": "怎么用"}]}
    await stage.client.post("/bot4242:SANDBOX/setMyCommands", json=menu)
    await asked.wait()
    await phone.writes("还在吗")
    chat = stage.world.conversation(Room(BOT, FIRST_PERSON))
    while chat.read < max(chat.messages) - 1:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    await visitor.page.evaluate("() => new Promise((go) => setTimeout(go, 200))")  # it has heard
    go_on.set()
    await phone.sees("你说：还在吗")
    await expect(phone.message("还在吗").get_by_role("img", name="已送达")).to_be_visible()


async def test_a_narrow_screen_shows_one_phone_at_a_time(stage: Stage, visitor: Visitor) -> None:
    await visitor.page.set_viewport_size({"width": 390, "height": 844})
    await two_phones(stage, visitor)
    await expect(visitor.phone(0).section).to_be_visible()
    await expect(visitor.phone(1).section).to_be_hidden()
    tabs = visitor.page.get_by_role("toolbar", name="手机")
    await tabs.get_by_role("button", name="亲属").click()
    await expect(visitor.phone(1).section).to_be_visible()
    await expect(visitor.phone(0).section).to_be_hidden()
    await stage.client.post(
        "/bot4242:SANDBOX/sendMessage", json={"chat_id": 700000001, "text": "不会送达"}
    )
    wide = await visitor.page.evaluate("document.documentElement.scrollWidth")
    assert wide == 390


async def test_the_tab_of_the_phone_on_show_is_whole_after_the_screen_became_narrower(
    stage: Stage, visitor: Visitor
) -> None:
    names = ("梅姨", "陈小满", "王强", "李丽", "赵敏", "周大爷")
    await stage.phones(*[{"user_id": await stage.person(name), "title": name} for name in names])
    await visitor.page.set_viewport_size({"width": 640, "height": 844})
    await visitor.arrives()
    tabs = visitor.page.get_by_role("toolbar", name="手机")
    await tabs.get_by_role("button", name="李丽").click()
    for width in (390, 330):
        await visitor.page.set_viewport_size({"width": width, "height": 844})
        await expect(tabs.get_by_role("button", name="李丽")).to_be_in_viewport(ratio=0.95)


async def test_unread_messages_are_counted_on_the_tab(stage: Stage, visitor: Visitor) -> None:
    await visitor.page.set_viewport_size({"width": 390, "height": 844})
    await two_phones(stage, visitor)
    await visitor.phone(0).starts()
    tabs = visitor.page.get_by_role("toolbar", name="手机")
    await tabs.get_by_role("button", name="亲属").click()
    await stage.client.post(
        "/people/700000001/chats/echo_bot/acts", json={"act": "say", "text": "/choose"}
    )
    await expect(tabs.get_by_role("button", name="居民 · 梅姨, 1 条未读")).to_be_visible()
    await tabs.get_by_role("button", name="居民").click()
    await expect(tabs.get_by_role("button", name="居民 · 梅姨", exact=True)).to_be_visible()


async def test_alt_and_a_digit_go_to_a_phone(stage: Stage, visitor: Visitor) -> None:
    await two_phones(stage, visitor)
    await visitor.phone(1).starts()
    await visitor.page.keyboard.press("Alt+1")
    await expect(visitor.phone(0).button("开始")).to_be_focused()
    await visitor.page.keyboard.press("Alt+2")
    await expect(visitor.phone(1).box).to_be_focused()


async def test_english_and_back(stage: Stage, visitor: Visitor) -> None:
    await two_phones(stage, visitor)
    await visitor.phone(0).starts()
    await visitor.phone(0).box.fill("未写完")
    await visitor.button("English").click()
    await expect(visitor.phone(0).section).to_have_attribute(
        "aria-label", "Resident · 梅姨's phone: 小应"
    )
    await expect(visitor.phone(0).box).to_have_value("未写完")
    await visitor.reloads()
    await expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    await visitor.button("中文").click()
    await expect(visitor.page.locator("html")).to_have_attribute("lang", "zh-CN")


async def test_theme_and_type_size_stay_chosen(stage: Stage, visitor: Visitor) -> None:
    await two_phones(stage, visitor)
    root = visitor.page.locator("html")
    light = await visitor.page.evaluate("getComputedStyle(document.body).backgroundColor")
    await visitor.button("换成深色").click()
    await expect(visitor.page.locator("body")).not_to_have_css("background-color", light)
    await visitor.button("字号").click()
    await visitor.page.get_by_role("menuitem", name="特大").click()
    await visitor.reloads()
    await expect(root).to_have_attribute("data-theme", "dark")
    await expect(root).to_have_attribute("data-size", "larger")


async def test_earlier_messages_come_on_request(stage: Stage, visitor: Visitor) -> None:
    await two_phones(stage, visitor)
    room = Room(BOT, 700000001)
    for number in range(90):
        stage.world.post(room, BOT, {"text": f"第{number}句"})
    await visitor.reloads()
    phone = visitor.phone(0)
    await phone.sees("第89句")
    await phone.sees_no("第0句")
    assert await phone.log.get_by_role("article").count() <= 80
    await phone.log.evaluate("log => { log.scrollTop = 0; }")
    await phone.button("更早的消息").click()
    await expect(phone.log.get_by_text("第0句", exact=True)).to_have_count(1)
    await phone.button("回到最新消息").click()
    await expect(phone.message("第89句")).to_be_in_viewport()


async def test_a_page_of_its_own_for_nobody_is_refused(stage: Stage, page: Page) -> None:
    answer = await stage.client.post("/people/phones", json={"user_id": 1})
    assert answer.status_code == 400
    answer = await stage.client.get("/page/phones/1/4242")
    assert answer.status_code == 404
    policy = (await stage.client.get("/")).headers["content-security-policy"]
    assert re.search(r"default-src 'self'", policy)
    assert "unsafe" not in policy


async def test_much_talk_elsewhere_costs_the_page_little(stage: Stage, visitor: Visitor) -> None:
    """200 people talk at once: phones that are not looked at are not drawn, long chats are cut."""
    people = [stage.world.add_person(f"居民{number}").id for number in range(200)]
    await stage.phones(*({"user_id": user} for user in people[:40]))
    await visitor.arrives()
    for turn in range(5):
        for user in people:
            for _ in range(4):
                stage.world.post(Room(BOT, user), BOT, {"text": f"第{turn}轮"})
    await visitor.phone(0).sees("第4轮")
    shown = visitor.page.locator("section.phone .row")
    assert await shown.count() <= 80 * 7
