"""What must be true of the rows after every step, whatever people, clocks and kills have done."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from casework.steps import GRACE, Timer
from rules.cases import FINAL, NEXT, CaseState
from rules.events import EventKind
from tests.casework.seen import Row, Seen

MEANS: Mapping[str, CaseState] = {
    EventKind.SUBMITTED: CaseState.LOOKING,
    EventKind.CLAIMED: CaseState.CLAIMED,
    EventKind.ASSIGNED: CaseState.CLAIMED,
    EventKind.HANDED_OVER: CaseState.CLAIMED,
    EventKind.MOVE_AGREED: CaseState.CLAIMED,
    EventKind.RESIDENT_ABSENT: CaseState.CLAIMED,
    EventKind.SECOND_VISIT: CaseState.CLAIMED,
    EventKind.RELEASED: CaseState.LOOKING,
    EventKind.HANDED_BACK: CaseState.LOOKING,
    EventKind.NOBODY_CAME: CaseState.LOOKING,
    EventKind.OTHER_WANTED: CaseState.LOOKING,
    EventKind.NO_WORD: CaseState.LOOKING,
    EventKind.NOT_SOLVED: CaseState.LOOKING,
    EventKind.NOT_FINE: CaseState.LOOKING,
    EventKind.REOPENED: CaseState.LOOKING,
    EventKind.SET_OUT: CaseState.ON_THE_WAY,
    EventKind.ARRIVED: CaseState.ARRIVED,
    EventKind.COMPLETED: CaseState.REPORTED,
    EventKind.CLOSED: CaseState.CLOSED,
    EventKind.UNSOLVED: CaseState.UNSOLVED,
    EventKind.CANCELLED: CaseState.CANCELLED,
}
"""Where a case stands after an event; after all others it stands where it stood."""

TAKES = (EventKind.CLAIMED, EventKind.ASSIGNED, EventKind.HANDED_OVER)
VISITED = (CaseState.CLAIMED, CaseState.ON_THE_WAY, CaseState.ARRIVED)
MOVABLE = (CaseState.CLAIMED, CaseState.ON_THE_WAY)
AFTER_THE_END = (Timer.FOLLOW_UP, Timer.NEXT_STEP, Timer.DUE_AGAIN)
OF_A_VISIT = (Timer.REMIND_EVE, Timer.REMIND_SOON, Timer.ASK_VISIT, Timer.AT_RISK)
NOT_OF_CASES = (
    Timer.CALL,
    Timer.TELL,
    Timer.FORM_OFFER,
    Timer.FORM_DROP,
    Timer.MEMBERS_MORNING,
    Timer.STAFF_MORNING,
    Timer.STATEMENT,
)


class Books:
    """What was seen before, to which each new look is compared."""

    def __init__(self, begins: datetime) -> None:
        self._promised: dict[int, int] = {}
        self._states: dict[int, CaseState] = {}
        self._visitors: dict[int, int | None] = {}
        self._last_event = 0
        self._ledger: list[Row] = []
        self._looked_at = _ms(begins)
        self.late = 0
        """Promises that were broken, all of them while the program was down."""

    def check(self, seen: Seen, now: datetime, down: Iterable[tuple[datetime, datetime]]) -> None:
        """Raises AssertionError for the first rule that is broken. `down` are the times in which
        the program was."""
        self._log_tells_the_state(seen)
        one_live_claim(seen)
        somebody_owes(seen, _ms(now))
        nothing_outlives_its_reason(seen)
        limits_run_for_us(seen)
        self._ledger_sums(seen)
        self._promises_are_counted(seen, _ms(now), [(_ms(a), _ms(b)) for a, b in down])
        self._looked_at = _ms(now)

    def _log_tells_the_state(self, seen: Seen) -> None:
        for event in seen["events"]:
            if event["id"] > self._last_event and event["case_id"] is not None:
                self._follow(event)
        self._last_event = max((event["id"] for event in seen["events"]), default=0)
        live = {claim["case_id"]: claim["person_id"] for claim in seen["claims"] if claim["live"]}
        for case in seen["cases"]:
            assert case["state"] == self._states[case["id"]], ("the log says otherwise", case)
            visitor = self._visitors[case["id"]]
            assert live.get(case["id"]) == visitor, ("the log has another visitor", case, visitor)

    def _follow(self, event: Row) -> None:
        case, kind = event["case_id"], event["kind"]
        to = MEANS.get(kind)
        if to is None:
            return
        before = self._states.get(case)
        if kind == EventKind.HANDED_OVER:
            before = CaseState.LOOKING
        allowed = before is None or to is before or to in NEXT[before]
        assert allowed, ("no such transition", before, event)
        self._states[case] = to
        if kind in TAKES:
            self._visitors[case] = json.loads(event["data"])["person"]
        elif to not in VISITED:
            self._visitors[case] = None

    def _ledger_sums(self, seen: Seen) -> None:
        lines = seen["points"]
        assert lines[: len(self._ledger)] == self._ledger, "the ledger was rewritten"
        self._ledger = lines
        keys = [(line["person_id"], line["case_id"], line["reason"]) for line in lines]
        assert len(keys) == len(set(keys)), "a case was credited twice"
        credited: dict[int, int] = {}
        for event in seen["events"]:
            if event["kind"] == EventKind.CREDITED:
                data = json.loads(event["data"])
                credited[data["person"]] = credited.get(data["person"], 0) + data["credits"]
        summed: dict[int, int] = {}
        for line in lines:
            summed[line["person_id"]] = summed.get(line["person_id"], 0) + line["credits"]
        assert summed == credited, ("members were told other sums", summed, credited)
        served = {(c["person_id"], c["case_id"]) for c in seen["claims"] if c["arrived_at"]}
        assert {key[:2] for key in keys} <= served, "credits for a visit that never was"

    def _promises_are_counted(self, seen: Seen, now: int, down: list[tuple[int, int]]) -> None:
        counted = {(row["case_id"], row["promised_for"]): row for row in seen["promises"]}
        standing = {c["id"]: c["next_word_at"] for c in seen["cases"] if c["is_open"]}
        filed = {case["id"]: case["created_at"] for case in seen["cases"]}
        for case, promised in self._promised.items():
            if standing.get(case) == promised or filed[case] == now:
                continue
            row = counted.get((case, promised))
            assert row is not None, ("a promise was forgotten", case, promised)
            overdue = self._looked_at > promised + GRACE // timedelta(milliseconds=1)
            assert not (overdue and row["kept"]), ("a late word counts as kept", row)
        broken = [row for row in seen["promises"] if not row["kept"]]
        for row in broken:
            was_down = any(begins <= row["promised_for"] <= ends for begins, ends in down)
            assert was_down, ("a promise was broken for no reason", row)
        self.late = len(broken)
        self._promised = standing


def one_live_claim(seen: Seen) -> None:
    """Somebody has a case exactly while it is on its way to be visited, and nobody else has."""
    live = sorted(claim["case_id"] for claim in seen["claims"] if claim["live"])
    visited = [case["id"] for case in seen["cases"] if case["state"] in VISITED]
    assert live == visited, ("live claims", live, "visited cases", visited)


def somebody_owes(seen: Seen, now: int) -> None:
    """Every open case has a promise ahead that will ring, and something that moves it on."""
    dues = _dues(seen)
    for case in seen["cases"]:
        if not case["is_open"]:
            continue
        word = dues.get((Timer.WORD, case["id"]))
        promised: int = case["next_word_at"]
        assert word == promised, ("no timer for the promise", case, word)
        assert promised > now, ("the promise is over", case)
        assert _is_owed(case, dues), ("nobody owes it", case)


def _is_owed(case: Row, dues: Mapping[tuple[str, int], int]) -> bool:
    def waits(*kinds: str) -> bool:
        return any((kind, case["id"]) in dues for kind in kinds)

    match case["state"]:
        case CaseState.LOOKING:
            return case["rung"] == "staff" or waits(Timer.WINDOW, Timer.BEGIN)
        case CaseState.REPORTED:
            return waits(Timer.ASK_CONFIRMATION)
        case _:
            return True  # somebody holds a live claim, and the promise will ask after it


def nothing_outlives_its_reason(seen: Seen) -> None:
    """Timers, offers and proposals go when what they were for is over."""
    cases = {case["id"]: case for case in seen["cases"]}
    for due in seen["dues"]:
        if due["kind"] not in NOT_OF_CASES:
            _check_reason(due, cases[due["subject"]])
    for offer in seen["offers"]:
        if offer["state"] == "open":
            case = cases[offer["case_id"]]
            assert case["state"] == CaseState.LOOKING, ("an offer of a case that is not", case)
    for proposal in seen["proposals"]:
        if proposal["state"] == "open":
            case = cases[proposal["case_id"]]
            assert case["state"] in MOVABLE, ("a proposal about no visit", case, proposal)


def _check_reason(due: Row, case: Row) -> None:
    kind, state = due["kind"], case["state"]
    if state in FINAL:
        assert kind in AFTER_THE_END, ("it outlives its case", due, case)
    if kind in OF_A_VISIT:
        assert state in MOVABLE, ("no such visit", due, case)
        assert case["day"], ("no date for it", due, case)
    if kind == Timer.ASK_CONFIRMATION:
        assert state == CaseState.REPORTED, ("nothing to confirm", due, case)
    if kind in (Timer.WINDOW, Timer.BEGIN):
        assert state == CaseState.LOOKING, ("nobody is asked", due, case)


def limits_run_for_us(seen: Seen) -> None:
    """The time limit runs exactly while its end has a timer, or has passed."""
    dues = _dues(seen)
    for case in seen["cases"]:
        paused = case["limit_since"] is None
        if not case["is_open"] or case["state"] == CaseState.REPORTED:
            assert paused, ("the limit runs on", case)
        if paused:
            assert (Timer.LIMIT_OVER, case["id"]) not in dues, ("a paused limit rings", case)


def _dues(seen: Seen) -> dict[tuple[str, int], int]:
    return {(due["kind"], due["subject"]): due["due_at"] for due in seen["dues"]}


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
