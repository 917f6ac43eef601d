"""Staff steer: take, return, close, reopen, tell, find, invite, members, trouble."""

import json

import pytest

from rules.people import Role
from sandbox import Person
from tests.house import House
from tests.scenarios.stories import Cast, cast


@pytest.fixture
async def people(house: House) -> Cast:
    return await cast(house)


async def filed(people: Cast) -> str:
    """A case of the resident; its number."""
    return await people.files_pension_visit()


async def test_staff_take_a_case_themselves(people: Cast) -> None:
    number = await filed(people)
    await people.staff.says(f"/take {number}")
    await people.staff.sees("你接下了", number)
    await people.resident.sees("找到人了", "赵干事")
    await people.volunteers[0].sees("已经有位志愿者接下了")


async def test_staff_return_a_claimed_case_to_the_squads(people: Cast) -> None:
    number = await filed(people)
    await people.volunteers[0].taps("我去")
    await people.resident.sees("找到人了")
    await people.staff.says(f"/return {number}")
    await people.volunteers[0].sees("你不用去了")
    await people.volunteers[1].sees("能去吗")
    await people.volunteers[1].taps("我去")
    await people.resident.sees("找到人了", "李强")


async def test_staff_close_on_the_residents_word_and_open_again(people: Cast) -> None:
    number = await filed(people)
    await people.staff.says(f"/close {number}")
    await people.staff.taps("已办好")
    await people.staff.says("陈桂兰")
    for label in ("打电话问的", "跳过", "都对"):
        await people.staff.taps(label)
    await people.resident.sees("办结了", number)
    await people.staff.says(f"/reopen {number}")
    await people.resident.sees("重新打开了", number)


async def test_words_of_staff_reach_the_resident_and_stay_in_the_case(
    people: Cast, house: House
) -> None:
    number = await filed(people)
    await people.staff.says(f"/tell {number} 明天记得带<b>身份证</b>")
    await people.staff.sees("话带到了")
    told = await people.resident.sees("给您捎句话", number)
    assert "明天记得带<b>身份证</b>" in told.text
    await people.staff.says(f"/note {number} 老人耳背")
    await people.staff.says(f"/case {number}")
    await people.staff.sees("老人耳背")


@pytest.mark.parametrize("command", ["note", "tell"])
async def test_a_number_without_words_is_asked_again(people: Cast, command: str) -> None:
    number = await filed(people)
    await people.staff.says(f"/{command} {number}")
    await people.staff.sees("编号和一句话")
    await people.staff.says(f"/{command} 没有编号")
    await people.staff.sees("编号和一句话")


async def test_find_by_number_whole_name_and_phone(people: Cast) -> None:
    number = await filed(people)
    for words in (number, "陈桂兰", "陈 桂兰", "13800138000", "138 0013 8000"):
        await people.staff.says(f"/find {words}")
        await people.staff.sees(number, "养老认证")
    await people.staff.says("/find 陈桂")
    await people.staff.sees("没有找到")


async def test_find_does_not_leave_ones_own_places(people: Cast, house: House) -> None:
    number = await filed(people)
    other = await house.invited("隔壁", Role.COMMUNITY_STAFF, "mango")
    await other.says("钱干事")
    for words in (number, "陈桂兰", "13800138000"):
        await other.says(f"/find {words}")
        await other.sees("没有找到")


async def test_a_resident_finds_nothing(people: Cast) -> None:
    number = await filed(people)
    for command in ("find 陈桂兰", f"take {number}", "trouble", "members", "invite", "queue"):
        await people.stranger.says(f"/{command}")
        last = await people.stranger.last()
        assert "负责的同志" in last.text or "没有找到" in last.text


async def test_members_and_who_is_on_duty(people: Cast) -> None:
    await people.staff.says("/members")
    await people.staff.taps("桂花志愿小队")
    seen = await people.staff.sees("桂花志愿小队", "3 人", "在岗 3")
    assert "王芳" in seen.text


async def test_an_invite_made_in_chat_works_once(people: Cast, house: House) -> None:
    await people.staff.says("/invite")
    await people.staff.taps("桂花志愿小队 · 志愿者")
    made = await people.staff.sees("https://t.me/wulian_bot?start=")
    token = made.text.partition("?start=")[2].split()[0]
    newcomer = await house.person("孙样")
    await newcomer.says(f"/start {token}")
    await newcomer.sees("欢迎加入", "桂花志愿小队")
    other = await house.person("后来")
    await other.says(f"/start {token}")
    await other.sees("已经用过了")


async def test_nobody_invites_upwards(people: Cast) -> None:
    await people.staff.says("/invite")
    labels = await people.staff.buttons()
    assert not any("街道工作人员" in label or "芒果" in label for label in labels)


async def test_trouble_shows_each_with_a_remedy(people: Cast, house: House) -> None:
    await filed(people)
    await people.volunteers[0].taps("我去")
    await people.resident.blocks()
    await people.staff.says("/trouble")
    await people.staff.sees("联系不上 1")
    await people.staff.taps("打电话给陈桂兰")
    await people.staff.sees_alert("排进要打的电话")
    await people.staff.says("/calls")
    await people.staff.sees("要打的电话 1")


async def test_a_dead_letter_is_tried_again_or_crossed_off(
    people: Cast, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = next(iter(house.world.inboxes.values()))
    broken = {"message": {"message_id": "x", "from": {"id": people.resident.id}, "chat": {}}}
    inbox.push_raw(json.loads(json.dumps(broken)))
    await house.settle()
    await people.staff.says("/trouble")
    await people.staff.sees("没处理成的消息 1")
    await people.staff.taps("再试")
    await people.staff.says("/trouble")
    await people.staff.sees("没处理成的消息 1")
    await people.staff.taps("看过了")
    await people.staff.says("/trouble")
    await people.staff.sees("没有出差错的事")
    caplog.clear()


async def test_street_staff_steer_but_do_not_read_addresses(people: Cast, house: House) -> None:
    number = await filed(people)
    street: Person = await house.invited("街道", Role.STREET_STAFF, "east")
    await street.says("周干事")
    await street.says(f"/case {number}")
    seen = await street.sees(number)
    assert "301" not in seen.text
    assert "陈桂兰" not in seen.text
    assert "138" not in seen.text
