"""An answer as the person reads it back: labels for ids, dates as they are said, no numbers that
are nobody's business on a screen."""

from collections.abc import Callable, Mapping
from datetime import date

from handlers import when
from handlers.forms.screen import Screen
from handlers.forms.words import choice_key
from rules import forms
from rules.answers.id_number import masked
from rules.answers.phone import shown_phone
from rules.cases import Json
from rules.form_model import Step, StepKind
from rules.form_words import KNOWN, NEW, SELF

Speaker = Callable[[Screen, Step, str], str]
Record = dict[str, Json]


def spoken(screen: Screen, step: Step, value: Json) -> str:
    """The answer `value` to `step` in words."""
    if value is None:
        return screen.talk.label("form-skipped")
    if isinstance(value, list):
        return _several(screen, step, value)
    if isinstance(value, dict):
        return _record(screen, step, value)
    if step.kind is StepKind.FOR_WHOM and value in (SELF, NEW) and not _other_self(screen):
        return screen.talk.label(f"said-for-whom-{value}")
    return SPEAKERS.get(step.kind, _as_it_is)(screen, step, str(value))


def label_of(screen: Screen, step: Step, value: str) -> str:
    """The label of a button that stands for `value`."""
    if value == KNOWN:
        return spoken(screen, step, forms.known(screen.form, screen.dialog, screen.facts))
    return SPEAKERS.get(step.kind, _choice)(screen, step, value)


def _several(screen: Screen, step: Step, values: list[Json]) -> str:
    if step.kind is StepKind.PHOTOS:
        return screen.talk.label("form-photos", count=len(values))
    labels = (label_of(screen, step, str(value)) for value in values)
    return screen.talk.label("form-list-comma").join(labels)


def _record(screen: Screen, step: Step, value: Record) -> str:
    talk = screen.talk
    if "landmark" in value:
        return str(value["landmark"])
    if step.kind is StepKind.LOCATION:
        return talk.label("form-location")
    if "voice" in value:
        return talk.label("form-voice", seconds=int(str(value["seconds"])))
    if step.kind is StepKind.CONSENT:
        by = str(value["by"]) or talk.label("form-yourself")
        return talk.label("form-consent", whom=str(value["for"]), by=by)
    return talk.label("form-photo")


def _as_it_is(screen: Screen, step: Step, value: str) -> str:
    return value


def _day(screen: Screen, step: Step, value: str) -> str:
    talk, today = screen.talk, screen.facts.today
    return when.day(talk.hall.wording, talk.person.language, date.fromisoformat(value), today)


def _phone(screen: Screen, step: Step, value: str) -> str:
    return shown_phone(value)


def _id_number(screen: Screen, step: Step, value: str) -> str:
    return masked(value)


def _slot(screen: Screen, step: Step, value: str) -> str:
    talk = screen.talk
    return when.slot(talk.hall.wording, talk.person.language, talk.scene.desk.slot(value))


def _place(screen: Screen, step: Step, value: str) -> str:
    return screen.talk.place(value)


def _whom(screen: Screen, step: Step, value: str) -> str:
    if value == SELF and (name := _other_self(screen)):
        return screen.talk.label("choice-for-whom-principal", name=name)
    if value in (SELF, NEW):
        return screen.talk.label(f"choice-for-whom-{value}")
    saved = screen.facts.person(value.partition(":")[2])
    if saved is None:
        return value
    return screen.talk.label("form-relative", name=saved.name, kinship=saved.kinship)


def _other_self(screen: Screen) -> str:
    """The name of the resident for whom staff fill it in; nothing for one's own."""
    own = screen.facts.person(SELF)
    return own.name if own and own.name not in ("", screen.talk.person.name) else ""


def _choice(screen: Screen, step: Step, value: str) -> str:
    return screen.talk.label(choice_key(screen.talk.hall.wording, screen.form, step, value))


SPEAKERS: Mapping[StepKind, Speaker] = {
    StepKind.CHOICE: _choice,
    StepKind.YES_NO: _choice,
    StepKind.CONSENT: _choice,
    StepKind.FOR_WHOM: _whom,
    StepKind.SLOT: _slot,
    StepKind.PLACE: _place,
    StepKind.DATE: _day,
    StepKind.PHONE: _phone,
    StepKind.ID_NUMBER: _id_number,
}
"""How the values of each kind are said; all others are words already."""
