"""Squads for every day: duty, absence, limits, joining, the group's board, statements."""

from datetime import UTC, datetime

import pytest

from rules.people import Role
from sandbox import Person
from tests.house import House
from tests.scenarios.stories import Cast, cast


@pytest.fixture
async def people(house: House) -> Cast:
    return await cast(house)


async def offered(people: Cast) -> list[bool]:
    """Who of the volunteers has an open offer."""
    return ["我去" in " ".join(await person.buttons()) for person in people.volunteers]


async def files(people: Cast) -> None:
    """The resident asks again for the same, with what we know of her."""
    resident = people.resident
    await resident.taps("养老认证")
    for label in ("还没认证", "城乡居民", "跳过", "给我自己"):
        await resident.taps(label)
    await resident.says("陈桂兰")
    for label in ("跳过", "走动方便"):
        await resident.taps(label)
    await resident.says("桂花路8号2栋301")
    for label in ("明天", "上午", "都对"):
        await resident.taps(label)
    await resident.sees("收到了")


async def test_off_duty_and_away_members_are_not_asked(people: Cast) -> None:
    first, second, _ = people.volunteers
    await first.says("/off")
    await first.sees("先不请你")
    await second.says("/away 12月3日")
    await second.sees("12月3日", "起再请你")
    await files(people)
    assert await offered(people) == [False, False, True]
    await first.says("/on")
    await first.sees("你在岗")


@pytest.mark.parametrize("words", ["", "昨天", "胡说", "2019-01-01"])
async def test_a_day_that_cannot_be_is_asked_again(people: Cast, words: str) -> None:
    person = people.volunteers[0]
    await person.says(f"/away {words}")
    last = await person.last()
    assert "起再请你" not in last.text


async def test_a_daily_limit_is_kept(people: Cast) -> None:
    first = people.volunteers[0]
    await first.says("/limit 一")
    await first.sees("最多 1 件")
    await files(people)
    await first.taps("我去")
    await files(people)
    assert await offered(people) == [False, True, True]
    for words in ("", "零", "99", "很多"):
        await first.says(f"/limit {words}")
        assert "好，一天" not in (await first.last()).text


async def test_residents_have_no_duty(people: Cast) -> None:
    for command in ("on", "off", "away 明天", "limit 2"):
        await people.stranger.says(f"/{command}")
        await people.stranger.sees("这个给志愿者用")


async def test_somebody_joins_by_application(people: Cast, house: House) -> None:
    leader = await house.invited("何队", Role.SQUAD_LEADER, "osmanthus-squad")
    await leader.says("何队长")
    await people.stranger.says("/join")
    await people.stranger.taps("桂花志愿小队")
    await people.stranger.says("吴样")
    await people.stranger.sees("报名送到了")
    await leader.sees("吴样想加入桂花志愿小队")
    await leader.taps("收下")
    await people.stranger.sees("欢迎加入桂花志愿小队")
    await people.stranger.says("/tasks")
    await people.stranger.sees("没有任务")
    await leader.says("/members")
    await leader.sees("5 人", "吴样")


async def group_of(house: House, leader: Person, members: tuple[Person, ...]) -> Person:
    """The squad's group with the bot in it; the leader speaking there."""
    ids = [person.id for person in (leader, *members)]
    made = await house.client.post(
        "/people/groups", json={"title": "桂花小队", "members": ids, "bots": ["wulian_bot"]}
    )
    return leader.in_group(made.json()["id"])


async def test_the_groups_board_changes_in_place(people: Cast, house: House) -> None:
    leader = await house.invited("何队", Role.SQUAD_LEADER, "osmanthus-squad")
    await leader.says("何队长")
    there = await group_of(house, leader, people.volunteers)
    await there.says("/link")
    await there.sees("没有等人接的事")
    await files(people)
    board = await there.sees("等人接的 1 件")
    assert "陈桂兰" not in board.text
    assert "301" not in board.text
    in_group = people.volunteers[2].in_group(int(there.peer))
    await in_group.taps("我去")
    await people.volunteers[2].sees("你接下了")
    assert board.id == (await there.sees("没有等人接的事")).id
    await people.resident.sees("找到人了", "张敏")


