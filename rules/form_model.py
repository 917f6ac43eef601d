"""The words of the form engine: steps, forms, dialogs, answers, facts, events."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from rules.cases import Json
from rules.errors import AnswerRefused, Stale, WrongState
from rules.places import Town
from rules.slots import DEFAULT_SLOTS, Slot


class StepKind(StrEnum):
    """What is asked, and so how an answer is read and what value is kept.

    CHOICE keeps the choice's value, CHOICES a list of them in the form's order, YES_NO "yes" or
    "no", FOR_WHOM "self", "relative:ID" or "new", TEXT, NAME and ADDRESS the cleaned words (TEXT
    with `voice` also {"voice": file id, "seconds": …}), PHONE an E.164 number, ID_NUMBER its 18
    characters, DATE "2026-12-03", SLOT a slot id, PLACE a community's id, LOCATION
    {"latitude": …, "longitude": …} or {"landmark": …}, PHOTO {"file_id": …, "unique_id": …},
    PHOTOS a list of those, CONSENT {"by": who said yes, "for": for whom, "at": when}. REVIEW
    keeps nothing.
    """

    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    NAME = "name"
    PHONE = "phone"
    ID_NUMBER = "id-number"
    ADDRESS = "address"
    DATE = "date"
    SLOT = "slot"
    YES_NO = "yes-no"
    FOR_WHOM = "for-whom"
    PLACE = "place"
    LOCATION = "location"
    PHOTO = "photo"
    PHOTOS = "photos"
    CONSENT = "consent"
    REVIEW = "review"


class Days(StrEnum):
    """Which days a DATE step takes: one to come that has a free slot, one gone by, or any day
    ahead, such as the last day on which a paper holds."""

    WISH = "wish"
    PAST = "past"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the answer to `step` is one of `values`; "relative" means any relative."""

    step: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One question.

    `ends_on` are choices that end it all. `longest` is in characters and `voice` allows a voice
    note instead, for TEXT; `most` is how many PHOTOS; `not_after` names the step whose day is the
    last one that a DATE takes. What is `told` stands on the card of whoever does the job.
    """

    key: str
    kind: StepKind
    choices: tuple[str, ...] = ()
    optional: bool = False
    only_if: Condition | None = None
    ends_on: tuple[str, ...] = ()
    longest: int = 500
    days: Days = Days.WISH
    voice: bool = False
    most: int = 5
    not_after: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A tuple of steps under a name; `version` changes whenever the steps do."""

    name: str
    version: int
    steps: tuple[Step, ...]

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)


@dataclass(frozen=True, slots=True)
class Dialog:
    """How far somebody is in a form; goes through JSON between every two answers.

    `editing` is the step being changed from the review, `page` the calendar month on show
    ("2026-12") or the street whose communities are; both are "" when there is none. `gathered`
    holds what the open question has so far if it takes several answers: ticks or photos.
    """

    form: str
    form_version: int
    answers: Mapping[str, Json] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    editing: str = ""
    page: str = ""
    gathered: Mapping[str, list[Json]] = field(default_factory=dict)

    def to_json(self) -> str:
        raw = {part.name: getattr(self, part.name) for part in fields(self)}
        return json.dumps(raw, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Dialog":
        """Raises WrongState("dialog-unreadable") for anything that `to_json` did not write."""
        try:
            raw = json.loads(text)
            return cls(**{**raw, "skipped": tuple(raw["skipped"])})
        except (ValueError, TypeError, KeyError) as wrong:
            raise WrongState("dialog-unreadable") from wrong


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """A button. `step` is the question it was shown under, where the card knows it."""

    value: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    file_id: str
    unique_id: str


@dataclass(frozen=True, slots=True)
class Voice:
    file_id: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Location:
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Contact:
    """`own`: Telegram says that it is the number of the account that sent it."""

    phone: str
    name: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Other:
    """Anything else that a chat can carry: "sticker", "video", "poll" …"""

    kind: str


Answer: TypeAlias = Text | Tap | Photo | Voice | Location | Contact | Other


@dataclass(frozen=True, slots=True)
class SavedPerson:
    """Somebody a request can be for. `id` is "self" or the relative's id."""

    id: str
    name: str = ""
    kinship: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the engine must know of the world, loaded beforehand.

    `free` maps a day to the ids of its free slots (None: no limit); `closed` are days on which
    nobody serves. `labels` holds, for each step and choice value, its labels in every language;
    `titles` the short names of the steps, for "change the address". `area_code` ("0662") is put
    before local phone numbers; without one they are refused. `offered` are the communities to
    choose a place from, where they are not all; any other one can be typed all the same.
    """

    today: date
    now: datetime
    earliest: date
    latest: date
    people: tuple[SavedPerson, ...] = ()
    free: Mapping[date, tuple[str, ...]] | None = None
    closed: frozenset[date] = frozenset()
    slots: tuple[Slot, ...] = DEFAULT_SLOTS
    region: str = "CN"
    area_code: str = ""
    town: Town | None = None
    offered: tuple[str, ...] = ()
    labels: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def person(self, id: str) -> SavedPerson | None:
        return next((person for person in self.people if person.id == id), None)

    def free_slots(self, day: date) -> tuple[str, ...]:
        if self.free is None:
            return tuple(slot.id for slot in self.slots)
        return self.free.get(day, ())


@dataclass(frozen=True, slots=True)
class Asked:
    """Ask this now; for a date, show the month `page` ("2026-12")."""

    step: Step
    page: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Say why, and ask this again; for a date, show the month `dialog.page`."""

    step: Step
    error: AnswerRefused | Stale


@dataclass(frozen=True, slots=True)
class Completed:
    answers: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Ended:
    """A choice that makes the rest needless, such as "already certified"."""

    step: Step
    value: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    pass


@dataclass(frozen=True, slots=True)
class PersonWanted:
    """Talk to a person; the form waits where it is."""

    step: Step


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing to do, such as "back" at the first question."""

    step: Step


@dataclass(frozen=True, slots=True)
class FormChanged:
    """The catalogue changed the form meanwhile; these answers no longer fit."""

    dropped: tuple[str, ...]


FormEvent: TypeAlias = (
    Asked | Refused | Completed | Ended | Cancelled | PersonWanted | Unchanged | FormChanged
)
