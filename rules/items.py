"""A service item: what can be asked for. One file in `catalogue/items/` each.

`catalogue/README.md` describes every key for whoever writes one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from rules.cases import Json, Mode
from rules.errors import SettingsWrong
from rules.form_model import Condition, Days, Form, Step, StepKind
from rules.form_state import holds
from rules.item_keys import unknown_keys

MODE_STEP = "mode"
"""The step in which the resident chooses, where an item can be done in several ways."""


class Urgency(StrEnum):
    """How long a round of offers waits before it widens."""

    URGENT = "urgent"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Paper:
    """One thing to have ready; its words are the text `paper-ITEM-KEY`. An `original` is handed
    over to the visitor against a receipt."""

    key: str
    original: bool = False
    only_if: Condition | None = None


@dataclass(frozen=True, slots=True)
class InPerson:
    """What nobody can do for somebody else: `values` of `step`, the text `ended-ITEM-VALUE` that
    says why, and the item that works instead."""

    step: str
    values: tuple[str, ...]
    instead: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The item that usually follows, and after how many days it is worth asking for."""

    item: str
    after_days: int


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """One thing residents can ask for.

    `modes` are the ways in which it is done, the first one where the form does not ask; `minutes`
    is what a visit usually takes; `skills` is what the visitor must have; `dispute_days` is how
    long "not solved" can be said after closing; `next_due_months` is when the same thing is due
    again, None if it is not recurrent; `limit` is how long it may take, waiting for the resident
    not counted; `order` is its place in the menu; `follow_up_weeks` after closing we ask whether
    it is still fine, None for never.
    """

    id: str
    modes: tuple[Mode, ...]
    urgency: Urgency
    minutes: int
    skills: tuple[str, ...]
    dispute_days: int
    next_due_months: int | None
    limit: timedelta
    form: Form
    order: int = 100
    checklist: tuple[Paper, ...] = ()
    handover_of_originals: bool = False
    in_person_only: InPerson | None = None
    followed_by: NextStep | None = None
    follow_up_weeks: int | None = None

    def mode(self, answers: Mapping[str, Json]) -> Mode:
        """How it is done for these answers."""
        chosen = answers.get(MODE_STEP)
        return next((mode for mode in self.modes if mode.value == chosen), self.modes[0])

    def papers(self, answers: Mapping[str, Json]) -> tuple[Paper, ...]:
        """What these answers say one has to have ready."""
        return tuple(paper for paper in self.checklist if holds(paper.only_if, answers))

    def originals(self) -> tuple[str, ...]:
        """Keys of everything that may be handed over."""
        return tuple(paper.key for paper in self.checklist if paper.original)


def read_item(data: Mapping[str, Any]) -> ServiceItem:
    """A service item from its parsed TOML. Raises SettingsWrong with the field at fault."""
    if strange := ", ".join(unknown_keys(data)):
        raise SettingsWrong("settings-item-unknown", field=strange)
    try:
        in_person = _in_person(data.get("in_person_only"))
        return ServiceItem(
            id=data["id"],
            modes=tuple(Mode(mode) for mode in data["modes"]),
            urgency=Urgency(data["urgency"]),
            minutes=data["minutes"],
            skills=tuple(data.get("skills", ())),
            dispute_days=data["dispute_days"],
            next_due_months=data.get("next_due_months"),
            limit=timedelta(hours=data["limit_hours"]),
            form=Form(
                name=data["id"],
                version=data["version"],
                steps=tuple(_ending(_step(entry), in_person) for entry in data["steps"]),
            ),
            order=data.get("order", 100),
            checklist=tuple(_paper(entry) for entry in data.get("checklist", ())),
            handover_of_originals=data.get("handover_of_originals", False),
            in_person_only=in_person,
            followed_by=_next_step(data.get("followed_by")),
            follow_up_weeks=data.get("follow_up_weeks"),
        )
    except (KeyError, ValueError) as wrong:
        raise SettingsWrong("settings-item-wrong", field=str(wrong)) from wrong


def _step(entry: Mapping[str, Any]) -> Step:
    return Step(
        key=entry["key"],
        kind=StepKind(entry["kind"]),
        choices=tuple(entry.get("choices", ())),
        optional=entry.get("optional", False),
        only_if=_condition(entry),
        ends_on=tuple(entry.get("ends_on", ())),
        longest=entry.get("longest", 500),
        days=Days(entry.get("days", Days.WISH)),
        voice=entry.get("voice", False),
        most=entry.get("most", 5),
        not_after=entry.get("not_after", ""),
        told=entry.get("told", False),
    )


def _condition(entry: Mapping[str, Any]) -> Condition | None:
    only_if = entry.get("only_if")
    return Condition(only_if["step"], tuple(only_if["values"])) if only_if else None


def _ending(step: Step, in_person: InPerson | None) -> Step:
    """What has to be done in person ends the form."""
    if in_person is None or step.key != in_person.step:
        return step
    return replace(step, ends_on=(*step.ends_on, *in_person.values))


def _paper(entry: Mapping[str, Any]) -> Paper:
    return Paper(entry["key"], entry.get("original", False), _condition(entry))


def _in_person(entry: Mapping[str, Any] | None) -> InPerson | None:
    return InPerson(entry["step"], tuple(entry["values"]), entry["instead"]) if entry else None


def _next_step(entry: Mapping[str, Any] | None) -> NextStep | None:
    return NextStep(entry["item"], entry["after_days"]) if entry else None
