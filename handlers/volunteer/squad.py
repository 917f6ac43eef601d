"""Joining a squad, and the group that shows its open tasks: `/join`, `/link`."""

from casework import squads as verbs
from handlers import boards
from handlers.buttons import Press
from handlers.forms import running
from handlers.letters import Button, Message
from handlers.paging import Listed, fitting, matches, page
from handlers.roles import name_of, names_of
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules import access
from rules.errors import NotAllowed
from rules.form_model import Form, Step, StepKind
from rules.people import Role
from storage import people

APPLICANT = "applicant"
JOIN, LINK = "join", "link"
"""Lists of squads; the verbs of their buttons are called so, too."""


async def join(talk: Talk, words: str) -> None:
    """Every squad a button, those at home first; its leader decides. With words the squads that
    are called so."""
    await talk.reply(await squads_to_join(talk, 0, fitting(words.strip(), JOIN)))


async def squads_to_join(talk: Talk, number: int, about: str) -> Message:
    town = talk.scene.desk.town
    near = town.squads_for(talk.person.community or "")
    found = dict.fromkeys(squad.id for squad in (*near, *town.squads.values()))
    return _choice(talk, JOIN, tuple(found), number, about)


def _choice(talk: Talk, name: str, squads: tuple[str, ...], number: int, about: str) -> Message:
    """One page of squads to choose from, a button each, under the list's own verb."""
    town, language = talk.scene.desk.town, talk.person.language
    found = tuple(one for one in squads if matches(about, *names_of(town, one)))
    if not found:
        return Message(talk.say("search-nothing", words=about))
    shown = page(len(found), number)
    buttons = (
        Button(name_of(town, one, language), Press(name, 0, one)) for one in found[shown.rows]
    )
    asks = talk.say(f"{name}-which")
    return Listed(talk.hall.wording, language, name, about).choice(asks, shown, buttons)


async def apply(talk: Talk, press: Press) -> None:
    """Leaders decide about people, not about accounts: a name is asked first."""
    await talk.done()
    if talk.person.name is None:
        await running.open_form(talk, APPLICANT, {"squad": press.value})
    else:
        await _apply(talk, press.value)


async def _named(talk: Talk, context: Context, answers: Answers) -> None:
    await people.set_details(talk.scene.work, talk.person.id, name=str(answers["name"]))
    await _apply(talk, str(context["squad"]))


async def _apply(talk: Talk, squad: str) -> None:
    events = await verbs.apply(talk.scene, squad)
    await talk.reply_text("join-asked")
    await tell(talk.hall, talk.scene, events)


APPLICANT_FORM = FormKind(
    Form(APPLICANT, 1, (Step("name", StepKind.NAME),)),
    completed=_named,
)


async def accept(talk: Talk, press: Press) -> None:
    await _decide(talk, press, accepted=True)


async def refuse(talk: Talk, press: Press) -> None:
    await _decide(talk, press, accepted=False)


async def _decide(talk: Talk, press: Press, *, accepted: bool) -> None:
    events = await verbs.decide(talk.scene, press.subject, accepted)
    await talk.done("toast-decided")
    await tell(talk.hall, talk.scene, events)


async def link(talk: Talk, words: str) -> None:
    """In a group: from now on it shows the open tasks of the squad that one leads."""
    if talk.act.private:
        await talk.reply_text("link-in-group")
        return
    led = _led(talk)
    if len(led) == 1:
        await _link(talk, led[0])
    else:
        await talk.reply(await squads_to_link(talk, 0, fitting(words.strip(), LINK)))


def _led(talk: Talk) -> tuple[str, ...]:
    """The squads whose tasks one may show in a group. Raises NotAllowed for none."""
    invitable = access.invitable(talk.scene.by, talk.scene.desk.town)
    led = tuple(grant.where for grant in invitable if grant.role is Role.VOLUNTEER)
    if not led:
        raise NotAllowed("not-allowed")
    return led


async def squads_to_link(talk: Talk, number: int, about: str) -> Message:
    return _choice(talk, LINK, _led(talk), number, about)


async def link_chosen(talk: Talk, press: Press) -> None:
    await _link(talk, press.value)
    await talk.done()


async def _link(talk: Talk, squad: str) -> None:
    await verbs.link_group(talk.scene, squad, talk.act.chat_id)
    await talk.reply(await boards.board(talk.hall, talk.scene, squad))


async def grab(talk: Talk, press: Press) -> None:
    """A task taken from the group's board; the card with the address goes to the private chat."""
    events = await verbs.take_from_board(talk.scene, press.subject)
    await talk.toast("toast-claimed")
    await tell(talk.hall, talk.scene, events)
