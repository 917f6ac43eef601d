"""What a question is drawn from."""

from dataclasses import dataclass

from handlers.buttons import Press
from handlers.letters import Button
from handlers.talk import Talk
from rules.form_model import Dialog, Facts, Form

FORM = "f"
"""The verb of every button under a question; its subject is the dialog."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One form as far as it is filled in, before the person who fills it in."""

    talk: Talk
    form: Form
    dialog: Dialog
    facts: Facts
    dialog_id: int
    caller: bool = False
    """Whether staff fill it in for somebody else, who is asked through them."""

    @property
    def card(self) -> str:
        return f"form:{self.dialog_id}"

    def press(self, value: str) -> Press:
        return Press(FORM, self.dialog_id, value)

    def button(self, label: str, value: str) -> Button:
        return Button(label, self.press(value))
