"""Every column that holds something sealed, and the field it is sealed for."""

from collections.abc import Mapping

SEALED: Mapping[str, Mapping[str, str]] = {
    "inbox": {"raw": "inbox.raw"},
    "outbox": {"payload": "outbox.payload"},
    "dialog": {"answers": "dialog.answers"},
    "person": {"name": "person.name", "phone": "person.phone", "address": "person.address"},
    "relative": {
        "name": "relative.name",
        "phone": "relative.phone",
        "address": "relative.address",
    },
    "cases": {
        "subject": "cases.subject",
        "answers": "cases.answers",
        "decision": "cases.decision",
    },
    "claim": {"door_code": "claim.door_code"},
    "call_task": {"words": "call_task.words"},
    "note": {"words": "note.words", "photo": "note.photo"},
    "talk_line": {"words": "talk_line.words"},
    "receipt": {"things": "receipt.things"},
    "alarm": {"words": "alarm.words"},
}
"""By table and column; a test compares it with the tables that there are."""
