"""Originals change hands: taken at the door, given back, each time with a receipt to both sides."""

from casework.desk import Events, Scene
from casework.steps import case_for, locked_case
from rules import access
from rules.access import Action
from rules.cases import Case, CaseState
from rules.errors import NotAllowed, NotFound, WrongState
from rules.events import EventKind
from rules.receipts import (
    ELSE,
    Answer,
    Receipt,
    ReceiptKind,
    Things,
    number_of,
    other_words,
    outstanding,
)
from storage import offers, receipts


async def take(scene: Scene, case_id: int, keys: tuple[str, ...], other: str) -> Events:
    """The visitor, who is at the door, takes originals with them.

    `keys` are of the item's checklist, or `ELSE` for what `other` names. Raises WrongState for an
    item without originals, before the arrival, and for what is out already.
    """
    case, holder = await _at_the_door(scene, case_id)
    before = await receipts.receipts_of(scene.work, case.id)
    if not keys or not {*keys} <= {*scene.desk.items[case.item].originals(), ELSE}:
        raise WrongState("originals-which")
    if {*keys} & {*outstanding(before)} - {ELSE}:
        raise WrongState("originals-out-already")
    things = Things(keys, other if ELSE in keys else "")
    return await _write(scene, case, before, ReceiptKind.TAKEN, holder, things)


async def give_back(
    scene: Scene, case_id: int, keys: tuple[str, ...] | None, kept: tuple[str, ...], new: str
) -> Events:
    """Originals go back to the resident: all that are out for `keys` None. `kept` stays with the
    office, `new` is what was got for them.

    Whoever holds the visit does it, or staff who give them out at the counter. Raises WrongState
    for what is not out.
    """
    case = await _case_held(scene, case_id)
    before = await receipts.receipts_of(scene.work, case.id)
    out = outstanding(before)
    back = out if keys is None else keys
    if not {*back, *kept} <= {*out} or {*back} & {*kept}:
        raise WrongState("originals-not-out")
    if not (back or kept or new):
        raise WrongState("originals-which")
    things = Things(back, other_words(before) if ELSE in (*back, *kept) else "", kept, new)
    holder = before[-1].holder if before else scene.by.person_id
    assert holder is not None
    return await _write(scene, case, before, ReceiptKind.RETURNED, holder, things)


async def agree(scene: Scene, receipt_id: int) -> Events:
    """The resident says that a receipt is right."""
    return await _answer(scene, receipt_id, Answer.AGREED, EventKind.RECEIPT_AGREED)


async def dispute(scene: Scene, receipt_id: int) -> Events:
    """The resident says that it is not: staff follow it up at once."""
    return await _answer(scene, receipt_id, Answer.DISPUTED, EventKind.RECEIPT_DISPUTED)


async def ready_to_take(scene: Scene, case_id: int) -> Case:
    """The case, if the one who acts may take originals now. Raises as `take` does."""
    case, _ = await _at_the_door(scene, case_id)
    return case


async def ready_to_give(scene: Scene, case_id: int) -> Case:
    """The case, if the one who acts may give something out now. Raises as `give_back` does."""
    return await _case_held(scene, case_id)


async def _at_the_door(scene: Scene, case_id: int) -> tuple[Case, int]:
    """The case and who holds the visit."""
    case, claim = await case_for(scene, case_id, Action.VISIT)
    _check_handover(scene, case)
    if claim is None or case.state is not CaseState.ARRIVED:
        raise WrongState("originals-at-the-door")
    return case, claim.person_id


def _check_handover(scene: Scene, case: Case) -> None:
    """Raises WrongState where nothing is handed over, and for a case that is over: none ends
    while originals are out."""
    if not scene.desk.items[case.item].handover_of_originals or not case.state.is_open:
        raise WrongState("case-wrong-state", state=case.state.value)


async def _case_held(scene: Scene, case_id: int) -> Case:
    case = await locked_case(scene, case_id)
    claim = await offers.live_claim(scene.work, case.id)
    town, by = scene.desk.town, scene.by
    before = await receipts.receipts_of(scene.work, case.id)
    held = bool(outstanding(before)) and before[-1].holder == by.person_id
    if not held and not any(
        access.may(by, action, case, claim, town) for action in (Action.VISIT, Action.STEER)
    ):
        raise NotAllowed("not-allowed")
    _check_handover(scene, case)
    return case


async def _write(
    scene: Scene,
    case: Case,
    before: tuple[Receipt, ...],
    kind: ReceiptKind,
    holder: int,
    things: Things,
) -> Events:
    number = number_of(case.number, len(before))
    made = await receipts.add_receipt(scene.work, case.id, number, kind, holder, things, scene.now)
    taken = kind is ReceiptKind.TAKEN
    event = EventKind.ORIGINALS_TAKEN if taken else EventKind.ORIGINALS_RETURNED
    return (await scene.record(event, case.id, receipt=made.id, holder=holder),)


async def _answer(scene: Scene, receipt_id: int, answer: Answer, kind: EventKind) -> Events:
    receipt = await receipts.receipt_by_id(scene.work, receipt_id)
    if receipt is None:
        raise NotFound("receipt-not-found")
    case, _ = await case_for(scene, receipt.case_id, Action.ANSWER)
    if not await receipts.answer_receipt(scene.work, receipt.id, answer):
        raise WrongState("receipt-answered-before")
    return (await scene.record(kind, case.id, receipt=receipt.id, holder=receipt.holder),)
