"""Which text belongs to a step: that of its own form first, the common one else."""

from handlers.wording import Wording
from rules.form_model import Form, Step, StepKind


def ask_key(wording: Wording, form: Form, step: Step, *, caller: bool = False) -> str:
    """The question; where staff fill the form in for somebody, for a `caller`, in its variant for
    them, if there is one. Raises WordingWrong if there is none at all."""
    keys: tuple[str, ...] = (f"ask-{form.name}-{step.key}", f"ask-{step.key}", f"ask-{step.kind}")
    if caller:
        keys = tuple(variant for key in keys for variant in (f"{key}-caller", key))
    return wording.first_known(*keys)


def title_key(wording: Wording, form: Form, key: str) -> str:
    """The step's short name, for the review."""
    return wording.first_known(f"title-{form.name}-{key}", f"title-{key}")


def choice_key(wording: Wording, form: Form, step: Step, value: str) -> str:
    """One choice's label."""
    if step.kind is StepKind.YES_NO:
        return f"choice-{value}"
    return wording.first_known(
        f"choice-{form.name}-{step.key}-{value}",
        f"choice-{step.key}-{value}",
        f"choice-{step.kind}-{value}",
        f"item-{value}",
        f"paper-{value}",
    )
