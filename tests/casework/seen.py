"""What the rows hold, looked at from outside the bot, on either engine."""

import sqlite3
from contextlib import closing
from typing import Any

import asyncpg

Row = dict[str, Any]

CASES = """SELECT id, item, mode, community, state, rung, resident_id, is_open, next_word_at, day,
    slot, wish_day, wish_slot, limit_since, created_at, closed_at FROM cases ORDER BY id"""
QUERIES = {
    "cases": CASES,
    "claims": "SELECT id, case_id, person_id, live, locked, arrived_at FROM claim ORDER BY id",
    "offers": "SELECT id, case_id, person_id, state FROM offer ORDER BY id",
    "dues": "SELECT kind, subject, slot, due_at FROM due WHERE state = 'open' ORDER BY id",
    "proposals": "SELECT id, case_id, kind, side, to_person, state FROM proposal ORDER BY id",
    "promises": "SELECT case_id, promised_for, met_at, kept FROM promise",
    "points": "SELECT person_id, case_id, reason, credits FROM points ORDER BY id",
    "events": "SELECT id, kind, case_id, data, at FROM event ORDER BY id",
    "calls": "SELECT id, state FROM call_task WHERE state = 'open' ORDER BY id",
    "outbox": "SELECT person_id, case_id, edits FROM outbox ORDER BY id",
    "receipts": "SELECT id, case_id, answer FROM receipt ORDER BY id",
}

Seen = dict[str, list[Row]]
"""The rows of each of `QUERIES`."""


async def look(url: str) -> Seen:
    """Everything that the books are kept of."""
    if url.startswith("sqlite"):
        return _look_at_file(url.removeprefix("sqlite:///"))
    connection = await asyncpg.connect(url)
    try:
        return {
            name: [dict(row) for row in await connection.fetch(sql)]
            for name, sql in QUERIES.items()
        }
    finally:
        await connection.close()


def _look_at_file(path: str) -> Seen:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            name: [dict(row) for row in connection.execute(sql)] for name, sql in QUERIES.items()
        }
