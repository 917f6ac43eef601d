"""How much a run does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """`turns`: how often each contestant runs; medians are reported."""

    chats: int
    turns: int
    pushes: int
    members: int
    cases: tuple[int, int]


FULL = Size(chats=200, turns=3, pushes=20_000, members=20_000, cases=(10_000, 1_000_000))
SMALL = Size(chats=40, turns=1, pushes=1_000, members=2_000, cases=(1_000, 20_000))
"""For trying the bench itself; its figures mean nothing."""
