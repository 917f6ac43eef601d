"""Telegram's flood limits, when switched on: how often a bot may speak."""

from collections import deque
from dataclasses import dataclass
from math import ceil

from sandbox.records import Room
from sandbox.refusals import too_many


@dataclass(frozen=True, slots=True)
class Allowance:
    """At most `count` messages within `window_ms`."""

    count: int
    window_ms: int


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """Defaults from the Bot FAQ: 30 per second, 1 per second and chat, 20 per minute and group."""

    on: bool = False
    overall: Allowance = Allowance(30, 1000)
    private: Allowance = Allowance(1, 1000)
    group: Allowance = Allowance(20, 60_000)


class Limits:
    def __init__(self, settings: LimitSettings) -> None:
        self.settings = settings
        self._sent: dict[object, deque[int]] = {}
        self.refused = 0

    def spend(self, bot_id: int, room: Room, now_ms: int, count: int = 1) -> None:
        """Count messages of `bot_id` into `room`, or raise `Refusal` 429.

        An album goes whole, as long as its first message may go.
        """
        if not self.settings.on:
            return
        chat = self.settings.group if room.chat < 0 else self.settings.private
        asked = [(bot_id, self.settings.overall), ((bot_id, room), chat)]
        wait = max(self._wait_ms(key, allowance, now_ms) for key, allowance in asked)
        if wait:
            self.refused += 1
            raise too_many(ceil(wait / 1000))
        for key, _ in asked:
            self._sent[key].extend([now_ms] * count)

    def _wait_ms(self, key: object, allowance: Allowance, now_ms: int) -> int:
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] <= now_ms - allowance.window_ms:
            sent.popleft()
        if len(sent) < allowance.count:
            return 0
        return sent[-allowance.count] + allowance.window_ms - now_ms
