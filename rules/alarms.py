"""Alarms: words of danger that staff are told of at once, and what follows within a while.

The first one is loud. Whoever goes on, or whoever joins in in the same group, is counted; other
words are kept beside the count, so that nothing that was said is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rules.answers.words import plain

MOST_KEPT = 10
"""So many different words are kept of one alarm; what follows is counted with the last."""
LONGEST = 200
"""So many characters of each are kept."""


@dataclass(frozen=True, slots=True)
class Cry:
    """Words of danger of one account. `chat_id` is the account's own or a group's; `call` is the
    number to call; `person_id` is None for somebody in a group whom we do not know."""

    account: int
    person_id: int | None
    chat_id: int
    call: str
    words: str

    @property
    def in_group(self) -> bool:
        return self.chat_id != self.account


@dataclass(frozen=True, slots=True)
class Alarm:
    """One cry as it is kept, said so many `times` between `at` and `last_at`. `loud_id` is the
    alarm towards which it counts, None for one that was told at once, to the staff of
    `community`."""

    id: int
    loud_id: int | None
    person_id: int | None
    in_group: bool
    community: str
    call: str
    words: str
    times: int
    at: datetime
    last_at: datetime


def kept_words(text: str) -> str:
    """What is kept of a cry."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def counts_with(cry: Cry, heard: Sequence[Alarm]) -> Alarm | None:
    """Which of the words heard before it repeats; None for something new to be kept."""
    words = plain(kept_words(cry.words))
    same = (one for one in heard if plain(one.words) == words)
    return next(same, heard[-1] if len(heard) >= MOST_KEPT else None)
