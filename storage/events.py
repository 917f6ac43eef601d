"""What happened, the points it earned, and the notes that were left."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from rules.events import Event, EventKind
from storage.instants import from_ms, to_ms
from storage.personal import opened, sealed
from storage.work import Db, Row, Work


@dataclass(frozen=True, slots=True)
class Note:
    """Words of a visitor or of staff about a case; `photo` is a Telegram file id."""

    case_id: int
    person_id: int
    words: str
    photo: str | None
    at: datetime


def _event(row: Row) -> Event:
    return Event(
        kind=EventKind(row["kind"]),
        case_id=row["case_id"],
        by=row["by_person"],
        at=from_ms(row["at"]),
        data=json.loads(row["data"]),
        source=row["source"],
        id=row["id"],
    )


async def add_event(work: Work, event: Event) -> Event:
    """Writes the event and returns it with its id."""
    row = await work.one(
        "add_event",
        kind=event.kind.value,
        case_id=event.case_id,
        by_person=event.by,
        at=to_ms(event.at),
        data=json.dumps(dict(event.data)),
        source=event.source,
    )
    assert row is not None
    return replace(event, id=row["id"])


async def event_by_id(db: Db, event_id: int) -> Event | None:
    row = await db.one("event_by_id", id=event_id)
    return _event(row) if row else None


async def events_of_case(db: Db, case_id: int) -> tuple[Event, ...]:
    """The timeline of a case, the oldest first."""
    return tuple(_event(row) for row in await db.many("events_of_case", case_id=case_id))


async def last_waiting_word(db: Db, resident_id: int) -> datetime | None:
    """When the resident was last told, about any case, that it is still not done."""
    row = await db.one("last_waiting_word", resident_id=resident_id)
    return from_ms(row["at"]) if row else None


async def add_points(
    work: Work, person_id: int, case_id: int, credits: int, reason: str, now: datetime
) -> bool:
    """Whether this call added them; they are given once per person, case and reason."""
    row = await work.one(
        "add_points",
        person_id=person_id,
        case_id=case_id,
        credits=credits,
        reason=reason,
        at=to_ms(now),
    )
    return row is not None


async def points_of(db: Db, person_id: int) -> int:
    row = await db.one("points_of", person_id=person_id)
    assert row is not None
    return int(row["total"])


async def everybody_with_points(
    db: Db, since: datetime, until: datetime
) -> tuple[tuple[int, int], ...]:
    """Who earned how much from `since` until before `until`: (person, credits)."""
    rows = await db.many("everybody_with_points_since", since=to_ms(since), until=to_ms(until))
    return tuple((row["person_id"], row["credits"]) for row in rows)


async def add_note(
    work: Work, case_id: int, person_id: int, words: str, photo: str | None, now: datetime
) -> None:
    await work.run(
        "add_note",
        case_id=case_id,
        person_id=person_id,
        words=sealed(work, words, "note.words"),
        photo=sealed(work, photo, "note.photo"),
        at=to_ms(now),
    )


async def notes_of(db: Db, case_id: int) -> tuple[Note, ...]:
    """The oldest first."""
    return tuple(
        Note(
            case_id=row["case_id"],
            person_id=row["person_id"],
            words=opened(db, row["words"], "note.words") or "",
            photo=opened(db, row["photo"], "note.photo"),
            at=from_ms(row["at"]),
        )
        for row in await db.many("notes_of", case_id=case_id)
    )
