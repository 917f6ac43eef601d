"""A case, its states, and who owes the next step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.errors import WrongState

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class CaseState(StrEnum):
    """Where a case stands. The first five are open: somebody owes a step."""

    LOOKING = "looking"
    """Nobody has claimed it yet; the rung says who is being asked."""
    CLAIMED = "claimed"
    ON_THE_WAY = "on_the_way"
    ARRIVED = "arrived"
    REPORTED = "reported"
    """The visitor says it is done; the resident has not answered yet."""
    CLOSED = "closed"
    UNSOLVED = "unsolved"
    """Closed, not solved: a state of its own that says who decided it and why."""
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        return self not in FINAL

    @property
    def has_visitor(self) -> bool:
        return self in (CaseState.CLAIMED, CaseState.ON_THE_WAY, CaseState.ARRIVED)


FINAL = frozenset({CaseState.CLOSED, CaseState.UNSOLVED, CaseState.CANCELLED})

NEXT: Mapping[CaseState, frozenset[CaseState]] = {
    CaseState.LOOKING: frozenset(
        {CaseState.CLAIMED, CaseState.CANCELLED, CaseState.CLOSED, CaseState.UNSOLVED}
    ),
    CaseState.CLAIMED: frozenset(
        {
            CaseState.ON_THE_WAY,
            CaseState.ARRIVED,
            CaseState.LOOKING,
            CaseState.CANCELLED,
            CaseState.CLOSED,
            CaseState.UNSOLVED,
        }
    ),
    CaseState.ON_THE_WAY: frozenset(
        {
            CaseState.ARRIVED,
            CaseState.CLAIMED,
            CaseState.LOOKING,
            CaseState.CANCELLED,
            CaseState.CLOSED,
        }
    ),
    CaseState.ARRIVED: frozenset(
        {CaseState.REPORTED, CaseState.CLAIMED, CaseState.LOOKING, CaseState.CLOSED}
    ),
    CaseState.REPORTED: frozenset({CaseState.CLOSED, CaseState.LOOKING, CaseState.UNSOLVED}),
    CaseState.CLOSED: frozenset({CaseState.LOOKING}),
    CaseState.UNSOLVED: frozenset({CaseState.LOOKING}),
    CaseState.CANCELLED: frozenset(),
}
"""The allowed transitions.

A visit that is moved, or needs a second one, goes back to CLAIMED. A closed case opens again only
when the resident says that it is not solved, or not any more.
"""


def check_transition(state: CaseState, to: CaseState) -> None:
    """Raises WrongState unless a case may go from `state` to `to`."""
    if to not in NEXT[state]:
        raise WrongState("case-wrong-state", state=state.value, to=to.value)


class Rung(StrEnum):
    """Whom we ask while nobody has claimed a case; each has its time before the next."""

    FIRST_SQUAD = "first_squad"
    WIDER = "wider"
    """All of the first squad, after the best few kept silent."""
    NEXT_SQUAD = "next_squad"
    LEADERS = "leaders"
    STAFF = "staff"


class Mode(StrEnum):
    """How a case is done: 上门办, 预约办, 代办."""

    HOME = "home"
    CENTRE = "centre"
    PROXY = "proxy"


class Channel(StrEnum):
    """How a case reached us."""

    CHAT = "chat"
    PHONE = "phone"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a case is for, and where: the personal part, stored encrypted whole."""

    name: str
    phone: str | None
    address: str
    kinship: str | None = None
    """How the resident who filed it is related; None if it is for themselves."""


@dataclass(frozen=True, slots=True)
class Case:
    """One resident request.

    `wish_*` hold until somebody claims; `day` and `slot` are the appointment then. A claimed case
    without them has a visitor and no date: one was proposed, or is being looked for.
    `next_word_at` is the promise: by then the resident hears again.
    """

    id: int
    number: str
    item: str
    mode: Mode
    community: str
    state: CaseState
    rung: Rung
    squad: str | None
    resident_id: int
    filed_by: int
    channel: Channel
    subject: Subject
    answers: Mapping[str, Json]
    wish_day: date
    wish_slot: str
    day: date | None
    slot: str | None
    next_word_at: datetime
    created_at: datetime
    closed_at: datetime | None
    solved: bool | None
    rating: int | None
    decided_by: int | None = None
    decision: str | None = None
    """Who decided last that it is closed and not solved, and why, in their own words."""
    forgotten: bool = False
    """Whom and what it was about has gone; only the figures are left."""

    @property
    def undated(self) -> bool:
        """Whether a visitor has it and no date is agreed."""
        return self.state.has_visitor and self.day is None


class OfferState(StrEnum):
    OPEN = "open"
    CLAIMED = "claimed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Offer:
    """One case put before one member."""

    id: int
    case_id: int
    person_id: int
    squad: str
    state: OfferState
    offered_at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """Who comes. At most one live claim per case; a new one has a new door code."""

    id: int
    case_id: int
    person_id: int
    squad: str | None
    live: bool
    door_code: str
    wrong_tries: int
    locked: bool
    claimed_at: datetime
    confirmed_at: datetime | None
    on_the_way_at: datetime | None
    arrived_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class CallTask:
    """Words that could not be delivered in chat, to be said by phone until `deadline`."""

    id: int
    case_id: int | None
    person_id: int
    community: str
    words: str
    deadline: datetime
    state: str
    """`open`, `reached`, `given_up`, or `answered` once its reason has gone."""
    tries: int
    created_at: datetime
    reason: str | None = None
    """The event behind it, as `rules.calls` reads it."""
