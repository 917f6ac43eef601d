"""`/new`: a case taken by phone or at the counter, for somebody who may not have the app."""

from handlers.forms import running
from handlers.talk import Answers, Context, FormKind, Talk
from rules import access
from rules.access import Action
from rules.cases import Channel
from rules.errors import NotAllowed
from rules.form_model import Form, Step, StepKind
from rules.people import Person
from storage import people

NAME = "new"


async def begin(talk: Talk) -> None:
    """Raises NotAllowed for anybody but community staff."""
    if not access.communities(talk.scene.by, Action.FILE_FOR_OTHERS, talk.scene.desk.town):
        raise NotAllowed("not-allowed")
    await running.open_form(talk, NAME)


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
    allowed = access.communities(talk.scene.by, Action.FILE_FOR_OTHERS, talk.scene.desk.town)
    if community not in allowed:
        await talk.reply_text("new-elsewhere", community=talk.place(community))
        return
    caller = await _caller(talk, answers, community)
    await talk.reply_text("new-go-on", name=caller.name or "")
    about = {"for": caller.id, "channel": str(answers["channel"]), "community": community}
    item = str(answers["item"])
    asked = talk.hall.forms[item].form.step("phone") is not None
    known = {"phone": answers["caller-phone"]} if asked else {}
    await running.open_form(talk, item, about, known)


async def _caller(talk: Talk, answers: Answers, community: str) -> Person:
    """Somebody with this phone and this name whom we know already, or a new person."""
    name, phone = str(answers["caller-name"]), str(answers["caller-phone"])
    for known in await people.people_by_phone(talk.scene.work, phone):
        if known.name == name:
            return known
    return await people.add_person(
        talk.scene.work,
        telegram_id=None,
        language=talk.hall.default_language,
        now=talk.scene.now,
        name=name,
        phone=phone,
        community=community,
    )
