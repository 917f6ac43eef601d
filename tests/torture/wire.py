"""What the sandbox wrote down: calls, updates, and what was confirmed. Standard library alone."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Entry = dict[str, Any]

_SPEAKING = ("send", "copy", "forward", "edit", "delete", "answercallback", "setmycommands")
_COUNTED = ("send", "copy", "forward", "edit")
_MOVED_MS = 250
"""So much further on than the machine's clock, the sandbox's was moved."""
_NEWS_TRAVELS_NS = 600_000_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call that came over the line.

    `took_effect` whatever the bot heard of it; `troubled`: it heard something else, or late.
    """

    at_ms: int
    mono_ns: int
    came_ns: int
    """When it came over the line; a fault may have held it up until `mono_ns`."""
    method: str
    chat_id: int
    message_id: int | None
    status: int | None
    took_effect: bool
    troubled: bool
    fault_status: int | None
    retry_after: int
    words: str
    """The parameters, to tell whether two calls said the same."""
    unaware: bool
    """It left before the bot could hear that somebody had just moved the clock ahead, which no
    real clock does: it is left out where moments are compared."""

    @property
    def sends(self) -> bool:
        return self.method.lower().startswith(_COUNTED) and not self.edits

    @property
    def edits(self) -> bool:
        return self.method.lower().startswith("edit")

    @property
    def counts(self) -> bool:
        """Whether the limits count it."""
        spoken = self.method.lower().startswith(_COUNTED)
        return self.took_effect and spoken and not self.unaware


@dataclass(frozen=True, slots=True)
class Wire:
    """Everything in the order in which it happened."""

    calls: tuple[Call, ...]
    queued: dict[int, Entry]
    """The updates that people and troubles made, by number."""
    confirmed: tuple[int, ...]

    def by_chat(self) -> dict[int, list[Call]]:
        chats: dict[int, list[Call]] = defaultdict(list)
        for call in self.calls:
            chats[call.chat_id].append(call)
        return chats


def read(path: Path) -> Wire:
    """Raises ValueError for what is no wire log."""
    with path.open(encoding="utf-8") as lines:
        return of_entries(json.loads(line) for line in lines)


def of_entries(entries: Iterable[Entry]) -> Wire:
    calls: list[Call] = []
    queued: dict[int, Entry] = {}
    confirmed: list[int] = []
    askers: dict[str, int] = {}
    moves = _Moves()
    for entry in entries:
        unaware = moves.just_before(entry)
        match entry["kind"]:
            case "queued":
                queued[entry["update_id"]] = entry["update"]
                askers |= _asker(entry["update"])
            case "confirmed":
                confirmed.append(entry["update_id"])
            case "call" if entry["method"].lower().startswith(_SPEAKING):
                calls.append(_call(entry, askers, unaware=unaware))
    return Wire(tuple(calls), queued, tuple(confirmed))


def _asker(update: Entry) -> dict[str, int]:
    """Which tap came from whom."""
    tap = update.get("callback_query")
    if not isinstance(tap, dict) or not isinstance(tap.get("from"), dict):
        return {}
    return {str(tap.get("id")): int(tap["from"]["id"])}


class _Moves:
    """Notices when the sandbox's clock was moved ahead."""

    def __init__(self) -> None:
        self._lead_ns: int | None = None
        self._moved_ns = -_NEWS_TRAVELS_NS

    def just_before(self, entry: Entry) -> bool:
        """Whether the clock was moved a moment before this entry."""
        lead_ns = entry["at_ms"] * 1_000_000 - entry["mono_ns"]
        if self._lead_ns is not None and lead_ns - self._lead_ns > _MOVED_MS * 1_000_000:
            self._moved_ns = entry["mono_ns"]
        self._lead_ns = lead_ns
        return bool(entry["mono_ns"] - self._moved_ns < _NEWS_TRAVELS_NS)


def _tap(given: Entry) -> str:
    return str(given.get("callback_query_id"))


def _menu_of(given: Entry) -> Any:
    """The chat whose menu of commands is changed."""
    scope = given.get("scope") or {}
    return (json.loads(scope) if isinstance(scope, str) else scope).get("chat_id")


def _call(entry: Entry, askers: dict[str, int], *, unaware: bool) -> Call:
    given, fault = entry["params"], entry.get("fault") or {}
    said = entry["response"] or {}
    result = said.get("result")
    chat = given.get("chat_id") or _menu_of(given) or askers.get(_tap(given), 0)
    number = result.get("message_id") if isinstance(result, dict) else given.get("message_id")
    return Call(
        at_ms=entry["at_ms"],
        mono_ns=entry["mono_ns"],
        came_ns=entry["mono_ns"] - int(fault.get("wait_ms", 0)) * 1_000_000,
        method=entry["method"],
        chat_id=int(chat),
        message_id=None if number is None else int(number),
        status=entry["status"],
        took_effect=bool(said.get("ok")),
        troubled=bool(fault),
        fault_status=fault.get("status") if fault.get("outcome") == "status" else None,
        retry_after=int(fault.get("retry_after", 0)),
        words=json.dumps(given, sort_keys=True, ensure_ascii=False),
        unaware=unaware,
    )
