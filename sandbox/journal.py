"""Everything that happens in any chat, in order: what a live page and a waiting person follow."""

from collections import deque

from sandbox.bell import Bell
from sandbox.records import Json


class Journal:
    """A bounded log of happenings; `last` is the number of the newest."""

    def __init__(self, size: int = 20_000) -> None:
        self._entries: deque[Json] = deque(maxlen=size)
        self.last = 0
        self.bell = Bell()

    def write(self, kind: str, **details: object) -> int:
        self.last += 1
        self._entries.append({"seq": self.last, "kind": kind, **details})
        self.bell.ring()
        return self.last

    def after(self, seq: int) -> list[Json]:
        """Entries newer than `seq`; a reader who fell too far behind gets one `lost` entry."""
        if not self._entries or seq >= self.last:
            return []
        first = int(self._entries[0]["seq"])
        if seq + 1 < first:
            return [{"seq": self.last, "kind": "lost"}]
        return [self._entries[i] for i in range(seq + 1 - first, len(self._entries))]

    async def wait(self, seq: int, seconds: float) -> list[Json]:
        await self.bell.until(lambda: self.last > seq, seconds)
        return self.after(seq)
