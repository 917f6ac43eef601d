"""Where a dialog stands: which question is open, which answers fit."""

import re
from collections.abc import Mapping
from dataclasses import replace

from rules.cases import Json
from rules.form_asking import Reading
from rules.form_model import Condition, Dialog, Form, Step, StepKind


def open_step(form: Form, dialog: Dialog) -> Step | None:
    if dialog.editing and (step := form.step(dialog.editing)):
        return step
    done = {*dialog.answers, *dialog.skipped}
    left = (step for step in form.steps if step.key not in done)
    return next((step for step in left if holds(step.only_if, dialog.answers)), None)


def applicable(form: Form, dialog: Dialog) -> tuple[Step, ...]:
    return tuple(step for step in form.steps if holds(step.only_if, dialog.answers))


def editable(form: Form, dialog: Dialog) -> tuple[Step, ...]:
    """The steps that the review shows and lets one change, in order."""
    return tuple(
        step
        for step in applicable(form, dialog)
        if step.key in dialog.answers or step.key in dialog.skipped
    )


def without(dialog: Dialog, key: str) -> Dialog:
    answers = {name: value for name, value in dialog.answers.items() if name != key}
    skipped = tuple(name for name in dialog.skipped if name != key)
    return replace(dialog, answers=answers, skipped=skipped, page="")


def with_reading(dialog: Dialog, step: Step, reading: Reading) -> Dialog:
    """The dialog with the answer to `step`, and with others that the same words gave."""
    new = {step.key: reading.value, **reading.also}
    skipped = tuple(key for key in dialog.skipped if key not in new)
    return replace(dialog, answers={**dialog.answers, **new}, skipped=skipped, editing="", page="")


def consistent(form: Form, dialog: Dialog) -> Dialog:
    """Without answers to questions that do not apply; one pass does, conditions point back."""
    answers = dict(dialog.answers)
    for step in form.steps:
        if not holds(step.only_if, answers):
            answers.pop(step.key, None)
    applicable = {step.key for step in form.steps if holds(step.only_if, answers)}
    skipped = tuple(key for key in dialog.skipped if key in applicable)
    return replace(dialog, answers=answers, skipped=skipped)


def carry_over(dialog: Dialog, form: Form) -> Dialog:
    """The dialog in the new form, with the answers that still fit it."""
    kept: dict[str, Json] = {}
    for step in form.steps:
        value = dialog.answers.get(step.key)
        if value is not None and _fits(step, value):
            kept[step.key] = value
    skipped = tuple(step.key for step in form.steps if step.optional and step.key in dialog.skipped)
    return consistent(form, Dialog(form.name, form.version, kept, skipped))


def _fits(step: Step, value: Json) -> bool:
    """Whether a kept value has the shape that this kind of question keeps."""
    if isinstance(value, dict):
        return any(keys <= value.keys() for keys in _record_keys(step))
    if isinstance(value, list):
        return _list_fits(step, value)
    if step.kind in _NOT_TEXT or not isinstance(value, str):
        return False
    shapes = {
        StepKind.CHOICE: "|".join(map(re.escape, set(step.choices) - set(step.ends_on))),
        StepKind.YES_NO: "yes|no",
        StepKind.FOR_WHOM: "self|new|relative:.+",
        StepKind.DATE: r"\d{4}-\d\d-\d\d",
        StepKind.PHONE: r"\+\d+",
        StepKind.ID_NUMBER: r"\d{17}[\dX]",
    }
    return re.fullmatch(shapes.get(step.kind, ".+"), value) is not None


_NOT_TEXT = frozenset(
    {
        StepKind.CHOICES,
        StepKind.LOCATION,
        StepKind.PHOTO,
        StepKind.PHOTOS,
        StepKind.CONSENT,
        StepKind.REVIEW,
    }
)
"""Kinds that never keep a single word."""


def _record_keys(step: Step) -> tuple[frozenset[str], ...]:
    """The keys of the records that this kind of question keeps."""
    if step.kind is StepKind.TEXT and step.voice:
        return (frozenset({"voice", "seconds"}),)
    return {
        StepKind.PHOTO: (frozenset({"file_id", "unique_id"}),),
        StepKind.LOCATION: (frozenset({"landmark"}), frozenset({"latitude", "longitude"})),
        StepKind.CONSENT: (frozenset({"by", "for", "at"}),),
    }.get(step.kind, ())


def _list_fits(step: Step, values: list[Json]) -> bool:
    if step.kind is StepKind.CHOICES:
        return bool(values) and all(value in step.choices for value in values)
    return step.kind is StepKind.PHOTOS and 0 < len(values) <= step.most


def holds(condition: Condition | None, answers: Mapping[str, Json]) -> bool:
    """Whether the answers meet the condition; of several ticks one is enough."""
    if condition is None:
        return True
    answer = answers.get(condition.step)
    values = map(str, answer if isinstance(answer, list) else [answer])
    return any({value, value.partition(":")[0]} & {*condition.values} for value in values)
