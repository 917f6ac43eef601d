"""One question on a screen: its words and its buttons."""

from datetime import date, timedelta

from handlers import when
from handlers.checklist import checklist
from handlers.forms import calendar
from handlers.forms.screen import Screen
from handlers.forms.spoken import label_of, spoken
from handlers.forms.words import ask_key, title_key
from handlers.letters import Button, Message
from handlers.wording import Html
from rules import forms
from rules.cases import Json
from rules.form_asking import principal
from rules.form_days import can_be_taken
from rules.form_model import Days, Step, StepKind
from rules.form_words import BACK, CANCEL, CONFIRM, DONE, EDIT, NO, PERSON, SKIP, YES

Rows = tuple[tuple[Button, ...], ...]

NEAR_DAYS = {Days.WISH: (0, 1, 2), Days.AHEAD: (31, 183, 365)}
"""Days from today that are big buttons of their own: soon, or how long papers usually hold."""


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


def closed(screen: Screen, step: Step) -> Message:
    """The question without its buttons: a newer one is open, or the form is over."""
    words = review(screen) if step.kind is StepKind.REVIEW else _question(screen, step)
    return Message(words, card=screen.card, edits=True)


def _question(screen: Screen, step: Step) -> Html:
    """The question's own text; it may name `$whom` the form is for, and the `$checklist`."""
    talk = screen.talk
    whom = principal(screen.form, screen.dialog, screen.facts) or talk.label("somebody")
    item = talk.scene.desk.items.get(screen.form.name)
    ready = checklist(talk.hall.wording, talk.person.language, item, screen.dialog.answers)
    key = ask_key(talk.hall.wording, screen.form, step, caller=screen.caller)
    words = talk.say(key, whom=whom, checklist=ready)
    count = len(forms.so_far(step, screen.dialog)) if step.kind is StepKind.PHOTOS else 0
    if not count:
        return words
    return Html(f"{words}\n{talk.say('form-photos-so-far', count=count, most=step.most)}")


def review(screen: Screen) -> Html:
    """Everything that was answered, a line each."""
    wording, lines = screen.talk.hall.wording, []
    for step in forms.editable(screen.form, screen.dialog):
        value = screen.dialog.answers.get(step.key)
        title = screen.talk.label(title_key(wording, screen.form, step.key))
        lines.append(screen.talk.say("form-line", title=title, value=spoken(screen, step, value)))
    ask = _question(screen, screen.form.steps[-1])
    return Html("\n".join((ask, "", *lines)))


def _answers(screen: Screen, step: Step) -> Rows:
    """The answers one can tap, one big button a row."""
    if step.kind is StepKind.REVIEW:
        return _review_buttons(screen)
    if step.kind is StepKind.DATE:
        return _day_buttons(screen, step)
    if step.kind is StepKind.CHOICES:
        return _tick_buttons(screen, step)
    if step.kind is StepKind.PHOTOS:
        return _done_button(screen, "form-photos-done") if screen.dialog.gathered else ()
    values = forms.choices(screen.form, screen.dialog, screen.facts)
    if step.kind is StepKind.YES_NO:
        return (tuple(screen.button(label_of(screen, step, v), v) for v in (YES, NO)),)
    return tuple((screen.button(label_of(screen, step, value), value),) for value in values)


def _tick_buttons(screen: Screen, step: Step) -> Rows:
    """Every choice with its box; a tap ticks or unticks it, the last button goes on."""
    ticked = forms.so_far(step, screen.dialog)

    def box(value: str) -> str:
        key = "form-ticked" if value in ticked else "form-unticked"
        return screen.talk.label(key, label=label_of(screen, step, value))

    rows = tuple((screen.button(box(value), value),) for value in step.choices)
    return (*rows, *_done_button(screen, "form-choices-done")) if ticked else rows


def _done_button(screen: Screen, key: str) -> Rows:
    return ((screen.button(screen.talk.label(key), DONE),),)


def _review_buttons(screen: Screen) -> Rows:
    talk, wording = screen.talk, screen.talk.hall.wording
    steps = forms.editable(screen.form, screen.dialog)
    titles = [(s.key, talk.label(title_key(wording, screen.form, s.key))) for s in steps]
    edits = [screen.button(talk.label("form-change", title=t), f"{EDIT}{k}") for k, t in titles]
    pairs = [tuple(edits[i : i + 2]) for i in range(0, len(edits), 2)]
    return ((screen.button(talk.label("form-confirm"), CONFIRM),), *pairs)


def _day_buttons(screen: Screen, step: Step) -> Rows:
    """A few near days as big buttons, and the month below."""
    talk, today = screen.talk, screen.facts.today
    language, wording = talk.person.language, talk.hall.wording

    def takes(day: date) -> bool:
        return can_be_taken(step, screen.dialog, screen.facts, day)

    near = [today + timedelta(away) for away in NEAR_DAYS.get(step.days, ())]
    labels = [(when.day(wording, language, day, today), day) for day in near if takes(day)]
    big = tuple((screen.button(label, day.isoformat()),) for label, day in labels)
    return (*big, *calendar.month(screen.dialog.page, language, takes, screen.press))


def _ways_out(screen: Screen, step: Step) -> Rows:
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
