"""The queue, the group's board and the morning's figures of a large district are true."""

from datetime import UTC, datetime

from rules import case_number
from rules.people import Role
from tests.house import House
from tests.lists.reading import buttons, to_the_end
from tests.lists.town import BIG, CASES, FIRST, OVER, community


async def test_the_queue_counts_all_and_begins_with_what_is_over_its_limit(town: House) -> None:
    staff = await town.invited("赵样", Role.COMMUNITY_STAFF, community(0))
    await staff.says("赵干事")
    await staff.says("/queue")
    first = await staff.sees(f"待办 {FIRST}", "没人管 0", f"过了时限 {OVER}", "欠回信 0")
    assert first.text.count("❗") == 8
    pages = await to_the_end(staff, first)
    found = buttons(pages)
    assert len(found) == len(set(found)) == FIRST
    over = {f"26-{n + 1:04d}" for n in range(FIRST - OVER, FIRST)}
    assert {number[:7] for number in found[:OVER]} == over


async def test_each_row_says_when_whose_and_how_old(town: House) -> None:
    staff = await town.invited("赵样", Role.COMMUNITY_STAFF, community(0))
    await staff.says("赵干事")
    await staff.says("/queue")
    await staff.sees("11月27日 周五", "在问第000小队", "登记 8 天了", "过了时限")
    await staff.says(f"/take {case_number.compose(2026, 1)}")
    await staff.says("/queue")
    pages = await to_the_end(staff, await staff.sees("待办 21"))
    assert sum("赵干事（有人接了）" in page.text for page in pages) == 1


async def test_the_queue_of_a_district_can_be_read_to_its_end(town: House) -> None:
    staff = await town.invited("区里", Role.DISTRICT, "district")
    await staff.says("区干事")
    await staff.says("/queue")
    pages = await to_the_end(staff, await staff.sees(f"待办 {CASES}", f"过了时限 {OVER}"))
    found = buttons(pages)
    assert len(found) == len(set(found)) == CASES


async def test_the_board_of_a_group_counts_all_and_is_turned_in_the_group(town: House) -> None:
    leader = await town.invited("何队", Role.SQUAD_LEADER, BIG)
    await leader.says("何队长")
    body = {"title": "小队", "members": [leader.id], "bots": ["wulian_bot"]}
    made = await town.client.post("/people/groups", json=body)
    there = leader.in_group(made.json()["id"])
    await there.says("/link")
    board = await there.sees(f"等人接的 {FIRST} 件", "登记 8 天了")
    pages = await to_the_end(there, board)
    found = buttons(pages)
    assert len(found) == len(set(found)) == FIRST


async def test_the_morning_says_what_the_queue_says(town: House) -> None:
    staff = await town.invited("赵样", Role.COMMUNITY_STAFF, community(0))
    await staff.says("赵干事")
    await town.until(datetime(2026, 11, 25, 0, 31, tzinfo=UTC))
    await staff.sees(f"待办 {FIRST}", f"过了时限 {OVER}", "今天上门 0")
