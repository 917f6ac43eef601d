"""`/close`: staff end a case, as done on the resident's word, or as not solved with the reason."""

from casework import steering
from handlers.buttons import Press
from handlers.forms import running
from handlers.letters import Button, Message
from handlers.staff.steer import numbered_case
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules.access import Action
from rules.cases import NEXT, CaseState
from rules.errors import NotAllowed
from rules.form_model import Form, Step, StepKind

SETTLE = "settle"


async def begin(talk: Talk, words: str) -> None:
    """Asks how it ended; the tap decides."""
    view = await numbered_case(talk, words, "close")
    if view is None:
        return
    if Action.STEER not in view.allowed:
        raise NotAllowed("not-allowed")
    rows = [(Button(talk.label("press-settle"), Press("settle", view.case.id)),)]
    if Action.DECIDE in view.allowed and CaseState.UNSOLVED in NEXT[view.case.state]:
        rows.append((Button(talk.label("press-unsolved"), Press("uns", view.case.id)),))
    await talk.reply(Message(talk.say("close-how", number=view.case.number), tuple(rows)))


async def ask_settle(talk: Talk, press: Press) -> None:
    """Who says that it is done, and how that was heard; a second look before it closes."""
    await steering.to_settle(talk.scene, press.subject)
    await talk.done()
    await running.go_on_or_open(talk, SETTLE, {"case": press.subject})


async def _settled(talk: Talk, context: Context, answers: Answers) -> None:
    word = steering.Word(
        who=str(answers["who"]), how=str(answers["how"]), words=str(answers.get("words") or "")
    )
    await tell(talk.hall, talk.scene, await steering.settle(talk.scene, int(context["case"]), word))


SETTLE_FORM = FormKind(
    Form(
        SETTLE,
        1,
        (
            Step("who", StepKind.NAME),
            Step("how", StepKind.CHOICE, ("called", "met", "wrote", "seen")),
            Step("words", StepKind.TEXT, optional=True),
            Step("review", StepKind.REVIEW),
        ),
    ),
    completed=_settled,
)
