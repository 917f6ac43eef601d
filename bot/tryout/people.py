"""The people of the sample district. Their names say that they are samples."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import httpx

from bot.tryout.installation import Installation
from rules.people import Role
from sandbox import Person

_FIRST_START = 60.0
"""Seconds within which a bot that is just starting answers."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Somebody with an account; with a role, they open an invite to it at each place."""

    name: str
    role: Role | None = None
    at: tuple[str, ...] = ()
    language: str = "zh-hans"


GRANNY = Sample("样例阿婆")
DAUGHTER = Sample("样小梅")
VOLUNTEER = Sample("王样芳", Role.VOLUNTEER, ("osmanthus-squad",))
SECOND_VOLUNTEER = Sample("李样强", Role.VOLUNTEER, ("osmanthus-squad",))
LEADER = Sample("周样平", Role.SQUAD_LEADER, ("osmanthus-squad",))
STAFF = Sample("赵样干", Role.COMMUNITY_STAFF, ("osmanthus", "lotus"))

NEWCOMERS = (GRANNY, DAUGHTER)
"""They have not pressed Start yet."""

MEMBERS = (
    VOLUNTEER,
    SECOND_VOLUNTEER,
    Sample("样例阿姨", Role.VOLUNTEER, ("osmanthus-squad",)),
    LEADER,
    Sample("何样明", Role.VOLUNTEER, ("banyan-squad",)),
    Sample("郑样丽", Role.VOLUNTEER, ("banyan-squad",)),
    Sample("冯样军", Role.VOLUNTEER, ("mango-squad",)),
    Sample("褚样兰", Role.VOLUNTEER, ("mango-squad",)),
    STAFF,
    Sample("钱样干", Role.COMMUNITY_STAFF, ("banyan", "bamboo")),
    Sample("孙样干", Role.COMMUNITY_STAFF, ("mango", "kapok")),
    Sample("吴样街", Role.STREET_STAFF, ("east",)),
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


async def arrive(client: httpx.AsyncClient, sample: Sample) -> Person:
    """They get an account; nothing is said yet."""
    return await Person.arrives(client, sample.name, language_code=sample.language)


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
            await person.says(sample.name)
            await person.sees()


async def join_all(
    people: dict[Sample, Person], installation: Installation, now: Callable[[], datetime]
) -> None:
    """All who have a role join, side by side. Raises AssertionError if the bot is silent."""
    members = [(person, sample) for sample, person in people.items() if sample.role]
    await asyncio.gather(*(join(person, sample, installation, now) for person, sample in members))
