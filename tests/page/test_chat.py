"""A phone behaves as a chat: what the bot sends is seen, what the person does arrives."""

import re
from typing import Any

import pytest
from playwright.async_api import expect

from sandbox.samples import png
from tests.page.conftest import BOT, Stage
from tests.page.visitor import PhoneOnPage, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest.fixture
def place() -> dict[str, Any]:
    return {"latitude": 21.9, "longitude": 112.0}


async def open_phone(stage: Stage, visitor: Visitor, **details: Any) -> PhoneOnPage:
    await stage.phones({"user_id": await stage.person(), **details})
    await visitor.arrives()
    return visitor.phone()


async def started(stage: Stage, visitor: Visitor, **details: Any) -> PhoneOnPage:
    phone = await open_phone(stage, visitor, **details)
    await phone.starts()
    return phone


async def test_a_new_chat_says_what_the_bot_does_and_starts_it(
    stage: Stage, visitor: Visitor
) -> None:
    phone = await open_phone(stage, visitor)
    await expect(phone.section.get_by_text("用来看看页面")).to_be_visible()
    await expect(phone.box).to_be_hidden()
    await phone.starts()
    await expect(phone.box).to_be_visible()
    await expect(phone.message("/start").get_by_role("img", name="已送达")).to_be_visible()


async def test_formatted_text_is_shown_as_formatted_and_never_as_markup(
    stage: Stage, visitor: Visitor
) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/rich")
    await phone.sees("<script>alert(1)</script>")
    for tag, words in (("strong", "收到了。"), ("em", "养老认证"), ("code", "26-0123-7")):
        await expect(phone.log.locator(f".text {tag}", has_text=words)).to_be_visible()
    await expect(phone.log.locator("blockquote")).to_have_text("打电话时报这个号就行。")
    await expect(phone.log.locator("script")).to_have_count(0)
    await phone.button("隐藏的文字，点一下显示").click()
    await expect(phone.log.locator(".spoiler")).to_have_count(0)


async def test_a_name_that_is_markup_stays_a_name(stage: Stage, visitor: Visitor) -> None:
    name = "<img src=x onerror=alert(1)>"
    await stage.phones({"user_id": await stage.person(name)})
    await visitor.arrives()
    await expect(visitor.phone().section.get_by_role("heading")).to_have_text(name)


