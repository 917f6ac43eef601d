"""Taking originals at the door and giving them back: which ones, and that is all."""

from casework import receipts
from casework.receipts import ready_to_give, ready_to_take
from handlers.buttons import Press
from handlers.forms import running
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules.form_model import Condition, Form, Step, StepKind
from rules.items import ServiceItem
from rules.receipts import ELSE

TAKE, GIVE = "take", "give"
SOME = Condition("which", ("some",))


def forms_of(item: ServiceItem) -> tuple[FormKind, ...]:
    """The two forms of an item in which originals are handed over; none for others."""
    if not item.handover_of_originals:
        return ()
    things = (*item.originals(), ELSE)
    take = (
        Step("things", StepKind.CHOICES, choices=things),
        Step("other", StepKind.TEXT, only_if=Condition("things", (ELSE,)), longest=200),
        Step("review", StepKind.REVIEW),
    )
    give = (
        Step("which", StepKind.CHOICE, choices=("all", "some", "only-new")),
        Step("given", StepKind.CHOICES, choices=things, only_if=SOME, optional=True),
        Step("kept", StepKind.CHOICES, choices=things, only_if=SOME, optional=True),
        Step("new", StepKind.TEXT, optional=True, longest=200),
        Step("review", StepKind.REVIEW),
    )
    version = item.form.version
    return (
        FormKind(Form(f"{TAKE}-{item.id}", version, take), _taken, title="form-title-take"),
        FormKind(Form(f"{GIVE}-{item.id}", version, give), _given, title="form-title-give"),
    )


async def ask_taken(talk: Talk, press: Press) -> None:
    case = await ready_to_take(talk.scene, press.subject)
    await talk.toast()
    await running.go_on_or_open(talk, f"{TAKE}-{case.item}", {"case": case.id})


async def ask_given(talk: Talk, press: Press) -> None:
    case = await ready_to_give(talk.scene, press.subject)
    await talk.toast()
    await running.go_on_or_open(talk, f"{GIVE}-{case.item}", {"case": case.id})


async def _taken(talk: Talk, context: Context, answers: Answers) -> None:
    other = str(answers.get("other") or "")
    events = await receipts.take(talk.scene, int(context["case"]), _keys(answers, "things"), other)
    await tell(talk.hall, talk.scene, events)


async def _given(talk: Talk, context: Context, answers: Answers) -> None:
    keys = None if answers["which"] == "all" else _keys(answers, "given")
    kept, new = _keys(answers, "kept"), str(answers.get("new") or "")
    events = await receipts.give_back(talk.scene, int(context["case"]), keys, kept, new)
    await tell(talk.hall, talk.scene, events)


def _keys(answers: Answers, step: str) -> tuple[str, ...]:
    ticked = answers.get(step)
    return tuple(map(str, ticked)) if isinstance(ticked, list) else ()
