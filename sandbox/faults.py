"""Trouble on the line, switched on by whoever tries a bot."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from sandbox.records import Json

CALL_OUTCOMES = ("answer", "status", "reset")
BATCH_OUTCOMES = ("duplicate", "reorder")


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with which calls.

    `outcome`: `answer` (only late, by `wait_ms` of real time), `status` (an HTTP `status` instead
    of the answer), `reset` (the connection breaks), and for `getUpdates` `duplicate` (each update
    twice) or `reorder` (the batch in another order). `after` says whether the call takes effect
    before it goes wrong.
    """

    outcome: str
    method: str = "*"  # a pattern such as "send*", compared without case
    after: bool = False
    wait_ms: int = 0
    status: int = 502
    retry_after: int = 1  # seconds, for status 429
    probability: float = 1.0
    count: int | None = None  # how many more times; None is for ever

    def meets(self, method: str) -> bool:
        return fnmatchcase(method.lower(), self.method.lower())


class Faults:
    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._active: list[Fault] = []
        self.on_change: Callable[[], None] = _nobody_listens

    @property
    def active(self) -> tuple[Fault, ...]:
        return tuple(self._active)

    def add(self, fault: Fault) -> None:
        """Switch a fault on. Raises `ValueError` for an outcome that does not exist."""
        if fault.outcome not in CALL_OUTCOMES + BATCH_OUTCOMES:
            raise ValueError(f"unknown outcome {fault.outcome!r}")
        self._active.append(fault)
        self.on_change()

    def clear(self) -> None:
        if self._active:
            self._active.clear()
            self.on_change()

    def for_call(self, method: str) -> Fault | None:
        """The fault that strikes this call, if any; its count goes down by one."""
        return self._strike(method, CALL_OUTCOMES)

    def batch(self, updates: list[Json]) -> list[Json]:
        """The updates as a troubled line would hand them out."""
        if updates and self._strike("getUpdates", ("duplicate",)):
            updates = [update for update in updates for _ in range(2)]
        if len(updates) > 1 and self._strike("getUpdates", ("reorder",)):
            updates = self._rng.sample(updates, len(updates))
        return updates

    def _strike(self, method: str, outcomes: tuple[str, ...]) -> Fault | None:
        for place, fault in enumerate(self._active):
            if fault.outcome in outcomes and fault.meets(method) and self._chance(fault):
                self._use_up(place, fault)
                return fault
        return None

    def _chance(self, fault: Fault) -> bool:
        return fault.probability >= 1.0 or self._rng.random() < fault.probability

    def _use_up(self, place: int, fault: Fault) -> None:
        if fault.count is None:
            return
        if fault.count <= 1:
            del self._active[place]
        else:
            self._active[place] = replace(fault, count=fault.count - 1)
        self.on_change()


def _nobody_listens() -> None:
    pass
