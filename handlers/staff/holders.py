"""`/roles`: who holds which role in one's own branch, and the way to end one."""

from casework import ending
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.menu import menu_of
from handlers.roles import renewed
from handlers.staff.invite import label_of, packed, unpacked
from handlers.talk import Talk
from handlers.telling import tell
from rules import access
from rules.errors import NotAllowed, NotFound
from rules.events import EventKind
from rules.people import Grant, Person
from storage import people

SHOWN = 8
MOST = 50
"""Roles of people with one name on a screen."""
Rows = tuple[tuple[Button, ...], ...]


async def show(talk: Talk, words: str) -> None:
    """One's own roles and every squad and place of the branch, or with a whole name that person's
    roles. Raises NotAllowed for whoever holds none, NotFound for a name that holds none here."""
    if words.strip():
        await _by_name(talk, words.strip())
    else:
        await _places(talk, 0)


def _endable(talk: Talk) -> tuple[Grant, ...]:
    """Raises NotAllowed for whoever leads nobody."""
    grants = access.endable(talk.scene.by, talk.scene.desk.town)
    if not grants:
        raise NotAllowed("not-allowed")
    return grants


async def _by_name(talk: Talk, name: str) -> None:
    _endable(talk)
    found = await ending.roles_by_name(talk.scene, name)
    if not found:
        raise NotFound("roles-nobody", name=name)
    rows = tuple((_ask_button(talk, person, grant),) for person, grant in found[:MOST])
    await talk.reply(Message(talk.say("roles-of", name=name), rows))


def _ask_button(talk: Talk, person: Person, grant: Grant) -> Button:
    name = person.name or talk.label("somebody")
    label = talk.label("press-role", name=name, what=label_of(talk, grant))
    return Button(label, Press("endr", person.id, packed(grant)))


async def turn_page(talk: Talk, press: Press) -> None:
    await talk.done()
    await _places(talk, press.subject)


async def _places(talk: Talk, start: int) -> None:
    grants = access.endable(talk.scene.by, talk.scene.desk.town)
    rows = [] if start else [(_own_button(talk, grant),) for grant in _own(talk)]
    rows += [
        (Button(label_of(talk, grant), Press("holders", 0, packed(grant))),)
        for grant in grants[start : start + SHOWN]
    ]
    if not rows:
        raise NotAllowed("not-allowed")
    if start + SHOWN < len(grants):
        rows.append((Button(talk.label("press-roles-more"), Press("roles", start + SHOWN)),))
    await talk.reply(Message(talk.say("roles-which" if grants else "roles-yours"), tuple(rows)))


def _own(talk: Talk) -> tuple[Grant, ...]:
    """The actor's roles, as far as the places and squads are there still."""
    town = talk.scene.desk.town
    return tuple(g for g in talk.scene.by.grants if g.where in {*town.squads, *town.places})


def _own_button(talk: Talk, grant: Grant) -> Button:
    label = talk.label("press-role-own", what=label_of(talk, grant))
    return Button(label, Press("endr", talk.person.id, packed(grant)))


async def show_holders(talk: Talk, press: Press) -> None:
    """Some of those who hold the role; `subject` says from which on."""
    grant, start = unpacked(press.value), press.subject
    found = await ending.holders(talk.scene, grant, start, SHOWN + 1)
    await talk.toast()
    if not found:
        await talk.reply_text("roles-empty", what=label_of(talk, grant))
        return
    rows = [
        (Button(p.name or talk.label("somebody"), Press("endr", p.id, packed(grant))),)
        for p in found[:SHOWN]
    ]
    if len(found) > SHOWN:
        more = Press("holders", start + SHOWN, packed(grant))
        rows.append((Button(talk.label("press-roles-more"), more),))
    await talk.reply(Message(talk.say("roles-whose", what=label_of(talk, grant)), tuple(rows)))


async def ask(talk: Talk, press: Press) -> None:
    """What ends with it is said before anything is done."""
    grant = unpacked(press.value)
    ending.check_may_end(talk.scene, press.subject, grant)
    person = await people.person_by_id(talk.scene.work, press.subject)
    if person is None:
        raise NotFound("person-not-found")
    rows: Rows = (
        (Button(talk.label("press-role-end"), Press("endry", person.id, packed(grant))),),
        (Button(talk.label("press-role-keep"), Press("endrn")),),
    )
    await talk.toast()
    name = person.name or talk.label("somebody")
    await talk.reply(Message(talk.say("role-end-ask", name=name, what=label_of(talk, grant)), rows))


async def keep(talk: Talk, press: Press) -> None:
    await talk.done()
    await talk.reply_text("role-kept")


async def end(talk: Talk, press: Press) -> None:
    """Done, with how much was handed over."""
    grant = unpacked(press.value)
    events = await ending.end_role(talk.scene, press.subject, grant)
    await talk.done()
    await tell(talk.hall, talk.scene, events)
    (ended,) = [event for event in events if event.kind is EventKind.ROLE_ENDED]
    person = await people.person_by_id(talk.scene.work, press.subject)
    words = {key: int(str(ended.data[key])) for key in ("visits", "talks")}
    name = (person.name if person else None) or talk.label("somebody")
    text = talk.say("role-end-done", name=name, what=label_of(talk, grant), **words)
    mine = press.subject == talk.person.id
    keyboard = await menu_of(await renewed(talk)) if mine else None
    await talk.reply(Message(text, keyboard=keyboard))
