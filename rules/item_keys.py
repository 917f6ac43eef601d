"""The keys that a service item's file may have; a misspelt one is refused, not overlooked."""

from collections.abc import Iterator, Mapping
from typing import Any

KEYS: Mapping[str, frozenset[str]] = {
    "file": frozenset(
        {
            *("id", "version", "modes", "order", "urgency", "minutes", "skills", "limit_hours"),
            *("dispute_days", "next_due_months", "follow_up_weeks", "checklist", "steps"),
            *("handover_of_originals", "in_person_only", "followed_by"),
        }
    ),
    "steps": frozenset(
        {
            *("key", "kind", "choices", "optional", "only_if", "ends_on", "longest", "days"),
            *("voice", "most", "not_after", "told"),
        }
    ),
    "checklist": frozenset({"key", "original", "only_if"}),
    "only_if": frozenset({"step", "values"}),
    "in_person_only": frozenset({"step", "values", "instead"}),
    "followed_by": frozenset({"item", "after_days"}),
}
"""By the table they stand in; "file" is the file itself."""


def unknown_keys(table: Mapping[str, Any], name: str = "file") -> Iterator[str]:
    """Every key that has no meaning, as "table.key"."""
    for key, value in table.items():
        if key not in KEYS[name]:
            yield f"{name}.{key}"
        elif key in KEYS:
            for entry in value if isinstance(value, list) else [value]:
                yield from unknown_keys(entry, key)
