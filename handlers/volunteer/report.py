"""At the door and after: the code that was heard, and the report with note and photo."""

from casework import visiting
from casework.steps import check_originals_back, check_visitor
from handlers.buttons import Press
from handlers.forms import running
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules.cases import CaseState
from rules.errors import AnswerRefused
from rules.events import EventKind
from rules.form_model import Form, Step, StepKind

DOOR, REPORT = "door", "report"
BEFORE = (CaseState.CLAIMED, CaseState.ON_THE_WAY)


async def ask_code(talk: Talk, press: Press) -> None:
    """The visitor stands at the door."""
    await check_visitor(talk.scene, press.subject, *BEFORE)
    await talk.toast()
    await running.go_on_or_open(talk, DOOR, {"case": press.subject})


async def _code_typed(talk: Talk, context: Context, answers: Answers) -> None:
    """A wrong code is asked again until it locks; anything but three digits is no try."""
    case_id = int(context["case"])
    try:
        events = await visiting.arrive(talk.scene, case_id, str(answers["code"]))
    except AnswerRefused as refused:
        await talk.reply_text(refused.key, **refused.arguments)
        await running.open_form(talk, DOOR, context)
        return
    await tell(talk.hall, talk.scene, events)
    if events[-1].kind is EventKind.CODE_WRONG:
        await running.open_form(talk, DOOR, context)


async def ask_report(talk: Talk, press: Press) -> None:
    """It is done: a word about it, and a photo if that helps."""
    await check_visitor(talk.scene, press.subject, CaseState.ARRIVED)
    await check_originals_back(talk.scene, press.subject)
    await talk.toast()
    await running.go_on_or_open(talk, REPORT, {"case": press.subject})


async def _reported(talk: Talk, context: Context, answers: Answers) -> None:
    photo = answers.get("photo")
    file_id = str(photo["file_id"]) if isinstance(photo, dict) else None
    note = str(answers.get("note") or "")
    events = await visiting.report(talk.scene, int(context["case"]), note, file_id)
    await tell(talk.hall, talk.scene, events)


DOOR_FORM = FormKind(
    Form(DOOR, 1, (Step("code", StepKind.TEXT, longest=40),)), completed=_code_typed
)

REPORT_FORM = FormKind(
    Form(
        REPORT,
        1,
        (
            Step("note", StepKind.TEXT, optional=True, longest=500),
            Step("photo", StepKind.PHOTO, optional=True),
        ),
    ),
    completed=_reported,
)
