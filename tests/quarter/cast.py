"""Who lives, helps and works in the sample district."""

from dataclasses import dataclass
from datetime import timedelta

from handlers.talk import Hall
from rules.people import Grant, Role
from rules.places import Level
from storage import members, people
from storage.work import Work
from tests.house import House


@dataclass(frozen=True, slots=True)
class Size:
    """How many people there are in each community and in each squad."""

    residents: int
    volunteers: int


MANY, FEW = Size(9, 5), Size(3, 3)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """`id` is their person's, `chat` their account's; staff and members have a role."""

    id: int
    chat: int
    language: str
    role: Role | None
    where: str


async def moves_in(house: House, size: Size) -> tuple[Neighbour, ...]:
    """Everybody, with a chat that is open and a name that is known. Languages alternate."""
    cast: list[Neighbour] = []
    for role, where in _roles(house.app.hall, size):
        number = len(cast)
        language = "en" if number % 3 == 2 else "zh-CN"
        person = await house.person(f"{role or 'resident'} {number}", language_code=language)
        async with house.app.store.work() as work:
            person_id = await _known(work, house, person.id, language, role, where)
            await work.commit()
        await person.says("/my")
        cast.append(Neighbour(person_id, person.id, language, role, where))
    return tuple(cast)


def _roles(hall: Hall, size: Size) -> list[tuple[Role | None, str]]:
    town = hall.desk.town
    found: list[tuple[Role | None, str]] = []
    for community in town.communities():
        found += [(None, community.id)] * size.residents
        found.append((Role.COMMUNITY_STAFF, community.id))
    for squad in town.squads:
        found += [(Role.VOLUNTEER, squad)] * size.volunteers
        found.append((Role.SQUAD_LEADER, squad))
    above = {Level.STREET: Role.STREET_STAFF, Level.DISTRICT: Role.DISTRICT}
    places = town.places.values()
    return [*found, *((above[p.level], p.id) for p in places if p.level in above)]


async def _known(
    work: Work, house: House, chat: int, language: str, role: Role | None, where: str
) -> int:
    person = await people.add_person(
        work,
        telegram_id=chat,
        language=language,
        now=house.now - timedelta(1),
        name=f"{chat % 1000} 号",
        phone=f"+861390000{chat % 10_000:04}",
        community=where if role is None else None,
    )
    await people.set_consent(work, person.id, 1, house.now)
    if role is not None:
        await people.add_grant(work, person.id, Grant(role, where), house.now)
        if role.in_squad:
            await members.add_member(work, person.id, where)
    return person.id
