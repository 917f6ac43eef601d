"""The list of requests that went to an account by name and number alone, made by the migration."""

import sqlite3
from contextlib import closing

from storage.sql import migrations
from storage.sqlite import TYPES

PERSON = "INSERT INTO person (id, telegram_id, language, created_at) VALUES (?, ?, 'en', 0)"
CASE = (
    "INSERT INTO cases (id, number, item, mode, community, state, rung, resident_id, filed_by, "
    "channel, subject, answers, wish_day, wish_slot, next_word_at, created_at) VALUES "
    "(?, ?, 'x', 'home', 'here', 'closed', 'staff', ?, ?, ?, x'', x'', '', '', 0, 0)"
)
STAFF, ACCOUNT, CALLER = 1, 2, 3


def test_a_request_taken_by_phone_that_stands_under_an_account_is_listed() -> None:
    steps = migrations()
    proven = next(step for step in steps if step.name == "proven")
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in steps[: proven.version - 1]:
            connection.executescript(step.script(TYPES))
        connection.executemany(PERSON, [(STAFF, 11), (ACCOUNT, 12), (CALLER, None)])
        filed = [
            (ACCOUNT, STAFF, "phone"),
            (ACCOUNT, STAFF, "counter"),
            (ACCOUNT, ACCOUNT, "chat"),
            (CALLER, STAFF, "phone"),
            (STAFF, STAFF, "phone"),
        ]
        connection.executemany(CASE, [(n, str(n), *case) for n, case in enumerate(filed)])
        connection.executescript(proven.script(TYPES))
        listed = connection.execute("SELECT case_id, person_id, community FROM joined_unproven")
        assert listed.fetchall() == [(0, ACCOUNT, "here"), (1, ACCOUNT, "here")]
        assert connection.execute("SELECT max(phone_proven_at) FROM person").fetchone() == (None,)
