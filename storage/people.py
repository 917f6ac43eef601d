"""People, their relatives and their roles."""

from datetime import datetime

from rules.people import Grant, Person, Relative, Role
from storage import members
from storage.cipher import Cipher
from storage.instants import from_ms, to_ms
from storage.personal import opened, sealed
from storage.work import Db, Row, Work


def _person(db: Db, row: Row) -> Person:
    return Person(
        id=row["id"],
        telegram_id=row["telegram_id"],
        language=row["language"],
        name=opened(db, row["name"], "person.name"),
        phone=opened(db, row["phone"], "person.phone"),
        address=opened(db, row["address"], "person.address"),
        community=row["community"],
        consent_version=row["consent_version"],
        reachable=bool(row["reachable"]),
        created_at=from_ms(row["created_at"]),
        phone_proven=row["phone_proven_at"] is not None,
    )


def _relative(db: Db, row: Row) -> Relative:
    return Relative(
        id=row["id"],
        person_id=row["person_id"],
        name=opened(db, row["name"], "relative.name") or "",
        kinship=row["kinship"],
        phone=opened(db, row["phone"], "relative.phone"),
        address=opened(db, row["address"], "relative.address"),
    )


def name_index(cipher: Cipher, name: str | None) -> str | None:
    """By which a whole name is found, of people and of relatives."""
    return None if name is None else cipher.blind_index(spelled(name), "person.name")


def spelled(name: str) -> str:
    """One spelling for a name, so that it is found however it was typed."""
    return "".join(name.casefold().split())


def phone_index(cipher: Cipher, phone: str | None) -> str | None:
    """By which a whole E.164 phone is found."""
    return None if phone is None else cipher.blind_index(phone, "person.phone")


async def person_by_id(db: Db, person_id: int) -> Person | None:
    row = await db.one("person_by_id", id=person_id)
    return _person(db, row) if row else None


async def person_by_telegram(db: Db, telegram_id: int) -> Person | None:
    row = await db.one("person_by_telegram", telegram_id=telegram_id)
    return _person(db, row) if row else None


async def account(db: Db, telegram_id: int) -> tuple[Person, tuple[Grant, ...]] | None:
    """The person behind a Telegram account with the roles held now."""
    rows = await db.many("account", telegram_id=telegram_id)
    if not rows:
        return None
    held = (Grant(Role(row["held_role"]), row["held_at"]) for row in rows if row["held_role"])
    return _person(db, rows[0]), tuple(held)


async def people_by_phone(db: Db, phone: str) -> tuple[Person, ...]:
    """Everybody with this E.164 phone, whichever key its index was made with."""
    found: list[Person] = []
    for index in db.cipher.blind_indexes(phone, "person.phone"):
        rows = await db.many("people_by_phone", phone_index=index)
        found += [_person(db, row) for row in rows]
    return tuple(found)


async def people_by_name(db: Db, name: str) -> tuple[Person, ...]:
    """Everybody with this whole name, and everybody who asks for a relative with it."""
    found: list[Person] = []
    for index in db.cipher.blind_indexes(spelled(name), "person.name"):
        rows = await db.many("people_by_name", name_index=index)
        found += [_person(db, row) for row in rows]
    return tuple(found)


async def unreachable_in(db: Db, community: str, limit: int) -> tuple[Person, ...]:
    """Who blocked the chat and is still waiting for something, the longest known first."""
    rows = await db.many("unreachable_in", community=community, limit=limit)
    return tuple(_person(db, row) for row in rows)


async def add_person(
    work: Work,
    *,
    telegram_id: int | None,
    language: str,
    now: datetime,
    name: str | None = None,
    phone: str | None = None,
    address: str | None = None,
    community: str | None = None,
) -> Person:
    """A new person, or the one who has this Telegram account already."""
    row = await work.one(
        "add_person",
        telegram_id=telegram_id,
        language=language,
        name=sealed(work, name, "person.name"),
        name_index=name_index(work.cipher, name),
        phone=sealed(work, phone, "person.phone"),
        phone_index=phone_index(work.cipher, phone),
        address=sealed(work, address, "person.address"),
        community=community,
        created_at=to_ms(now),
    )
    assert row is not None
    return _person(work, row)


async def set_language(work: Work, person_id: int, language: str) -> None:
    await work.run("set_language", id=person_id, language=language)


async def set_consent(work: Work, person_id: int, version: int, now: datetime) -> None:
    await work.run("set_consent", id=person_id, version=version, at=to_ms(now))


async def set_community(work: Work, person_id: int, community: str) -> None:
    await work.run("set_community", id=person_id, community=community)
    await members.move_member(work, person_id, community)