async def test_a_passer_by_in_the_group_takes_nothing(people: Cast, house: House) -> None:
    leader = await house.invited("何队", Role.SQUAD_LEADER, "osmanthus-squad")
    await leader.says("何队长")
    there = await group_of(house, leader, (people.stranger,))
    await there.says("/link")
    await files(people)
    in_group = people.stranger.in_group(int(there.peer))
    await in_group.taps("我去")
    await in_group.sees_alert("这个给志愿者用")
    assert await house.rows("SELECT id FROM claim") == []


async def test_only_leaders_and_staff_link_a_group(people: Cast, house: House) -> None:
    there = await group_of(house, people.stranger, ())
    await there.says("/link")
    await there.sees("负责的同志")


async def test_mornings_bring_lists_and_figures(people: Cast, house: House) -> None:
    await files(people)
    await people.volunteers[0].taps("我去")
    await house.until(datetime(2026, 11, 24, 23, 46, tzinfo=UTC))
    await people.volunteers[0].sees("今天有 1 件", "26-0001-7")
    await people.volunteers[1].sees_no("今天有")
    await house.until(datetime(2026, 11, 25, 0, 31, tzinfo=UTC))
    await people.staff.sees("桂花示例社区", "待办 1", "今天上门 1", "晚了 0")


async def test_a_statement_comes_on_the_first_of_the_month(people: Cast, house: House) -> None:
    await files(people)
    first = people.volunteers[0]
    await first.taps("我去")
    code = (await people.resident.sees("上门码是")).text.partition("上门码是 ")[2][4:7]
    await house.until(datetime(2026, 11, 25, 1, 5, tzinfo=UTC))
    await first.taps("到门口了")
    await first.says(code)
    await first.taps("办完了")
    await first.taps("跳过")
    await first.taps("跳过")
    await people.resident.taps("办好了")
    await first.sees("记 1 分")
    await house.until(datetime(2026, 12, 1, 1, 1, tzinfo=UTC))
    await first.sees("11月", "1 分")
    await people.volunteers[1].sees_no("一共记了")


async def test_several_words_due_at_once_are_one(people: Cast, house: House) -> None:
    await files(people)
    await files(people)
    await house.passes(hours=3)
    seen = await people.resident.sees("您的几件事都还在办")
    assert seen.text.count("养老认证") == 2
    await people.resident.sees_no("还没有志愿者接下")
    kept = await house.rows("SELECT kept FROM promise")
    assert [row["kept"] for row in kept] == [1, 1]


async def test_time_limits_pause_while_we_wait_for_the_resident(people: Cast, house: House) -> None:
    await files(people)
    await people.volunteers[0].taps("我去")
    code = (await people.resident.sees("上门码是")).text.partition("上门码是 ")[2][4:7]
    await house.until(datetime(2026, 11, 25, 1, 5, tzinfo=UTC))
    await people.volunteers[0].taps("到门口了")
    await people.volunteers[0].says(code)
    await people.volunteers[0].taps("办完了")
    await people.volunteers[0].taps("跳过")
    await people.volunteers[0].taps("跳过")
    rows = await house.rows("SELECT limit_left, limit_since FROM cases")
    assert rows[0]["limit_since"] is None
    used = 168 * 3_600_000 - rows[0]["limit_left"]
    assert 24 * 3_600_000 <= used < 25 * 3_600_000
    await people.resident.taps("还没有")
    rows = await house.rows("SELECT limit_left, limit_since FROM cases")
    assert rows[0]["limit_since"] is not None


async def test_staff_are_warned_before_a_limit_ends(people: Cast, house: House) -> None:
    for person in people.volunteers:
        await person.says("/off")
    await files(people)
    await house.passes(hours=24 * 5.3)
    await people.staff.sees("时限用了四分之三")
    await house.passes(hours=24 * 1.8)
    await people.staff.sees("过了时限")
