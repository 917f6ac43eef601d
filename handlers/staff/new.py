"""`/new`: a case taken by phone or at the counter, for somebody who may not have the app."""

from casework import phones
from handlers.forms import running
from handlers.talk import Answers, Context, FormKind, Talk
from rules import access
from rules.access import Action
from rules.cases import Channel
from rules.errors import NotAllowed
from rules.form_model import Form, Step, StepKind

NAME = "new"


async def begin(talk: Talk) -> None:
    """Raises NotAllowed for anybody but community staff."""
    own = _own(talk)
    if not own:
        raise NotAllowed("not-allowed")
    await running.open_form(talk, NAME, {"communities": [*own]})


def _own(talk: Talk) -> tuple[str, ...]:
    """The communities for whose residents one may file."""
    return access.communities(talk.scene.by, Action.FILE_FOR_OTHERS, talk.scene.desk.town)


def form_of(items: tuple[str, ...]) -> FormKind:
    """Who asks and for what; then the item's own form."""
    channels = (Channel.PHONE.value, Channel.COUNTER.value)
    steps = (
        Step("channel", StepKind.CHOICE, choices=channels),
        Step("caller-name", StepKind.NAME),
        Step("caller-phone", StepKind.PHONE),
        Step("community", StepKind.PLACE),
        Step("item", StepKind.CHOICE, choices=items),
    )
    return FormKind(Form(NAME, 1, steps), completed=_completed)


async def _completed(talk: Talk, context: Context, answers: Answers) -> None:
    community = str(answers["community"])
    if community not in _own(talk):
        await talk.reply_text("new-elsewhere", community=talk.place(community))
        return
    name, phone = str(answers["caller-name"]), str(answers["caller-phone"])
    language = talk.hall.default_language
    caller = await phones.caller(talk.scene, name, phone, community, language)
    await talk.reply_text("new-go-on", name=caller.name or "")
    about = {"for": caller.id, "channel": str(answers["channel"]), "community": community}
    item = str(answers["item"])
    asked = talk.hall.forms[item].form.step("phone") is not None
    known = {"phone": phone} if asked else {}
    await running.open_form(talk, item, about, known)
