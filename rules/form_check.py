"""What can be wrong with a form, for the tests of the catalogue and for its loader."""

import re
from collections.abc import Iterator

from rules.form_asking import for_whom
from rules.form_days import day_of_slot
from rules.form_model import Condition, Days, Form, Step, StepKind
from rules.form_words import COMMON_TAPS, CONFIRM, DONE, EDIT, MONTH, NO, YES

_KEY = re.compile(r"[a-z][a-z0-9_-]{0,29}")
_MOST_PHOTOS = 10
_WHOM = ("self", "relative", "new")


def check(form: Form) -> tuple[str, ...]:
    """All faults, each a plain sentence for whoever writes the catalogue; empty if there are none.

    Keys and choice values are at most 30 characters of a-z, 0-9, "_" and "-", so that a button fits
    Telegram's 64 bytes together with what the card adds to it.
    """
    return (*_form_faults(form), *(fault for step in form.steps for fault in _faults(form, step)))


def _form_faults(form: Form) -> Iterator[str]:
    keys = [step.key for step in form.steps]
    if not keys:
        yield f"form {form.name}: it has no steps"
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"form {form.name}: two steps are called {key}"
    for step in form.steps[:-1]:
        if step.kind is StepKind.REVIEW:
            yield f"form {form.name}: the review must be the last step"
    if sum(step.kind is StepKind.FOR_WHOM for step in form.steps) > 1:
        yield f"form {form.name}: it asks for whom more than once"


def _faults(form: Form, step: Step) -> Iterator[str]:
    where = f"step {step.key}"
    if fault := key_fault(step.key):
        yield f"{where}: {fault}"
    for fault in (
        *_choice_faults(step),
        *condition_faults(form.steps[: form.steps.index(step)], step.only_if),
        *_size_faults(step),
        *_neighbour_faults(form, step),
    ):
        yield f"{where}: {fault}"
    if step.kind is StepKind.REVIEW and (step.optional or step.only_if):
        yield f"{where}: the review can be neither optional nor conditional"


def _size_faults(step: Step) -> Iterator[str]:
    if step.longest < 1:
        yield "the longest answer has no character"
    if not 1 <= step.most <= _MOST_PHOTOS:
        yield f"the most photos are 1 to {_MOST_PHOTOS}"
    if step.voice and step.kind is not StepKind.TEXT:
        yield "only a text can be spoken instead"


def _neighbour_faults(form: Form, step: Step) -> Iterator[str]:
    """What a question needs to be asked before it."""
    before = form.steps[: form.steps.index(step)]
    if step.kind is StepKind.SLOT and day_of_slot(form, step) is None:
        yield "a slot needs a question for the day before it"
    if step.kind is StepKind.CONSENT and for_whom(form) not in before:
        yield "a consent needs the question for whom before it"
    if step.not_after and not any(_is_last_day(other, step.not_after) for other in before):
        yield f"it may not be after {step.not_after}, which is no day ahead asked before it"
    if step.not_after and (step.kind is not StepKind.DATE or step.days is not Days.WISH):
        yield "only a day to come can have a last day"


def _is_last_day(step: Step, key: str) -> bool:
    return (step.key, step.kind, step.days) == (key, StepKind.DATE, Days.AHEAD)


def _choice_faults(step: Step) -> Iterator[str]:
    if (step.kind in (StepKind.CHOICE, StepKind.CHOICES)) != bool(step.choices):
        yield "a choice needs choices, and nothing else has them"
    if len(set(step.choices)) != len(step.choices):
        yield "two choices are the same"
    for value in step.choices:
        if fault := key_fault(value):
            yield f"choice {value}: {fault}"
        if value in (*COMMON_TAPS, CONFIRM, DONE) or value.startswith((EDIT, MONTH)):
            yield f"choice {value} is a word of the engine's own"
    for value in step.ends_on:
        if step.kind is StepKind.CHOICES or value not in possible_values(step):
            yield f"it ends on {value}, which cannot be chosen"


def key_fault(key: str) -> str:
    """What is wrong with a key or a value, or ""."""
    if _KEY.fullmatch(key):
        return ""
    return "the key is not 1 to 30 characters of a-z, 0-9, _ and -"


def condition_faults(before: tuple[Step, ...], condition: Condition | None) -> Iterator[str]:
    """What is wrong with a condition that may look at the steps `before`."""
    if condition is None:
        return
    asked = next((step for step in before if step.key == condition.step), None)
    if asked is None:
        yield f"it depends on {condition.step}, which is not asked before it"
        return
    for value in condition.values:
        if value not in possible_values(asked):
            yield f"it depends on {asked.key} being {value}, which cannot be"


def possible_values(step: Step) -> tuple[str, ...]:
    """The values that a condition may name."""
    if step.kind is StepKind.YES_NO:
        return (YES, NO)
    return _WHOM if step.kind is StepKind.FOR_WHOM else step.choices
