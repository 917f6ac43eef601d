"""Checks of what the database holds: updates, effects, promises."""

import json
import re
from collections import Counter
from typing import Any

from tests.torture.evidence import Evidence, Finding, none
from tests.torture.ledger import Row

LATE_MS = 10 * 60_000
"""A promised word this late is a broken promise."""
_NUMBER = re.compile(r"\b\d\d-\d{4,}-\d\b")
_TAKES = {"claimed", "assigned"}
_FREES = {"handed_back", "released", "nobody_came", "cancelled", "completed", "settled", "reopened"}
_ONCE = {*_TAKES, *_FREES, "submitted", "set_out", "arrived", "confirmed", "rated", "credited"}
"""What one update can do to a case only once; points once for each visitor."""


def updates_lost(evidence: Evidence) -> Finding:
    """Confirmed by an offset, and yet no row that is done or a dead letter."""
    rows = {row["update_id"]: row["state"] for row in evidence.ledger.inbox.values()}
    confirmed = evidence.wire.confirmed
    lost = [number for number in confirmed if rows.get(number) not in ("done", "dead")]
    return none("updates lost", lost, len(confirmed))


def updates_unfinished(evidence: Evidence) -> Finding:
    rows = evidence.ledger.inbox.values()
    never_fetched = set(evidence.wire.queued) - set(evidence.wire.confirmed)
    still_open = [row["update_id"] for row in rows if row["state"] == "open"]
    return none("updates never finished", [*still_open, *never_fetched], len(evidence.wire.queued))


def taps_unanswered(evidence: Evidence) -> Finding:
    """A tap whose little clock never stopped turning, unless it became a dead letter."""
    dead = {r["update_id"] for r in evidence.ledger.inbox.values() if r["state"] == "dead"}
    answered = {
        json.loads(call.words).get("callback_query_id")
        for call in evidence.wire.calls
        if call.method.lower() == "answercallbackquery"
    }
    taps = {
        number: str(update["callback_query"].get("id"))
        for number, update in evidence.wire.queued.items()
        if isinstance(update.get("callback_query"), dict)
    }
    silent = [n for n, tap in taps.items() if tap not in answered and n not in dead]
    return none("taps without an answer", silent, len(taps))


def cases_doubled(evidence: Evidence) -> Finding:
    """More cases of a resident than forms that they confirmed; the tap says which form it was."""
    confirmed = set()
    for update in evidence.wire.queued.values():
        tap = update.get("callback_query")
        data = str(tap.get("data")) if isinstance(tap, dict) else ""
        verb, _, rest = data.partition("|")
        if verb == "f" and rest.endswith("|confirm"):
            confirmed.add(rest.partition("|")[0])
    events = evidence.ledger.tables["events"]
    submitted = Counter(row["case_id"] for row in events if row["kind"] == "submitted")
    doubled: list[Any] = [case for case, times in submitted.items() if times > 1]
    cases = evidence.ledger.tables["cases"]
    doubled += [f"{len(cases)} cases"] * max(0, len(cases) - len(confirmed))
    return none("cases filed twice", doubled, len(cases))


def cases_filed(evidence: Evidence) -> Finding:
    """Without any there was nothing to lose, and nothing is shown."""
    count = len(evidence.ledger.tables["cases"])
    return Finding("cases filed", count, count, count > 0, ("nobody filed a case: run it longer",))


def effects_doubled(evidence: Evidence) -> Finding:
    """One update that did the same thing to one case more than once."""
    done = Counter(
        (row["source"], row["kind"], row["case_id"], _credited(row))
        for row in evidence.ledger.tables["events"]
        if row["source"] is not None and row["kind"] in _ONCE
    )
    return none("effects doubled", [key for key, times in done.items() if times > 1], len(done))


def _credited(row: dict[str, Any]) -> Any:
    return json.loads(row["data"])["person"] if row["kind"] == "credited" else None


def claims_at_once(evidence: Evidence) -> Finding:
    """Two who had a case at the same time, by its events and by its claim rows."""
    taken: dict[int, bool] = {}
    twice: list[Any] = []
    takes = 0
    for row in evidence.ledger.tables["events"]:
        if row["kind"] in _TAKES:
            takes += 1
            if taken.get(row["case_id"]):
                twice.append(f"case {row['case_id']}")
            taken[row["case_id"]] = True
        elif row["kind"] in _FREES:
            taken[row["case_id"]] = False
    live = Counter(row["case_id"] for row in evidence.ledger.tables["claims"] if row["live"])
    twice += [f"case {case}" for case, times in live.items() if times > 1]
    return none("two live claims", twice, takes)


def points_doubled(evidence: Evidence) -> Finding:
    rows = evidence.ledger.tables["points"]
    given = Counter((row["person_id"], row["case_id"], row["reason"]) for row in rows)
    credited = Counter(r["case_id"] for r in evidence.ledger.tables["events"] if _credits(r))
    twice = [key for key, times in given.items() if times > 1]
    once_for_each_visit = {row["case_id"] for row in rows} == set(credited)
    return none("points given twice", twice + ([] if once_for_each_visit else ["?"]), len(rows))


def _credits(row: Row) -> bool:
    return bool(row["kind"] == "credited")


def numbers_made_up(evidence: Evidence) -> Finding:
    """Case numbers that people were told although there is no such case."""
    real = {row["number"] for row in evidence.ledger.tables["cases"]}
    told = {
        number
        for call in evidence.wire.calls
        if call.took_effect
        for number in _NUMBER.findall(call.words)
    }
    return none("case numbers told but not kept", told - real, len(told))


def promises_broken(evidence: Evidence) -> Finding:
    """Open cases whose resident should have heard by now."""
    cases = [row for row in evidence.ledger.tables["cases"] if row["is_open"]]
    late = [c["number"] for c in cases if c["next_word_at"] + LATE_MS < evidence.ended_ms]
    return none("open promises broken", late, len(cases))


def words_late(evidence: Evidence) -> Finding:
    rows = evidence.ledger.tables["promises"]
    late = [
        f"case {row['case_id']}: {(row['met_at'] - row['promised_for']) / 60000:.0f} min"
        for row in rows
        if row["met_at"] > row["promised_for"] + LATE_MS
    ]
    return none("promised words late", late, len(rows))


def integrity(evidence: Evidence) -> Finding:
    found = evidence.ledger.integrity
    return none("PRAGMA integrity_check", [] if found == "ok" else [found], 1)
