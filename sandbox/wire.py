"""The wire log: every Bot API call and every update, for readers that trust nobody's memory."""

import json
import time
from collections import deque
from pathlib import Path
from typing import TextIO

from sandbox.bell import Bell
from sandbox.clock import MovableClock
from sandbox.records import Json


class WireLog:
    """Keeps the newest `size` entries in memory and, if asked, appends all of them to a file.

    Kinds: `call` (a Bot API call with its answer), `queued`, `handed` and `confirmed` (an update
    made, handed to a bot, and confirmed by it). `at_ms` is the sandbox's clock, `mono_ns` the
    machine's monotonic clock.
    """

    def __init__(
        self, clock: MovableClock, *, size: int = 10_000, path: Path | None = None
    ) -> None:
        self._clock = clock
        self._entries: deque[Json] = deque(maxlen=size)
        self._file: TextIO | None = path.open("a", encoding="utf-8") if path else None
        self.last = 0
        self.bell = Bell()

    def write(self, kind: str, **details: object) -> None:
        self.last += 1
        entry: Json = {
            "seq": self.last,
            "kind": kind,
            "at_ms": self._clock.now_ms(),
            "mono_ns": time.monotonic_ns(),
            **details,
        }
        self._entries.append(entry)
        if self._file:
            self._file.write(json.dumps(entry, ensure_ascii=False) + "\n")
            self._file.flush()
        self.bell.ring()

    async def read(self, after: int, limit: int, wait_s: float) -> list[Json]:
        """Up to `limit` entries newer than `after`; waits up to `wait_s` for the first."""
        await self.bell.until(lambda: self.last > after, wait_s)
        return [entry for entry in self._entries if entry["seq"] > after][:limit]

    def close(self) -> None:
        if self._file:
            self._file.close()
