"""The questions for a day and for a part of it."""

import re
from datetime import date, timedelta

from rules.answers.choice import chosen
from rules.answers.day import DayRule, check_day, read_day
from rules.answers.slot import read_slot
from rules.errors import AnswerRefused
from rules.form_asking import Asking, Reading
from rules.form_model import Days, Dialog, Facts, Form, Step, StepKind

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FAR_AHEAD = timedelta(days=3660)
"""How far a day AHEAD may lie: papers hold ten years at most."""


def day_of_slot(form: Form, slot: Step) -> Step | None:
    """The question for the day that this question for a slot belongs to: the one before it."""
    before = form.steps[: form.steps.index(slot)]
    days = [step for step in before if step.kind is StepKind.DATE and step.days is Days.WISH]
    return days[-1] if days else None


def free_slots(asking: Asking) -> tuple[str, ...]:
    """The slots that the chosen day still has."""
    step = day_of_slot(asking.form, asking.step)
    day = asking.dialog.answers.get(step.key) if step else None
    if not isinstance(day, str):
        return tuple(slot.id for slot in asking.facts.slots)
    return asking.facts.free_slots(date.fromisoformat(day))


def first_day_shown(step: Step, facts: Facts) -> date:
    """The day whose month the calendar opens at."""
    return facts.earliest if step.days is Days.WISH else facts.today


def page_has_days(step: Step, facts: Facts, page: str) -> bool:
    """Whether the month `page` ("2026-12") can hold an answer."""
    last = {Days.PAST: facts.today, Days.AHEAD: facts.today + FAR_AHEAD}
    if page > f"{last.get(step.days, facts.latest):%Y-%m}":
        return False
    return step.days is Days.PAST or page >= f"{first_day_shown(step, facts):%Y-%m}"


def can_be_taken(step: Step, dialog: Dialog, facts: Facts, day: date) -> bool:
    """Whether the calendar offers this day."""
    if step.days is Days.PAST:
        return day <= facts.today
    if step.days is Days.AHEAD:
        return day >= facts.today
    return bool(facts.free_slots(day)) and not is_too_late(step, dialog, day.isoformat())


def is_too_late(step: Step, dialog: Dialog, day: str) -> bool:
    """Whether the day lies after the one that `not_after` names."""
    last = dialog.answers.get(step.not_after)
    return isinstance(last, str) and day > last


def read_day_said(asking: Asking, text: str) -> Reading:
    wish = asking.step.days is Days.WISH
    said = read_day(text, _day_rule(asking), asking.facts.slots if wish else ())
    return _day_reading(asking, said.day, said.slot)


def read_day_tapped(asking: Asking, value: str) -> Reading:
    try:
        day = date.fromisoformat(value)
    except ValueError as wrong:
        raise AnswerRefused("answer-day-none") from wrong
    check_day(day, _day_rule(asking))
    return _day_reading(asking, day, None)


def read_slot_said(asking: Asking, text: str) -> Reading:
    free = free_slots(asking)
    value = chosen(text, free, asking.facts.labels.get(asking.step.key, {}))
    value = value or read_slot(text, asking.facts.slots)
    if value not in free:
        raise AnswerRefused("answer-slot-full")
    return Reading(value)


def _day_rule(asking: Asking) -> DayRule:
    facts = asking.facts
    if asking.step.days is Days.PAST:
        return DayRule(facts.today, date.min, facts.today, past=True)
    if asking.step.days is Days.AHEAD:
        return DayRule(facts.today, facts.today, facts.today + FAR_AHEAD)
    return DayRule(facts.today, facts.earliest, facts.latest, facts.closed)


def _day_reading(asking: Asking, day: date, slot: str | None) -> Reading:
    if asking.step.days is not Days.WISH:
        return Reading(day.isoformat())
    if is_too_late(asking.step, asking.dialog, day.isoformat()):
        last = str(asking.dialog.answers[asking.step.not_after])
        raise AnswerRefused("answer-day-too-late", last=last)
    free = asking.facts.free_slots(day)
    if not free:
        raise AnswerRefused("answer-day-full")
    also = {
        step.key: slot
        for step in asking.form.steps
        if step.kind is StepKind.SLOT and day_of_slot(asking.form, step) == asking.step
    }
    return Reading(day.isoformat(), {**also} if slot in free else {})
