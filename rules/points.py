"""Credits for service 积分: real service at the resident's door, never travel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Reason(StrEnum):
    """Why points were credited; each is a text id's ending."""

    SERVICE = "service"
    URGENT = "urgent"
    PRAISED = "praised"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Credit:
    """One line of the append-only ledger. Corrections are lines too, with negative figures."""

    reason: Reason
    points: int
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class PointsRule:
    """`longest` caps a visit whose end somebody forgot to report."""

    per_half_hour: int = 1
    urgent: int = 1
    praised: int = 1
    praise_from: int = 5
    longest: timedelta = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Balance:
    points: int
    minutes: int


_HALF_HOUR = 30
DEFAULT_RULE = PointsRule()


def credits_for_visit(
    arrived_at: datetime,
    completed_at: datetime,
    urgent: bool = False,
    rating: int | None = None,
    rule: PointsRule = DEFAULT_RULE,
) -> tuple[Credit, ...]:
    """The ledger lines of one completed visit: time from arrival to "done", each half hour begun
    counting as one; a bonus when it was urgent; a bonus for the resident's best rating."""
    stayed = min(max(completed_at - arrived_at, timedelta()), rule.longest)
    minutes = round(stayed.total_seconds() / 60)
    half_hours = max(1, -(-minutes // _HALF_HOUR))
    lines = [Credit(Reason.SERVICE, half_hours * rule.per_half_hour, minutes)]
    if urgent and rule.urgent:
        lines.append(Credit(Reason.URGENT, rule.urgent))
    if rating is not None and rating >= rule.praise_from and rule.praised:
        lines.append(Credit(Reason.PRAISED, rule.praised))
    return tuple(lines)


def balance(ledger: Iterable[Credit]) -> Balance:
    """The sum of a ledger."""
    lines = tuple(ledger)
    return Balance(sum(line.points for line in lines), sum(line.minutes for line in lines))
