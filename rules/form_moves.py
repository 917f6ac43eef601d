"""What works at every question: back, skip, cancel, a person, the review's buttons, the pages."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from rules.answers.words import bare
from rules.errors import AnswerRefused, Stale
from rules.form_asking import Asking, Reading, principal
from rules.form_days import day_of_slot, first_day_shown, free_slots, is_too_late, page_has_days
from rules.form_gathering import finished, says_done
from rules.form_model import (
    Answer,
    Asked,
    Cancelled,
    Completed,
    Dialog,
    Facts,
    Form,
    FormEvent,
    PersonWanted,
    Refused,
    StepKind,
    Tap,
    Text,
    Unchanged,
)
from rules.form_reading import outdated
from rules.form_state import consistent, editable, open_step, with_reading, without
from rules.form_words import (
    BACK,
    CANCEL,
    COMMON_TAPS,
    CONFIRM,
    CONFIRM_WORDS,
    DONE,
    EDIT,
    EDIT_PREFIXES,
    MONTH,
    PERSON,
    SKIP,
    common_word,
    one_of,
    says_dont_know,
)

Outcome = tuple[Dialog, tuple[FormEvent, ...]]
_MONTH_TAP = re.compile(r"month:(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_ALWAYS = (CANCEL, PERSON)
_PAGED = (StepKind.DATE, StepKind.PLACE)


def ask(form: Form, dialog: Dialog, facts: Facts) -> Outcome:
    """Ask the open question; a form without a review is completed by its last answer."""
    step = open_step(form, dialog)
    if step is None:
        return dialog, (Completed(dialog.answers),)
    page = dialog.page
    if step.kind is StepKind.DATE and not page:
        page = f"{first_day_shown(step, facts):%Y-%m}"
    here = {key: pieces for key, pieces in dialog.gathered.items() if key == step.key}
    dialog = replace(dialog, page=page if step.kind in _PAGED else "", gathered=here)
    return dialog, (Asked(step, dialog.page),)


def moved(asking: Asking, answer: Answer) -> Outcome | None:
    """What a word or button that works everywhere does; None if the answer is not one."""
    tap = _tap_meant(asking, answer)
    if isinstance(answer, Tap) and answer.step not in ("", asking.step.key) and tap not in _ALWAYS:
        raise Stale("button-of-another-question")
    if tap is None:
        return None
    if tap.startswith(EDIT):
        return _edit(asking, tap.removeprefix(EDIT))
    if tap.startswith(MONTH):
        return _turn_page(asking, tap)
    return _BY_WORD[tap](asking)


def _tap_meant(asking: Asking, answer: Answer) -> str | None:
    if says_done(asking.step, answer):
        return DONE
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
    return ask(asking.form, replace(asking.dialog, editing=key, page=""), asking.facts)


def _turn_page(asking: Asking, tap: str) -> Outcome:
    found = _MONTH_TAP.fullmatch(tap)
    if found is None or asking.step.kind is not StepKind.DATE:
        raise Stale("button-of-another-question")
    page = tap.removeprefix(MONTH)
    if page == asking.dialog.page or not page_has_days(asking.step, asking.facts, page):
        return asking.dialog, (Unchanged(asking.step),)
    return ask(asking.form, replace(asking.dialog, page=page), asking.facts)


def _confirm(asking: Asking) -> Outcome:
    """Complete, unless an answer went out of date while the form waited: then ask that again."""
    if asking.step.kind is not StepKind.REVIEW:
        raise Stale("button-of-another-question")
    form, dialog, facts = asking.form, asking.dialog, asking.facts
    for step in editable(form, dialog):
        refused = None if step.key in dialog.skipped else outdated(replace(asking, step=step))
        if refused is not None:
            dialog, _ = ask(form, without(dialog, step.key), facts)
            return dialog, (Refused(step, refused),)
    return dialog, (Completed(dialog.answers),)


def _back(asking: Asking) -> Outcome:
    form, dialog = asking.form, asking.dialog
    if asking.step.kind is StepKind.PLACE and dialog.page:
        return ask(form, replace(dialog, page=""), asking.facts)
    if dialog.editing:
        return ask(form, replace(dialog, editing="", page=""), asking.facts)
    done = editable(form, dialog)
    before = [step for step in done if form.steps.index(step) < form.steps.index(asking.step)]
    if not before:
        return dialog, (Unchanged(asking.step),)
    return ask(form, without(dialog, before[-1].key), asking.facts)


def _skip(asking: Asking) -> Outcome:
    if not asking.step.optional:
        raise AnswerRefused("answer-needed")
    dialog = without(asking.dialog, asking.step.key)
    skipped = (*dialog.skipped, asking.step.key)
    return settle(asking, replace(dialog, skipped=skipped, editing=""))


def _finish(asking: Asking) -> Outcome:
    """ "That is all" at a question that takes several answers."""
    pieces = finished(asking)
    if pieces is None:
        return _skip(asking)
    return settle(asking, with_reading(asking.dialog, asking.step, Reading(pieces)))


def _cancel(asking: Asking) -> Outcome:
    return asking.dialog, (Cancelled(),)


def _want_person(asking: Asking) -> Outcome:
    return asking.dialog, (PersonWanted(asking.step),)


_BY_WORD: Mapping[str, Callable[[Asking], Outcome]] = {
    CONFIRM: _confirm,
    CANCEL: _cancel,
    PERSON: _want_person,
    BACK: _back,
    SKIP: _skip,
    DONE: _finish,
}


def settle(asking: Asking, dialog: Dialog) -> Outcome:
    """After a change: drop answers whose condition or day no longer holds, then ask on."""
    dialog = consistent(asking.form, dialog)
    for still_fitting in (_days_in_time, _slots_still_free, _consents_for_the_same):
        dialog = still_fitting(asking, dialog)
    return ask(asking.form, dialog, asking.facts)


def _days_in_time(asking: Asking, dialog: Dialog) -> Dialog:
    """A paper that ends earlier than the day that was chosen: ask for the day again."""
    for step in asking.form.steps:
        if step.not_after and is_too_late(step, dialog, str(dialog.answers.get(step.key, ""))):
            dialog = without(dialog, step.key)
    return dialog


def _consents_for_the_same(asking: Asking, dialog: Dialog) -> Dialog:
    """A yes for one person is not a yes for another."""
    whom = principal(asking.form, dialog, asking.facts)
    for step in asking.form.steps:
        given = dialog.answers.get(step.key) if step.kind is StepKind.CONSENT else None
        if isinstance(given, dict) and given["for"] != whom:
            dialog = without(dialog, step.key)
    return dialog


def _slots_still_free(asking: Asking, dialog: Dialog) -> Dialog:
    """A new day may not have the slot that was chosen for the old one: ask again then."""
    for step in asking.form.steps:
        day = day_of_slot(asking.form, step) if step.kind is StepKind.SLOT else None
        chosen = dialog.answers.get(step.key)
        if day == asking.step and chosen is not None:
            free = free_slots(replace(asking, dialog=dialog, step=step))
            dialog = dialog if chosen in free else without(dialog, step.key)
    return dialog
