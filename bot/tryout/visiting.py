"""The visit itself: the evening before, the door, the end of it, and what can go wrong."""

from bot.tryout.cast import Cast, door_code_in, expect
from bot.tryout.narrator import Both

_DONE = Both("认证好了，手机上能看到“已认证”。", "Done; the phone says “certified” now.")
_WHY = Both("手机上还是没有“已认证”", "the phone still does not say “certified”")


async def the_evening_before(cast: Cast) -> None:
    """Both sides are reminded."""
    visitor = cast[cast.visitor]
    await cast.stage.tells(
        Both(
            "前一晚六点，两边都提醒一声；志愿者点“去得了”，谁也不用悬着。",
            "At six the evening before, both sides are reminded, and the volunteer confirms; "
            "nobody is left in doubt.",
        )
    )
    await cast.stage.until("11-24 18:00")
    await cast[cast.asker].sees("resident-reminded")
    await visitor.sees("visitor-remind-eve")
    await visitor.taps("press-sure")
    await visitor.sees("visitor-confirmed-visit")


async def the_morning(cast: Cast) -> None:
    """What visitor and staff have before them today."""
    await cast.stage.until("11-25 08:30")
    await cast[cast.visitor].sees("morning-head")
    await cast["staff"].sees("staff-morning")


async def at_the_door(cast: Cast) -> None:
    """On the way; a digit misheard; the right code."""
    asker, visitor, (first, last) = cast[cast.asker], cast[cast.visitor], cast.code
    await cast.stage.until("11-25 13:00")
    await asker.sees("resident-reminded", first, last)
    await visitor.sees("visitor-remind-soon")
    await cast.stage.until("11-25 14:50")
    await visitor.taps("press-way")
    await asker.sees("resident-set-out", visitor.name)
    await cast.stage.tells(
        Both(
            "到门口了。志愿者先报前三位，屋里对上了才开门，再报后三位；听错一位也不算数。",
            "At the door the volunteer says the first half; if it is right the door opens and the "
            "second half is given. One digit misheard does not count.",
        )
    )
    await cast.stage.until("11-25 15:05")
    await visitor.taps("press-door")
    await visitor.sees("ask-door-code")
    await visitor.says(another(last))
    await visitor.sees("visitor-code-wrong")
    await visitor.sees("ask-door-code")
    await visitor.says(last)
    await visitor.sees("visitor-visit-arrived", cast.stage.said(cast.visited))
    await asker.sees("resident-arrived", visitor.name)


async def reported(cast: Cast) -> None:
    """A note and a photo; the family is asked."""
    asker, visitor = cast[cast.asker], cast[cast.visitor]
    await cast.stage.tells(
        Both(
            "半小时后志愿者报“办好了”。可是办没办好，由居民说了算。",
            "Half an hour later the volunteer reports that it is done. But whether it is, is for "
            "the resident to say.",
        )
    )
    await cast.stage.until("11-25 15:35")
    await visitor.taps("press-done")
    await visitor.sees("ask-report-note")
    await visitor.says(_DONE)
    await visitor.sees("ask-report-photo")
    await visitor.sends_photo()
    await visitor.sees("visitor-completed")
    asked = await asker.sees("resident-completed", cast.number)
    expect(asked.kind == "photo", "the photo is passed on", asked)


async def solved(cast: Cast) -> None:
    """A yes from the family, five stars, points."""
    asker, visitor = cast[cast.asker], cast[cast.visitor]
    await asker.taps("press-solved")
    await asker.sees("resident-confirmed", visitor.name)
    await asker.taps("press-rate-5")
    await asker.sees("resident-rated")
    await cast.stage.tells(
        Both(
            "她说办好了，才算办好；志愿者的积分这时才记上。",
            "It counts as done because she says so; only now does the volunteer get the points.",
        )
    )
    await visitor.sees("visitor-credited", cast.number)
    await visitor.taps("menu-tasks")
    await visitor.sees("tasks-none")


async def not_solved(cast: Cast) -> None:
    """She says no: it is opened again, without blame, and somebody else puts it right."""
    asker, first, staff = cast[cast.asker], cast[cast.visitor], cast["staff"]
    await cast.stage.tells(
        Both(
            "这一回她点“还没有”。不用怕得罪人：不怪谁，重新开，社区来跟，换一位去。",
            "This time she taps “not yet”. She need not fear to offend: nobody is blamed, it is "
            "opened again, staff follow it up and somebody else goes.",
        )
    )
    await asker.taps("press-not-solved")
    await asker.sees("resident-not-solved", cast.number)
    await asker.sees("ask-why-words")
    await asker.says(_WHY)
    await asker.sees("why-noted")
    await first.sees("visitor-not-solved")
    await staff.sees("staff-not-solved-why", cast.stage.said(_WHY))
    await staff.says(f"/assign {cast.number}")
    await staff.sees("assign-whom")
    second = next(one for one in cast.volunteers.values() if one is not first)
    await staff.taps("assign-member", name=second.name, busy=0)
    await second.sees("visitor-visit", cast.stage.said(cast.visited))
    await asker.sees("resident-claimed", second.name)


async def stranger_at_the_door(cast: Cast) -> None:
    """Three wrong codes lock the door; staff check, and make a new one."""
    asker, visitor, staff = cast[cast.asker], cast[cast.visitor], cast["staff"]
    _, last = cast.code
    await cast.stage.until("11-25 15:05")
    await cast.stage.tells(
        Both(
            "门口有人，上门码却报不对。是听错了，还是冒充的？屋里的人看不见，也不该由她来猜。",
            "Somebody is at the door, but the code is wrong. Misheard, or an impostor? She cannot "
            "see, and should not have to guess.",
        )
    )
    await visitor.taps("press-door")
    for _ in range(2):
        await visitor.sees("ask-door-code")
        await visitor.says(another(last))
        await visitor.sees("visitor-code-wrong")
    await visitor.sees("ask-door-code")
    await visitor.says(another(last))
    await visitor.sees("visitor-code-locked")
    await cast.stage.tells(
        Both(
            "错了三次就锁住：她马上收到“先不要开门”，社区的同志同时知道。",
            "Three times wrong locks it: at once she reads “do not open yet”, and staff know.",
        )
    )
    await asker.sees("resident-code-locked")
    await staff.sees("staff-code-locked", visitor.name)
    await cast.stage.tells(
        Both(
            "社区打电话核对过，是自己人，点一下换个新码。旧的从此作废。",
            "Staff ring and make sure it is one of ours; one tap makes a new code, and the old "
            "one is void.",
        )
    )
    await staff.taps("press-new-code")
    cast.code = door_code_in(await asker.sees("resident-code-renewed"))
    await visitor.taps("press-door")
    await visitor.sees("ask-door-code")
    await visitor.says(cast.code[1])
    await visitor.sees("visitor-visit-arrived")
    await asker.sees("resident-arrived", visitor.name)


def another(code: str) -> str:
    """Three digits that are not these."""
    return f"{(int(code) + 1) % 1000:03d}"
