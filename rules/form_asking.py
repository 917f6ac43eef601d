"""A question in its place, and what was read for it: what every reader of answers shares."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.cases import Json
from rules.form_model import Dialog, Facts, Form, SavedPerson, Step, StepKind
from rules.form_words import NEW, SELF

RELATIVE = "relative:"


@dataclass(frozen=True, slots=True)
class Asking:
    """A question in its place: what a reader may look at."""

    form: Form
    dialog: Dialog
    step: Step
    facts: Facts


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of the step, and of other steps that the same words answered."""

    value: Json
    also: Mapping[str, Json] = field(default_factory=dict)


def known_value(asking: Asking) -> str:
    """What we already know for this question about the person the form is for, or ""."""
    person = _saved(asking.form, asking.dialog, asking.facts)
    if person is None:
        return ""
    known = {
        StepKind.NAME: person.name,
        StepKind.PHONE: person.phone,
        StepKind.ADDRESS: person.address,
    }
    return known.get(asking.step.kind, "")


def principal(form: Form, dialog: Dialog, facts: Facts) -> str:
    """The name of the person the form is for, or "" while it is not known: a saved one's, or the
    one that was given after "somebody else"."""
    whom = for_whom(form)
    if whom is not None and dialog.answers.get(whom.key) == NEW:
        asked = (step for step in form.steps if step.kind is StepKind.NAME and step.only_if)
        names = [s.key for s in asked if s.only_if and s.only_if.step == whom.key]
        return next((str(dialog.answers[key]) for key in names if key in dialog.answers), "")
    person = _saved(form, dialog, facts)
    return person.name if person else ""


def for_whom(form: Form) -> Step | None:
    return next((step for step in form.steps if step.kind is StepKind.FOR_WHOM), None)


def _saved(form: Form, dialog: Dialog, facts: Facts) -> SavedPerson | None:
    whom = for_whom(form)
    chosen = dialog.answers.get(whom.key) if whom else SELF
    return facts.person(str(chosen).removeprefix(RELATIVE))
