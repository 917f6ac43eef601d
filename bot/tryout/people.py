"""The people of the sample district. Their names say that they are samples."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import httpx

from bot.tryout.installation import Installation
from bot.tryout.narrator import Both
from rules.people import Role
from sandbox import Person

_FIRST_START = 60.0
"""Seconds within which a bot that is just starting answers."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Somebody with an account; with a role, they open an invite to it at each place."""

    name: Both
    role: Role | None = None
    at: tuple[str, ...] = ()


GRANNY = Sample(Both("样例阿婆", "Granny Sample"))
DAUGHTER = Sample(Both("样小梅", "Mei Sample"))
VOLUNTEER = Sample(Both("王样芳", "Fang Sample"), Role.VOLUNTEER, ("osmanthus-squad",))
SECOND_VOLUNTEER = Sample(Both("李样强", "Qiang Sample"), Role.VOLUNTEER, ("osmanthus-squad",))
LEADER = Sample(Both("周样平", "Ping Sample"), Role.SQUAD_LEADER, ("osmanthus-squad",))
STAFF = Sample(Both("赵样干", "Zhao Sample"), Role.COMMUNITY_STAFF, ("osmanthus", "lotus"))

NEWCOMERS = (GRANNY, DAUGHTER)
"""They have not pressed Start yet."""

MEMBERS = (
    VOLUNTEER,
    SECOND_VOLUNTEER,
    Sample(Both("样例阿姨", "Auntie Sample"), Role.VOLUNTEER, ("osmanthus-squad",)),
    LEADER,
    Sample(Both("何样明", "Ming Sample"), Role.VOLUNTEER, ("banyan-squad",)),
    Sample(Both("郑样丽", "Li Sample"), Role.VOLUNTEER, ("banyan-squad",)),
    Sample(Both("冯样军", "Jun Sample"), Role.VOLUNTEER, ("mango-squad",)),
    Sample(Both("褚样兰", "Lan Sample"), Role.VOLUNTEER, ("mango-squad",)),
    STAFF,
    Sample(Both("钱样干", "Qian Sample"), Role.COMMUNITY_STAFF, ("banyan", "bamboo")),
    Sample(Both("孙样干", "Sun Sample"), Role.COMMUNITY_STAFF, ("mango", "kapok")),
    Sample(Both("吴样街", "Wu Sample"), Role.STREET_STAFF, ("east",)),
)
"""Volunteers of three squads, which together serve all six communities, and who works there."""


EVERYBODY = (*NEWCOMERS, *MEMBERS)

TITLES = {
    GRANNY: {"zh": "居民", "en": "Resident"},
    DAUGHTER: {"zh": "居民的女儿", "en": "Her daughter"},
    VOLUNTEER: {"zh": "志愿者", "en": "Volunteer"},
    SECOND_VOLUNTEER: {"zh": "志愿者", "en": "Volunteer"},
    LEADER: {"zh": "队长", "en": "Squad leader"},
    STAFF: {"zh": "社区", "en": "Community staff"},
}
"""Whose phones are shown at first, and what they say."""


async def arrive(client: httpx.AsyncClient, sample: Sample, language: str) -> Person:
    """They get an account, and read "zh" or "en"; nothing is said yet."""
    name, code = (sample.name.zh, "zh-hans") if language == "zh" else (sample.name.en, "en")
    return await Person.arrives(client, name, language_code=code)


async def join(
    person: Person, sample: Sample, installation: Installation, now: Callable[[], datetime]
) -> None:
    """Open the invites one after the other, saying one's name when asked for it."""
    assert sample.role is not None
    for number, where in enumerate(sample.at):
        await person.says(f"/start {installation.invite(sample.role, where, now())}")
        await person.sees(within=_FIRST_START)
        await person.sees()
        if number == 0:
            await person.says(person.name)
            await person.sees()


async def join_all(
    people: dict[Sample, Person], installation: Installation, now: Callable[[], datetime]
) -> None:
    """All who have a role join, side by side. Raises AssertionError if the bot is silent."""
    members = [(person, sample) for sample, person in people.items() if sample.role]
    await asyncio.gather(*(join(person, sample, installation, now) for person, sample in members))
