"""What a chat has besides words and buttons: polls, pins, reactions, forwards, albums, invites."""

import pytest
from playwright.async_api import expect

from tests.page.conftest import BOT, Stage
from tests.page.visitor import PhoneOnPage, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def started(stage: Stage, visitor: Visitor) -> PhoneOnPage:
    await stage.phones({"user_id": await stage.person()})
    await visitor.arrives()
    await visitor.phone().starts()
    return visitor.phone()


async def does(phone: PhoneOnPage, words: str, what: str) -> None:
    """Something from the menu of a message."""
    await phone.message(words).locator(".text").click(button="right")
    await phone.section.get_by_role("menuitem", name=what).click()


async def test_a_vote_is_counted_and_taken_back(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/poll")
    poll = phone.log.get_by_role("group", name="哪天方便？")
    await poll.get_by_role("button", name="周六").click()
    await expect(poll).to_contain_text("1 票")
    await expect(poll.get_by_role("button", name="100% 周六")).to_be_disabled()
    await poll.get_by_text("哪天方便？").click(button="right")
    await phone.section.get_by_role("menuitem", name="收回投票").click()
    await expect(poll).to_contain_text("还没有人投票")


async def test_a_question_that_wants_a_reply_gets_one(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/ask")
    await expect(phone.section.locator(".context")).to_contain_text("您贵姓？")
    await phone.writes("姓梅")
    await expect(phone.log.locator(".mine .quote")).to_contain_text("您贵姓？")


async def test_what_is_pinned_stands_in_the_bar(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/pin")
    bar = phone.section.locator(".pinned")
    await expect(bar).to_contain_text("值班电话")
    await phone.writes("/bare")
    await bar.click()
    await expect(phone.message("值班电话 0662-000000")).to_be_focused()
    await does(phone, "值班电话 0662-000000", "取消置顶")
    await expect(bar).to_be_hidden()


async def test_a_reaction_is_put_and_taken_back(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await does(phone, "您好。", "回应 👍")
    mark = phone.log.locator(".reaction")
    await expect(mark).to_have_text("👍 1")
    await mark.click()
    await expect(mark).to_have_count(0)


async def test_a_message_is_forwarded_to_a_group(stage: Stage, visitor: Visitor) -> None:
    lin = await stage.person("林志远")
    group = {"title": "志愿小队", "members": [lin], "bots": ["echo_bot"]}
    await stage.client.post("/people/groups", json=group)
    await stage.phones({"user_id": lin})
    await visitor.arrives()
    await visitor.phone(0).starts()
    await does(visitor.phone(0), "您好。", "转发…")
    await visitor.phone(0).section.get_by_role("menuitem", name="志愿小队").click()
    await expect(visitor.phone(1).message("您好。")).to_contain_text("转发自小应")


async def test_an_invite_link_opens_the_group(stage: Stage, visitor: Visitor) -> None:
    lin, zhou = await stage.person("林志远"), await stage.person("周岚")
    body = {"title": "志愿小队", "members": [lin], "bots": ["echo_bot"], "administrators": [BOT]}
    chat = (await stage.client.post("/people/groups", json=body)).json()["id"]
    made = await stage.client.post("/bot4242:SANDBOX/createChatInviteLink", json={"chat_id": chat})
    link = made.json()["result"]["invite_link"]
    await stage.phones({"user_id": zhou})
    await visitor.arrives()
    await visitor.phone(0).starts()
    await visitor.phone(0).writes(link)
    await visitor.phone(0).log.get_by_role("link", name=link).first.click()
    await expect(visitor.phone(1).section).to_have_attribute("aria-label", "周岚的手机：志愿小队")
    await visitor.phone(1).sees("周岚加入了群组")


async def test_several_photos_go_together(stage: Stage, visitor: Visitor) -> None:
    phone = await started(stage, visitor)
    await phone.writes("/album")
    await expect(phone.log.locator(".album img")).to_have_count(3)
