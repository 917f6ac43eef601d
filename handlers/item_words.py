"""The texts that a service item needs, and which of them are missing."""

from collections.abc import Iterator, Mapping

from handlers.wording import LANGUAGES, Wording
from rules.form_check import possible_values
from rules.form_model import Step, StepKind
from rules.items import ServiceItem

Keys = tuple[str, ...]
"""Alternatives: the first one that has a text is said."""


def missing(wording: Wording, items: Mapping[str, ServiceItem]) -> tuple[str, ...]:
    """Every text that is missing, as "language: key"; empty if there is none."""
    return tuple(
        f"{language}: {keys[0]}"
        for item in items.values()
        for keys in needed(item)
        for language in LANGUAGES
        if not any(wording.bundles[language].has_message(key) for key in keys)
    )


def needed(item: ServiceItem) -> Iterator[Keys]:
    """What is said about an item: its name, its need, its questions, its papers."""
    yield (f"item-{item.id}",)
    yield (f"hears-{item.id}", f"item-{item.id}")
    yield (f"need-{item.id}", "need-any")
    for paper in item.checklist:
        yield (f"paper-{paper.key}",)
    for step in item.form.steps:
        yield from _of_step(item.id, step)


def _of_step(form: str, step: Step) -> Iterator[Keys]:
    yield (f"ask-{form}-{step.key}", f"ask-{step.key}", f"ask-{step.kind}")
    yield (f"title-{form}-{step.key}", f"title-{step.key}")
    for value in step.ends_on:
        yield (f"ended-{form}-{value}",)
    if step.kind is StepKind.FOR_WHOM:
        return
    for value in possible_values(step):
        own = (f"choice-{form}-{step.key}-{value}", f"choice-{step.key}-{value}")
        yield (*own, f"choice-{step.kind}-{value}", f"item-{value}", f"choice-{value}")
