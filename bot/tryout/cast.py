"""Who takes part in the stories, and what they have in their hands meanwhile."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.tryout.narrator import Both
from bot.tryout.stage import Player, Stage
from rules.people import Role
from sandbox import Seen

ITEM = "pension-certification"
_NUMBER = re.compile(r"\d\d-\d{4}-\d")
_DOOR_CODE = re.compile(r"(\d{3}) (\d{3})\b")
_RESIDENT = Both("居民", "Resident")
_VOLUNTEER = Both("志愿者", "Volunteer")
_STAFF = Both("社区", "Community staff")


@dataclass(frozen=True, slots=True)
class Character:
    """`title` is what they are; who has a role opens an invite to it, at a place or in a squad."""

    name: Both
    title: Both
    role: Role | None = None
    where: str = ""


CHARACTERS = {
    "granny": Character(Both("样桂兰", "Guilan Sample"), _RESIDENT),
    "daughter": Character(Both("样小梅", "Mei Sample"), Both("女儿", "Daughter")),
    "uncle": Character(Both("样国强", "Guoqiang Sample"), _RESIDENT),
    "fang": Character(Both("王样芳", "Fang Sample"), _VOLUNTEER, Role.VOLUNTEER, "osmanthus-squad"),
    "qiang": Character(
        Both("李样强", "Qiang Sample"), _VOLUNTEER, Role.VOLUNTEER, "osmanthus-squad"
    ),
    "auntie": Character(
        Both("样例阿姨", "Auntie Sample"), _VOLUNTEER, Role.VOLUNTEER, "osmanthus-squad"
    ),
    "staff": Character(Both("赵样干", "Zhao Sample"), _STAFF, Role.COMMUNITY_STAFF, "osmanthus"),
    "neighbour": Character(
        Both("何样明", "Ming Sample"), _VOLUNTEER, Role.VOLUNTEER, "banyan-squad"
    ),
    "leader": Character(
        Both("周样平", "Ping Sample"),
        Both("隔壁队长", "Next squad's leader"),
        Role.SQUAD_LEADER,
        "bamboo-squad",
    ),
    "next-squad": Character(
        Both("郑样丽", "Li Sample"),
        Both("隔壁小队", "Next squad"),
        Role.VOLUNTEER,
        "bamboo-squad",
    ),
    "banyan-staff": Character(
        Both("钱样干", "Qian Sample"), _STAFF, Role.COMMUNITY_STAFF, "banyan"
    ),
}
VOLUNTEERS = ("fang", "qiang", "auntie")
"""Those of the squad that is asked first."""
HELPERS = tuple(who for who, character in CHARACTERS.items() if character.role)


@dataclass(slots=True)
class Cast:
    """Who has come, and what the chapters before have left behind.

    `asker` is who asked for the visit and hears of it, `visited` whom it is for, `visitor` who
    has taken it; `code` is the newest door code in its halves.
    """

    stage: Stage
    people: dict[str, Player] = field(default_factory=dict)
    asker: str = ""
    visited: Both = CHARACTERS["granny"].name
    visitor: str = ""
    number: str = ""
    code: tuple[str, str] = ("", "")

    def __getitem__(self, who: str) -> Player:
        return self.people[who]

    @property
    def volunteers(self) -> dict[str, Player]:
        """Those of the first squad who are there."""
        return {who: self.people[who] for who in VOLUNTEERS if who in self.people}

    async def arrives(self, who: str) -> Player:
        """They have an account, and have not said anything yet; the same person each time."""
        if who not in self.people:
            self.people[who] = await self.stage.person(CHARACTERS[who].name)
        return self.people[who]

    async def joins(self, who: str) -> Player:
        """They have opened their invite, if there is one for them."""
        player, character = await self.arrives(who), CHARACTERS[who]
        if character.role is not None:
            await player.joins(character.role, character.where)
        return player


@dataclass(frozen=True, slots=True)
class Chapter:
    """`play` raises AssertionError when something is not as it should be."""

    title: Both
    play: Callable[[Cast], Awaitable[None]]


async def welcomed(player: Player, first_words: Both, community: Both) -> None:
    """From the first words to the menu."""
    await player.says(first_words)
    await player.sees("ask-welcome-language")
    await player.taps(f"choice-welcome-language-{player.stage.language.lower()}")
    await player.sees("ask-welcome-consent")
    await player.taps("choice-welcome-consent-agree")
    await player.sees("ask-welcome-community")
    await player.says(community)
    await player.sees("welcome-done")


async def answers(player: Player, *given: tuple[str, str | Both]) -> None:
    """Each is the text that is waited for, and the button to tap or the words to say."""
    for asked, answer in given:
        await player.sees(asked)
        if isinstance(answer, Both):
            await player.says(answer)
        else:
            await player.taps(answer)


def number_in(seen: Seen) -> str:
    found = _NUMBER.search(seen.text)
    expect(found is not None, "there is a case number", seen)
    return found[0] if found else ""


def door_code_in(seen: Seen) -> tuple[str, str]:
    """Both halves of the door code."""
    found = _DOOR_CODE.search(seen.text)
    expect(found is not None, "there is a door code", seen)
    return (found[1], found[2]) if found else ("", "")


def expect(holds: bool, what: str, seen: Seen) -> None:
    """Raises AssertionError with the message that should have been otherwise."""
    if not holds:
        raise AssertionError(f"expected that {what}:\n{seen.line()}")
