"""People who wait for what they answer, however long the bot takes."""

import asyncio
import contextlib

from bot.clock import steady
from rules.people import Role
from sandbox import Person
from tests.workers.fleet import BEGINS, Fleet, until

SURNAMES = "陈梅黄林何吴罗梁谢邓"
_PATIENCE_S = 60.0
_LOOK_S = 1.0


async def taps(person: Person, label: str) -> None:
    """Press a button as soon as there is one. Raises AssertionError when there is none for long."""
    until = steady() + _PATIENCE_S
    while True:
        try:
            await person.taps(label)
            return
        except AssertionError:
            if steady() > until:
                raise
        with contextlib.suppress(AssertionError):
            await person.sees(within=_LOOK_S)


async def says(person: Person, question: str, answer: str) -> None:
    """Answer a question once it is asked."""
    await person.sees(question, within=_PATIENCE_S)
    await person.says(answer)


async def joins(fleet: Fleet, name: str, squad: str) -> Person:
    """A volunteer who has opened an invite and given a name."""
    person = await Person.arrives(fleet.client, name, language_code="zh-hans")
    await person.says(f"/start {fleet.here.invite(Role.VOLUNTEER, squad, BEGINS)}")
    await says(person, "怎么称呼", name)
    await person.sees(name, within=_PATIENCE_S)
    return person


async def files(fleet: Fleet, name: str, community: str = "桂花") -> Person:
    """A resident who has become one and asked for a visit tomorrow morning."""
    person = await Person.arrives(fleet.client, name, language_code="zh-hans")
    await person.says("你好")
    for label in (
        "中文",
        "同意",
        community,
        "养老认证",
        "还没认证",
        "城乡居民",
        "跳过",
        "给我自己",
    ):
        await taps(person, label)
    await says(person, "怎么称呼", name)
    await says(person, "哪个电话", "13800138000")
    await taps(person, "走路吃力")
    await says(person, "门牌", "桂花路 8 号 2 栋 301")
    for label in ("明天", "上午", "都对"):
        await taps(person, label)
    await person.sees("收到了", within=_PATIENCE_S)
    return person


async def claim_all(fleet: Fleet, volunteers: list[Person], cases: int) -> None:
    """Everybody goes for every offer at once until so many are claimed; the losers lose."""

    async def tap() -> bool:
        await asyncio.gather(
            *(person.taps("我去") for person in volunteers), return_exceptions=True
        )
        return await fleet.is_so(f"SELECT COUNT(*) = {cases} AS so FROM claim WHERE live = 1")

    await until(tap)
