"""An invite opened: the role, and the name if we do not know it yet."""

from casework import joining
from handlers import roles
from handlers.forms import running
from handlers.letters import Keyboard, Message
from handlers.menu import menu_of
from handlers.resident import welcome
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from rules import invites
from rules.errors import InviteRefused
from rules.form_model import Form, Step, StepKind
from rules.people import Role
from storage import events as event_rows
from storage import people

NAME = welcome.INTRODUCTION
GREETINGS = {
    Role.VOLUNTEER: "joined-squad",
    Role.SQUAD_LEADER: "joined-squad",
    Role.COMMUNITY_STAFF: "joined-staff",
}
"""With what a role begins; those of the levels above have one in common."""


async def accept(talk: Talk, token: str) -> None:
    """Spends the invite. Raises InviteRefused for a forged, spent or expired one, and for any
    from somebody who has just guessed a few times."""
    invite = _read(talk, token)
    events = await joining.accept_invite(talk.scene, talk.person, invite)
    joined = [event.id for event in events]
    context: Context = {"role": invite.role.value, "where": invite.place, "joined": joined}
    await talk.reply_text(
        "joined-role", role=talk.label(f"role-{invite.role}"), where=_where(talk, context)
    )
    if talk.person.name is None:
        await running.open_form(talk, NAME, context)
    else:
        await _welcome(await roles.renewed(talk), context)


def _read(talk: Talk, token: str) -> invites.Invite:
    guesses, who = talk.hall.pace.guesses, (talk.act.user_id, talk.scene.now, talk.scene.source)
    if guesses.is_full(*who):
        raise InviteRefused("invite-forged")
    try:
        return invites.read(token, talk.hall.invite_key, talk.scene.now)
    except InviteRefused:
        guesses.count(*who)
        raise


async def _named(talk: Talk, context: Context, answers: Answers) -> None:
    """Residents will see this name; the community follows from where one serves."""
    await people.set_details(talk.scene.work, talk.person.id, name=str(answers["name"]))
    if talk.person.community is None:
        home = _home(talk, context)
        await people.set_community(talk.scene.work, talk.person.id, home)
    await joining.give_consent(talk.scene, talk.person)
    await _welcome(await roles.renewed(talk), context)


def _home(talk: Talk, context: Context) -> str:
    town, where = talk.scene.desk.town, str(context["where"])
    if where in town.squads:
        return town.squads[where].serves[0]
    return town.below(where)[0]


def _where(talk: Talk, context: Context) -> str:
    town, where = talk.scene.desk.town, str(context["where"])
    return roles.name_of(town, where, talk.person.language)


async def _welcome(talk: Talk, context: Context) -> None:
    role = Role(str(context["role"]))
    text = talk.say(
        GREETINGS.get(role, "joined-office"),
        name=talk.person.name or "",
        where=_where(talk, context),
    )
    await talk.reply(Message(text, keyboard=await menu_of(talk)))
    await _ask_phone(talk, role)
    found = [await event_rows.event_by_id(talk.scene.work, i) for i in context["joined"]]
    await tell(talk.hall, talk.scene, tuple(event for event in found if event is not None))


async def _ask_phone(talk: Talk, role: Role) -> None:
    """Of volunteers, once: whoever is on the way may have to be called by the community."""
    if not role.in_squad or talk.person.phone is not None:
        return
    if len(await people.grants_of(talk.scene.work, talk.person.id)) > 1:
        return
    share = talk.label("press-share-phone")
    rows = ((share,), *(await menu_of(talk)).rows)
    await talk.reply(Message(talk.say("joined-phone"), keyboard=Keyboard(rows, shares_phone=share)))


FORM = FormKind(Form(NAME, 1, (Step("name", StepKind.NAME),)), completed=_named)