async def test_a_deep_link_starts_the_bot_with_its_payload(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/rich")
    await phone.log.get_by_role("link", name="邀请").click()
    await phone.sees("您好。invite_7")


async def test_a_command_in_a_text_can_be_tapped(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/rich")
    await phone.taps("/help")
    await phone.sees("你说：/help")


async def test_a_tap_turns_until_it_is_answered(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/choose")
    await stage.client.post(
        "/control/faults",
        json={"outcome": "answer", "method": "answerCallbackQuery", "wait_ms": 250, "count": 1},
    )
    await phone.taps("提示")
    await expect(phone.button("提示")).to_have_attribute("aria-busy", "true")
    await expect(phone.notice).to_have_text("已经记下")
    await expect(phone.button("提示")).to_have_attribute("aria-busy", "false")


async def test_an_alert_waits_for_ok_and_gives_the_focus_back(
    stage: Stage, visitor: Visitor
) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/choose")
    await phone.taps("提醒")
    await expect(phone.alert).to_contain_text("请先看说明")
    await expect(phone.button("好")).to_be_focused()
    await visitor.page.keyboard.press("Escape")
    await expect(phone.alert).to_have_count(0)
    await expect(phone.button("提醒")).to_be_focused()


async def test_an_edited_message_is_marked_and_loses_its_buttons(
    stage: Stage, visitor: Visitor
) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/choose")
    await phone.taps("能去")
    await expect(phone.message("谢谢，已经记下：你去。")).to_contain_text("已编辑")
    await expect(phone.button("能去")).to_have_count(0)


async def test_a_deleted_message_is_gone(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/vanish")
    await phone.writes("然后")
    await phone.sees("你说：然后")
    await phone.sees_no("这条会消失")


async def test_typing_is_shown_and_ends_with_the_message(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/typing")
    await expect(phone.section.locator(".subtitle")).to_have_text("正在输入…")
    await phone.writes("好了吗")
    await phone.sees("你说：好了吗")
    await expect(phone.section.locator(".subtitle")).to_have_text("@echo_bot · 机器人")


async def test_the_reply_keyboard_sends_words_place_and_phone(
    stage: Stage, visitor: Visitor, place: dict[str, Any]
) -> None:
    phone = await started(stage, visitor, **place)
    await phone.presses("养老认证")
    await phone.sees("你说：养老认证")
    await phone.presses("发我的位置")
    await phone.sees("位置 21.900")
    await expect(phone.log.get_by_role("img", name="位置：纬度 21.90000")).to_be_visible()
    await phone.presses("发我的电话")
    await phone.sees("电话 +86138")
    await phone.writes("/bare")
    await expect(phone.section.locator(".reply-keyboard")).to_have_count(0)


async def test_media_from_the_bot(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/media")
    await expect(phone.log.get_by_role("group", name="语音，4 秒")).to_be_visible()
    await expect(phone.log.get_by_role("link", name="名单.csv")).to_be_visible()
    await expect(phone.log.get_by_role("group", name="名片")).to_contain_text("社区 值班电话")
    await phone.writes("/photo")
    await phone.log.get_by_role("img", name="一张照片").click()
    await expect(visitor.page.get_by_role("dialog")).to_be_visible()


async def test_a_photo_from_the_person_with_a_caption(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.attaches("示例照片")
    await phone.sees("照片 800")
    await phone.box.fill("门口的灯")
    async with visitor.page.expect_file_chooser() as choosing:
        await phone.attaches("选一张照片…")
    chooser = await choosing.value
    await chooser.set_files({"name": "灯.png", "mimeType": "image/png", "buffer": png(320, 200)})
    await phone.sees("照片 320 门口的灯")


async def test_voice_place_and_contact_from_the_person(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.attaches("示例语音（3 秒）")
    await expect(phone.log.get_by_role("group", name="语音，3 秒")).to_be_visible()
    await phone.attaches("我的名片")
    await phone.sees("电话 +86")
    await phone.attaches("位置…")
    await visitor.page.get_by_label("纬度").fill("22.5")
    await visitor.button("发送这个位置").click()
    await phone.sees("位置 22.500")


async def test_reply_and_edit_with_the_keyboard_alone(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    keys = visitor.page.keyboard
    await phone.writes("三楼的灯坏了")
    await phone.sees("你说：三楼的灯坏了")
    await phone.box.press("ArrowUp")
    await expect(phone.box).to_have_value("三楼的灯坏了")
    await phone.box.fill("四楼的灯坏了")
    await keys.press("Enter")
    await expect(phone.message("四楼的灯坏了")).to_contain_text("已编辑")
    await phone.log.focus()
    await keys.press("ArrowUp")
    await keys.press("Enter")
    await expect(phone.section.get_by_role("menuitem", name="回复")).to_be_focused()
    await keys.press("Enter")
    await keys.type("谢谢")
    await keys.press("Enter")
    await expect(phone.log.locator(".mine .quote")).to_contain_text("你说：三楼的灯坏了")


async def test_commands_complete_as_they_are_typed(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.box.press_sequentially("/pho")
    options = phone.section.get_by_role("option")
    await expect(options).to_have_count(1)
    await expect(options).to_have_attribute("aria-selected", "true")
    await phone.box.press("Enter")
    await expect(phone.log.get_by_role("img", name="一张照片")).to_be_visible()
    await phone.button("命令").click()
    await expect(options).to_have_count(12)
    await phone.box.press("Escape")
    await expect(options).to_have_count(0)


async def test_blocking_and_unblocking(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.button("更多").click()
    await phone.section.get_by_role("menuitem", name="屏蔽机器人").click()
    await expect(phone.box).to_be_hidden()
    await phone.button("解除屏蔽并重新开始").click()
    await expect(phone.message("/start")).to_be_visible()
    await expect(phone.box).to_be_visible()


async def test_a_group_shows_who_speaks(stage: Stage, visitor: Visitor) -> None:
    lin, zhou = await stage.person("林志远"), await stage.person("周岚")
    group = {
        "title": "志愿小队",
        "members": [lin, zhou],
        "bots": ["echo_bot"],
        "administrators": [BOT],
    }
    chat = (await stage.client.post("/people/groups", json=group)).json()["id"]
    await stage.phones({"user_id": lin, "chat_id": chat}, {"user_id": zhou, "chat_id": chat})
    await visitor.arrives()
    await visitor.phone(0).writes("今晚谁值班")
    await expect(visitor.phone(1).log.locator(".sender").first).to_have_text("林志远")
    await expect(visitor.phone(1).message("今晚谁值班")).to_have_class(re.compile("theirs"))
    await expect(visitor.phone(0).message("今晚谁值班")).to_have_class(re.compile("mine"))
    await expect(visitor.phone(0).section.locator(".subtitle")).to_have_text("3 人")


async def test_what_is_refused_is_said_on_the_phone(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/choose")
    await phone.sees("能去吗？")
    stage.world.conversation(next(iter(stage.world.conversations))).messages.clear()
    await phone.taps("提示")
    await expect(phone.notice).to_contain_text("没有成功")
