"""What this process has done since it started, counted for those who watch it."""

from datetime import timedelta
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics

from bot.verdicts import Fate
from storage.outbox import LANES, Lane

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800)

Outcome = Literal["done", "failed", "dead"]


class Meter:
    """Counts and times; nothing in it says who or what it was about."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self._updates = Counter(
            "wulian_updates",
            "Updates, by what became of them.",
            ["outcome"],
            registry=self.registry,
        )
        self._calls = Counter(
            "wulian_calls",
            "Calls to Telegram, by what became of them.",
            ["fate"],
            registry=self.registry,
        )
        self._handled_after = Histogram(
            "wulian_update_seconds",
            "From receiving an update to having handled it.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._sent_after = Histogram(
            "wulian_send_seconds",
            "From queueing a call to its getting through.",
            ["lane"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._done = self._updates.labels("done")
        self._by_fate = {fate: self._calls.labels(fate.value) for fate in Fate}
        self._by_lane = {lane: self._sent_after.labels(lane) for lane in LANES}
        self._on_the_wire = Histogram(
            "wulian_wire_seconds",
            "From making a call to Telegram's answer.",
            buckets=_SECONDS,
            registry=self.registry,
        )

    def handled(self, after: timedelta) -> None:
        """An update was handled, so long after it was received."""
        self._done.inc()
        self._handled_after.observe(after.total_seconds())

    def not_handled(self, outcome: Outcome) -> None:
        """An attempt failed, or an update was given up."""
        self._updates.labels(outcome).inc()

    def answered(self, seconds: float) -> None:
        """Telegram answered a call, so long after it was made."""
        self._on_the_wire.observe(seconds)

    def landed(self, fate: Fate, lane: Lane, after: timedelta) -> None:
        """A call has come to something, so long after it was queued."""
        self._by_fate[fate].inc()
        if fate is Fate.SENT:
            self._by_lane[lane].observe(after.total_seconds())
