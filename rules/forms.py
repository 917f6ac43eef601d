"""The form engine: an answer goes in, the next dialog and what happened come out.

Pure: it sends nothing, reads no clock, keeps nothing. The next question is always the first
applicable one without an answer; going back clears an answer; from the review every answer can be
changed. `advance` never raises for anything that a person can send.
"""

from collections.abc import Mapping
from dataclasses import replace

from rules.answers.free_text import read_text
from rules.cases import Json
from rules.errors import AnswerRefused, Stale, WrongState
from rules.form_asking import Asking, Reading, known_value
from rules.form_gathering import gathered, is_full, so_far
from rules.form_model import (
    Answer,
    Completed,
    Dialog,
    Ended,
    Facts,
    Form,
    FormChanged,
    Refused,
    Step,
    StepKind,
)
from rules.form_moves import Outcome, ask, moved, settle
from rules.form_places import is_page
from rules.form_reading import offered, read
from rules.form_state import carry_over, editable, open_step, with_reading

__all__ = [
    "advance",
    "begin",
    "carry_over",
    "choices",
    "current",
    "editable",
    "known",
    "open_step",
    "opening",
    "resume",
    "so_far",
]


def begin(form: Form, facts: Facts) -> Outcome:
    """A new dialog at its first question."""
    return ask(form, Dialog(form.name, form.version), facts)


def resume(form: Form, dialog: Dialog, facts: Facts) -> Outcome:
    """Ask the open question of a dialog once more; one of another version is carried over."""
    if (dialog.form, dialog.form_version) != (form.name, form.version):
        return _change_form(form, dialog, facts)
    return ask(form, dialog, facts)


def opening(form: Form, words: str) -> Mapping[str, Json]:
    """What words that asked for the form answer of it already: what it is about, as it stands on
    the card of whoever goes. Empty where no question asks for that, or they cannot be taken."""
    step = next((step for step in form.steps if step.told and step.kind is StepKind.TEXT), None)
    if step is None or step.only_if is not None:
        return {}
    try:
        return {step.key: read_text(words, step.longest)}
    except AnswerRefused:
        return {}


def current(form: Form, dialog: Dialog) -> Step:
    """The question that is open. Raises WrongState("form-finished") if none is left."""
    step = open_step(form, dialog)
    if step is None:
        raise WrongState("form-finished")
    return step


def choices(form: Form, dialog: Dialog, facts: Facts) -> tuple[str, ...]:
    """The tap values that answer the open question, in the order to show them."""
    return offered(Asking(form, dialog, current(form, dialog), facts))


def known(form: Form, dialog: Dialog, facts: Facts) -> str:
    """What we already know as an answer to the open question, for a button "known"; or ""."""
    return known_value(Asking(form, dialog, current(form, dialog), facts))


def advance(form: Form, dialog: Dialog, answer: Answer, facts: Facts) -> Outcome:
    """The next dialog, and what to say. A dialog of another version of the form is carried over
    first: its answer is not taken, since it was given to a question that may have changed."""
    if (dialog.form, dialog.form_version) != (form.name, form.version):
        return _change_form(form, dialog, facts)
    step = open_step(form, dialog)
    if step is None:
        return dialog, (Completed(dialog.answers),)
    asking = Asking(form, dialog, step, facts)
    try:
        return moved(asking, answer) or _answered(asking, answer)
    except (AnswerRefused, Stale) as refused:
        return dialog, (Refused(step, refused),)


def _change_form(form: Form, dialog: Dialog, facts: Facts) -> Outcome:
    carried = carry_over(dialog, form)
    dropped = tuple(key for key in dialog.answers if key not in carried.answers)
    carried, events = ask(form, carried, facts)
    return carried, (FormChanged(dropped), *events)


def _answered(asking: Asking, answer: Answer) -> Outcome:
    form, step = asking.form, asking.step
    pieces = gathered(asking, answer)
    if pieces is not None and not is_full(step, pieces):
        return ask(form, replace(asking.dialog, gathered={step.key: pieces}), asking.facts)
    reading = read(asking, answer) if pieces is None else Reading(pieces)
    if step.kind is StepKind.PLACE and is_page(asking.facts, str(reading.value)):
        return ask(form, replace(asking.dialog, page=str(reading.value)), asking.facts)
    if reading.value in step.ends_on:
        return asking.dialog, (Ended(step, str(reading.value)),)
    return settle(asking, with_reading(asking.dialog, step, reading))
