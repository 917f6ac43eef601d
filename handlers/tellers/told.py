"""What whoever does the job should know before the door: the answers that an item calls `told`."""

from collections.abc import Iterator

from handlers.about import About
from handlers.forms.words import choice_key, title_key
from handlers.wording import Html
from rules.cases import Json
from rules.form_model import Form, Step, StepKind
from rules.people import Person

_CHOSEN = frozenset({StepKind.CHOICE, StepKind.CHOICES})


def told(about: About, reader: Person) -> Iterator[Html]:
    """A line for each such answer; a voice, or a place on the map, is among the details."""
    form = about.scene.desk.items[about.case.item].form
    for step in form.steps:
        words = _words(about, reader, form, step) if step.told else ""
        if words:
            title = about.label(reader, title_key(about.hall.wording, form, step.key))
            yield about.say(reader, "visitor-told", title=title, answer=words)


def _words(about: About, reader: Person, form: Form, step: Step) -> str:
    answer: Json = about.case.answers.get(step.key)
    if isinstance(answer, dict):
        return str(answer.get("landmark", ""))
    answers = answer if isinstance(answer, list) else [answer] if answer else []
    spoken = (_spoken(about, reader, form, step, str(value)) for value in answers)
    return about.label(reader, "form-list-comma").join(spoken)


def _spoken(about: About, reader: Person, form: Form, step: Step, value: str) -> str:
    if step.kind not in _CHOSEN:
        return value
    return about.label(reader, choice_key(about.hall.wording, form, step, value))
