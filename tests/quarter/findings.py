"""What a season must have been like: each check is a line of the table, and may be a breach."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from casework.steps import GRACE
from rules.people import Role
from storage.instants import from_ms
from tests.quarter.watch import (
    BOARD,
    EVENING,
    MERGED,
    MORNING,
    PROMISED,
    REMINDERS,
    STATEMENT,
    Visit,
    Watch,
    Word,
)

SOON = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Finding:
    """`wrong` are the breaches, in words; nothing but the count of them is shown at the end."""

    what: str
    count: int
    wrong: tuple[str, ...] = ()


def findings(watch: Watch) -> list[Finding]:
    """The table."""
    return [
        *_figures(watch),
        _reminders(watch),
        *_promises(watch),
        *_raised(watch),
        _heard(watch),
        _merged(watch),
        _one_a_day(watch),
        _quiet(watch),
        *_rounds(watch),
        Finding("open cases without a next word", watch.wordless, ("",) * watch.wordless),
        _undelivered(watch),
    ]


def _figures(watch: Watch) -> Iterator[Finding]:
    states = watch.season.rows("SELECT state, count(*) AS n FROM cases GROUP BY state")
    yield Finding("cases", sum(row["n"] for row in states))
    for row in states:
        yield Finding(f"  {row['state']}", row["n"])
    yield Finding("words", sum(not word.edit for word in watch.words))
    yield Finding("things done", len(watch.season.acted) - watch.season.refused)


def _reminders(watch: Watch) -> Finding:
    """Each reminder of a visit that still stands reaches both sides once, in time."""
    said = [word for word in watch.words if watch.has(word, REMINDERS)]
    by_whom: dict[tuple[int | None, int], list[Word]] = {}
    for word in said:
        by_whom.setdefault((word.case, word.person), []).append(word)
    wrong = [
        fault
        for visit in watch.every_visit()
        for person in (visit.resident, visit.visitor)
        for fault in _faults(watch, visit, by_whom.get((visit.case, person), []))
    ]
    return Finding("reminders", len(said), tuple(wrong))


def _faults(watch: Watch, visit: Visit, said: list[Word]) -> Iterator[str]:
    desk = watch.season.house.app.hall.desk
    slot = desk.slot(visit.slot)
    starts, _ = slot.span(visit.day, desk.calendar.zone)
    over = min(at for at in (visit.over, visit.left, watch.season.now) if at is not None)
    within = [word for word in said if visit.agreed <= word.at <= over]
    due = desk.cadence.visit_reminders(visit.agreed, visit.day, slot)
    least = sum(reminder.at < over and not watch.down(reminder.at) for reminder in due)
    most = sum(reminder.at <= over for reminder in due)
    if not least <= len(within) <= most:
        yield f"{visit}: {len(within)} reminders, {least} to {most} expected"
    for word in within:
        if word.at > starts:
            yield f"{visit}: reminded when it had begun, {word.at}"
        if watch.has(word, EVENING) and word.at.astimezone(starts.tzinfo).date() >= visit.day:
            yield f"{visit}: tomorrow, it said at {word.at}"
    if any(later.at - word.at < SOON for word, later in pairwise(within)):
        yield f"{visit}: reminded twice at once"


def _promises(watch: Watch) -> Iterator[Finding]:
    rows = watch.season.rows("SELECT case_id, promised_for, kept FROM promise")
    broken = [row for row in rows if not row["kept"]]
    down = [row for row in broken if watch.down(from_ms(row["promised_for"]))]
    others = tuple(str(row) for row in broken if row not in down)
    yield Finding("promises kept", len(rows) - len(broken))
    yield Finding("promises broken by an outage", len(down))
    yield Finding("promises broken otherwise", len(others), others)


def _raised(watch: Watch) -> Iterator[Finding]:
    """What nobody took, or was over its time, went up; what was broken was renewed aloud on the
    same day, if only with the next reminder of the visit."""
    told = watch.season.rows("SELECT count(*) AS n FROM event WHERE kind = 'raised'")
    yield Finding("told to the levels above", told[0]["n"])
    sql = (
        "SELECT case_id, met_at, resident_id FROM promise"
        " JOIN cases ON cases.id = case_id WHERE kept = 0"
    )
    broken = watch.season.rows(sql)
    silent = [
        row
        for row in broken
        if not _heard_that_day(watch, row["resident_id"], from_ms(row["met_at"]))
    ]
    yield Finding("broken promises renewed aloud", len(broken) - len(silent), _lines(silent))


def _heard_that_day(watch: Watch, person: int, since: datetime) -> bool:
    heard_on = watch.season.house.app.hall.desk.cadence.heard_on
    return any(
        word.person == person and word.at >= since and heard_on(word.at) == heard_on(since)
        for word in watch.words
    )


def _lines(rows: list[dict[str, object]]) -> tuple[str, ...]:
    return tuple(map(str, rows))


def _heard(watch: Watch) -> Finding:
    """What was counted as said when its time came was really said to the resident."""
    heard: dict[int, list[datetime]] = {}
    for word in watch.words:
        if not word.edit:
            heard.setdefault(word.person, []).append(word.at)
    sql = (
        "SELECT case_id, promised_for, met_at, resident_id FROM promise"
        " JOIN cases ON cases.id = case_id WHERE met_at >= promised_for AND kept = 1"
    )
    rows = watch.season.rows(sql)
    silent = [row for row in rows if not _was_heard(row["met_at"], heard[row["resident_id"]])]
    return Finding("promised words not heard", len(silent), tuple(map(str, silent)))


def _was_heard(met: int, heard: list[datetime]) -> bool:
    return any(from_ms(met) <= at <= from_ms(met) + GRACE for at in heard)


def _merged(watch: Watch) -> Finding:
    """Words that come at the same time come as one, above all after an outage."""
    promised = [word for word in watch.words if watch.has(word, PROMISED)]
    at_once = Counter((word.person, word.at.replace(second=0, microsecond=0)) for word in promised)
    wrong = tuple(f"{who}: {n} words at {at}" for (who, at), n in at_once.items() if n > 1)
    merged = sum(watch.has(word, MERGED) for word in promised)
    return Finding("merged words", merged, wrong)


def _one_a_day(watch: Watch) -> Finding:
    """Nobody is told twice on a day that they still wait."""
    zone = watch.season.house.app.hall.desk.calendar.zone
    promised = [word for word in watch.words if watch.has(word, PROMISED)]
    days = Counter((word.person, word.at.astimezone(zone).date()) for word in promised)
    wrong = tuple(f"{who}: {n} waiting words on {day}" for (who, day), n in days.items() if n > 1)
    return Finding("waiting words, one a day", len(promised), wrong)


def _quiet(watch: Watch) -> Finding:
    quiet = watch.season.house.app.hall.desk.cadence.quiet
    said = [w for w in watch.words if not w.edit and quiet.is_quiet(w.at)]
    unasked = [word for word in said if not watch.own_doing(word)]
    wrong = tuple(f"{word.at} to {word.person}: {word.text[:60]}" for word in unasked)
    return Finding("words in quiet hours, all asked for", len(said), wrong)


def _rounds(watch: Watch) -> Iterator[Finding]:
    """Boards on workdays, lists for those with visits, statements on the first of the month."""
    desk = watch.season.house.app.hall.desk
    for what, keys, at in (
        ("morning boards", BOARD, desk.policy.staff_morning_at),
        ("morning lists", MORNING, desk.policy.members_morning_at),
        ("monthly statements", STATEMENT, desk.cadence.word_at),
    ):
        said = [word for word in watch.words if watch.has(word, keys)]
        local = [(word.at.astimezone(desk.calendar.zone), word.person) for word in said]
        wrong = [f"{what}: {moment}" for moment, _ in local if not _in_time(watch, moment, at)]
        days = Counter((moment.date(), person) for moment, person in local)
        wrong += [f"{what}: {n} times on {day}" for (day, _), n in days.items() if n > 1]
        if keys is BOARD:
            wrong += [f"a board on {d}" for d, _ in days if not desk.calendar.is_workday(d)]
            wrong += _missing_boards(watch, {day for day, _ in days})
        if keys is STATEMENT:
            wrong += [f"a statement on {day}" for day, _ in days if day.day != 1]
        yield Finding(what, len(said), tuple(wrong))


def _in_time(watch: Watch, moment: datetime, due: object) -> bool:
    """At its hour, or as soon as the program was up again."""
    back = any(o.ends <= moment <= o.ends + SOON for o in watch.season.outages)
    return back or moment.time().replace(second=0, microsecond=0) == due


def _missing_boards(watch: Watch, days: set[object]) -> list[str]:
    """Workdays on which no staff got their figures, though the program was up at some time."""
    season, calendar = watch.season, watch.season.house.app.hall.desk.calendar
    if not season.those(Role.COMMUNITY_STAFF):
        return []
    day, missing = season.began.astimezone(calendar.zone).date(), []
    while day < season.now.astimezone(calendar.zone).date():
        if calendar.is_workday(day) and day not in days:
            missing.append(f"no boards on {day}")
        day += timedelta(1)
    return missing


def _undelivered(watch: Watch) -> Finding:
    left = watch.season.rows("SELECT id, state, error FROM outbox WHERE state <> 'sent'")
    return Finding("calls to Telegram undelivered", len(left), tuple(map(str, left)))
