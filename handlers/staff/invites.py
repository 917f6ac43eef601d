"""`/invites`: those that can still be used, each with a tap that takes it back."""

from casework import inviting
from handlers import when
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.paging import Listed, page
from handlers.staff.invite import label_of
from handlers.talk import Talk
from handlers.wording import Html
from rules.people import Person
from storage.invites import MadeInvite

NAME = "invites"


async def show(talk: Talk, words: str) -> None:
    """Raises NotAllowed for whoever may invite nobody."""
    await talk.reply(await listed(talk, 0, ""))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of them. Raises NotAllowed."""
    found = await inviting.open_invites(talk.scene)
    if not found:
        return Message(talk.say("invites-none"))
    shown = page(len(found), number)
    here = [*enumerate(found, 1)][shown.rows]
    turns = Listed(talk.hall.wording, talk.person.language, NAME)
    lines = (_line(talk, place, *one) for place, one in here)
    head = talk.say("invites-head", count=len(found))
    rows = tuple((_take_back(talk, place, invite),) for place, (invite, _) in here)
    text = Html("\n".join((head, *lines, *turns.foot(shown))))
    return Message(text, (*rows, *turns.buttons(shown)))


def _line(talk: Talk, place: int, invite: MadeInvite, maker: Person) -> Html:
    zone, language = talk.scene.desk.calendar.zone, talk.person.language
    return talk.say(
        "invites-line",
        place=place,
        what=label_of(talk, invite.grant),
        name=maker.name or talk.label("somebody"),
        until=when.moment(talk.hall.wording, language, invite.expires_at, talk.scene.now, zone),
    )


def _take_back(talk: Talk, place: int, invite: MadeInvite) -> Button:
    return Button(talk.label("press-invite-revoke", place=place), Press("invrev", 0, invite.nonce))


async def revoke(talk: Talk, press: Press) -> None:
    """Whoever opens the link from now on is told that it was taken back."""
    await inviting.revoke(talk.scene, press.value)
    await talk.done("toast-invite-revoked")
    await show(talk, "")
