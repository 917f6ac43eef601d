"""Why somebody is called, and when the reason has gone."""

from collections.abc import Mapping
from enum import StrEnum

from rules.events import EventKind

E = EventKind

WANTED = "wanted"
"""The reason of a call that somebody asked for."""
MESSAGE = "message"
"""The reason of a call that passes on what somebody said."""


class Purpose(StrEnum):
    """What staff read in the list of calls to make."""

    NEWS = "news"
    REMINDER = "reminder"
    QUESTION = "question"
    WANTED = "wanted"
    MESSAGE = "message"


QUESTIONS = frozenset(
    {
        E.COMPLETED,
        E.CONFIRMATION_ASKED,
        E.VISIT_ASKED,
        E.MOVE_PROPOSED,
        E.HAND_OVER_PROPOSED,
        E.FOLLOW_UP_ASKED,
    }
)
"""What asks the reader for an answer."""

_VISIT_TO_COME = frozenset({E.CLAIMED, E.ASSIGNED, E.MOVE_AGREED, E.REMINDED, E.MOVE_PROPOSED})
_WAITING = frozenset({E.SUBMITTED, E.STILL_LOOKING, E.STILL_WAITING, E.ESCALATED, E.SET_ASIDE})
_VISIT = _VISIT_TO_COME | {E.SET_OUT, E.ARRIVED, E.VISIT_ASKED, E.HAND_OVER_PROPOSED}
_ANSWERED = frozenset({E.COMPLETED, E.CONFIRMATION_ASKED})

ANSWERED_BY: Mapping[EventKind, frozenset[EventKind]] = {
    E.CONFIRMED: _ANSWERED,
    E.NOT_SOLVED: _ANSWERED,
    E.CLOSED: _VISIT | _WAITING | _ANSWERED,
    E.UNSOLVED: _VISIT | _WAITING | _ANSWERED,
    E.CANCELLED: _VISIT | _WAITING | _ANSWERED,
    E.MOVE_AGREED: _VISIT_TO_COME,
    E.MOVE_REFUSED: frozenset({E.MOVE_PROPOSED}),
    E.MOVE_LAPSED: frozenset({E.MOVE_PROPOSED}),
    E.WISH_CHANGED: _WAITING,
    E.HANDED_BACK: _VISIT_TO_COME,
    E.RELEASED: _VISIT_TO_COME,
    E.ARRIVED: _VISIT,
    E.NOBODY_CAME: _VISIT,
    E.STILL_FINE: frozenset({E.FOLLOW_UP_ASKED}),
    E.NOT_FINE: frozenset({E.FOLLOW_UP_ASKED}),
}
"""What happens to a case, and the reasons of calls about it that are gone with it: the question
is answered, or what was to be said is no longer so."""


_OVER = frozenset({E.CONFIRMED, E.NOT_SOLVED, E.CLOSED, E.UNSOLVED, E.CANCELLED})


def is_answered(reason: str | None, by: EventKind) -> bool:
    """Whether what happened to a case makes a call about it needless. What could not be delivered
    has no reason, and is news until the end of the case."""
    return by in _OVER if reason is None else reason in ANSWERED_BY[by]


def purpose_of(reason: str | None) -> Purpose:
    """What a call is for, by the reason it was made with."""
    if reason in (WANTED, MESSAGE):
        return Purpose(reason)
    if reason == E.REMINDED:
        return Purpose.REMINDER
    return Purpose.QUESTION if reason in QUESTIONS else Purpose.NEWS
