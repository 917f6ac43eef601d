"""Who acts: the person behind an account, with the roles held now."""

from dataclasses import replace

from handlers.talk import Talk
from rules.people import Actor, Grant, Role, named
from rules.places import Town
from storage import people
from storage.work import Db


async def actor_of(db: Db, person_id: int) -> Actor:
    """The person with every role they hold."""
    return await acting(db, person_id, await people.grants_of(db, person_id))


async def acting(db: Db, person_id: int, grants: tuple[Grant, ...]) -> Actor:
    """The person with these roles; leaders may have to stand in for others."""
    actor = Actor(person_id, grants)
    if not actor.holds(Role.SQUAD_LEADER):
        return actor
    return replace(actor, led=await people.led_squads(db))


async def renewed(talk: Talk) -> Talk:
    """The talk after something about the person or their roles changed."""
    person = await people.person_by_id(talk.scene.work, talk.person.id)
    assert person is not None
    actor = await actor_of(talk.scene.work, person.id)
    return replace(talk, person=person, scene=replace(talk.scene, by=actor))


def office_phone(town: Town, community: str | None) -> str:
    """The phone of a community, or of any while it is not known."""
    return (town.places.get(community or "") or town.communities()[0]).phone


def names_of(town: Town, where: str) -> tuple[str, ...]:
    """What a squad or a place is called in every language, for finding it."""
    held = town.squads[where].names if where in town.squads else town.places[where].names
    return tuple(held.values())


def name_of(town: Town, where: str, language: str) -> str:
    """The name of a squad or a place."""
    held = town.squads[where].names if where in town.squads else town.places[where].names
    return named(held, language)
