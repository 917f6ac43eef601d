"""The district as a tree of places, and the squads that serve it.

Nothing here is tied to one district: `read_town` makes a `Town` out of a TOML file.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rules.people import Names


class Level(StrEnum):
    """The levels of the escalation ladder that are places."""

    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"


@dataclass(frozen=True, slots=True)
class Place:
    """A community, street or district. Coordinates are degrees of its centre."""

    id: str
    level: Level
    names: Names
    parent: str | None
    phone: str
    address: Names
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Squad:
    """A volunteer squad and the communities it serves, the nearest first."""

    id: str
    names: Names
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """All places and squads of one installation."""

    places: Mapping[str, Place]
    squads: Mapping[str, Squad]

    def communities(self) -> tuple[Place, ...]:
        return tuple(p for p in self.places.values() if p.level is Level.COMMUNITY)

    def upwards(self, place_id: str) -> tuple[str, ...]:
        """The place and everything above it: community, street, district."""
        chain: list[str] = []
        at: str | None = place_id
        while at is not None:
            chain.append(at)
            at = self.places[at].parent
        return tuple(chain)

    def below(self, place_id: str) -> tuple[str, ...]:
        """The communities within a place, itself included if it is one."""
        return tuple(p.id for p in self.communities() if place_id in self.upwards(p.id))

    def squads_for(self, community: str) -> tuple[Squad, ...]:
        """The squads to ask for a case in `community`, in order: its own first."""
        serving = [s for s in self.squads.values() if community in s.serves]
        return tuple(sorted(serving, key=lambda s: s.serves.index(community)))

    def nearest(self, latitude: float, longitude: float) -> Place | None:
        """The community whose centre is nearest, if any has coordinates."""
        placed = [p for p in self.communities() if p.latitude is not None]
        return min(placed, key=lambda p: _metres(p, latitude, longitude), default=None)


def _metres(place: Place, latitude: float, longitude: float) -> float:
    """Flat-earth distance: exact enough within one district."""
    if place.latitude is None or place.longitude is None:
        return math.inf
    north = (place.latitude - latitude) * 111_320
    east = (place.longitude - longitude) * 111_320 * math.cos(math.radians(latitude))
    return math.hypot(north, east)


def distance(town: Town, one: str, other: str) -> float | None:
    """Metres between the centres of two communities, None where unknown."""
    if one == other:
        return 0.0
    a, b = town.places.get(one), town.places.get(other)
    if a is None or b is None or a.latitude is None or b.latitude is None:
        return None
    return _metres(a, b.latitude, b.longitude or 0.0)


def read_town(data: Mapping[str, Any]) -> Town:
    """A `Town` from a parsed district file in which `town_check` finds no fault."""
    places = {entry["id"]: _place(entry) for entry in data["places"]}
    squads = {entry["id"]: _squad(entry) for entry in data["squads"]}
    return Town(places, squads)


def _place(entry: Mapping[str, Any]) -> Place:
    return Place(
        id=entry["id"],
        level=Level(entry["level"]),
        names=entry["name"],
        parent=entry.get("parent"),
        phone=entry["phone"],
        address=entry.get("address", {}),
        latitude=entry.get("latitude"),
        longitude=entry.get("longitude"),
    )


def _squad(entry: Mapping[str, Any]) -> Squad:
    return Squad(id=entry["id"], names=entry["name"], serves=tuple(entry["serves"]))
