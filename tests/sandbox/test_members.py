"""Administrator bots: ban, restrict, promote; invite links, join requests, deep links."""

from datetime import timedelta

import httpx
import pytest
from telegram import Bot, ChatMemberRestricted, ChatPermissions
from telegram.error import BadRequest, Forbidden

from sandbox import MovableClock, Person, World
from sandbox.groups import move
from tests.sandbox.conftest import Api, Arrive
from tests.sandbox.test_strict_types import make_group


async def group_of(client: httpx.AsyncClient, arrive: Arrive) -> tuple[int, Person, Person]:
    leader, member = await arrive("队长"), await arrive("阿明")
    return await make_group(client, leader.id, member.id), leader, member


async def test_a_ban_ends_by_the_clock(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive, clock: MovableClock, world: World
) -> None:
    group, _, member = await group_of(client, arrive)
    until = clock.now_s() + 3600
    await bot.ban_chat_member(group, member.id, until_date=until)
    assert (await bot.get_chat_member(group, member.id)).status == "kicked"
    with pytest.raises(AssertionError, match="not a member"):
        await member.in_group(group).says("hi")
    link = await bot.export_chat_invite_link(group)
    with pytest.raises(AssertionError, match="banned from this group"):
        await member.opens_link(link)
    clock.advance(3_600_000)
    here = await member.opens_link(link)
    await here.says("back")
    assert (await bot.get_chat_member(group, member.id)).status == "member"
    await world.close()


async def test_a_restricted_member_is_quiet(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive
) -> None:
    group, _, member = await group_of(client, arrive)
    here = member.in_group(group)
    await bot.restrict_chat_member(group, member.id, ChatPermissions(can_send_messages=True))
    now = await bot.get_chat_member(group, member.id)
    assert isinstance(now, ChatMemberRestricted)
    assert (now.is_member, now.can_send_messages, now.can_send_photos) == (True, True, False)
    await here.says("text")
    with pytest.raises(AssertionError, match="can_send_photos"):
        await here.sends_photo()
    await bot.restrict_chat_member(group, member.id, ChatPermissions.all_permissions())
    await here.sends_photo()
    assert (await bot.get_chat_member(group, member.id)).status == "member"


async def test_what_nobody_may(bot: Bot, client: httpx.AsyncClient, arrive: Arrive) -> None:
    group, leader, member = await group_of(client, arrive)
    await bot.set_chat_permissions(group, ChatPermissions.no_permissions())
    with pytest.raises(AssertionError, match="can_send_messages"):
        await member.in_group(group).says("hi")
    await leader.in_group(group).says("hi")
    permissions = (await bot.get_chat(group)).permissions
    assert permissions
    assert permissions.can_send_messages is False


async def test_promotion_and_back(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive, world: World
) -> None:
    group, leader, member = await group_of(client, arrive)
    await bot.promote_chat_member(group, member.id, can_pin_messages=True)
    await bot.set_chat_administrator_custom_title(group, member.id, "队副")
    administrators = await bot.get_chat_administrators(group)
    assert {a.user.id for a in administrators} == {leader.id, member.id, bot.id}
    promoted = await bot.get_chat_member(group, member.id)
    assert promoted.to_dict()["custom_title"] == "队副"
    for refused in (bot.ban_chat_member, bot.unban_chat_member):
        with pytest.raises(BadRequest, match="User is an administrator of the chat"):
            await refused(group, member.id)
    with pytest.raises(BadRequest, match="Can't remove chat owner"):
        await bot.ban_chat_member(group, leader.id)
    await bot.promote_chat_member(group, member.id)
    assert (await bot.get_chat_member(group, member.id)).status == "member"
    move(world, world.groups[group], bot.id, "member", by=leader.id)
    with pytest.raises(BadRequest, match="Not enough rights"):
        await bot.promote_chat_member(group, member.id, can_pin_messages=True)
    with pytest.raises(BadRequest, match="Not enough rights to restrict"):
        await bot.ban_chat_member(group, member.id)


