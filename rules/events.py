"""What can happen to a case. A verb returns events; each is also a row.

Events carry ids and words of the vocabulary, never names, phones or addresses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.cases import Json


class EventKind(StrEnum):
    """The verbs in the past tense."""

    SUBMITTED = "submitted"
    SET_ASIDE = "set_aside"
    """The visit is weeks away: people are asked when it comes near."""
    OFFERED = "offered"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    CLAIMED = "claimed"
    CLAIM_LOST = "claim_lost"
    ASSIGNED = "assigned"
    RELEASED = "released"
    """Staff gave the case to somebody else."""
    HANDED_BACK = "handed_back"
    SET_OUT = "set_out"
    CODE_WRONG = "code_wrong"
    CODE_LOCKED = "code_locked"
    CODE_RENEWED = "code_renewed"
    """Staff have made sure who is at the door."""
    ARRIVED = "arrived"
    COMPLETED = "completed"
    CONFIRMED = "confirmed"
    NOT_SOLVED = "not_solved"
    NOT_SOLVED_WHY = "not_solved_why"
    UNSOLVED = "unsolved"
    """Staff decided that it cannot be solved."""
    FOLLOW_UP_ASKED = "follow_up_asked"
    STILL_FINE = "still_fine"
    NOT_FINE = "not_fine"
    RATED = "rated"
    CREDITED = "credited"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    ESCALATED = "escalated"
    STILL_LOOKING = "still_looking"
    STILL_WAITING = "still_waiting"
    REMINDED = "reminded"
    VISIT_CONFIRMED = "visit_confirmed"
    VISIT_ASKED = "visit_asked"
    NO_WORD = "no_word"
    """Neither side said whether somebody came: staff have to find out."""
    NOBODY_CAME = "nobody_came"
    RESIDENT_ABSENT = "resident_absent"
    """Nobody opened; the visitor proposes another time."""
    WAS_HOME = "was_home"
    """The resident says that they were there all the time."""
    SECOND_VISIT = "second_visit"
    """Not done in one visit; the visitor proposes when to come again."""
    WISH_CHANGED = "wish_changed"
    MOVE_PROPOSED = "move_proposed"
    MOVE_AGREED = "move_agreed"
    MOVE_REFUSED = "move_refused"
    MOVE_LAPSED = "move_lapsed"
    DATE_WANTED = "date_wanted"
    """A visitor has it and no date could be agreed on."""
    OTHER_WANTED = "other_wanted"
    """The visitor cannot come at the resident's time: somebody else is to."""
    HAND_OVER_PROPOSED = "hand_over_proposed"
    HAND_OVER_REFUSED = "hand_over_refused"
    HAND_OVER_LAPSED = "hand_over_lapsed"
    HANDED_OVER = "handed_over"
    AT_RISK = "at_risk"
    """The evening before, and the visitor has not confirmed."""
    NUDGED = "nudged"
    CONFIRMATION_ASKED = "confirmation_asked"
    UNCONFIRMED = "unconfirmed"
    CALL_NEEDED = "call_needed"
    CALL_LATE = "call_late"
    CALLED = "called"
    DISCLOSED = "disclosed"
    DANGER = "danger"
    JOINED = "joined"
    REOPENED = "reopened"
    """Staff opened a closed case again."""
    SETTLED = "settled"
    """Staff closed it as done, on the resident's word."""
    TOLD = "told"
    """Staff sent the resident words of their own."""
    DUTY_CHANGED = "duty_changed"
    APPLIED = "applied"
    APPLICATION_DECIDED = "application_decided"
    GROUP_LINKED = "group_linked"
    STATEMENT = "statement"
    """A member's points of the month that has ended."""
    MORNING_LIST = "morning_list"
    """A member's visits of the day."""
    MORNING_BOARD = "morning_board"
    """A place's figures of the day, for its staff."""
    WORDS_DUE = "words_due"
    """Several cases of one resident had their promised word at once."""
    LIMIT_NEAR = "limit_near"
    LIMIT_OVER = "limit_over"
    NOTED = "noted"
    PERSON_WANTED = "person_wanted"
    DUE_AGAIN = "due_again"
    ORIGINALS_TAKEN = "originals_taken"
    ORIGINALS_RETURNED = "originals_returned"
    RECEIPT_AGREED = "receipt_agreed"
    RECEIPT_DISPUTED = "receipt_disputed"
    NEXT_STEP_DUE = "next_step_due"
    """What usually follows a closed case can be asked for now."""
    FORGOTTEN = "forgotten"
    """The personal part of a case, or of a person, has gone."""
    DEAD_LETTER = "dead_letter"
    TALK_WANTED = "talk_wanted"
    TALK_ASKED = "talk_asked"
    """Somebody on duty is asked to take a talk; `before` is who had it."""
    TALK_TAKEN = "talk_taken"
    TALK_NUDGED = "talk_nudged"
    TALK_UNANSWERED = "talk_unanswered"
    """Everybody on duty had their time; all the staff are told."""
    TALK_OPENED = "talk_opened"
    """Resident and visitor of a case begin to talk."""
    TALK_ENDED = "talk_ended"
    DUTY_SWITCHED = "duty_switched"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: what, to which case, by whom, when, from which message.

    `by` is None when the clock did it. `source` is the inbox sequence of the message
    behind it. `id` is 0 until the row is written.
    """

    kind: EventKind
    case_id: int | None
    by: int | None
    at: datetime
    data: Mapping[str, Json]
    source: int | None = None
    id: int = 0
