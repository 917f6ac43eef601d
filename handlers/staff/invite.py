"""`/invite`: a link that makes somebody a volunteer, a leader or a colleague, once."""

from casework import inviting
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.roles import name_of
from handlers.talk import Talk
from rules.errors import NotAllowed
from rules.invites import NONCE_BYTES, mint
from rules.people import Grant, Role


async def begin(talk: Talk, words: str) -> None:
    """Every role that one may hand out, a button each. Raises NotAllowed."""
    found = inviting.may_invite(talk.scene)
    if not found:
        raise NotAllowed("not-allowed")
    rows = tuple((Button(label_of(talk, g), Press("invite", 0, packed(g))),) for g in found[:30])
    await talk.reply(Message(talk.say("invite-whom"), rows))


async def make(talk: Talk, press: Press) -> None:
    """The link, valid for a week. A forged press gets nothing."""
    grant = unpacked(press.value)
    desk, now = talk.scene.desk, talk.scene.now
    nonce = desk.rng.randbytes(NONCE_BYTES)
    until = now + desk.policy.invite_valid
    await inviting.make(talk.scene, grant, nonce, until)
    token = mint(grant.role, grant.where, until, nonce, talk.hall.invite_key)
    name = name_of(desk.town, grant.where, talk.person.language)
    words = {"role": talk.label(f"role-{grant.role}"), "where": name}
    days = desk.policy.invite_valid.days
    await talk.toast()
    if talk.hall.username:
        link = f"https://t.me/{talk.hall.username}?start={token}"
        await talk.reply_text("invite-link", link=link, days=days, **words)
    else:
        await talk.reply_text("invite-words", token=token, days=days, **words)


def label_of(talk: Talk, grant: Grant) -> str:
    """Where, and as what."""
    where = name_of(talk.scene.desk.town, grant.where, talk.person.language)
    return f"{where} · {talk.label(f'role-{grant.role}')}"


def packed(grant: Grant) -> str:
    """As the value of a button."""
    return f"{grant.role}@{grant.where}"


def unpacked(value: str) -> Grant:
    """Raises NotAllowed for a value that no button has."""
    role, _, where = value.partition("@")
    if role not in tuple(Role):
        raise NotAllowed("not-allowed")
    return Grant(Role(role), where)
