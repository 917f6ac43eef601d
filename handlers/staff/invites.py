"""`/invites`: those that can still be used, each with a tap that takes it back."""

from casework import inviting
from handlers import when
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.staff.invite import label_of
from handlers.talk import Talk
from handlers.wording import Html
from rules.people import Person
from storage.invites import MadeInvite

SHOWN = 8


async def show(talk: Talk, words: str) -> None:
    """Raises NotAllowed for whoever may invite nobody."""
    await _page(talk, 0)


async def turn_page(talk: Talk, press: Press) -> None:
    await talk.done()
    await _page(talk, press.subject)


async def _page(talk: Talk, start: int) -> None:
    found = await inviting.open_invites(talk.scene)
    if not found:
        await talk.reply_text("invites-none")
        return
    shown = found[start : start + SHOWN]
    lines = [talk.say("invites-head", count=len(found))]
    lines += [_line(talk, start + n, *one) for n, one in enumerate(shown, 1)]
    rows = [(_take_back(talk, start + n, invite),) for n, (invite, _) in enumerate(shown, 1)]
    if start + SHOWN < len(found):
        rows.append((Button(talk.label("press-invites-more"), Press("invs", start + SHOWN)),))
    await talk.reply(Message(Html("\n".join(lines)), tuple(rows)))


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
    await _page(talk, 0)
