"""A visit that was not the last: nobody was at home, or it takes a second one."""

from casework import visiting
from casework.steps import check_visitor
from handlers.another_time import WHEN, time_in
from handlers.buttons import Press
from handlers.forms import running
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules.cases import CaseState
from rules.form_model import Form, Step, StepKind

ABSENT, AGAIN = "absent", "again"


async def ask_absent(talk: Talk, press: Press) -> None:
    """Nobody opened: when to come again? Before the visit's time it is too early to say so."""
    await visiting.came_in_vain(talk.scene, press.subject)
    await talk.toast()
    await running.go_on_or_open(talk, ABSENT, {"case": press.subject})


async def _absent(talk: Talk, context: Context, answers: Answers) -> None:
    day, slot = time_in(answers)
    events = await visiting.nobody_home(talk.scene, int(context["case"]), day, slot)
    await tell(talk.hall, talk.scene, events)


async def ask_again(talk: Talk, press: Press) -> None:
    """One visit was not enough: when to come again, and what is missing?"""
    await check_visitor(talk.scene, press.subject, CaseState.ARRIVED)
    await talk.toast()
    await running.go_on_or_open(talk, AGAIN, {"case": press.subject})


async def _again(talk: Talk, context: Context, answers: Answers) -> None:
    day, slot = time_in(answers)
    note = str(answers.get("note") or "")
    events = await visiting.second_visit(talk.scene, int(context["case"]), day, slot, note)
    await tell(talk.hall, talk.scene, events)


ABSENT_FORM = FormKind(Form(ABSENT, 1, WHEN), completed=_absent)

AGAIN_FORM = FormKind(
    Form(AGAIN, 1, (*WHEN, Step("note", StepKind.TEXT, optional=True))), completed=_again
)
