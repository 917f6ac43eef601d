"""People and what they are to the neighbourhood: residents, members of squads, staff."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody is, at a place or in a squad. Everybody is a resident besides."""

    VOLUNTEER = "volunteer"
    SQUAD_LEADER = "squad_leader"
    COMMUNITY_STAFF = "community_staff"
    STREET_STAFF = "street_staff"
    DEPARTMENT = "department"
    DISTRICT = "district"

    @property
    def in_squad(self) -> bool:
        """Whether the role is held in a squad; all others are held at a place."""
        return self in (Role.VOLUNTEER, Role.SQUAD_LEADER)


@dataclass(frozen=True, slots=True)
class Grant:
    """One role held by one person. `where` is a squad's id or a place's id."""

    role: Role
    where: str


@dataclass(frozen=True, slots=True)
class Person:
    """Anybody known to the desk.

    `telegram_id` is None for people without the app (a case taken by phone).
    `reachable` is False once they blocked the bot. Names, phone and address are
    stored encrypted; here they are plain. `phone_proven`: the phone is known to be theirs, because
    they shared their own contact or read out on that phone what their chat showed.
    """

    id: int
    telegram_id: int | None
    language: str
    name: str | None
    phone: str | None
    address: str | None
    community: str | None
    consent_version: int | None
    reachable: bool
    created_at: datetime
    phone_proven: bool = False

    @property
    def in_chat(self) -> bool:
        """Whether words can be sent to this person in chat."""
        return self.telegram_id is not None and self.reachable


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody a person files cases for, saved so that nobody types it twice."""

    id: int
    person_id: int
    name: str
    kinship: str
    phone: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """A person as a member of a squad: what routing needs to know."""

    person_id: int
    squad: str
    name: str
    on_duty: bool
    absent_until: datetime | None
    skills: tuple[str, ...]
    community: str | None
    live_claims: int
    claims_that_day: int
    """Visits already taken on for the day that was asked about."""
    last_offered_at: datetime | None
    daily_limit: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person with the grants held now. The clock acts as `Actor.clock()`.

    `led` are the squads that have a leader now; only for leaders is it known.
    """

    person_id: int | None
    grants: tuple[Grant, ...] = ()
    led: frozenset[str] = frozenset()

    @staticmethod
    def clock() -> "Actor":
        """The actor of everything that happens because its time has come."""
        return Actor(None)

    def holds(self, *roles: Role) -> bool:
        return any(grant.role in roles for grant in self.grants)

    def places(self, *roles: Role) -> tuple[str, ...]:
        """Where the actor holds one of `roles`: squad ids or place ids."""
        return tuple(grant.where for grant in self.grants if grant.role in roles)


Names = Mapping[str, str]
"""A name in every language: `{"zh-CN": "鸳鸯湖社区", "en": "Yuanyang Lake"}`."""


def named(names: Names, language: str) -> str:
    """The name in `language`, or in the first language there is."""
    return names.get(language) or next(iter(names.values()))
