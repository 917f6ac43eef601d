"""`/invite`: a link that makes somebody a volunteer, a leader or a colleague, once."""

from collections import Counter

from casework import inviting
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.paging import ROWS, Listed, fitting, matches, page, turn
from handlers.roles import name_of, names_of
from handlers.talk import Talk
from rules.errors import NotAllowed
from rules.invites import NONCE_BYTES, mint
from rules.people import Grant, Role

NAME = "invite"


async def begin(talk: Talk, words: str) -> None:
    """Every role that one may hand out, a button each; where there are many, first which role.
    With words the places and squads that are called so. Raises NotAllowed."""
    await talk.reply(await listed(talk, 0, fitting(words.strip(), NAME)))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of what one may hand out: of the role `about`, or where a name has these words."""
    found = inviting.may_invite(talk.scene)
    if not found:
        raise NotAllowed("not-allowed")
    if not about and len(found) > ROWS:
        return Message(talk.say("invite-as-what"), roles_of(talk, NAME, found))
    meant = [grant for grant in found if is_meant(talk, grant, about)]
    if not meant:
        return Message(talk.say("search-nothing", words=about))
    shown = page(len(meant), number)
    buttons = (Button(label_of(talk, g), Press("invite", 0, packed(g))) for g in meant[shown.rows])
    turns = Listed(talk.hall.wording, talk.person.language, NAME, about)
    return turns.choice(talk.say("invite-whom"), shown, buttons)


def roles_of(talk: Talk, name: str, found: tuple[Grant, ...]) -> tuple[tuple[Button, ...], ...]:
    """A button for each role, which turns the list `name` to it; the next question is where."""
    counts = Counter(grant.role for grant in found)
    return tuple((Button(_role(talk, role, counts[role]), turn(name, role)),) for role in counts)


def _role(talk: Talk, role: Role, count: int) -> str:
    return talk.label("invite-role", role=talk.label(f"role-{role}"), count=count)


def is_meant(talk: Talk, grant: Grant, about: str) -> bool:
    """Whether a role is `about`, or where it is held is called so."""
    names = names_of(talk.scene.desk.town, grant.where)
    return grant.role == about or (about not in tuple(Role) and matches(about, *names))


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
    if talk.hall.me.username:
        link = f"https://t.me/{talk.hall.me.username}?start={token}"
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
