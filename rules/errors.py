"""Everything that can go wrong by somebody's doing, as one tree.

An error carries the id of a Fluent text and its arguments, never a sentence: the person who
reads it chooses the language.

* WulianError
    * AnswerRefused   a form answer that could not be read, or that does not fit
    * NotAllowed      the viewer may not see or do this
    * NotFound        no such case, person, place or entry
    * Stale           a button on an old card, or a question that was already answered
    * AlreadyTaken    somebody else was faster; the loser of a race
    * CapReached      more than one person, one address or one talk can mean; staff are told
    * WrongState      the case, offer or dialog is in a state in which this cannot be done
    * InviteRefused   an invite that is forged, expired, spent or damaged
    * SettingsWrong   configuration or catalogue that cannot be used
"""

from collections.abc import Mapping


class WulianError(Exception):
    """Base of the tree. `key` is a Fluent text id, `arguments` go into that text."""

    def __init__(self, key: str, **arguments: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.arguments: Mapping[str, str | int] = arguments

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WulianError):
            return NotImplemented
        return (type(self), self.key, self.arguments) == (type(other), other.key, other.arguments)

    def __hash__(self) -> int:
        return hash((type(self), self.key, tuple(sorted(self.arguments.items()))))

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.key}({shown})" if shown else self.key


class AnswerRefused(WulianError):
    """A form answer that could not be read, or that does not fit the question."""


class NotAllowed(WulianError):
    """The viewer may not see or do this."""


class NotFound(WulianError):
    """No such case, person, place or entry."""


class Stale(WulianError):
    """A button on an old card, or for a question that was already answered."""


CAPS = ("cases", "address", "letters")
"""What there are caps for."""


class CapReached(WulianError):
    """More than one person, one address or one talk can mean. `cap` is one of CAPS, its text
    `cap-CAP`; staff of `community` are told."""

    def __init__(
        self, cap: str, community: str, *, case_id: int | None = None, **arguments: str | int
    ) -> None:
        super().__init__(f"cap-{cap}", **arguments)
        self.cap = cap
        self.community = community
        self.case_id = case_id


class AlreadyTaken(WulianError):
    """Somebody else was faster."""


class WrongState(WulianError):
    """The case, offer or dialog is in a state in which this cannot be done."""


class InviteRefused(WulianError):
    """An invite that is forged, expired, spent or damaged."""


class SettingsWrong(WulianError):
    """Configuration or catalogue that cannot be used."""
