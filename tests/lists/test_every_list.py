"""Every list of a large district is played to its end: nothing is cut, nothing is too long."""

import pytest

from rules import case_number
from rules.people import Role
from sandbox import Person
from tests.house import House
from tests.lists.reading import buttons, fits, to_the_end
from tests.lists.town import BIG, BIG_MEMBERS, CASES, COMMUNITIES, FIRST, SQUADS, STREETS, community

NUMBER = case_number.compose(2026, 1)


@pytest.fixture
async def staff(town: House) -> Person:
    """Of the first community, which the big squad serves."""
    return await known(town, "赵干事", Role.COMMUNITY_STAFF, community(0))


@pytest.fixture
async def district(town: House) -> Person:
    return await known(town, "区干事", Role.DISTRICT, "district")


async def known(town: House, name: str, role: Role, where: str) -> Person:
    person = await town.invited(name, role, where)
    await person.says(name)
    await person.sees(f"好，{name}")
    return person


async def asked(person: Person, command: str) -> list[str]:
    """What a command answers, page after page, text and buttons together."""
    await person.says(command)
    pages = await to_the_end(person, await person.last())
    return [page.text for page in pages] + buttons(pages)


def is_number(label: str) -> bool:
    return label.startswith("26-") and len(label) == len(NUMBER)


async def test_a_squad_of_260_is_read_page_by_page(town: House) -> None:
    leader = await known(town, "何队长", Role.SQUAD_LEADER, BIG)
    found = "\n".join(await asked(leader, "/members"))
    assert f"{BIG_MEMBERS + 1} 人，在岗 {BIG_MEMBERS + 1}" in found
    for n in range(BIG_MEMBERS):
        assert found.count(f"队员{n:05d}") == 1


async def test_the_squads_of_a_district_are_chosen_from_and_found_by_name(
    district: Person,
) -> None:
    found = await asked(district, "/members")
    assert sum("小队（" in label for label in found) == SQUADS
    await district.says("/members 第007小队")
    await district.sees("第007小队", "99 人", "第 1 页，共 5 页")
    await district.taps("别的小队")
    await district.sees("看哪个小队？一共 200 个")
    await district.says("/members 没有的")
    await district.sees("没有找到带“没有的”的")


async def test_a_case_with_long_notes_is_shown_whole(staff: Person) -> None:
    for n in range(12):
        await staff.says(f"/note {NUMBER} {n:02d}号{'老人耳背' * 200}")
    found = "\n".join(await asked(staff, f"/case {NUMBER}"))
    assert found.count("老人耳背") == 12 * 200
    assert all(f"{n:02d}号老人" in found for n in range(12))
    assert f"<b>{NUMBER}" not in found


async def test_every_role_that_a_district_may_give_is_found(district: Person) -> None:
    await district.says("/invite")
    first = await district.sees("邀请他做什么")
    fits(first)
    labels = [label for row in first.buttons for label in row]
    counts = {
        "区工作人员": 1,
        "街道工作人员": STREETS,
        "社区工作人员": COMMUNITIES,
        "志愿者": SQUADS,
        "队长": SQUADS,
    }
    assert sorted(labels) == sorted(f"{role}（{n}）" for role, n in counts.items())
    for role, count in counts.items():
        await district.says("/invite")
        await district.taps(f"{role}（{count}）", on=await district.sees("邀请他做什么"))
        pages = await to_the_end(district, await district.last())
        assert len(set(buttons(pages))) == count
    await district.says("/invite 第007小队")
    await district.taps("第007小队 · 志愿者")
    await district.sees("第007小队，志愿者")


async def test_every_squad_can_be_joined(town: House) -> None:
    newcomer = await town.person("路人")
    found = await asked(newcomer, "/join")
    assert len(set(found)) == len(found)
    assert sum(label.endswith("小队") for label in found) == SQUADS
    await newcomer.says("/join 第133")
    await newcomer.taps("第133小队")
    await newcomer.says("路样")
    await newcomer.sees("报名送到了")


async def test_every_squad_can_be_linked_to_a_group(town: House, district: Person) -> None:
    body = {"title": "小队", "members": [district.id], "bots": ["wulian_bot"]}
    made = await town.client.post("/people/groups", json=body)
    there = district.in_group(made.json()["id"])
    found = await asked(there, "/link")
    assert sum(label.endswith("小队") for label in found) == SQUADS


async def test_everybody_who_could_go_is_among_those_to_assign(staff: Person) -> None:
    found = await asked(staff, f"/assign {NUMBER}")
    for n in range(BIG_MEMBERS):
        assert f"队员{n:05d}（手上 0 件）" in found
    assert "我自己去" in found


async def test_whom_to_assign_is_found_by_name(town: House, staff: Person) -> None:
    found = await asked(staff, f"/assign {NUMBER} 队员00207")
    assert [label for label in found if label.startswith("队员")] == ["队员00207（手上 0 件）"]
    await staff.says(f"/assign {NUMBER} 没有的人")
    await staff.sees("没有叫“没有的人”的")
    await staff.says(f"/assign {NUMBER} 队员00207")
    await staff.taps("队员00207")
    rows = await town.rows("SELECT person_id FROM claim WHERE live = 1")
    assert len(rows) == 1


async def test_everything_that_goes_by_one_name_is_found(staff: Person) -> None:
    """By the community: above it nobody learns from a name whose case there is."""
    found = await asked(staff, "/find 梅秀英")
    assert len({label for label in found if is_number(label)}) == FIRST


async def test_every_role_of_a_district_is_found_and_whoever_holds_it(
    town: House, district: Person
) -> None:
    await district.says("/roles")
    first = await district.sees("看哪里的人")
    fits(first)
    await district.taps(f"志愿者（{SQUADS}）", on=first)
    pages = await to_the_end(district, await district.last())
    assert len(set(buttons(pages))) == SQUADS
    newcomers = {f"新人{sign}" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯"}
    for name in sorted(newcomers):
        await known(town, name, Role.VOLUNTEER, "squad-007")
    await district.says("/roles 第007小队")
    await district.taps("第007小队 · 志愿者")
    pages = await to_the_end(district, await district.last())
    assert newcomers <= set(buttons(pages))


async def test_the_other_lists_fit(town: House, staff: Person, district: Person) -> None:
    for person in (staff, district):
        for command in ("/calls", "/duty", "/trouble", "/help", "/my", "/tasks"):
            await asked(person, command)


async def test_promises_that_were_not_kept_are_all_shown(town: House, district: Person) -> None:
    town.world.clock.advance(30 * 24 * 3_600_000)
    found = await asked(district, "/trouble")
    assert "说好没回信 300" in "\n".join(found)
    assert len({label for label in found if is_number(label)}) == CASES
