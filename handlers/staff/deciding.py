"""What staff decide about a case or its visit: closed unsolved, a nudge, a call to the visitor."""

from casework import disputing, staffing
from handlers.about import visit_words
from handlers.buttons import Press
from handlers.forms import running
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules.form_model import Form, Step, StepKind
from storage import cases

NAME = "unsolved"


async def ask_why(talk: Talk, press: Press) -> None:
    """The resident will read the reason as it is written."""
    await disputing.to_decide(talk.scene, press.subject)
    await talk.toast()
    await running.go_on_or_open(talk, NAME, {"case": press.subject})


async def _decided(talk: Talk, context: Context, answers: Answers) -> None:
    why = str(answers["why"])
    events = await disputing.close_unsolved(talk.scene, int(context["case"]), why)
    await tell(talk.hall, talk.scene, events)


async def nudge(talk: Talk, press: Press) -> None:
    events = await staffing.nudge(talk.scene, press.subject)
    await talk.toast("toast-nudged")
    await tell(talk.hall, talk.scene, events)


async def call_visitor(talk: Talk, press: Press) -> None:
    """A call task with what to ask; whoever takes it sees the phone."""
    case = await cases.case_by_id(talk.scene.work, press.subject)
    language = talk.hall.default_language
    visit = visit_words(talk.hall, talk.scene, case, language) if case else ""
    number = case.number if case else ""
    words = talk.hall.wording.label(language, "call-at-risk", number=number, visit=visit)
    events = await staffing.call_visitor(talk.scene, press.subject, words)
    await talk.toast()
    await tell(talk.hall, talk.scene, events)


FORM = FormKind(
    Form(NAME, 1, (Step("why", StepKind.TEXT), Step("review", StepKind.REVIEW))),
    completed=_decided,
)
