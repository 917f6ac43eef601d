"""One question on a screen: its words and its buttons."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers import when
from handlers.buttons import Press
from handlers.forms import calendar
from handlers.forms.words import ask_key, choice_key, title_key
from handlers.letters import Button, Message
from handlers.talk import Talk
from handlers.wording import Html
from rules import forms
from rules.answers.phone import shown_phone
from rules.cases import Json
from rules.form_model import Days, Dialog, Facts, Form, Step, StepKind
from rules.form_words import BACK, CANCEL, CONFIRM, EDIT, KNOWN, NEW, NO, PERSON, SELF, SKIP, YES

FORM = "f"
"""The verb of every button under a question; its subject is the dialog."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What a question is drawn from."""

    talk: Talk
    form: Form
    dialog: Dialog
    facts: Facts
    dialog_id: int

    @property
    def card(self) -> str:
        return f"form:{self.dialog_id}"

    def press(self, value: str) -> Press:
        return Press(FORM, self.dialog_id, value)

    def button(self, label: str, value: str) -> Button:
        return Button(label, self.press(value))


def draw(screen: Screen, step: Step, before: Html | None = None, *, edits: bool = False) -> Message:
    """The question for `step`; `before` is said first, such as why an answer was not taken."""
    words = review(screen) if step.kind is StepKind.REVIEW else _question(screen, step)
    text = Html(f"{before}\n\n{words}") if before else words
    rows = (*_answers(screen, step), *_ways_out(screen, step))
    return Message(text, rows, card=screen.card, edits=edits)


def answered(screen: Screen, step: Step, value: Json) -> Message:
    """The question again, without buttons and with the answer that was tapped."""
    shown = spoken(screen, step, value)
    text = screen.talk.say("form-answered", question=_question(screen, step), answer=shown)
    return Message(text, card=screen.card, edits=True)


def _question(screen: Screen, step: Step) -> Html:
    return screen.talk.say(ask_key(screen.talk.hall.wording, screen.form, step))


def review(screen: Screen) -> Html:
    """Everything that was answered, a line each."""
    wording, lines = screen.talk.hall.wording, []
    for step in forms.editable(screen.form, screen.dialog):
        value = screen.dialog.answers.get(step.key)
        title = screen.talk.label(title_key(wording, screen.form, step.key))
        lines.append(screen.talk.say("form-line", title=title, value=spoken(screen, step, value)))
    ask = _question(screen, screen.form.steps[-1])
    return Html("\n".join((ask, "", *lines)))


def spoken(screen: Screen, step: Step, value: Json) -> str:
    """An answer as the person reads it back."""
    talk, wording = screen.talk, screen.talk.hall.wording
    if value is None:
        return talk.label("form-skipped")
    if step.kind is StepKind.PHOTO:
        return talk.label("form-photo")
    text = str(value)
    if step.kind is StepKind.DATE:
        return when.day(wording, talk.person.language, date.fromisoformat(text), screen.facts.today)
    if step.kind is StepKind.PHONE:
        return shown_phone(text)
    if step.kind in LABELLED:
        return label_of(screen, step, text)
    return text


LABELLED = (
    StepKind.CHOICE,
    StepKind.YES_NO,
    StepKind.FOR_WHOM,
    StepKind.SLOT,
    StepKind.PLACE,
)
"""Kinds whose values are ids that have a label."""


def label_of(screen: Screen, step: Step, value: str) -> str:
    """The label of a button that stands for `value`."""
    talk = screen.talk
    if step.kind is StepKind.SLOT:
        return when.slot(talk.hall.wording, talk.person.language, talk.scene.desk.slot(value))
    if step.kind is StepKind.PLACE:
        return talk.place(value)
    if step.kind is StepKind.FOR_WHOM and value not in (SELF, NEW):
        saved = screen.facts.person(value.partition(":")[2])
        return (
            talk.label("form-relative", name=saved.name, kinship=saved.kinship) if saved else value
        )
    if step.kind is StepKind.FOR_WHOM:
        return talk.label(f"choice-for-whom-{value}")
    if value == KNOWN:
        return forms.known(screen.form, screen.dialog, screen.facts)
    return talk.label(choice_key(talk.hall.wording, screen.form, step, value))


def _answers(screen: Screen, step: Step) -> tuple[tuple[Button, ...], ...]:
    """The answers one can tap, one big button a row."""
    if step.kind is StepKind.REVIEW:
        return _review_buttons(screen)
    if step.kind is StepKind.DATE:
        return _day_buttons(screen, step)
    values = forms.choices(screen.form, screen.dialog, screen.facts)
    if step.kind is StepKind.YES_NO:
        return (tuple(screen.button(label_of(screen, step, v), v) for v in (YES, NO)),)
    return tuple((screen.button(label_of(screen, step, value), value),) for value in values)


def _review_buttons(screen: Screen) -> tuple[tuple[Button, ...], ...]:
    talk, wording = screen.talk, screen.talk.hall.wording
    steps = forms.editable(screen.form, screen.dialog)
    titles = [(s.key, talk.label(title_key(wording, screen.form, s.key))) for s in steps]
    edits = [screen.button(talk.label("form-change", title=t), f"{EDIT}{k}") for k, t in titles]
    pairs = [tuple(edits[i : i + 2]) for i in range(0, len(edits), 2)]
    return ((screen.button(talk.label("form-confirm"), CONFIRM),), *pairs)


def _day_buttons(screen: Screen, step: Step) -> tuple[tuple[Button, ...], ...]:
    """Tomorrow and the day after as big buttons, and the month below."""
    talk, facts = screen.talk, screen.facts
    language, wording = talk.person.language, talk.hall.wording
    near: list[tuple[Button, ...]] = []
    if step.days is Days.WISH:
        for day in (facts.today + timedelta(n) for n in (0, 1, 2)):
            if facts.free_slots(day):
                label = when.day(wording, language, day, facts.today)
                near.append((screen.button(label, day.isoformat()),))

    def takes(day: date) -> bool:
        past = step.days is Days.PAST
        return day <= facts.today if past else bool(facts.free_slots(day))

    return (*near, *calendar.month(screen.dialog.page, language, takes, screen.press))


def _ways_out(screen: Screen, step: Step) -> tuple[tuple[Button, ...], ...]:
    """Back, skip, a person, and the way out: at every question."""
    talk = screen.talk
    first: list[Button] = []
    if screen.dialog.editing or screen.dialog.answers or screen.dialog.skipped:
        first.append(screen.button(talk.label("form-back"), BACK))
    if step.optional:
        first.append(screen.button(talk.label("form-skip"), SKIP))
    last = (
        screen.button(talk.label("form-person"), PERSON),
        screen.button(talk.label("form-cancel"), CANCEL),
    )
    return (tuple(first), last) if first else (last,)
