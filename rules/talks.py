"""Talks: a resident with the duty person, or with the visitor of a case; we pass words on.

Neither side sees the other's account or phone.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.form_model import Answer, Location, Other, Photo, Text, Voice


class TalkKind(StrEnum):
    """Whom the resident talks with."""

    DESK = "desk"
    VISIT = "visit"


class TalkState(StrEnum):
    """A talk with the duty person waits until somebody takes it; one about a visit is open."""

    WAITING = "waiting"
    OPEN = "open"
    ENDED = "ended"


class Ending(StrEnum):
    """Why a talk ended."""

    SAID = "said"
    """One of the two said so."""
    IDLE = "idle"
    CALL = "call"
    """The resident would rather be called."""
    CALLED = "called"
    """It was settled by phone."""
    OVER = "over"
    """The visit is over, or somebody else comes."""
    UNREACHABLE = "unreachable"
    """One side cannot be reached in chat; the last words go by phone."""


@dataclass(frozen=True, slots=True)
class Relay:
    """One talk.

    `other_id` is the visitor, or who of the staff has it or is asked to take it; None while
    nobody is asked. `deadline` is set while the resident is owed an answer. `tried` are those
    asked so far; `nudges` counts reminders to who has it, `alerts` those to all the staff.
    """

    id: int
    kind: TalkKind
    resident_id: int
    other_id: int | None
    case_id: int | None
    claim_id: int | None
    community: str
    state: TalkState
    tried: tuple[int, ...]
    deadline: datetime | None
    answered_at: datetime | None
    nudges: int
    alerts: int
    opened_at: datetime
    ended_at: datetime | None

    @property
    def served(self) -> bool:
        """Whether staff have answered the resident in it."""
        return self.kind is TalkKind.DESK and self.answered_at is not None

    def opposite(self, person_id: int) -> int | None:
        """Who hears what `person_id` says."""
        return self.other_id if person_id == self.resident_id else self.resident_id

    def is_between(self, person_id: int | None) -> bool:
        """Whether the person is one of the two who talk, or may write ahead while waiting."""
        if person_id is None:
            return False
        taken = self.state is TalkState.OPEN and person_id == self.other_id
        return taken or person_id == self.resident_id


class LineKind(StrEnum):
    """What can be passed on; everything else gets a kind word."""

    TEXT = "text"
    PHOTO = "photo"
    VOICE = "voice"
    LOCATION = "location"
    DOCUMENT = "document"
    VIDEO = "video"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody sends into a talk: words or a caption, and the message it is in."""

    kind: LineKind
    words: str
    message_id: int


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said in a talk; `words` are stored encrypted."""

    id: int
    talk_id: int
    person_id: int
    kind: LineKind
    words: str
    message_id: int
    at: datetime


_FILES = {kind.value: kind for kind in (LineKind.DOCUMENT, LineKind.VIDEO, LineKind.AUDIO)}


def line_kind(answer: Answer) -> LineKind | None:
    """As what it can be passed on; None for stickers, contacts and the like."""
    match answer:
        case Text():
            return LineKind.TEXT
        case Photo():
            return LineKind.PHOTO
        case Voice():
            return LineKind.VOICE
        case Location():
            return LineKind.LOCATION
        case Other(kind):
            return _FILES.get(kind)
        case _:
            return None