async def test_title_and_description(bot: Bot, client: httpx.AsyncClient, arrive: Arrive) -> None:
    group, leader, _ = await group_of(client, arrive)
    await bot.set_chat_title(group, "大队")
    await bot.set_chat_description(group, "湖边")
    full = await bot.get_chat(group)
    assert (full.title, full.description) == ("大队", "湖边")
    notice = (await leader.in_group(group).messages())[-1]
    assert notice.raw["new_chat_title"] == "大队"


async def test_invite_links(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive, clock: MovableClock
) -> None:
    group, _, member = await group_of(client, arrive)
    await bot.get_updates(allowed_updates=["chat_member"])
    once = await bot.create_chat_invite_link(group, member_limit=1, name="小区")
    people = [await arrive(name) for name in "abc"]
    await people[0].opens_link(once.invite_link)
    update = (await bot.get_updates())[-1]
    assert update.chat_member
    assert update.chat_member.invite_link
    assert update.chat_member.invite_link.name == "小区"
    with pytest.raises(AssertionError, match="expired"):
        await people[1].opens_link(once.invite_link)
    soon = await bot.create_chat_invite_link(group, expire_date=clock.now_s() + 60)
    clock.advance(60_000)
    with pytest.raises(AssertionError, match="expired"):
        await people[1].opens_link(soon.invite_link)
    old, new = [await bot.export_chat_invite_link(group) for _ in range(2)]
    with pytest.raises(AssertionError, match="expired"):
        await people[1].opens_link(old)
    here = await people[1].opens_link(new)
    assert here.peer == str(group)
    assert (await member.opens_link(new)).peer == str(group)


async def test_who_asks_to_join(bot: Bot, client: httpx.AsyncClient, arrive: Arrive) -> None:
    group, _, _ = await group_of(client, arrive)
    link = await bot.create_chat_invite_link(group, creates_join_request=True)
    newcomer = await arrive("阿珍")
    await newcomer.opens_link(link.invite_link)
    request = (await bot.get_updates())[-1].chat_join_request
    assert request
    assert request.from_user.id == newcomer.id
    await request.approve()
    assert (await bot.get_chat_member(group, newcomer.id)).status == "member"
    with pytest.raises(BadRequest, match="Hide_requester_missing"):
        await request.decline()


async def test_a_deep_link_starts_a_bot(bot: Bot, client: httpx.AsyncClient, api: Api) -> None:
    await client.post("/control/bots", json={"token": "7:OTHER", "username": "other_bot"})
    person = await Person.arrives(client, "梅姨")
    same = await person.opens_link("https://t.me/wulian_bot?start=case_26-0123-7")
    assert same is person
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.text == "/start case_26-0123-7"
    await person.blocks()
    with pytest.raises(Forbidden):
        await bot.send_message(person.id, "x")
    await person.opens_link("tg://resolve?domain=WULIAN_bot&start=x")
    await bot.send_message(person.id, "welcome back")
    other = await person.opens_link("t.me/other_bot?start")
    assert other.peer == "other_bot"
    assert [m.text for m in await other.messages()] == ["/start"]
    with pytest.raises(AssertionError, match="1 to 64 characters"):
        await person.opens_link("https://t.me/wulian_bot?start=a%20b")
    with pytest.raises(AssertionError, match="expired"):
        await person.opens_link("https://t.me/+nonsense")
    assert await person.opens_link("https://example.cn/x") is person


async def test_people_leave(bot: Bot, client: httpx.AsyncClient, arrive: Arrive) -> None:
    group, _, member = await group_of(client, arrive)
    await member.in_group(group).leaves()
    assert (await bot.get_chat_member(group, member.id)).status == "left"
    with pytest.raises(AssertionError, match="only a group can be left"):
        await member.leaves()


async def test_a_ban_shorter_than_half_a_minute_is_for_ever(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive, clock: MovableClock
) -> None:
    group, _, member = await group_of(client, arrive)
    until = clock.now_s() + timedelta(seconds=29).seconds
    await bot.ban_chat_member(group, member.id, until_date=until)
    banned = await bot.get_chat_member(group, member.id)
    assert banned.to_dict()["until_date"] == 0
