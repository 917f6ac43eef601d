"""A form as a picture: its questions in order, what depends on what, and where it can end."""

from collections.abc import Iterator
from itertools import pairwise, product

from rules.cases import Json
from rules.form_check import possible_values
from rules.form_model import Days, Form, Step, StepKind
from rules.form_state import holds

BEGIN = -1
Way = dict[str, str]
"""One value for each step that some question depends on."""


def mermaid(form: Form) -> str:
    """The form as a Mermaid flowchart, without a fence around it."""
    return "\n".join(("flowchart TD", *map(_indented, (*_nodes(form), *_edges(form)))))


def _indented(line: str) -> str:
    return f"    {line}"


def _nodes(form: Form) -> Iterator[str]:
    yield f'begin(["{form.name}"])'
    for number, step in enumerate(form.steps):
        yield f'{_node(number)}["{_words(step)}"]'
    yield 'done(["done"])'
    if any(step.ends_on for step in form.steps):
        yield 'over(["ends here"])'


def _node(number: int) -> str:
    return f"q{number}"


def _words(step: Step) -> str:
    """The key in bold, then what is asked and how."""
    details = [step.kind.value, *_details(step)]
    lines = [f"<b>{step.key}</b>", ", ".join(details)]
    if step.choices:
        lines.append(" · ".join(step.choices))
    return "<br/>".join(lines)


def _details(step: Step) -> Iterator[str]:
    if step.kind is StepKind.DATE and step.days is not Days.WISH:
        yield step.days.value
    if step.not_after:
        yield f"not after {step.not_after}"
    if step.voice:
        yield "or a voice note"
    if step.kind is StepKind.PHOTOS:
        yield f"up to {step.most}"
    if step.optional:
        yield "may be skipped"


def _edges(form: Form) -> Iterator[str]:
    """Where each question leads, with the answer that leads there if it can lead elsewhere."""
    ways: dict[int, dict[int, list[Way]]] = {}
    for way in _ways(form):
        for here, there in pairwise((BEGIN, *_asked(form, way), len(form.steps))):
            ways.setdefault(here, {}).setdefault(there, []).append(way)
    for here in sorted(ways):
        for there in sorted(ways[here]):
            said = _difference(ways[here], there)
            yield f"{_name(form, here)} -->{said} {_name(form, there)}"
    for number, step in enumerate(form.steps):
        if step.ends_on:
            yield f'{_node(number)} -->|"{" / ".join(step.ends_on)}"| over'


def _ways(form: Form) -> Iterator[Way]:
    """Every combination of the answers that any condition looks at."""
    named = {step.only_if.step for step in form.steps if step.only_if}
    asked = [step for step in form.steps if step.key in named]
    values = [[v for v in possible_values(step) if v not in step.ends_on] for step in asked]
    for combination in product(*values):
        yield dict(zip((step.key for step in asked), combination, strict=True))


def _asked(form: Form, way: Way) -> list[int]:
    """The numbers of the questions that are asked on this way."""
    given: dict[str, Json] = {}
    asked = []
    for number, step in enumerate(form.steps):
        if holds(step.only_if, given):
            asked.append(number)
            given |= {step.key: way[step.key]} if step.key in way else {}
    return asked


def _difference(targets: dict[int, list[Way]], there: int) -> str:
    """The answer on which all ways to `there` agree and by which no way goes elsewhere."""
    if len(targets) == 1:
        return ""
    for key in targets[there][0]:
        here = dict.fromkeys(way[key] for way in targets[there])
        elsewhere = {way[key] for to, ways in targets.items() if to != there for way in ways}
        if not {*here} & elsewhere:
            return f'|"{key}: {" / ".join(here)}"|'
    return ""


def _name(form: Form, number: int) -> str:
    if number == BEGIN:
        return "begin"
    return "done" if number == len(form.steps) else _node(number)
