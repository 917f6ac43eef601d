"""Groups: who hears what, who may write, who is what."""

import httpx
import pytest
from telegram import Bot, ChatMemberAdministrator, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden

from sandbox import Person, World
from sandbox.groups import move
from tests.sandbox.conftest import Arrive

CARD = InlineKeyboardMarkup([[InlineKeyboardButton("我去", callback_data="go")]])


async def squad(client: httpx.AsyncClient, *people: Person) -> int:
    body = {"title": "小队", "members": [p.id for p in people], "bots": ["wulian_bot"]}
    return int((await client.post("/people/groups", json=body)).json()["id"])


async def heard(bot: Bot) -> list[str | None]:
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [update.message.text for update in updates if update.message]


async def test_a_bot_is_told_that_it_was_added(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive
) -> None:
    group = await squad(client, await arrive("队长"))
    added, notice = await bot.get_updates()
    assert added.my_chat_member
    assert added.my_chat_member.new_chat_member.status == "member"
    assert added.my_chat_member.old_chat_member.status == "left"
    assert added.my_chat_member.chat.title == "小队"
    assert notice.message
    assert notice.message.new_chat_members[0].id == bot.id
    assert notice.message.chat_id == group


async def test_privacy_mode_lets_through_what_is_meant_for_the_bot(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive, world: World
) -> None:
    group = await squad(client, await arrive("队长"), member := await arrive("阿明"))
    await heard(bot)
    here = member.in_group(group)
    await here.says("大家好")
    await here.says("/help@other_bot")
    await here.says("/help")
    await here.says("/help@wulian_bot")
    await here.says("@wulian_bot 在吗")
    await bot.send_message(group, "谁去？")
    await here.replies(await here.sees("谁去"), "我")
    assert await heard(bot) == ["/help", "/help@wulian_bot", "@wulian_bot 在吗", "我"]
    move(world, world.groups[group], bot.id, "administrator", by=member.id)
    await here.says("随便聊聊")
    assert await heard(bot) == ["随便聊聊"]


async def test_everybody_in_the_group_sees_and_taps(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive
) -> None:
    leader, member = await arrive("队长"), await arrive("阿明")
    group = await squad(client, leader, member)
    await heard(bot)
    await bot.send_message(group, "有位阿婆要认证", reply_markup=CARD)
    await leader.in_group(group).sees("阿婆")
    here = member.in_group(group)
    await here.sees("阿婆")
    await here.taps("我去")
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.from_user.id == member.id
    await update.callback_query.answer("谢谢")
    await here.sees_alert("谢谢")
    with pytest.raises(AssertionError, match="sees no alert"):
        await leader.in_group(group).sees_alert("谢谢", within=0)


async def test_who_is_what(bot: Bot, client: httpx.AsyncClient, arrive: Arrive) -> None:
    leader, member, stranger = await arrive("队长"), await arrive("阿明"), await arrive("路人")
    group = await squad(client, leader, member)
    standing = [
        (await bot.get_chat_member(group, user)).status
        for user in (leader.id, member.id, stranger.id, bot.id)
    ]
    assert standing == ["creator", "member", "left", "member"]
    assert [a.user.id for a in await bot.get_chat_administrators(group)] == [leader.id]
    assert await bot.get_chat_member_count(group) == 3
    assert (await bot.get_chat(group)).title == "小队"


async def test_an_administrator_bot_may_delete_what_others_wrote(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive, world: World
) -> None:
    leader = await arrive("队长")
    group = await squad(client, leader)
    message = await leader.in_group(group).says("广告")
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group, message.id)
    move(world, world.groups[group], bot.id, "administrator", by=leader.id)
    me = await bot.get_chat_member(group, bot.id)
    assert isinstance(me, ChatMemberAdministrator)
    await bot.delete_message(group, message.id)
    texts = [m.text for m in await leader.in_group(group).messages()]
    assert "广告" not in texts


async def test_a_bot_outside_the_group_cannot_write(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive, world: World
) -> None:
    leader = await arrive("队长")
    group = await squad(client, leader)
    move(world, world.groups[group], bot.id, "kicked", by=leader.id)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group, "x")


async def test_only_members_speak(client: httpx.AsyncClient, arrive: Arrive) -> None:
    group = await squad(client, await arrive("队长"))
    stranger = (await arrive("路人")).in_group(group)
    with pytest.raises(AssertionError, match="not a member of this group"):
        await stranger.says("hi")


async def test_people_come_and_go(bot: Bot, client: httpx.AsyncClient, arrive: Arrive) -> None:
    leader, newcomer = await arrive("队长"), await arrive("阿明")
    group = await squad(client, leader)
    await heard(bot)
    path = f"/people/groups/{group}/members"
    for user, standing in (
        (bot.id, "administrator"),
        (newcomer.id, "member"),
        (newcomer.id, "left"),
    ):
        body = {"user": user, "standing": standing, "by": leader.id}
        assert (await client.post(path, json=body)).status_code == 200
    promoted, came, went = await bot.get_updates()
    assert promoted.my_chat_member
    assert promoted.my_chat_member.new_chat_member.status == "administrator"
    assert came.message
    assert came.message.new_chat_members[0].id == newcomer.id
    assert went.message
    assert went.message.left_chat_member
    await bot.get_updates(offset=went.update_id + 1, allowed_updates=["chat_member"])
    await client.post(path, json={"user": newcomer.id, "standing": "member"})
    (joined,) = await bot.get_updates()
    assert joined.chat_member
    assert joined.chat_member.old_chat_member.status == "left"
    wrong = await client.post(path, json={"user": newcomer.id, "standing": "king"})
    assert wrong.status_code == 400
