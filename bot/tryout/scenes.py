"""The stories that the page of phones plays, each from an empty town to its end."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.tryout import asking, claiming, minute, visiting
from bot.tryout.cast import Cast, Chapter
from bot.tryout.narrator import Both
from bot.tryout.stage import BEGINS

Play = Callable[[Cast], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Scene:
    """`phones` are those who take part, in the order of their phones.

    `before` is played behind the curtain, `chapters` before everybody; `yours` is what the
    visitor can try when they take over.
    """

    id: str
    title: Both
    gist: Both
    yours: Both
    phones: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    before: tuple[Play, ...] = ()

    async def play(self, cast: Cast) -> None:
        """From everybody's coming to its end. Raises AssertionError."""
        with cast.stage.unseen():
            await cast.stage.until(BEGINS)
            await asyncio.gather(*map(cast.joins, self.phones))
            for act in self.before:
                await act(cast)
        for number, chapter in enumerate(self.chapters):
            cast.stage.narrator.chapter(number)
            await chapter.play(cast)
        await cast.stage.quiet()


_ASKS = Chapter(Both("她开口", "She asks"), asking.granny_asks)
_TAKES_IT = Chapter(Both("有人接了", "Somebody takes it"), claiming.one_takes_it)
_EVENING = Chapter(Both("前一晚", "The evening before"), visiting.the_evening_before)
_MORNING = Chapter(Both("当天早上", "The morning"), visiting.the_morning)
_DAY_BEFORE = tuple(chapter.play for chapter in (_ASKS, _TAKES_IT, _EVENING, _MORNING))

