"""Typed callback data: what a button means, in at most 64 bytes."""

from dataclasses import dataclass

LIMIT = 64
"""Bytes of callback data that Telegram takes."""
LONGEST_ID = 18
"""Digits of a row id that every database can hold."""


@dataclass(frozen=True, slots=True)
class Press:
    """One meaning of a button: a verb of the table in `handlers/presses.py`, the id of the
    row it is about, a value, and the version of the card it stands on."""

    verb: str
    subject: int = 0
    value: str = ""
    version: int = 0

    def pack(self) -> str:
        """As callback data. Raises ValueError when it is too long for Telegram."""
        packed = f"{self.verb}|{self.subject}|{self.version}|{self.value}"
        if len(packed.encode()) > LIMIT:
            raise ValueError(f"callback data over {LIMIT} bytes: {packed!r}")
        return packed


def number_in(value: str) -> int:
    """The row id that a button carries as its value; 0, which no row has, for anything else."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= LONGEST_ID else 0


def unpack(data: str) -> Press | None:
    """What the data means; None for anything that `pack` did not write."""
    verb, *rest = data.split("|", 3)
    if len(rest) != 3 or not rest[0].isascii() or not rest[0].isdecimal():
        return None
    subject, version, value = rest
    if (
        not version.isascii()
        or not version.isdecimal()
        or len(subject) > LONGEST_ID
        or len(version) > 9
    ):
        return None
    return Press(verb, int(subject), value, int(version))
