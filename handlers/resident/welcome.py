"""The first words: language, a short privacy notice, and where one lives."""

from casework import joining
from handlers import command_menu
from handlers.forms import aside, running
from handlers.letters import Message
from handlers.menu import menu_of
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.wording import LANGUAGES
from rules.form_model import Form, Step, StepKind
from storage import dialogs, people

NAME = "welcome"
INTRODUCTION = "introduce"
"""The other form with which one becomes known: that of members, after an invite."""

DECLINED = 0
"""The version of the notice that nobody agreed to: that of somebody who said no."""

STEPS = (
    Step("language", StepKind.CHOICE, choices=tuple(code.lower() for code in LANGUAGES)),
    Step("consent", StepKind.CHOICE, choices=("agree", "decline"), ends_on=("decline",)),
    Step("community", StepKind.PLACE),
)


async def start(talk: Talk) -> None:
    """`/start`: the welcome for newcomers, the menu for everybody else."""
    if is_known(talk):
        await talk.reply(Message(talk.say("menu-hello"), keyboard=await menu_of(talk)))
        await command_menu.show(talk)
        await aside.offer_open(talk)
    else:
        await begin(talk)


async def begin(talk: Talk, then: str | None = None, words: str = "") -> None:
    """Whoever has begun to introduce themselves goes on; `then` is the item they came for, `words`
    what they wrote to get it."""
    for row in await dialogs.dialogs_of(talk.scene.work, talk.person.id):
        if row.form in (NAME, INTRODUCTION):
            context = {**row.answers["context"], **_then(then, words)}
            await running.take_up(talk, row.id, context)
            return
    await running.open_form(talk, NAME, _then(then, words), _said_before(talk))


def _said_before(talk: Talk) -> Answers:
    """Whoever has declined once is not asked for the language again."""
    chosen = talk.person.consent_version == DECLINED
    return {"language": talk.person.language.lower()} if chosen else {}


def _then(item: str | None, words: str) -> Context:
    return {} if item is None else {"then": item, "words": words}


def is_known(talk: Talk) -> bool:
    """Whether the person agreed to the present notice and said where they live."""
    person, version = talk.person, talk.scene.desk.policy.consent_version
    return person.consent_version == version and person.community is not None


async def _completed(talk: Talk, context: Context, answers: Answers) -> None:
    """The newcomer is known now; what they came for goes on."""
    community = str(answers["community"])
    await joining.give_consent(talk.scene, talk.person)
    await people.set_community(talk.scene.work, talk.person.id, community)
    text = talk.say("welcome-done", community=talk.place(community))
    await talk.reply(Message(text, keyboard=await menu_of(talk)))
    if "then" in context:
        words = str(context.get("words", ""))
        await running.go_on_or_open(talk, str(context["then"]), words=words)


async def _heard(talk: Talk, answers: Answers) -> Talk:
    """From the answer on, the chosen language is spoken."""
    codes = {code.lower(): code for code in LANGUAGES}
    chosen = codes.get(str(answers.get("language")), talk.person.language)
    if chosen == talk.person.language:
        return talk
    await people.set_language(talk.scene.work, talk.person.id, chosen)
    return talk.speaking(chosen)


async def _declined(talk: Talk, context: Context, value: str) -> None:
    await people.set_consent(talk.scene.work, talk.person.id, DECLINED, talk.scene.now)
    await talk.reply_text("welcome-declined", phone=talk.centre_phone())


FORM = FormKind(
    Form(NAME, 1, STEPS),
    completed=_completed,
    ended=_declined,
    heard=_heard,
)
