"""A whole visit in a minute: what takes its time is played unseen."""

from bot.tryout.asking import granny_sends_it
from bot.tryout.cast import Cast, Chapter, door_code_in
from bot.tryout.narrator import Both
from bot.tryout.visiting import the_evening_before, the_morning

_NOTE = Both("认证好了。", "Certified.")


async def _she_asks(cast: Cast) -> None:
    await cast.stage.tells(
        Both(
            "样桂兰 82 岁，要办养老认证。一屏一问，点点就行；最后念一遍，再提交。",
            "Guilan, 82, needs her pension certified: a question a screen, then it is read back.",
        )
    )
    await granny_sends_it(cast)


async def _one_goes(cast: Cast) -> None:
    await cast.stage.tells(
        Both(
            "附近的志愿者同时收到，谁先点，谁去。", "Volunteers nearby are asked; one tap takes it."
        )
    )
    fang = cast["fang"]
    await fang.sees("visitor-offered")
    await fang.taps("press-claim")
    cast.visitor = "fang"
    await fang.sees("visitor-visit", cast.stage.said(cast.visited))
    told = await cast[cast.asker].sees("resident-claimed", cast.number, fang.name)
    cast.code = door_code_in(told)


async def _at_the_door(cast: Cast) -> None:
    fang = cast["fang"]
    with cast.stage.unseen():
        await the_evening_before(cast)
        await the_morning(cast)
        await cast.stage.until("11-25 14:50")
        await fang.taps("press-way")
        await cast.stage.until("11-25 15:05")
    await cast.stage.tells(
        Both(
            "第二天，到门口了：上门码对上，才开门。", "Next day: the door opens to the right code."
        )
    )
    await fang.taps("press-door")
    await fang.says(cast.code[1])
    await cast[cast.asker].sees("resident-arrived", fang.name)


async def _her_word(cast: Cast) -> None:
    fang, asker = cast["fang"], cast[cast.asker]
    with cast.stage.unseen():
        await cast.stage.until("11-25 15:35")
        await fang.taps("press-done")
        await fang.sees("ask-report-note")
        await fang.says(_NOTE)
        await fang.sees("ask-report-photo")
        await fang.sends_photo()
        await fang.sees("visitor-completed")
    await cast.stage.tells(Both("办没办好，她说了算。", "Whether it is done is hers to say."))
    await asker.sees("resident-completed", cast.number)
    await asker.taps("press-solved")
    await asker.sees("resident-confirmed", fang.name)


CHAPTERS = (
    Chapter(Both("她开口", "She asks"), _she_asks),
    Chapter(Both("有人去", "Somebody goes"), _one_goes),
    Chapter(Both("对上码", "At the door"), _at_the_door),
    Chapter(Both("办好了", "Done"), _her_word),
)
