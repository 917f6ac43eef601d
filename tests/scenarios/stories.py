"""A cast of people and the beginnings that many stories share."""

import re
from dataclasses import dataclass

from rules.people import Role
from sandbox import Person
from tests.house import House


@dataclass
class Cast:
    """Three volunteers of one squad, its community's staff, a resident, and a stranger."""

    house: House
    resident: Person
    stranger: Person
    volunteers: tuple[Person, ...]
    staff: Person

    async def files_pension_visit(self) -> str:
        """The resident asks for a visit tomorrow morning; returns the case number."""
        resident = self.resident
        await resident.taps("养老认证")
        for label in ("还没认证", "城乡居民", "跳过", "给我自己"):
            await resident.taps(label)
        await resident.says("陈桂兰")
        await resident.says("13800138000")
        await resident.taps("走路吃力")
        await resident.says("桂花路8号2栋301")
        for label in ("明天", "上午", "都对"):
            await resident.taps(label)
        number = number_in((await resident.sees("收到了")).text)
        for volunteer in self.volunteers:
            await volunteer.sees("能去吗")
        return number


async def welcomed(house: House, name: str) -> Person:
    """Somebody who has just become a resident of the first community."""
    person = await house.person(name)
    await person.says("你好")
    for label in ("中文", "同意", "桂花"):
        await person.taps(label)
    await person.sees("您在桂花示例社区")
    return person


async def cast(house: House) -> Cast:
    """Everybody a story needs, through the real doors."""
    volunteers = []
    for name in ("王芳", "李强", "张敏"):
        person = await house.invited(name, Role.VOLUNTEER, "osmanthus-squad")
        await person.says(name)
        volunteers.append(person)
    staff = await house.invited("赵样干", Role.COMMUNITY_STAFF, "osmanthus")
    await staff.says("赵干事")
    resident = await welcomed(house, "陈婆婆")
    stranger = await welcomed(house, "路人")
    return Cast(house, resident, stranger, tuple(volunteers), staff)


def number_in(text: str) -> str:
    """The case number in some words."""
    found = re.search(r"\d\d-\d{4,}-\d", text)
    assert found, text
    return found.group()
