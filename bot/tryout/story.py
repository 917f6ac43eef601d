"""The day that the tour plays, chapter by chapter."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.tryout.stage import Both, Player, Stage
from rules.people import Role
from sandbox import Seen

ITEM = "pension-certification"
_NUMBER = re.compile(r"\d\d-\d{4}-\d")
_DOOR_CODE = re.compile(r"(\d{3}) (\d{3})\b")
_DAUGHTER, _MOTHER = Both("样小梅", "Mei Sample"), Both("样桂兰", "Guilan Sample")
_UNCLE, _OLD_MAN = Both("样国强", "Guoqiang Sample"), Both("样伯年", "Bonian Sample")
_HER_ADDRESS = Both("桂花路 8 号 2 栋 301", "Flat 301, building 2, 8 Osmanthus Road")
_UNCLES_ADDRESS = Both("榕树路 5 号 1 栋 102", "Flat 102, building 1, 5 Banyan Road")
_OLD_MANS_ADDRESS = Both("桂花路 20 号 101", "Flat 101, 20 Osmanthus Road")
_DONE = Both("认证好了，手机上能看到“已认证”。", "Done; the phone says “certified” now.")
_KILLED = Both(
    "（机器人进程被 kill -9。她不知道，照样写。）", "(The bot is killed. She writes on.)"
)
_STARTED = Both("（机器人又启动了。）", "(The bot is started again.)")


@dataclass(slots=True)
class Cast:
    """Who takes part, and what the chapters before have left behind."""

    stage: Stage
    people: dict[str, Player] = field(default_factory=dict)
    volunteers: list[Player] = field(default_factory=list)
    number: str = ""
    code: tuple[str, str] = ("", "")

    def __getitem__(self, who: str) -> Player:
        return self.people[who]


@dataclass(frozen=True, slots=True)
class Chapter:
    """`play` raises AssertionError when something is not as it should be."""

    title: Both
    play: Callable[[Cast], Awaitable[None]]


async def opening(cast: Cast) -> None:
    """Volunteers, a leader and staff of two communities open their invites."""
    stage = cast.stage
    for name in (Both("王样芳", "Fang Sample"), Both("李样强", "Qiang Sample")):
        cast.volunteers.append(await stage.member(name, Role.VOLUNTEER, "osmanthus-squad"))
    third = Both("样例阿姨", "Auntie Sample")
    cast.volunteers.append(await stage.member(third, Role.VOLUNTEER, "osmanthus-squad"))
    others = {
        "staff": (Both("赵样干", "Zhao Sample"), Role.COMMUNITY_STAFF, "osmanthus"),
        "neighbour": (Both("何样明", "Ming Sample"), Role.VOLUNTEER, "banyan-squad"),
        "leader": (Both("周样平", "Ping Sample"), Role.SQUAD_LEADER, "bamboo-squad"),
        "next-squad": (Both("郑样丽", "Li Sample"), Role.VOLUNTEER, "bamboo-squad"),
        "banyan-staff": (Both("钱样干", "Qian Sample"), Role.COMMUNITY_STAFF, "banyan"),
    }
    for who, (name, role, where) in others.items():
        cast.people[who] = await stage.member(name, role, where)


async def filing(cast: Cast) -> None:
    """A daughter asks for her mother, and makes the mistakes that everybody makes."""
    daughter = cast.people["daughter"] = await cast.stage.person(_DAUGHTER)
    await _welcomed(daughter, Both("你好", "Hello"), Both("桂花", "Osmanthus"))
    await daughter.taps(f"item-{ITEM}")
    await _answers(
        daughter,
        (f"ask-{ITEM}-status", f"choice-{ITEM}-status-unsure"),
        (f"ask-{ITEM}-scheme", f"choice-{ITEM}-scheme-resident"),
        (f"ask-{ITEM}-last", Both("2027年3月1日", "1 March 2027")),
        ("answer-day-future", Both("2025年12月5日", "5 December 2025")),
        ("ask-for-whom", "choice-for-whom-new"),
        ("ask-new-name", _MOTHER),
        ("ask-new-kinship", "choice-new-kinship-mother"),
        ("ask-phone", Both("138 0013 8000", "138 0013 8000")),
        (f"ask-{ITEM}-mobility", f"choice-{ITEM}-mobility-walks-badly"),
    )
    await daughter.sees("ask-address")
    await daughter.sends_voice()
    await daughter.sees("answer-voice-not-here")


async def killed(cast: Cast) -> None:
    """The bot is killed in the middle of the form; what she writes meanwhile is answered."""
    daughter = cast["daughter"]
    await cast.stage.bot.kill()
    await cast.stage.tells(_KILLED)
    await daughter.says(_HER_ADDRESS)
    await cast.stage.tells(_STARTED)
    await cast.stage.bot.start()
    await _answers(
        daughter,
        ("ask-day", Both("昨天", "yesterday")),
        ("answer-day-past", "when-tomorrow"),
        ("ask-slot", "slot-morning"),
    )
    review = await daughter.sees("ask-review")
    _expect(cast.stage.said(_HER_ADDRESS) in review.text, "the address is in the review", review)


async def changing_her_mind(cast: Cast) -> None:
    """In the review the morning becomes an afternoon."""
    daughter = cast["daughter"]
    await daughter.taps("form-change", title=daughter.label("title-slot"))
    await _answers(daughter, ("ask-slot", "slot-afternoon"))
    await daughter.sees("ask-review", daughter.label("slot-afternoon"))
    await daughter.taps("form-confirm")
    cast.number = _number(await daughter.sees("resident-submitted"))


async def two_at_once(cast: Cast) -> None:
    """Three are asked, two tap in the same moment: one has it, the others are told at once."""
    for volunteer in cast.volunteers:
        await volunteer.sees("visitor-offered")
    hurried = cast.volunteers[:2]
    await asyncio.gather(*(one.taps_at_once(one.label("press-claim")) for one in hurried))
    told = await cast["daughter"].sees("resident-claimed", cast.number)
    winner = next(one for one in hurried if one.name in told.text)
    await winner.sees("visitor-visit", cast.stage.said(_MOTHER))
    for other in cast.volunteers:
        if other is not winner:
            await other.sees("visitor-offer-taken")
    cast.people["visitor"], cast.code = winner, _door_code(told)


async def handing_back(cast: Cast) -> None:
    """Something came up; another one goes, with another door code."""
    first, daughter = cast["visitor"], cast["daughter"]
    await first.taps("press-hand-back")
    await first.sees("visitor-back-sure")
    await first.taps("press-back-yes")
    await first.sees("visitor-handed-back")
    await daughter.sees("resident-handed-back")
    asked = [one for one in cast.volunteers if one is not first]
    for volunteer in asked:
        await volunteer.sees("visitor-offered")
    second, third = asked
    await second.taps("press-claim")
    await second.sees("visitor-visit", cast.stage.said(_HER_ADDRESS))
    await third.sees("visitor-offer-taken")
    told = await daughter.sees("resident-claimed", second.name)
    _expect(_door_code(told) != cast.code, "the door code is a new one", told)
    cast.people["visitor"], cast.people["third"] = second, third
    cast.code = _door_code(told)
    await daughter.taps("menu-mine")
    await daughter.sees("mine-state-claimed", second.name)


async def nobody_takes_it(cast: Cast) -> None:
    """A second request: who is asked cannot go, and the next squad keeps silent."""
    uncle = cast.people["uncle"] = await cast.stage.person(_UNCLE)
    await _welcomed(uncle, Both("/start", "/start"), Both("榕树", "Banyan"))
    await uncle.taps(f"item-{ITEM}")
    await _answers(
        uncle,
        (f"ask-{ITEM}-status", f"choice-{ITEM}-status-not-yet"),
        (f"ask-{ITEM}-scheme", f"choice-{ITEM}-scheme-employee"),
        (f"ask-{ITEM}-last", "form-skip"),
        ("ask-for-whom", "choice-for-whom-self"),
        ("ask-own-name", _UNCLE),
        ("ask-phone", Both("13900139000", "13900139000")),
        (f"ask-{ITEM}-mobility", f"choice-{ITEM}-mobility-walks"),
        ("ask-address", _UNCLES_ADDRESS),
        ("ask-day", "when-day-after"),
        ("ask-slot", "slot-morning"),
        ("ask-review", "form-confirm"),
    )
    await uncle.sees("resident-submitted")
    neighbour = cast["neighbour"]
    await neighbour.sees("visitor-offered")
    await neighbour.taps("press-decline")
    await neighbour.sees("visitor-declined")
    await cast["next-squad"].sees("visitor-offered")


async def by_phone(cast: Cast) -> None:
    """An old man without the app calls; staff file it, and say by phone who comes."""
    staff, visitor = cast["staff"], cast["third"]
    await staff.says("/new")
    await _answers(
        staff,
        ("ask-new-channel", "choice-new-channel-phone"),
        ("ask-new-caller-name", _OLD_MAN),
        ("ask-new-caller-phone", Both("0662 555 0199", "0662 555 0199")),
        ("ask-new-community", Both("桂花", "Osmanthus")),
        ("ask-new-item", f"item-{ITEM}"),
    )
    await staff.sees("new-go-on")
    await _answers(
        staff,
        (f"ask-{ITEM}-status", f"choice-{ITEM}-status-unsure"),
        (f"ask-{ITEM}-scheme", f"choice-{ITEM}-scheme-unsure"),
        (f"ask-{ITEM}-last", "form-skip"),
    )
    await staff.sees("ask-for-whom")
    await staff.taps("choice-for-whom-principal", name=cast.stage.said(_OLD_MAN))
    await _answers(
        staff,
        ("ask-own-name", _OLD_MAN),
        (f"ask-{ITEM}-mobility", f"choice-{ITEM}-mobility-in-bed"),
        ("ask-address", _OLD_MANS_ADDRESS),
        ("ask-day", "when-day-after"),
        ("ask-slot", "slot-afternoon"),
        ("ask-review", "form-confirm"),
    )
    number = _number(await staff.sees("staff-submitted"))
    await visitor.sees("visitor-offered")
    await visitor.taps("press-claim")
    await visitor.sees("visitor-visit", number)
    await staff.sees("staff-call-needed", number)
    await staff.taps("press-call")
    await staff.sees("call-card", visitor.name)
    await staff.taps("press-reached")
    await staff.sees("staff-called", number)


async def up_the_ladder(cast: Cast) -> None:
    """The leader of the next squad is asked; in the end staff give it to somebody."""
    uncle, leader, staff = cast["uncle"], cast["leader"], cast["banyan-staff"]
    await cast.stage.until("11-24 11:30")
    await leader.sees("leader-escalated")
    await uncle.sees("resident-still-looking-leaders")
    await cast.stage.until("11-24 16:30")
    await staff.sees("staff-escalated")
    await staff.taps("press-assign")
    await staff.sees("assign-whom")
    chosen = cast["neighbour"]
    await staff.taps("assign-member", name=chosen.name, busy=0)
    await staff.sees("staff-assigned", chosen.name)
    await chosen.sees("visitor-visit", cast.stage.said(_UNCLE))
    await uncle.sees("resident-claimed", chosen.name)


async def the_evening_before(cast: Cast) -> None:
    """Both sides are reminded."""
    visitor = cast["visitor"]
    await cast.stage.until("11-24 18:00")
    await cast["daughter"].sees("resident-reminded")
    await visitor.sees("visitor-remind-eve")
    await visitor.taps("press-sure")
    await visitor.sees("visitor-confirmed-visit")


async def at_the_door(cast: Cast) -> None:
    """On the way; a digit misheard; the right code."""
    daughter, visitor, (first, last) = cast["daughter"], cast["visitor"], cast.code
    await cast.stage.until("11-25 08:30")
    await visitor.sees("morning-head")
    await cast["staff"].sees("staff-morning")
    await cast.stage.until("11-25 13:00")
    await daughter.sees("resident-reminded", first, last)
    await visitor.sees("visitor-remind-soon")
    await cast.stage.until("11-25 14:50")
    await visitor.taps("press-way")
    await daughter.sees("resident-set-out", visitor.name)
    await cast.stage.until("11-25 15:05")
    await visitor.taps("press-door")
    await visitor.sees("ask-door-code")
    await visitor.says(f"{(int(last) + 1) % 1000:03d}")
    await visitor.sees("visitor-code-wrong")
    await visitor.sees("ask-door-code")
    await visitor.says(last)
    await visitor.sees("visitor-visit-arrived", cast.stage.said(_MOTHER))
    await daughter.sees("resident-arrived", visitor.name)


async def done(cast: Cast) -> None:
    """A note and a photo, a yes from the family, five stars, points."""
    daughter, visitor = cast["daughter"], cast["visitor"]
    await cast.stage.until("11-25 15:35")
    await visitor.taps("press-done")
    await visitor.sees("ask-report-note")
    await visitor.says(_DONE)
    await visitor.sees("ask-report-photo")
    await visitor.sends_photo()
    await visitor.sees("visitor-completed")
    asked = await daughter.sees("resident-completed", cast.number)
    _expect(asked.kind == "photo", "the photo is passed on", asked)
    await daughter.taps("press-solved")
    await daughter.sees("resident-confirmed", visitor.name)
    await daughter.taps("press-rate-5")
    await daughter.sees("resident-rated")
    await visitor.sees("visitor-credited", cast.number)
    await visitor.taps("menu-tasks")
    await visitor.sees("tasks-none")


STORY = (
    Chapter(
        Both("社区开张：志愿者和工作人员点开邀请", "Opening: who helps opens an invite"), opening
    ),
    Chapter(Both("女儿替妈妈办养老认证", "A daughter asks for her mother"), filing),
    Chapter(
        Both("填到一半，机器人被 kill -9", "In the middle the bot is killed (kill -9)"), killed
    ),
    Chapter(Both("她改了主意：下午更方便", "She changes her mind"), changing_her_mind),
    Chapter(Both("两位志愿者同时点“我去”", "Two volunteers tap at once"), two_at_once),
    Chapter(Both("接的人来不了，换一位", "Handed back, and taken by another"), handing_back),
    Chapter(Both("第二件：没人有空", "A second request, and nobody is free"), nobody_takes_it),
    Chapter(Both("没有手机软件的老伯打来电话", "An old man without the app calls"), by_phone),
    Chapter(Both("没人接的那件，一级一级往上问", "Up the ladder"), up_the_ladder),
    Chapter(Both("上门前一晚", "The evening before"), the_evening_before),
    Chapter(Both("第二天：到门口了", "The next day, at the door"), at_the_door),
    Chapter(Both("办好了", "Done"), done),
)


async def _welcomed(player: Player, first_words: Both, community: Both) -> None:
    """From the first words to the menu."""
    await player.says(first_words)
    await player.sees("ask-welcome-language")
    await player.taps(f"choice-welcome-language-{player.stage.language.lower()}")
    await player.sees("ask-welcome-consent")
    await player.taps("choice-welcome-consent-agree")
    await player.sees("ask-welcome-community")
    await player.says(community)
    await player.sees("welcome-done")


async def _answers(player: Player, *answers: tuple[str, str | Both]) -> None:
    """Each is the text that is waited for, and the button to tap or the words to say."""
    for asked, answer in answers:
        await player.sees(asked)
        if isinstance(answer, Both):
            await player.says(answer)
        else:
            await player.taps(answer)


def _number(seen: Seen) -> str:
    found = _NUMBER.search(seen.text)
    _expect(found is not None, "there is a case number", seen)
    return found[0] if found else ""


def _door_code(seen: Seen) -> tuple[str, str]:
    """Both halves of the door code."""
    found = _DOOR_CODE.search(seen.text)
    _expect(found is not None, "there is a door code", seen)
    return (found[1], found[2]) if found else ("", "")


def _expect(holds: bool, what: str, seen: Seen) -> None:
    if not holds:
        raise AssertionError(f"expected that {what}:\n{seen.line()}")
