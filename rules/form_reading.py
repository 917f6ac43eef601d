"""How an answer becomes the value of a step: one reader for each kind of question."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rules.answers.day import DayRule, check_day, read_day
from rules.answers.free_text import read_text, read_yes_no
from rules.answers.person import read_address, read_name
from rules.answers.phone import read_phone
from rules.answers.slot import read_slot
from rules.answers.words import bare, chinese_number
from rules.cases import Json
from rules.errors import AnswerRefused, Stale
from rules.form_model import (
    Answer,
    Contact,
    Days,
    Dialog,
    Facts,
    Form,
    Location,
    Other,
    Photo,
    Step,
    StepKind,
    Tap,
    Text,
    Voice,
)
from rules.form_places import offered_places, place_at, place_named
from rules.form_words import KNOWN, NEW, NEW_WORDS, NO, SELF, SELF_WORDS, YES, one_of

RELATIVE = "relative:"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SHORTEST_PART = 2


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


def read(asking: Asking, answer: Answer) -> Reading:
    """Raises AnswerRefused for what cannot be read, Stale for a button of another question."""
    if isinstance(answer, Text):
        return _BY_TEXT[asking.step.kind](asking, answer.text)
    if isinstance(answer, Tap):
        return _read_tap(asking, answer)
    if isinstance(answer, Photo) and asking.step.kind is StepKind.PHOTO:
        return Reading({"file_id": answer.file_id, "unique_id": answer.unique_id})
    if isinstance(answer, Contact):
        return _read_contact(asking, answer)
    if isinstance(answer, Location) and asking.step.kind is StepKind.PLACE:
        return Reading(place_at(asking.facts, answer))
    raise AnswerRefused(_WRONG_KIND[type(answer)])


_WRONG_KIND: dict[type, str] = {
    Photo: "answer-photo-not-here",
    Voice: "answer-voice-not-here",
    Location: "answer-location-not-here",
    Contact: "answer-contact-not-here",
    Other: "answer-kind-unknown",
}


def offered(asking: Asking) -> tuple[str, ...]:
    """The tap values that answer this question, in the order shown; "1" typed means the first."""
    step, facts = asking.step, asking.facts
    if step.kind is StepKind.CHOICE:
        return step.choices
    if step.kind is StepKind.YES_NO:
        return (YES, NO)
    if step.kind is StepKind.FOR_WHOM:
        others = (RELATIVE + person.id for person in facts.people if person.id != SELF)
        return (SELF, *others, NEW)
    if step.kind is StepKind.SLOT:
        return _free_slots(asking)
    if step.kind is StepKind.PLACE:
        return offered_places(facts, asking.dialog.page)
    return (KNOWN,) if known_value(asking) else ()


def outdated(asking: Asking) -> AnswerRefused | None:
    """Why the kept answer no longer fits the world, after a form has waited for days; or None."""
    value, kind = asking.dialog.answers.get(asking.step.key), asking.step.kind
    if kind is StepKind.SLOT and value not in offered(asking):
        return AnswerRefused("answer-slot-full")
    if kind is StepKind.FOR_WHOM and value not in offered(asking):
        return AnswerRefused("answer-for-whom")
    if kind is StepKind.DATE and isinstance(value, str):
        try:
            _read_day_tap(asking, value)
        except AnswerRefused as refused:
            return refused
    return None


def known_value(asking: Asking) -> str:
    """What we already know for this question about the person the form is for, or ""."""
    whom = next((step for step in asking.form.steps if step.kind is StepKind.FOR_WHOM), None)
    chosen = asking.dialog.answers.get(whom.key) if whom else SELF
    person = asking.facts.person(str(chosen).removeprefix(RELATIVE))
    if person is None:
        return ""
    known = {
        StepKind.NAME: person.name,
        StepKind.PHONE: person.phone,
        StepKind.ADDRESS: person.address,
    }
    return known.get(asking.step.kind, "")


def day_of_slot(form: Form, slot: Step) -> Step | None:
    """The question for the day that this question for a slot belongs to: the one before it."""
    before = form.steps[: form.steps.index(slot)]
    days = [step for step in before if step.kind is StepKind.DATE and step.days is Days.WISH]
    return days[-1] if days else None


def _free_slots(asking: Asking) -> tuple[str, ...]:
    step = day_of_slot(asking.form, asking.step)
    day = asking.dialog.answers.get(step.key) if step else None
    if not isinstance(day, str):
        return tuple(slot.id for slot in asking.facts.slots)
    return asking.facts.free_slots(date.fromisoformat(day))


def _read_tap(asking: Asking, tap: Tap) -> Reading:
    if tap.value == KNOWN and known_value(asking):
        return Reading(known_value(asking))
    if tap.value in offered(asking):
        return Reading(tap.value)
    if asking.step.kind is StepKind.DATE and _ISO_DAY.fullmatch(tap.value):
        return _read_day_tap(asking, tap.value)
    raise Stale("button-of-another-question")


def _read_contact(asking: Asking, contact: Contact) -> Reading:
    if asking.step.kind is StepKind.PHONE:
        return _read_phone(asking, contact.phone)
    if asking.step.kind is StepKind.NAME:
        return _read_name(asking, contact.name)
    raise AnswerRefused("answer-contact-not-here")


def _read_name(asking: Asking, text: str) -> Reading:
    return Reading(read_name(text))


def _read_phone(asking: Asking, text: str) -> Reading:
    return Reading(read_phone(text, asking.facts.region, asking.facts.area_code))


def _read_place(asking: Asking, text: str) -> Reading:
    number = chinese_number(bare(text))
    values = offered(asking)
    if number is not None and 1 <= number <= len(values):
        return Reading(values[number - 1])
    return Reading(place_named(asking.facts, text))


def _read_address(asking: Asking, text: str) -> Reading:
    return Reading(read_address(text))


def _read_text(asking: Asking, text: str) -> Reading:
    return Reading(read_text(text, asking.step.longest))


def _read_yes_no(asking: Asking, text: str) -> Reading:
    return Reading(YES if read_yes_no(text) else NO)


def _read_choice(asking: Asking, text: str) -> Reading:
    value = chosen(text, offered(asking), asking.facts.labels.get(asking.step.key, {}))
    if value is None:
        raise AnswerRefused("answer-choice")
    return Reading(value)


def chosen(text: str, values: tuple[str, ...], labels: Mapping[str, tuple[str, ...]]) -> str | None:
    """The value that a number, a label in any language, or a clear part of one label names."""
    number = chinese_number(bare(text))
    if number is not None and 1 <= number <= len(values):
        return values[number - 1]
    said = bare(text)
    names = {value: {bare(name) for name in (value, *labels.get(value, ()))} for value in values}
    whole = [value for value in values if said and said in names[value]]
    part = [value for value in values if any(said in name for name in names[value])]
    found = whole or (part if len(said) >= _SHORTEST_PART else [])
    return found[0] if len(found) == 1 else None


def _read_for_whom(asking: Asking, text: str) -> Reading:
    if one_of(text, SELF_WORDS):
        return Reading(SELF)
    relatives = {
        RELATIVE + person.id: tuple(filter(None, (person.name, person.kinship)))
        for person in asking.facts.people
        if person.id != SELF
    }
    labels = {**asking.facts.labels.get(asking.step.key, {}), **relatives}
    value = chosen(text, offered(asking), labels)
    if value is None and one_of(text, NEW_WORDS):
        value = NEW
    if value is None:
        raise AnswerRefused("answer-for-whom")
    return Reading(value)


def _day_rule(asking: Asking) -> DayRule:
    facts = asking.facts
    if asking.step.days is Days.PAST:
        return DayRule(facts.today, date.min, facts.today, past=True)
    return DayRule(facts.today, facts.earliest, facts.latest, facts.closed)


def _read_day(asking: Asking, text: str) -> Reading:
    wish = asking.step.days is Days.WISH
    said = read_day(text, _day_rule(asking), asking.facts.slots if wish else ())
    return _day_reading(asking, said.day, said.slot)


def _read_day_tap(asking: Asking, value: str) -> Reading:
    try:
        day = date.fromisoformat(value)
    except ValueError as wrong:
        raise AnswerRefused("answer-day-none") from wrong
    check_day(day, _day_rule(asking))
    return _day_reading(asking, day, None)


def _day_reading(asking: Asking, day: date, slot: str | None) -> Reading:
    if asking.step.days is Days.PAST:
        return Reading(day.isoformat())
    free = asking.facts.free_slots(day)
    if not free:
        raise AnswerRefused("answer-day-full")
    also = {
        step.key: slot
        for step in asking.form.steps
        if step.kind is StepKind.SLOT and day_of_slot(asking.form, step) == asking.step
    }
    return Reading(day.isoformat(), {**also} if slot in free else {})


def _read_slot(asking: Asking, text: str) -> Reading:
    free = offered(asking)
    value = chosen(text, free, asking.facts.labels.get(asking.step.key, {}))
    value = value or read_slot(text, asking.facts.slots)
    if value not in free:
        raise AnswerRefused("answer-slot-full")
    return Reading(value)


def _read_nothing(asking: Asking, text: str) -> Reading:
    raise AnswerRefused(
        "answer-photo-wanted" if asking.step.kind is StepKind.PHOTO else "answer-review"
    )


_BY_TEXT: dict[StepKind, Callable[[Asking, str], Reading]] = {
    StepKind.CHOICE: _read_choice,
    StepKind.TEXT: _read_text,
    StepKind.NAME: _read_name,
    StepKind.PHONE: _read_phone,
    StepKind.ADDRESS: _read_address,
    StepKind.DATE: _read_day,
    StepKind.SLOT: _read_slot,
    StepKind.YES_NO: _read_yes_no,
    StepKind.FOR_WHOM: _read_for_whom,
    StepKind.PLACE: _read_place,
    StepKind.PHOTO: _read_nothing,
    StepKind.REVIEW: _read_nothing,
}
