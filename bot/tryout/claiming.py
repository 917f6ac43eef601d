"""How somebody is found who goes."""

import asyncio

from bot.tryout.cast import CHARACTERS, Cast, door_code_in, expect
from bot.tryout.narrator import Both

HURRIED = ("fang", "qiang")
"""Who tap at once."""


async def one_takes_it(cast: Cast) -> None:
    """The squad is asked, and the first to tap has it."""
    await cast.stage.tells(
        Both(
            "附近的志愿者同时收到。里面只有该知道的：什么事、哪个社区、多久；没有姓名和门牌。",
            "Volunteers nearby are asked at once. They see what it is, where roughly and for how "
            "long; no name and no door number.",
        )
    )
    for volunteer in cast.volunteers.values():
        await volunteer.sees("visitor-offered")
    await cast["fang"].taps("press-claim")
    cast.visitor = "fang"
    await cast["fang"].sees("visitor-visit", cast.stage.said(cast.visited))
    await cast.stage.tells(
        Both(
            "接下的人才看到姓名和地址。另一边，她收到上门码：来的人报前三位，她对上了再开门。",
            "Only who takes it learns name and address. Guilan gets a door code: whoever comes "
            "says the first half, and she opens if it is right.",
        )
    )
    told = await cast[cast.asker].sees("resident-claimed", cast.number, cast["fang"].name)
    cast.code = door_code_in(told)


async def two_at_once(cast: Cast) -> None:
    """Three are asked, two tap in the same moment: one has it, the others are told at once."""
    await cast.stage.tells(
        Both(
            "三位志愿者收到同一条。两位会在同一刻点“我去”：只能有一位去，也一定有一位去。",
            "Three volunteers get the same question, and two will tap “I go” in the same moment. "
            "Exactly one must have it.",
        )
    )
    for volunteer in cast.volunteers.values():
        await volunteer.sees("visitor-offered")
    hurried = [cast[who] for who in HURRIED]
    label = hurried[0].label("press-claim")
    names = "、".join(one.name for one in hurried), " and ".join(one.name for one in hurried)
    deed = Both(f"{names[0]}同时点［{label}］", f"{names[1]} both tap [{label}]")
    await cast.stage.narrator.turn(hurried[0].person, deed, label)
    # On a slow machine the second finds the button gone already, and is told just the same.
    await asyncio.gather(*(one.taps_at_once(label) for one in hurried), return_exceptions=True)
    told = await cast[cast.asker].sees("resident-claimed", cast.number)
    cast.visitor = next(who for who in HURRIED if cast[who].name in told.text)
    await cast[cast.visitor].sees("visitor-visit", cast.stage.said(cast.visited))
    for who, other in cast.volunteers.items():
        if who != cast.visitor:
            await other.sees("visitor-offer-taken")
    cast.code = door_code_in(told)


async def nobody_is_left_hanging(cast: Cast) -> None:
    """What two at once comes to."""
    await cast.stage.tells(
        Both(
            "慢了半步的不落埋怨，只有一声谢谢；她那边只收到一条，一位的名字，一个上门码。",
            "Who was half a second late hears thanks, not blame; the resident got one message, "
            "with one name and one door code.",
        )
    )


async def handing_back(cast: Cast) -> None:
    """Something came up; another one goes, with another door code."""
    first, asker = cast[cast.visitor], cast[cast.asker]
    await first.taps("press-hand-back")
    await first.sees("visitor-back-sure")
    await first.taps("press-back-other")
    await first.sees("visitor-handed-back")
    await asker.sees("resident-handed-back")
    asked = [who for who in cast.volunteers if who != cast.visitor]
    for who in asked:
        await cast[who].sees("visitor-offered")
    old_code, cast.visitor = cast.code, asked[0]
    second, third = (cast[who] for who in asked)
    await second.taps("press-claim")
    await second.sees("visitor-visit", cast.stage.said(cast.visited))
    await third.sees("visitor-offer-taken")
    told = await asker.sees("resident-claimed", second.name)
    cast.code = door_code_in(told)
    expect(cast.code != old_code, "the door code is a new one", told)
    await asker.taps("menu-mine")
    await asker.sees("mine-state-claimed", second.name)


async def nobody_takes_it(cast: Cast) -> None:
    """Who is asked cannot go, and the next squad keeps silent."""
    neighbour = cast["neighbour"]
    await cast.stage.tells(
        Both(
            "这一件没人有空。来不了也点一下，不用说为什么；机器人马上去问隔壁小队。",
            "Nobody has time for this one. One tap says so, no reason asked; the bot turns to "
            "the next squad at once.",
        )
    )
    await neighbour.sees("visitor-offered")
    await neighbour.taps("press-decline")
    await neighbour.sees("visitor-declined")
    await cast["next-squad"].sees("visitor-offered")


async def up_the_ladder(cast: Cast) -> None:
    """The leader of the next squad is asked; in the end staff give it to somebody."""
    uncle, leader, staff = cast["uncle"], cast["leader"], cast["banyan-staff"]
    await cast.stage.tells(
        Both(
            "两个多小时过去，还是没人。队长知道了；居民也在说好的时间听到：还在找，没忘。",
            "Two hours later, still nobody. The leader is told; and at the promised time the "
            "resident hears that we are looking and have not forgotten.",
        )
    )
    await cast.stage.until("11-24 11:30")
    await leader.sees("leader-escalated")
    await uncle.sees("resident-still-looking-leaders")
    await cast.stage.tells(
        Both(
            "到了下午，到社区的同志手上：这件事现在归谁管，点一下就派出去。",
            "In the afternoon it reaches the staff: now it has an owner, and one tap assigns it.",
        )
    )
    await cast.stage.until("11-24 16:30")
    await staff.sees("staff-escalated")
    await staff.taps("press-assign")
    await staff.sees("assign-whom")
    chosen = cast["neighbour"]
    await staff.taps("assign-member", name=chosen.name, busy=0)
    await staff.sees("staff-assigned", chosen.name)
    await chosen.sees("visitor-visit", cast.stage.said(CHARACTERS["uncle"].name))
    await uncle.sees("resident-claimed", chosen.name)
