"""What can be wrong with a service item, for the loader of the catalogue and its tests."""

from collections.abc import Iterator, Mapping

from rules.cases import Mode
from rules.form_check import check as form_faults
from rules.form_check import condition_faults, key_fault
from rules.form_model import Step, StepKind
from rules.items import MODE_STEP, ServiceItem

WITH_A_VISIT = frozenset({Mode.HOME, Mode.PROXY})
"""Ways in which somebody comes to the door, who has to know where it is."""

READ_BY_THE_DESK: Mapping[str, StepKind] = {
    "for-whom": StepKind.FOR_WHOM,
    "new-name": StepKind.NAME,
    "new-kinship": StepKind.CHOICE,
    "own-name": StepKind.NAME,
    "day": StepKind.DATE,
    "slot": StepKind.SLOT,
}
"""Steps that every item has, by key: whom the case is for, and the wish."""


def check(item: ServiceItem, others: Mapping[str, ServiceItem]) -> tuple[str, ...]:
    """All faults of an item among `others`, each a plain sentence; empty if there are none."""
    return (
        *form_faults(item.form),
        *_step_faults(item),
        *_mode_faults(item),
        *_paper_faults(item),
        *_in_person_faults(item, others),
        *_next_step_faults(item, others),
    )


def _step_faults(item: ServiceItem) -> Iterator[str]:
    for key, kind in READ_BY_THE_DESK.items():
        step = item.form.step(key)
        if step is None or step.kind is not kind:
            yield f"it needs a step {key} of the kind {kind}"
    address = item.form.step("address")
    if WITH_A_VISIT & {*item.modes} and (address is None or address.kind is not StepKind.ADDRESS):
        yield "somebody comes to the door, but it asks for no address"
    if not item.form.steps or item.form.steps[-1].kind is not StepKind.REVIEW:
        yield "its last step is not the review"


def _mode_faults(item: ServiceItem) -> Iterator[str]:
    asked = item.form.step(MODE_STEP)
    offered = asked.choices if asked else ()
    if not item.modes:
        yield "it says no mode"
    if len(item.modes) > 1 and {*offered} != {mode.value for mode in item.modes}:
        yield f"several modes need a choice {MODE_STEP} between just these"
    if len(item.modes) == 1 and asked is not None:
        yield f"with a single mode there is nothing to choose in {MODE_STEP}"


def _paper_faults(item: ServiceItem) -> Iterator[str]:
    keys = [paper.key for paper in item.checklist]
    if len({*keys}) < len(keys):
        yield "two papers of the checklist have the same key"
    for paper in item.checklist:
        if fault := key_fault(paper.key):
            yield f"paper {paper.key}: {fault}"
        for fault in condition_faults(item.form.steps, paper.only_if):
            yield f"paper {paper.key}: {fault}"
    if item.handover_of_originals != bool(item.originals()):
        yield "originals are handed over where the checklist has them, and nowhere else"
    if item.handover_of_originals and Mode.PROXY not in item.modes:
        yield "originals are handed over only where something is done by proxy"


def _in_person_faults(item: ServiceItem, others: Mapping[str, ServiceItem]) -> Iterator[str]:
    rule = item.in_person_only
    if rule is None:
        return
    step: Step | None = item.form.step(rule.step)
    if step is None or step.kind is not StepKind.CHOICE:
        yield f"in person only: {rule.step} is no choice of its form"
    if rule.instead not in others or rule.instead == item.id:
        yield f"in person only: {rule.instead} is no other item"


def _next_step_faults(item: ServiceItem, others: Mapping[str, ServiceItem]) -> Iterator[str]:
    if item.followed_by is None:
        return
    if item.followed_by.item not in others or item.followed_by.item == item.id:
        yield f"it is followed by {item.followed_by.item}, which is no other item"
    if item.followed_by.after_days < 1:
        yield "what follows comes a day later at the earliest"