SCENES = (
    Scene(
        "minute",
        Both("一分钟看一次上门", "A visit in one minute"),
        Both(
            "从开口到办好，只看要紧的几步。",
            "From asking to done, only the steps that matter.",
        ),
        Both(
            "点她手机下面“我的事项”，看全部经过；或者点“证件代办”，您来问一件。",
            "Tap “My requests” on her phone to read how it went, or “Apply for a document” to ask "
            "for something yourself.",
        ),
        ("granny", "fang", "qiang", "staff"),
        minute.CHAPTERS,
        (asking.granny_fills_it_in,),
    ),
    Scene(
        "visit",
        Both("一次上门，从开口到办好", "A home visit, from the first word to “done”"),
        Both(
            "82 岁的样桂兰要做养老认证：问、接、提醒、对码、办好。",
            "Guilan, 82, needs her pension certified: asked, taken, matched at the door, done.",
        ),
        Both(
            "点下面“我的事项”看她的经过；或者换你来问一件：点“证件代办”。",
            "Tap “My requests” on her phone to read how it went, or ask for something yourself: "
            "“Apply for a document”.",
        ),
        ("granny", "fang", "qiang", "staff"),
        (
            _ASKS,
            _TAKES_IT,
            _EVENING,
            _MORNING,
            Chapter(Both("到门口", "At the door"), visiting.at_the_door),
            Chapter(Both("报告", "The report"), visiting.reported),
            Chapter(Both("办好了", "Done"), visiting.solved),
        ),
    ),
    Scene(
        "two-at-once",
        Both("两位志愿者同时点“我去”", "Two volunteers tap at once"),
        Both(
            "同一刻两个人点，只有一位去，另一位马上知道。",
            "Two tap in the same moment; one goes, the other knows at once.",
        ),
        Both(
            "在接下的那部手机上点“去不了，退回”，看谁来补上；码会换新的。",
            "On the phone that has it tap “I cannot go”, and see who steps in; the code changes.",
        ),
        ("granny", "fang", "qiang", "auntie"),
        (
            Chapter(Both("同时点", "Both tap"), claiming.two_at_once),
            Chapter(Both("不落埋怨", "No hard feelings"), claiming.nobody_is_left_hanging),
        ),
        (asking.granny_asks,),
    ),
    Scene(
        "nobody",
        Both("没人有空", "Nobody claims"),
        Both(
            "问一队，问两队，问队长，最后到社区手上；居民每次都按时听到。",
            "One squad, the next, the leaders, in the end the staff; the resident hears each time.",
        ),
        Both(
            "把时钟拨到后天早上，看上门前的提醒；或者在社区的手机上点“待办”。",
            "Move the clock to the morning after next for the reminders, or tap “Queue” on the "
            "staff's phone.",
        ),
        ("uncle", "neighbour", "next-squad", "leader", "banyan-staff"),
        (
            Chapter(Both("没人有空", "Nobody has time"), claiming.nobody_takes_it),
            Chapter(Both("往上问", "Up the ladder"), claiming.up_the_ladder),
        ),
        (asking.uncle_asks,),
    ),
    Scene(
        "killed",
        Both("填到一半，机器人被强行结束", "The bot is killed mid-form"),
        Both(
            "kill -9，照样写，再启动：一句不丢，接着问。",
            "kill -9, she writes on, it starts again: nothing is lost and it goes on.",
        ),
        Both(
            "这回你来：在上面的“机器人”里结束它，写点什么，再启动。",
            "Your turn: kill it under “Bot”, write something, start it again.",
        ),
        ("daughter", "fang", "qiang", "staff"),
        (
            Chapter(Both("强行结束", "Killed"), asking.killed),
            Chapter(Both("改主意", "She changes her mind"), asking.changing_her_mind),
        ),
        (asking.daughter_asks,),
    ),
    Scene(
        "daughter",
        Both("女儿替妈妈问，一路写错", "A daughter asks for her mother"),
        Both(
            "日子写反、发语音、写“昨天”，都有一句明白话，不用重来。",
            "A date in the future, a voice message, “yesterday”: each gets a plain word.",
        ),
        Both(
            "用她的手机再来一件，随便写：“下周三吧”“不知道”都行。",
            "Ask for another one on her phone and write as you like: “next Wednesday”, “no idea”.",
        ),
        ("daughter", "fang", "qiang", "staff"),
        (
            Chapter(Both("替妈妈问", "For her mother"), asking.daughter_asks),
            Chapter(Both("写地址", "The address"), asking.says_the_address),
            Chapter(Both("写“昨天”", "“Yesterday”"), asking.the_rest_is_asked),
            Chapter(Both("改主意", "She changes her mind"), asking.changing_her_mind),
        ),
    ),
    Scene(
        "stranger",
        Both("门口来的是谁", "Who is at the door?"),
        Both(
            "上门码错三次就锁，先别开门，社区核对后换新码。",
            "Three wrong codes lock it: do not open; staff check and make a new one.",
        ),
        Both(
            "接着用志愿者的手机点“办完了”，再替居民决定办没办好。",
            "Go on: tap “Done” on the volunteer's phone, then decide for the resident.",
        ),
        ("granny", "fang", "staff"),
        (Chapter(Both("对不上码", "The wrong code"), visiting.stranger_at_the_door),),
        _DAY_BEFORE,
    ),
    Scene(
        "danger",
        Both("填着表，写了一句“着火了”", "“The kitchen is on fire”"),
        Both(
            "危险的话先于一切：打哪个号码，社区同一刻知道。",
            "Words of danger come first: whom to call, and staff know in the same moment.",
        ),
        Both(
            "在任何一步写“我妈晕倒了”试试；再写“坐火车去”，不会误报。",
            "Write “my mother fainted” at any step; then “is there a fire drill”: no false alarm.",
        ),
        ("granny", "staff"),
        (Chapter(Both("着火了", "On fire"), asking.in_danger),),
    ),
    Scene(
        "not-solved",
        Both("没办好，也不要紧", "Not solved, and no harm done"),
        Both(
            "她点“还没有”：不怪谁，重新开，换一位去。",
            "She taps “not yet”: nobody is blamed, it is opened again, another one goes.",
        ),
        Both(
            "把时钟拨到约好的时间，让第二位去把它办好。",
            "Move the clock to the new time and let the second one put it right.",
        ),
        ("granny", "fang", "qiang", "staff"),
        (
            Chapter(Both("报告", "The report"), visiting.reported),
            Chapter(Both("还没有", "“Not yet”"), visiting.not_solved),
        ),
        (*_DAY_BEFORE, visiting.at_the_door),
    ),
    Scene(
        "phone",
        Both("没有手机软件的老伯打来电话", "An old man without the app calls"),
        Both(
            "社区替他填，志愿者接，再打电话告诉他谁来。",
            "Staff file it, a volunteer takes it, and a call tells him who comes.",
        ),
        Both(
            "在社区的手机上点“待办”，看这一件到了哪一步。",
            "Tap “Queue” on the staff's phone to see where it stands.",
        ),
        ("staff", "auntie"),
        (Chapter(Both("一个电话", "A call"), asking.by_phone),),
    ),
)
