"""Not solved, or not any more: the resident says so, and why if they like."""

from casework import disputing
from handlers.buttons import Press
from handlers.forms import running
from handlers.resident import request
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules.form_model import Form, Step, StepKind
from storage import cases

NAME = "why"


async def dispute(talk: Talk, press: Press) -> None:
    """The tap alone opens the case again; why is asked afterwards and may be skipped."""
    events = await disputing.dispute(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)
    await running.go_on_or_open(talk, NAME, {"case": press.subject})


async def _explained(talk: Talk, context: Context, answers: Answers) -> None:
    words = answers.get("words")
    if words is None:
        await talk.reply_text("why-skipped")
        return
    events = await disputing.explain(talk.scene, int(context["case"]), str(words))
    await tell(talk.hall, talk.scene, events)


async def still_fine(talk: Talk, press: Press) -> None:
    events = await disputing.still_fine(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def not_fine(talk: Talk, press: Press) -> None:
    """Opened again; when we asked too long ago, the same thing is filed anew."""
    events = await disputing.not_fine(talk.scene, press.subject)
    await talk.done()
    if events:
        await tell(talk.hall, talk.scene, events)
        return
    case = await cases.case_by_id(talk.scene.work, press.subject)
    assert case is not None
    await request.begin(talk, case.item)


FORM = FormKind(Form(NAME, 1, (Step("words", StepKind.TEXT, optional=True),)), completed=_explained)
