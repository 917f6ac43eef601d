"""A visit changes: another time that one side proposes, or another visitor who agrees."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Side(StrEnum):
    """The two sides of a visit. Staff who speak for somebody stand on the resident's side."""

    RESIDENT = "resident"
    VISITOR = "visitor"


class ProposalKind(StrEnum):
    MOVE = "move"
    HAND_OVER = "hand_over"


class ProposalState(StrEnum):
    OPEN = "open"
    AGREED = "agreed"
    REFUSED = "refused"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    """A newer one took its place, or the case moved on."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What `by`, standing on `side`, has put to `to`, who can answer it `until` then.

    `day` and `slot` are the time proposed; None when the visitor is to change.
    """

    id: int
    case_id: int
    kind: ProposalKind
    side: Side
    by: int
    to: int
    day: date | None
    slot: str | None
    state: ProposalState
    until: datetime
    made_at: datetime
