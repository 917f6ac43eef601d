"""The next step: what usually follows a case, with what is known already filled in."""

from collections.abc import Mapping

from casework import closing
from handlers.buttons import Press
from handlers.forms import running
from handlers.talk import Answers, Talk
from rules import forms
from rules.cases import Case, Json
from rules.errors import NotFound
from rules.form_asking import RELATIVE
from rules.form_model import Days, Dialog, Form, Step, StepKind
from rules.form_words import NEW
from storage import people


async def begin(talk: Talk, press: Press) -> None:
    """Opens the form of the item that follows. Raises NotAllowed for somebody else's case."""
    case = await closing.own_case(talk.scene, press.subject)
    rule = talk.scene.desk.items[case.item].followed_by
    if rule is None or rule.item not in talk.hall.forms:
        raise NotFound("item-gone")
    form = talk.hall.forms[rule.item].form
    await talk.done()
    await running.open_form(talk, rule.item, {"after": case.id}, await _known(talk, case, form))


async def _known(talk: Talk, case: Case, form: Form) -> Answers:
    """The old answers that still mean the same: not the wish, and not the consent, which was for
    something else. Somebody who was new then is a saved relative now."""
    answers: Mapping[str, Json] = dict(case.answers)
    if answers.get("for-whom") == NEW:
        answers = {**answers, "for-whom": await _relative(talk, case)}
    carried = forms.carry_over(Dialog(form.name, form.version, answers), form)
    kept = {step.key for step in form.steps if not _is_asked_anew(step)}
    return {key: value for key, value in carried.answers.items() if key in kept}


def _is_asked_anew(step: Step) -> bool:
    wish = step.kind is StepKind.DATE and step.days is Days.WISH
    return wish or step.kind in (StepKind.SLOT, StepKind.CONSENT, StepKind.PHOTOS)


async def _relative(talk: Talk, case: Case) -> str | None:
    saved = await people.relatives_of(talk.scene.work, case.resident_id)
    named = [relative.id for relative in saved if relative.name == case.subject.name]
    return f"{RELATIVE}{named[-1]}" if named else None
