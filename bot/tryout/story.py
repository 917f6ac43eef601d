"""The day that the tour plays, chapter by chapter."""

from bot.tryout import asking, claiming, visiting
from bot.tryout.cast import HELPERS, Cast, Chapter
from bot.tryout.narrator import Both


async def opening(cast: Cast) -> None:
    """Volunteers, a leader and staff of two communities open their invites."""
    for who in HELPERS:
        await cast.joins(who)


async def second_request(cast: Cast) -> None:
    """Somebody else asks, and nobody is free."""
    await asking.uncle_asks(cast)
    await claiming.nobody_takes_it(cast)


async def the_next_day(cast: Cast) -> None:
    """The morning, and the door."""
    await visiting.the_morning(cast)
    await visiting.at_the_door(cast)


async def done(cast: Cast) -> None:
    """The report, and the family's yes."""
    await visiting.reported(cast)
    await visiting.solved(cast)


STORY = (
    Chapter(
        Both("社区开张：志愿者和工作人员点开邀请", "Opening: who helps opens an invite"), opening
    ),
    Chapter(Both("女儿替妈妈办养老认证", "A daughter asks for her mother"), asking.daughter_asks),
    Chapter(
        Both("填到一半，机器人被 kill -9", "In the middle the bot is killed (kill -9)"),
        asking.killed,
    ),
    Chapter(Both("她改了主意：下午更方便", "She changes her mind"), asking.changing_her_mind),
    Chapter(Both("两位志愿者同时点“我去”", "Two volunteers tap at once"), claiming.two_at_once),
    Chapter(
        Both("接的人来不了，换一位", "Handed back, and taken by another"), claiming.handing_back
    ),
    Chapter(Both("第二件：没人有空", "A second request, and nobody is free"), second_request),
    Chapter(
        Both("没有手机软件的老伯打来电话", "An old man without the app calls"), asking.by_phone
    ),
    Chapter(Both("没人接的那件，一级一级往上问", "Up the ladder"), claiming.up_the_ladder),
    Chapter(Both("上门前一晚", "The evening before"), visiting.the_evening_before),
    Chapter(Both("第二天：到门口了", "The next day, at the door"), the_next_day),
    Chapter(Both("办好了", "Done"), done),
)
