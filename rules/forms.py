"""The form engine: an answer goes in, the next dialog and what happened come out.

Pure: it sends nothing, reads no clock, keeps nothing. The next question is always the first
applicable one without an answer; going back clears an answer; from the review every answer can be
changed. `advance` never raises for anything that a person can send.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from rules.answers.words import bare
from rules.errors import AnswerRefused, Stale, WrongState
from rules.form_model import (
    Answer,
    Asked,
    Cancelled,
    Completed,
    Dialog,
    Ended,
    Facts,
    Form,
    FormChanged,
    FormEvent,
    JsonValue,
    PersonWanted,
    Refused,
    Step,
    StepKind,
    Tap,
    Text,
    Unchanged,
)
from rules.form_reading import Asking, Reading, day_of_slot, offered, read
from rules.form_words import (
    BACK,
    CANCEL,
    COMMON_TAPS,
    CONFIRM,
    CONFIRM_WORDS,
    EDIT_PREFIXES,
    PERSON,
    SKIP,
    common_word,
    one_of,
    says_dont_know,
)

Outcome = tuple[Dialog, tuple[FormEvent, ...]]
EDIT = "edit:"
MONTH = "month:"
_MONTH_TAP = re.compile(r"month:(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


def begin(form: Form, facts: Facts) -> Outcome:
    """A new dialog at its first question."""
    return _ask(form, Dialog(form.name, form.version), facts)


def current(form: Form, dialog: Dialog) -> Step:
    """The question that is open. Raises WrongState("form-finished") if none is left."""
    step = _open_step(form, dialog)
    if step is None:
        raise WrongState("form-finished")
    return step


def choices(form: Form, dialog: Dialog, facts: Facts) -> tuple[str, ...]:
    """The tap values that answer the open question, in the order to show them."""
    return offered(Asking(form, dialog, current(form, dialog), facts))


def editable(form: Form, dialog: Dialog) -> tuple[Step, ...]:
    """The steps that the review shows and lets one change, in order."""
    return tuple(
        step
        for step in _applicable(form, dialog)
        if step.key in dialog.answers or step.key in dialog.skipped
    )


def advance(form: Form, dialog: Dialog, answer: Answer, facts: Facts) -> Outcome:
    """The next dialog, and what to say. A dialog of another version of the form is carried over
    first: its answer is not taken, since it was given to a question that may have changed."""
    if (dialog.form, dialog.form_version) != (form.name, form.version):
        return _change_form(form, dialog, facts)
    step = _open_step(form, dialog)
    if step is None:
        return dialog, (Completed(dialog.answers),)
    asking = Asking(form, dialog, step, facts)
    try:
        return _moved(asking, answer) or _answered(asking, answer)
    except (AnswerRefused, Stale) as refused:
        return dialog, (Refused(step, refused),)


def carry_over(dialog: Dialog, form: Form) -> Dialog:
    """The dialog in the new form, with the answers that still fit it."""
    kept: dict[str, JsonValue] = {}
    for step in form.steps:
        value = dialog.answers.get(step.key)
        if value is not None and _fits(step, value):
            kept[step.key] = value
    skipped = tuple(step.key for step in form.steps if step.optional and step.key in dialog.skipped)
    return _consistent(form, Dialog(form.name, form.version, kept, skipped))


def _change_form(form: Form, dialog: Dialog, facts: Facts) -> Outcome:
    carried = carry_over(dialog, form)
    dropped = tuple(key for key in dialog.answers if key not in carried.answers)
    carried, events = _ask(form, carried, facts)
    return carried, (FormChanged(dropped), *events)


def _fits(step: Step, value: JsonValue) -> bool:
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


def _holds(step: Step, answers: Mapping[str, JsonValue]) -> bool:
    if step.only_if is None:
        return True
    value = str(answers.get(step.only_if.step))
    return value in step.only_if.values or value.partition(":")[0] in step.only_if.values


def _applicable(form: Form, dialog: Dialog) -> tuple[Step, ...]:
    return tuple(step for step in form.steps if _holds(step, dialog.answers))


def _open_step(form: Form, dialog: Dialog) -> Step | None:
    if dialog.editing and (step := form.step(dialog.editing)):
        return step
    done = {*dialog.answers, *dialog.skipped}
    return next((step for step in _applicable(form, dialog) if step.key not in done), None)


def _ask(form: Form, dialog: Dialog, facts: Facts) -> Outcome:
    """Ask the open question; a form without a review is completed by its last answer."""
    step = _open_step(form, dialog)
    if step is None:
        return dialog, (Completed(dialog.answers),)
    page = dialog.page
    if step.kind is StepKind.DATE and not page:
        page = f"{_first_day_shown(step, facts):%Y-%m}"
    dialog = replace(dialog, page=page if step.kind is StepKind.DATE else "")
    return dialog, (Asked(step, dialog.page),)


def _first_day_shown(step: Step, facts: Facts) -> date:
    return facts.earliest if step.days == "wish" else facts.today


def _moved(asking: Asking, answer: Answer) -> Outcome | None:
    """What a word or button that works everywhere does; None if the answer is not one."""
    tap = _tap_meant(asking, answer)
    if tap is None:
        return None
    if tap.startswith(EDIT):
        return _edit(asking, tap.removeprefix(EDIT))
    if tap.startswith(MONTH):
        return _turn_page(asking, tap)
    if tap == CONFIRM:
        return _confirm(asking)
    if tap == CANCEL:
        return asking.dialog, (Cancelled(),)
    if tap == PERSON:
        return asking.dialog, (PersonWanted(asking.step),)
    return _back(asking) if tap == BACK else _skip(asking)


def _tap_meant(asking: Asking, answer: Answer) -> str | None:
    if isinstance(answer, Tap):
        everywhere = answer.value in (*COMMON_TAPS, CONFIRM)
        return answer.value if everywhere or answer.value.startswith((EDIT, MONTH)) else None
    if not isinstance(answer, Text) or _is_label(asking, answer.text):
        return None
    if asking.step.kind is StepKind.REVIEW and (tap := _said_at_review(asking, answer.text)):
        return tap
    if asking.step.optional and says_dont_know(answer.text):
        return SKIP
    return common_word(answer.text)


def _is_label(asking: Asking, text: str) -> bool:
    """A choice called "person" is that choice, not the wish to talk to one."""
    labels = asking.facts.labels.get(asking.step.key, {}).values()
    return any(one_of(text, names) for names in labels)


def _said_at_review(asking: Asking, text: str) -> str | None:
    if one_of(text, CONFIRM_WORDS):
        return CONFIRM
    said = bare(text)
    for step in editable(asking.form, asking.dialog):
        for title in map(bare, asking.facts.titles.get(step.key, ())):
            if title and said in {bare(prefix) + title for prefix in (*EDIT_PREFIXES, "")}:
                return EDIT + step.key
    return None


def _edit(asking: Asking, key: str) -> Outcome:
    at_review = asking.step.kind is StepKind.REVIEW
    steps = {step.key for step in editable(asking.form, asking.dialog)}
    if not at_review or key not in steps:
        raise Stale("button-of-another-question")
    return _ask(asking.form, replace(asking.dialog, editing=key, page=""), asking.facts)


def _turn_page(asking: Asking, tap: str) -> Outcome:
    found = _MONTH_TAP.fullmatch(tap)
    if found is None or asking.step.kind is not StepKind.DATE:
        raise Stale("button-of-another-question")
    page = tap.removeprefix(MONTH)
    if page == asking.dialog.page or not _page_has_days(asking, page):
        return asking.dialog, (Unchanged(asking.step),)
    return _ask(asking.form, replace(asking.dialog, page=page), asking.facts)


def _page_has_days(asking: Asking, page: str) -> bool:
    facts = asking.facts
    if asking.step.days == "past":
        return page <= f"{facts.today:%Y-%m}"
    return f"{facts.earliest:%Y-%m}" <= page <= f"{facts.latest:%Y-%m}"


def _confirm(asking: Asking) -> Outcome:
    if asking.step.kind is not StepKind.REVIEW:
        raise Stale("button-of-another-question")
    return asking.dialog, (Completed(asking.dialog.answers),)


def _back(asking: Asking) -> Outcome:
    form, dialog = asking.form, asking.dialog
    if dialog.editing:
        return _ask(form, replace(dialog, editing="", page=""), asking.facts)
    done = editable(form, dialog)
    before = [step for step in done if form.steps.index(step) < form.steps.index(asking.step)]
    if not before:
        return dialog, (Unchanged(asking.step),)
    return _ask(form, _without(dialog, before[-1].key), asking.facts)


def _without(dialog: Dialog, key: str) -> Dialog:
    answers = {name: value for name, value in dialog.answers.items() if name != key}
    skipped = tuple(name for name in dialog.skipped if name != key)
    return replace(dialog, answers=answers, skipped=skipped, page="")


def _skip(asking: Asking) -> Outcome:
    if not asking.step.optional:
        raise AnswerRefused("answer-needed")
    dialog = _without(asking.dialog, asking.step.key)
    skipped = (*dialog.skipped, asking.step.key)
    return _settle(asking, replace(dialog, skipped=skipped, editing=""))


def _answered(asking: Asking, answer: Answer) -> Outcome:
    step = asking.step
    reading = read(asking, answer)
    if reading.value in step.ends_on:
        return asking.dialog, (Ended(step, str(reading.value)),)
    return _settle(asking, _with_reading(asking.dialog, step, reading))


def _with_reading(dialog: Dialog, step: Step, reading: Reading) -> Dialog:
    new = {step.key: reading.value, **reading.also}
    skipped = tuple(key for key in dialog.skipped if key not in new)
    return replace(dialog, answers={**dialog.answers, **new}, skipped=skipped, editing="", page="")


def _settle(asking: Asking, dialog: Dialog) -> Outcome:
    """After a change: drop answers whose condition or day no longer holds, then ask on."""
    dialog = _consistent(asking.form, dialog)
    return _ask(asking.form, _slots_still_free(asking, dialog), asking.facts)


def _consistent(form: Form, dialog: Dialog) -> Dialog:
    """Without answers to questions that do not apply; one pass does, conditions point back."""
    answers = dict(dialog.answers)
    for step in form.steps:
        if not _holds(step, answers):
            answers.pop(step.key, None)
    applicable = {step.key for step in form.steps if _holds(step, answers)}
    skipped = tuple(key for key in dialog.skipped if key in applicable)
    return replace(dialog, answers=answers, skipped=skipped)


def _slots_still_free(asking: Asking, dialog: Dialog) -> Dialog:
    """A new day may not have the slot that was chosen for the old one: ask again then."""
    for step in asking.form.steps:
        day = day_of_slot(asking.form, step) if step.kind is StepKind.SLOT else None
        chosen = dialog.answers.get(step.key)
        if day is not None and day == asking.step and chosen is not None:
            free = asking.facts.free_slots(date.fromisoformat(str(dialog.answers[day.key])))
            dialog = dialog if chosen in free else _without(dialog, step.key)
    return dialog
