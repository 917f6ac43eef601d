"""The checker sees each kind of breach in books that were made by hand, and none in sound ones."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.torture import wire
from tests.torture.checker import findings
from tests.torture.evidence import Died, Evidence, Finding
from tests.torture.ledger import Ledger
from tests.torture.wire import Entry, of_entries

CHAT = 700
BEGINS_MS = 1_795_480_000_000
SOUND: tuple[Entry, ...] = (
    {"queued": 1, "update": {"message": {"text": "/start"}}},
    {"confirmed": 1},
    {
        "queued": 2,
        "update": {"callback_query": {"id": "9", "from": {"id": CHAT}, "data": "f|3|1|confirm"}},
    },
    {"confirmed": 2},
    {"method": "answerCallbackQuery", "params": {"callback_query_id": "9"}, "result": True},
    {"method": "sendMessage", "text": "收到了。编号 26-0001-5", "number": 11},
    {"method": "sendMessage", "text": "有人来了", "number": 12, "at": 9_000},
)


@dataclass
class Books:
    """A sound little story; each test breaks one thing in it."""

    wire: list[Entry] = field(default_factory=lambda: [dict(entry) for entry in SOUND])
    deaths: tuple[Died, ...] = ()
    ledger: Ledger = field(default_factory=lambda: Ledger(Path()))

    def __post_init__(self) -> None:
        book = self.ledger
        book.integrity = "ok"
        book.inbox = {n: {"update_id": n, "state": "done"} for n in (1, 2)}
        book.outbox = {
            1: _row(1, "answerCallbackQuery", None, lane="answer"),
            2: _row(2, "sendMessage", 11),
            3: _row(3, "sendMessage", 12),
        }
        case = {"id": 1, "number": "26-0001-5", "is_open": 1, "next_word_at": BEGINS_MS + 10**7}
        book.tables = {
            "cards": [],
            "cases": [case],
            "claims": [{"case_id": 1, "live": 1}],
            "events": [_event(1, "submitted", 2), _event(2, "claimed", 5)],
            "points": [],
            "promises": [{"case_id": 1, "promised_for": BEGINS_MS, "met_at": BEGINS_MS}],
        }

    def call(self, **entry: Any) -> None:
        self.wire.append({"method": "sendMessage", "at": 20_000, **entry})

    def broken(self) -> set[str]:
        """What the checker finds wrong."""
        wire = of_entries(_entry(number, entry) for number, entry in enumerate(self.wire))
        evidence = Evidence(wire, self.ledger, self.deaths, BEGINS_MS + 60_000)
        found: list[Finding] = findings(evidence)
        return {finding.what for finding in found if not finding.ok}


def _row(number: int, method: str, message_id: int | None, lane: str = "talk") -> dict[str, Any]:
    return {
        "id": number,
        "chat_id": CHAT,
        "lane": lane,
        "method": method,
        "card": None,
        "edits": 0,
        "state": "sent",
        "message_id": message_id,
        "error": None,
        "attempts": 1,
        "withdrawn": 0,
    }


def _event(number: int, kind: str, source: int) -> dict[str, Any]:
    return {"id": number, "kind": kind, "case_id": 1, "source": source, "at": BEGINS_MS}


def _entry(number: int, short: Entry) -> Entry:
    at = short.get("at", number * 1000)
    base = {"at_ms": BEGINS_MS + at, "mono_ns": at * 1_000_000}
    for kind in ("queued", "confirmed"):
        if kind in short:
            return {**base, "kind": kind, "update_id": short[kind], "update": short.get("update")}
    params = short.get("params") or {"chat_id": str(CHAT), "text": short.get("text", "")}
    result = short.get("result") or {"message_id": short.get("number")}
    ok = short.get("status", 200) == 200
    return {
        **base,
        "kind": "call",
        "method": short["method"],
        "params": params,
        "status": short.get("status", 200),
        "response": {"ok": True, "result": result} if ok else {"ok": False},
        **({"fault": short["fault"]} if "fault" in short else {}),
    }


@pytest.fixture
def books() -> Books:
    return Books()


def test_sound_books_have_no_breach(books: Books) -> None:
    assert books.broken() == set()


def test_a_confirmed_update_without_a_row_is_lost(books: Books) -> None:
    del books.ledger.inbox[1]
    assert "updates lost" in books.broken()


def test_an_update_that_stays_open_is_noticed(books: Books) -> None:
    books.ledger.inbox[1]["state"] = "open"
    assert {"updates lost", "updates never finished"} <= books.broken()


def test_a_tap_wants_an_answer(books: Books) -> None:
    books.wire = [entry for entry in books.wire if entry.get("method") != "answerCallbackQuery"]
    assert "taps without an answer" in books.broken()


def test_a_form_confirmed_once_is_one_case(books: Books) -> None:
    books.ledger.tables["cases"].append({**books.ledger.tables["cases"][0], "id": 2})
    assert books.broken() == {"cases filed twice"}


def test_an_update_acts_once(books: Books) -> None:
    books.ledger.tables["events"].append(_event(3, "submitted", 2))
    assert {"effects doubled", "cases filed twice"} == books.broken()


def test_a_second_claim_before_the_first_is_over(books: Books) -> None:
    books.ledger.tables["events"].append(_event(3, "claimed", 6))
    assert books.broken() == {"two live claims"}


def test_a_second_claim_after_a_hand_back(books: Books) -> None:
    books.ledger.tables["events"] += [_event(3, "handed_back", 6), _event(4, "claimed", 7)]
    assert books.broken() == set()


def test_points_are_given_once(books: Books) -> None:
    points = {"person_id": 1, "case_id": 1, "reason": "visit"}
    books.ledger.tables["points"] = [points, points]
    assert "points given twice" in books.broken()


def test_a_number_that_no_case_has(books: Books) -> None:
    books.call(text="编号 26-0002-3", number=13)
    assert {"case numbers told but not kept", "phantom messages"} == books.broken()


def test_a_message_without_a_row_is_a_phantom(books: Books) -> None:
    books.call(text="x", number=13)
    assert books.broken() == {"phantom messages"}


def test_a_message_said_again_after_a_death_is_none(books: Books) -> None:
    books.wire.insert(-1, {"method": "sendMessage", "text": "有人来了", "number": 10, "at": 7_000})
    books.deaths = (Died(mono_ns=8_000_000_000, sending=1),)
    assert books.broken() == set()


def test_more_said_twice_than_was_in_flight(books: Books) -> None:
    books.wire.insert(-1, {"method": "sendMessage", "text": "有人来了", "number": 10, "at": 7_000})
    books.deaths = (Died(mono_ns=8_000_000_000, sending=0),)
    assert books.broken() == {"said twice after a death (of: in flight)"}


def test_a_message_said_again_without_any_reason(books: Books) -> None:
    books.wire.insert(-1, {"method": "sendMessage", "text": "有人来了", "number": 10, "at": 7_000})
    assert books.broken() == {"phantom messages"}


def test_an_edit_that_no_row_asked_for(books: Books) -> None:
    books.call(method="editMessageText", number=11)
    assert books.broken() == {"phantom edits"}


def test_a_row_that_was_never_sent(books: Books) -> None:
    books.ledger.outbox[3]["state"] = "queued"
    assert "outbox rows not delivered" in books.broken()


def test_a_row_that_says_it_was_sent(books: Books) -> None:
    books.ledger.outbox[4] = _row(4, "sendMessage", None)
    assert books.broken() == {"rows sent that nobody saw"}


def test_an_answer_that_says_it_was_given(books: Books) -> None:
    books.ledger.outbox[4] = _row(4, "answerCallbackQuery", None, lane="answer")
    assert books.broken() == {"rows sent that nobody saw"}


def test_a_row_that_was_given_up(books: Books) -> None:
    books.ledger.outbox[3]["state"] = "dead"
    assert books.broken() == {"outbox rows given up"}


def test_rows_that_overtook_each_other(books: Books) -> None:
    books.ledger.outbox[2]["message_id"], books.ledger.outbox[3]["message_id"] = 12, 11
    assert books.broken() == {"lanes out of order"}


def test_a_burst(books: Books) -> None:
    for number in range(31):
        books.call(text="x", number=20 + number)
        books.ledger.outbox[20 + number] = _row(20 + number, "sendMessage", 20 + number)
    assert books.broken() == {
        "more than 30 messages in a second",
        "more than 3 messages to a person in 3 s",
    }


def test_a_refusal_that_nobody_staged(books: Books) -> None:
    books.call(text="x", status=429)
    assert books.broken() == {"429 that nobody staged"}


def test_a_refusal_is_obeyed(books: Books) -> None:
    refusal = {"outcome": "status", "status": 429, "retry_after": 4}
    books.wire.insert(-1, {"method": "sendMessage", "at": 6_000, "status": 429, "fault": refusal})
    assert books.broken() == {"429 not obeyed"}
    books.wire[-2]["fault"] = {**refusal, "retry_after": 3}
    assert books.broken() == set()


def test_a_promise_that_nobody_kept(books: Books) -> None:
    books.ledger.tables["cases"][0]["next_word_at"] = BEGINS_MS - 10**6
    books.ledger.tables["promises"][0]["met_at"] = BEGINS_MS + 10**6
    assert books.broken() == {"open promises broken", "promised words late"}


def test_a_damaged_file(books: Books) -> None:
    books.ledger.integrity = "row 3 missing from index"
    assert books.broken() == {"PRAGMA integrity_check"}


def test_what_left_before_the_news_of_a_moved_clock_is_not_compared(books: Books) -> None:
    """The clock went ahead an hour between the last entry and these."""
    for number in range(4):
        books.call(text="x", number=20 + number, at=20_000)
        books.ledger.outbox[20 + number] = _row(20 + number, "sendMessage", 20 + number)
    assert books.broken() == {"more than 3 messages to a person in 3 s"}
    moved = [_entry(number, entry) for number, entry in enumerate(books.wire)]
    for entry in moved[-4:]:
        entry["at_ms"] += 3_600_000
    evidence = Evidence(of_entries(moved), books.ledger, (), BEGINS_MS)
    assert all(finding.ok for finding in findings(evidence))


def test_the_wire_log_is_read_line_by_line(tmp_path: Path) -> None:
    log = tmp_path / "wire.jsonl"
    lines = [json.dumps(_entry(number, entry)) for number, entry in enumerate(SOUND)]
    log.write_text("\n".join(lines), encoding="utf-8")
    assert wire.read(log).confirmed == (1, 2)


def test_a_call_of_the_dead_that_was_held_up_takes_effect_after_its_twin(books: Books) -> None:
    late = {"outcome": "answer", "wait_ms": 3_000}
    books.call(text="有人来了", number=13, at=9_500, fault=late)
    books.deaths = (Died(mono_ns=8_000_000_000, sending=1),)
    assert books.broken() == set()


def test_the_death_is_that_after_the_call_not_that_just_before(books: Books) -> None:
    books.wire.insert(-1, {"method": "sendMessage", "text": "有人来了", "number": 10, "at": 7_000})
    books.deaths = (Died(6_500_000_000, sending=0), Died(8_000_000_000, sending=1))
    assert books.broken() == set()


def test_an_edit_that_was_tried_again_and_changed_nothing_more(books: Books) -> None:
    books.wire.insert(-1, {"method": "editMessageText", "number": 11, "at": 7_000})
    edit = {"chat_id": str(CHAT), "message_id": "11"}
    books.wire[-2]["params"] = edit
    books.wire.insert(-1, {"method": "editMessageText", "at": 8_900, "status": 400, "params": edit})
    assert books.broken() == {"phantom edits"}
    books.deaths = (Died(mono_ns=8_800_000_000, sending=1),)
    assert books.broken() == set()


def test_an_edit_that_a_death_cut_off_and_a_newer_one_replaced(books: Books) -> None:
    books.wire.insert(-1, {"method": "editMessageText", "number": 11, "at": 7_000})
    books.deaths = (Died(mono_ns=16_000_000_000, sending=0),)
    assert books.broken() == {"phantom edits"}
    books.deaths = (Died(mono_ns=16_000_000_000, sending=1),)
    assert books.broken() == set()


def test_a_run_in_which_nobody_filed_anything_shows_nothing(books: Books) -> None:
    books.ledger.tables |= {"cases": [], "claims": [], "events": [], "promises": []}
    books.wire = [entry for entry in books.wire if "26-0001-5" not in entry.get("text", "")]
    del books.ledger.outbox[2]
    assert books.broken() == {"cases filed"}


def test_what_was_withdrawn_may_have_been_on_the_wire_or_not(books: Books) -> None:
    """One row of it explains one message that came all the same, and no more."""
    books.ledger.outbox[4] = _row(4, "sendMessage", None) | {"withdrawn": 1}
    assert books.broken() == set()
    books.call(text="你接下了", number=13)
    assert books.broken() == set()
    books.call(text="你接下了什么", number=14)
    assert books.broken() == {"phantom messages"}


def test_a_menu_of_commands_is_a_call_to_its_chat(books: Books) -> None:
    books.ledger.outbox[4] = _row(4, "setMyCommands", None, lane="bulk")
    assert books.broken() == {"rows sent that nobody saw"}
    scope = {"type": "chat", "chat_id": CHAT}
    books.call(method="setMyCommands", params={"scope": scope, "commands": []}, result=True)
    assert books.broken() == set()
