"""Faults in a form are found before anybody fills it in."""

import pytest

from rules.form_check import check
from rules.form_model import Condition, Days, Form, Step, StepKind
from tests.rules.sample import FORM

CHOICE = Step("a", StepKind.CHOICE, ("x", "y"))
AHEAD = Step("e", StepKind.DATE, days=Days.AHEAD)


def test_the_sample_is_sound() -> None:
    assert check(FORM) == ()


@pytest.mark.parametrize(
    ("steps", "word"),
    [
        ((), "no steps"),
        ((CHOICE, CHOICE), "two steps are called a"),
        ((Step("r", StepKind.REVIEW), CHOICE), "the last step"),
        ((Step("w", StepKind.FOR_WHOM), Step("v", StepKind.FOR_WHOM)), "more than once"),
        ((Step("Große Frage", StepKind.TEXT),), "the key"),
        ((Step("a", StepKind.CHOICE),), "needs choices"),
        ((Step("a", StepKind.TEXT, ("x",)),), "needs choices"),
        ((Step("a", StepKind.CHOICE, ("x", "x")),), "the same"),
        ((Step("a", StepKind.CHOICE, ("back",)),), "engine's own"),
        ((Step("a", StepKind.CHOICE, ("x" * 65,)),), "30 characters"),
        ((Step("a", StepKind.CHOICE, ("x",), ends_on=("z",)),), "cannot be chosen"),
        ((CHOICE, Step("b", StepKind.TEXT, only_if=Condition("a", ("z",)))), "cannot be"),
        ((Step("b", StepKind.TEXT, only_if=Condition("a", ("x",))), CHOICE), "not asked before"),
        ((Step("a", StepKind.TEXT, longest=0),), "no character"),
        ((Step("s", StepKind.SLOT),), "needs a question for the day"),
        ((Step("r", StepKind.REVIEW, optional=True),), "neither optional"),
        ((Step("a", StepKind.CHOICES),), "needs choices"),
        ((Step("a", StepKind.CHOICES, ("x", "done")),), "engine's own"),
        ((Step("a", StepKind.CHOICES, ("x", "y"), ends_on=("x",)),), "cannot be chosen"),
        ((Step("p", StepKind.PHOTOS, most=0),), "the most photos"),
        ((Step("p", StepKind.PHOTOS, most=11),), "the most photos"),
        ((Step("p", StepKind.PHOTO, voice=True),), "spoken"),
        ((Step("c", StepKind.CONSENT), Step("w", StepKind.FOR_WHOM)), "for whom before it"),
        ((Step("d", StepKind.DATE, not_after="e"),), "no day ahead"),
        ((Step("e", StepKind.DATE), Step("d", StepKind.DATE, not_after="e")), "no day ahead"),
        ((AHEAD, Step("d", StepKind.DATE, not_after="e", days=Days.PAST)), "only a day to come"),
    ],
)
def test_a_fault_is_named(steps: tuple[Step, ...], word: str) -> None:
    assert any(word in fault for fault in check(Form("f", 1, steps)))
