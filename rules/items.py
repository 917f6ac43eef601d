"""A service item: what can be asked for. One file in `catalogue/items/` each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rules.cases import Mode
from rules.errors import SettingsWrong
from rules.form_model import Condition, Days, Form, Step, StepKind


class Urgency(StrEnum):
    """How long a round of offers waits before it widens."""

    URGENT = "urgent"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """One thing residents can ask for.

    `minutes` is what a visit usually takes; `skills` is what the visitor must have;
    `dispute_days` is how long "not solved" can be said after closing; `next_due_months`
    is when the same thing is due again, None if it is not recurrent.
    """

    id: str
    mode: Mode
    urgency: Urgency
    minutes: int
    skills: tuple[str, ...]
    dispute_days: int
    next_due_months: int | None
    form: Form


def read_item(data: Mapping[str, Any]) -> ServiceItem:
    """A service item from its parsed TOML. Raises SettingsWrong with the field at fault."""
    try:
        return ServiceItem(
            id=data["id"],
            mode=Mode(data["mode"]),
            urgency=Urgency(data["urgency"]),
            minutes=data["minutes"],
            skills=tuple(data.get("skills", ())),
            dispute_days=data["dispute_days"],
            next_due_months=data.get("next_due_months"),
            form=Form(
                name=data["id"],
                version=data["version"],
                steps=tuple(_step(entry) for entry in data["steps"]),
            ),
        )
    except (KeyError, ValueError) as wrong:
        raise SettingsWrong("settings-item-wrong", field=str(wrong)) from wrong


def _step(entry: Mapping[str, Any]) -> Step:
    only_if = entry.get("only_if")
    return Step(
        key=entry["key"],
        kind=StepKind(entry["kind"]),
        choices=tuple(entry.get("choices", ())),
        optional=entry.get("optional", False),
        only_if=Condition(only_if["step"], tuple(only_if["values"])) if only_if else None,
        ends_on=tuple(entry.get("ends_on", ())),
        longest=entry.get("longest", 500),
        days=Days(entry.get("days", Days.WISH)),
        voice=entry.get("voice", False),
        most=entry.get("most", 5),
        not_after=entry.get("not_after", ""),
    )
