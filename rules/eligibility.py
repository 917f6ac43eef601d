"""Who may go to a door. The only module that decides it: asking members, claiming, the group's
board, assigning, handing over and crediting all decide by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Refusal(StrEnum):
    """Why somebody may not go; the first that applies is said."""

    OWN = "own"
    """The case is their own, or that of somebody whose requests they file."""
    NOT_SERVING = "not_serving"
    """They are in no squad that serves the place, and not of its staff."""
    DISPUTED = "disputed"
    """The resident disputes what they did in this case."""
    LOCKED = "locked"
    """They locked the door code of this case with wrong tries."""
    AWAY = "away"
    """They are absent on the day of the visit."""


@dataclass(frozen=True, slots=True)
class Goer:
    """Somebody who wants to go, or is to be sent. `squads` are those they are in now,
    `staff_here`: they are of the staff of the place, who may read names and addresses there."""

    squads: frozenset[str]
    staff_here: bool = False
    own: bool = False
    disputed: bool = False
    locked: bool = False
    absent_until: datetime | None = None


def refusal(
    goer: Goer, serving: Iterable[str], starts: datetime, *, sent: bool = False
) -> Refusal | None:
    """Why the goer may not go to a place that the squads `serving` serve; None if they may.

    `sent`: others want them to go. An absence keeps others from sending them to a visit that
    `starts` before its end; it does not keep them from going of their own accord.
    """
    reasons = {
        Refusal.OWN: goer.own,
        Refusal.NOT_SERVING: not (goer.staff_here or goer.squads & set(serving)),
        Refusal.DISPUTED: goer.disputed,
        Refusal.LOCKED: goer.locked,
        Refusal.AWAY: sent and goer.absent_until is not None and goer.absent_until > starts,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of somebody, as far as two records of a person can be compared."""

    name: str
    phone: str | None
    address: str | None


def alike(one: Named, other: Named) -> bool:
    """Whether two records are probably of one person: the same phone; or the same name, unless
    phone and address both say otherwise."""
    if one.phone is not None and one.phone == other.phone:
        return True
    if not one.name or _plain(one.name) != _plain(other.name):
        return False
    pairs = [(one.phone, other.phone), (_plain(one.address), _plain(other.address))]
    agree = [mine == theirs for mine, theirs in pairs if mine and theirs]
    return any(agree) or not agree


def _plain(words: str | None) -> str:
    return "".join((words or "").casefold().split())


@dataclass(frozen=True, slots=True)
class Household:
    """Somebody, and those whose requests they file."""

    person: Named
    relatives: tuple[Named, ...] = ()


def is_own(goer: Household, visited: Named, asker: Household) -> bool:
    """Whether a case is the goer's own: they, or one of their relatives, are visited or have
    asked for it; or whoever asked files requests for them."""
    concerned = (visited, asker.person)
    mine = (goer.person, *goer.relatives)
    if any(alike(one, other) for one in mine for other in concerned):
        return True
    return any(alike(goer.person, relative) for relative in asker.relatives)
