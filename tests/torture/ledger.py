"""What the database of a bot held, read from outside with the standard library alone.

Done rows are swept after two days of the bot's clock, so the ledger looks every few hours of it
and remembers. Encrypted columns stay closed: states, counts and ids are plain.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_REMEMBERED = {
    "inbox": "SELECT seq AS id, update_id, chat_id, state, attempts, error FROM inbox",
    "outbox": (
        "SELECT id, chat_id, lane, method, card, edits, state, attempts, created_at, message_id,"
        " error, withdrawn FROM outbox"
    ),
}
_AT_THE_END = {
    "cards": "SELECT chat_id, key, message_id FROM card",
    "cases": "SELECT id, number, state, is_open, next_word_at, resident_id FROM cases",
    "claims": "SELECT id, case_id, person_id, live, claimed_at, ended_at FROM claim",
    "events": "SELECT id, kind, case_id, source, at, data FROM event ORDER BY id",
    "points": "SELECT person_id, case_id, reason, credits FROM points",
    "promises": "SELECT case_id, promised_for, met_at, kept FROM promise",
    "dues": "SELECT kind, subject, slot, due_at FROM due WHERE state = 'open'",
}


@contextlib.contextmanager
def opened(path: Path, mode: str = "ro") -> Iterator[sqlite3.Connection]:
    """A connection beside that of the bot."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    finally:
        connection.close()


@dataclass(slots=True)
class Ledger:
    """Rows by id as they were last seen; the tables that nobody sweeps as they are at the end."""

    path: Path
    inbox: dict[int, Row] = field(default_factory=dict)
    outbox: dict[int, Row] = field(default_factory=dict)
    tables: dict[str, list[Row]] = field(default_factory=dict)
    integrity: str = ""

    def look(self) -> None:
        """Remember what came in and went out."""
        with opened(self.path) as db:
            for table, query in _REMEMBERED.items():
                rows = {row["id"]: dict(row) for row in db.execute(query)}
                known: dict[int, Row] = getattr(self, table)
                for number in [n for n, row in known.items() if n not in rows and _replaced(row)]:
                    del known[number]
                known |= rows

    def close(self) -> None:
        """The last look, when everything has come to rest."""
        self.look()
        with opened(self.path) as db:
            for table, query in _AT_THE_END.items():
                self.tables[table] = [dict(row) for row in db.execute(query)]
            self.integrity = str(db.execute("PRAGMA integrity_check").fetchone()[0])

    def exists(self) -> bool:
        """Whether there are tables to look at already."""
        if not self.path.exists():
            return False
        with opened(self.path) as db:
            return bool(db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'cases'").fetchone())

    def sending(self) -> int:
        """How many calls were on the wire, by the rows."""
        if not self.exists():
            return 0
        with opened(self.path) as db:
            found = db.execute("SELECT COUNT(*) FROM outbox WHERE state = 'sending'").fetchone()
        return int(found[0])

    def at_rest(self) -> bool:
        with opened(self.path) as db:
            query = (
                "SELECT (SELECT COUNT(*) FROM inbox WHERE state = 'open')"
                " + (SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending'))"
            )
            return int(db.execute(query).fetchone()[0]) == 0

    def next_due_ms(self) -> int | None:
        with opened(self.path) as db:
            found = db.execute("SELECT MIN(due_at) FROM due WHERE state = 'open'").fetchone()
        return None if found[0] is None else int(found[0])


def _replaced(row: Row) -> bool:
    """Whether a row that is gone was an edit that a newer one took the place of."""
    return bool(row.get("edits")) and row["state"] in ("queued", "sending")
