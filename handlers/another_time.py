"""Another time for a visit, for both sides: asked with a small form, answered with one tap."""

from datetime import date

from casework import moving
from casework.appointments import wishable
from handlers.buttons import Press
from handlers.forms import running
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules.errors import WrongState
from rules.events import Event
from rules.form_model import Form, Step, StepKind

NAME = "move"

WHEN = (Step("day", StepKind.DATE), Step("slot", StepKind.SLOT))
"""The two steps of every form that asks for the time of a visit."""


def time_in(answers: Answers) -> tuple[date, str]:
    """The day and the slot that were answered to `WHEN`."""
    return date.fromisoformat(str(answers["day"])), str(answers["slot"])


async def ask(talk: Talk, press: Press) -> None:
    """Which time instead? Raises WrongState where there is none to change any more."""
    await moving.check_movable(talk.scene, press.subject)
    await talk.toast()
    await running.go_on_or_open(talk, NAME, {"case": press.subject})


async def choose(talk: Talk, press: Press) -> None:
    """One of the times that were offered when a wish could not be met."""
    free = wishable(talk.scene)
    offered = {f"{day} {slot}": (day, slot) for day, slots in free.items() for slot in slots}
    if press.value not in offered:
        raise WrongState("move-time-past")
    events = await moving.propose(talk.scene, press.subject, *offered[press.value])
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def _asked(talk: Talk, context: Context, answers: Answers) -> None:
    day, slot = time_in(answers)
    await tell(
        talk.hall, talk.scene, await moving.propose(talk.scene, int(context["case"]), day, slot)
    )


async def agree(talk: Talk, press: Press) -> None:
    events = await moving.agree(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def refuse(talk: Talk, press: Press) -> None:
    """What was agreed holds; where no date was, the resident is asked for one at once."""
    events = await moving.refuse(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)
    if _leaves_no_date(events[0]) and events[0].data["side"] == "visitor":
        await running.go_on_or_open(talk, NAME, {"case": events[0].case_id})


def _leaves_no_date(refused: Event) -> bool:
    return refused.data["dated"] is False


async def want_other(talk: Talk, press: Press) -> None:
    """The resident's own time, with somebody else."""
    events = await moving.want_other(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


FORM = FormKind(Form(NAME, 1, WHEN), completed=_asked)
