"""`GET /metrics`: the figures of the installation, in the text format of Prometheus.

What stands in the database is read when somebody asks; what happened since the start comes from
the meter. No figure names a person, a place or a case.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.clock import Clock
from bot.meter import Meter
from rules.cases import FINAL, CaseState
from storage import figures
from storage.errors import StorageUnavailable
from storage.inbox import InboxBacklog, inbox_backlog
from storage.outbox import LANES, Lane, OutboxBacklog, outbox_backlog
from storage.promises import PromisesMet
from storage.store import Store
from storage.work import Db

LATE_AFTER = timedelta(minutes=1)
"""What is so long past its time counts as late."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Figures:
    """One look at the database."""

    cases: dict[str, int]
    inbox: InboxBacklog
    queued: Mapping[Lane, figures.Waiting]
    outbox: OutboxBacklog
    late: figures.Late
    promises: PromisesMet


async def look(db: Db, now: datetime) -> Figures:
    return Figures(
        cases=await figures.open_cases_by_state(db),
        inbox=await inbox_backlog(db),
        queued=await figures.queued_by_lane(db),
        outbox=await outbox_backlog(db),
        late=await figures.dues_late(db, now - LATE_AFTER),
        promises=await figures.promises_said(db, now - WEEK, now),
    )


@dataclass(frozen=True, slots=True)
class Metrics:
    """What the page is made of."""

    store: Store
    clock: Clock
    meter: Meter

    async def page(self, _request: Request) -> Response:
        """503 while the database cannot be read."""
        now = self.clock.now()
        try:
            async with self.store.reading() as reading:
                found = await look(reading, now)
        except StorageUnavailable:
            return PlainTextResponse("the storage cannot be read", 503)
        text = generate_latest(self.meter.registry) + generate_latest(_standing(found, now))
        return Response(text, media_type=CONTENT_TYPE_LATEST)


def _standing(found: Figures, now: datetime) -> CollectorRegistry:
    registry = CollectorRegistry()
    _by(registry, "cases_open", "Open cases, by state.", "state", _cases(found))
    counts = [(lane, _count(found.queued.get(lane))) for lane in LANES]
    _by(registry, "outbox_waiting", "Calls that wait, by lane.", "lane", counts)
    ages = [(lane, _age(_since(found.queued.get(lane)), now)) for lane in LANES]
    _by(registry, "outbox_oldest_seconds", "Age of the oldest call that waits.", "lane", ages)
    promises = [
        ("no", found.promises.broken),
        ("yes", found.promises.met - found.promises.broken),
    ]
    _by(registry, "promises_week", "Promised words said in seven days.", "kept", promises)
    for name, what, value in _single(found, now):
        Gauge(f"wulian_{name}", what, registry=registry).set(value)
    return registry


def _cases(found: Figures) -> list[tuple[str, float]]:
    return [(state.value, found.cases.get(state, 0)) for state in CaseState if state not in FINAL]


def _single(found: Figures, now: datetime) -> tuple[tuple[str, str, float], ...]:
    return (
        ("inbox_waiting", "Updates that wait.", found.inbox.waiting),
        ("inbox_oldest_seconds", "Age of the oldest of them.", _age(found.inbox.oldest, now)),
        ("dead_letters", "Updates given up that staff have not seen.", found.inbox.dead),
        ("dead_calls", "Calls given up that staff have not seen.", found.outbox.dead),
        ("due_late", "What fell due over a minute ago and is not done.", found.late.count),
        ("due_failing", "Of these, what was tried and failed.", found.late.failing),
        ("due_oldest_seconds", "By how much the oldest is late.", _age(found.late.oldest, now)),
    )


def _by(
    registry: CollectorRegistry,
    name: str,
    what: str,
    label: str,
    values: Iterable[tuple[str, float]],
) -> None:
    gauge = Gauge(f"wulian_{name}", what, [label], registry=registry)
    for value, count in values:
        gauge.labels(value).set(count)


def _count(waiting: figures.Waiting | None) -> int:
    return waiting.count if waiting else 0


def _since(waiting: figures.Waiting | None) -> datetime | None:
    return waiting.oldest if waiting else None


def _age(since: datetime | None, now: datetime) -> float:
    return max((now - since).total_seconds(), 0.0) if since else 0.0
