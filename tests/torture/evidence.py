"""What the checks go by, and what they find."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.torture.ledger import Ledger
from tests.torture.wire import Wire


@dataclass(frozen=True, slots=True)
class Died:
    """A death of the bot, and how many calls its rows had on the wire."""

    mono_ns: int
    sending: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that there is to go by. `ended_ms`: the sandbox's clock in the end."""

    wire: Wire
    ledger: Ledger
    deaths: tuple[Died, ...]
    ended_ms: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the table. `of` is how many there were to look at."""

    what: str
    count: int
    of: int
    ok: bool
    examples: tuple[str, ...] = ()


def none(what: str, bad: Iterable[Any], of: int) -> Finding:
    """A finding that is a breach as soon as there is one."""
    found = list(bad)
    return Finding(what, len(found), of, not found, tuple(str(one) for one in found[:3]))
