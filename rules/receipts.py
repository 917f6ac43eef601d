"""Originals handed over and given back, each time against a receipt with a number of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ELSE = "else"
"""The key of what is not on the item's checklist; `Things.other` says what it is."""


class ReceiptKind(StrEnum):
    TAKEN = "taken"
    """From the resident to the one who does the errand."""
    RETURNED = "returned"
    """Back to the resident, or kept by the office."""


class Answer(StrEnum):
    """What the resident says to a receipt."""

    AGREED = "agreed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Things:
    """What changes hands: keys of the checklist and `ELSE`.

    Of what is returned, `kept` stays with the office, and `new` is handed over for the first
    time, such as the document that was applied for.
    """

    keys: tuple[str, ...]
    other: str = ""
    kept: tuple[str, ...] = ()
    new: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One handing over. `holder` has the originals from a taking on, and no more after a return."""

    id: int
    case_id: int
    number: str
    kind: ReceiptKind
    holder: int
    things: Things
    at: datetime
    answer: Answer | None


def number_of(case_number: str, before: int) -> str:
    """ "26-0123-7/2": the case's number, and which of its receipts it is."""
    return f"{case_number}/{before + 1}"


def outstanding(receipts: Iterable[Receipt]) -> tuple[str, ...]:
    """Keys of everything that was taken and has not come back, the oldest first."""
    out: list[str] = []
    for receipt in receipts:
        if receipt.kind is ReceiptKind.TAKEN:
            out += (key for key in receipt.things.keys if key not in out)
        else:
            gone = {*receipt.things.keys, *receipt.things.kept}
            out = [key for key in out if key not in gone]
    return tuple(out)


def other_words(receipts: Iterable[Receipt]) -> str:
    """What `ELSE` stands for, from every taking that named something."""
    said = (receipt.things.other for receipt in receipts)
    return "；".join(dict.fromkeys(words for words in said if words))