async def set_details(
    work: Work,
    person_id: int,
    *,
    name: str | None = None,
    phone: str | None = None,
    address: str | None = None,
) -> None:
    """What a person told us about themselves; None keeps what is there."""
    await work.run(
        "set_details",
        id=person_id,
        name=sealed(work, name, "person.name"),
        name_index=name_index(work.cipher, name),
        phone=sealed(work, phone, "person.phone"),
        phone_index=phone_index(work.cipher, phone),
        address=sealed(work, address, "person.address"),
    )


async def prove_phone(work: Work, person_id: int, phone: str, now: datetime) -> None:
    """This E.164 phone is theirs; of others who had proven it before it is not any more."""
    for index in work.cipher.blind_indexes(phone, "person.phone"):
        await work.run("unprove_phone", phone_index=index)
    await work.run(
        "prove_phone",
        id=person_id,
        phone=sealed(work, phone, "person.phone"),
        phone_index=phone_index(work.cipher, phone),
        at=to_ms(now),
    )


async def drop_address(work: Work, person_id: int) -> None:
    """An address that turned out to be somebody else's."""
    await work.run("drop_address", id=person_id)


async def set_reachable(work: Work, person_id: int, reachable: bool) -> None:
    await work.run("set_reachable", id=person_id, reachable=int(reachable))


async def relatives_of(db: Db, person_id: int) -> tuple[Relative, ...]:
    return tuple(_relative(db, r) for r in await db.many("relatives_of", person_id=person_id))


async def add_relative(
    work: Work,
    person_id: int,
    *,
    name: str,
    kinship: str,
    phone: str | None,
    address: str | None,
    now: datetime,
) -> Relative:
    row = await work.one(
        "add_relative",
        person_id=person_id,
        name=sealed(work, name, "relative.name"),
        name_index=name_index(work.cipher, name),
        kinship=kinship,
        phone=sealed(work, phone, "relative.phone"),
        address=sealed(work, address, "relative.address"),
        created_at=to_ms(now),
    )
    assert row is not None
    return _relative(work, row)


async def set_relative_details(
    work: Work, relative_id: int, *, phone: str | None, address: str | None
) -> None:
    """What was said about a relative in a newer request; None keeps what is there."""
    await work.run(
        "set_relative_details",
        id=relative_id,
        phone=sealed(work, phone, "relative.phone"),
        address=sealed(work, address, "relative.address"),
    )


async def grants_of(db: Db, person_id: int) -> tuple[Grant, ...]:
    rows = await db.many("grants_of", person_id=person_id)
    return tuple(Grant(Role(row["role"]), row["place"]) for row in rows)


async def add_grant(work: Work, person_id: int, grant: Grant, now: datetime) -> None:
    """Gives a role; given twice, it is held once."""
    await work.run(
        "add_grant",
        person_id=person_id,
        role=grant.role.value,
        place=grant.where,
        granted_at=to_ms(now),
    )


async def end_grant(work: Work, person_id: int, grant: Grant, now: datetime) -> bool:
    """Whether this call took the role away."""
    row = await work.one(
        "end_grant",
        person_id=person_id,
        role=grant.role.value,
        place=grant.where,
        at=to_ms(now),
    )
    return row is not None


async def is_in_squad(work: Work, person_id: int, squad: str) -> bool:
    """Whether somebody holds a role in a squad, and goes on holding it until the work ends."""
    return await work.one("held_in_squad", person_id=person_id, squad=squad) is not None


async def count_holders(db: Db, grant: Grant) -> int:
    """How many hold a role."""
    row = await db.one("count_holders", place=grant.where, role=grant.role.value)
    assert row is not None
    return int(row["count"])


async def holders_page(db: Db, grant: Grant, start: int, limit: int) -> tuple[Person, ...]:
    """Some of those who hold a role, the longest first."""
    rows = await db.many(
        "holders_page", place=grant.where, role=grant.role.value, start=start, limit=limit
    )
    return tuple(_person(db, row) for row in rows)


async def led_squads(db: Db) -> frozenset[str]:
    """The squads that have a leader."""
    return frozenset(row["place"] for row in await db.many("led_squads"))


async def holders_of(db: Db, role: Role, where: str) -> tuple[Person, ...]:
    """Who holds a role at a place or in a squad, the longest first."""
    rows = await db.many("holders_of", place=where, role=role.value)
    return tuple(_person(db, row) for row in rows)


async def spend_invite(work: Work, nonce: str, person_id: int, now: datetime) -> bool:
    """Whether this call spent the invite; False if it was spent before."""
    row = await work.one("spend_invite", nonce=nonce, person_id=person_id, spent_at=to_ms(now))
    return row is not None
