"""Where a dialog stands: which question is open, which answers fit."""

import re
from collections.abc import Mapping
from dataclasses import replace

from rules.cases import Json
from rules.form_model import Dialog, Form, Step, StepKind


def open_step(form: Form, dialog: Dialog) -> Step | None:
    if dialog.editing and (step := form.step(dialog.editing)):
        return step
    done = {*dialog.answers, *dialog.skipped}
    return next((step for step in applicable(form, dialog) if step.key not in done), None)


def applicable(form: Form, dialog: Dialog) -> tuple[Step, ...]:
    return tuple(step for step in form.steps if _holds(step, dialog.answers))


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


def consistent(form: Form, dialog: Dialog) -> Dialog:
    """Without answers to questions that do not apply; one pass does, conditions point back."""
    answers = dict(dialog.answers)
    for step in form.steps:
        if not _holds(step, answers):
            answers.pop(step.key, None)
    applicable = {step.key for step in form.steps if _holds(step, answers)}
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
    if step.kind is StepKind.PHOTO:
        return isinstance(value, dict) and {"file_id", "unique_id"} <= value.keys()
    if not isinstance(value, str) or step.kind is StepKind.REVIEW:
        return False
    shapes = {
        StepKind.CHOICE: "|".join(map(re.escape, set(step.choices) - set(step.ends_on))),
        StepKind.YES_NO: "yes|no",
        StepKind.FOR_WHOM: "self|new|relative:.+",
        StepKind.DATE: r"\d{4}-\d\d-\d\d",
        StepKind.PHONE: r"\+\d+",
    }
    return re.fullmatch(shapes.get(step.kind, ".+"), value) is not None


def _holds(step: Step, answers: Mapping[str, Json]) -> bool:
    if step.only_if is None:
        return True
    value = str(answers.get(step.only_if.step))
    return value in step.only_if.values or value.partition(":")[0] in step.only_if.values
