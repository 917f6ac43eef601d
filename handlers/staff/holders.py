"""`/roles`: who holds which role in one's own branch, and the way to end one."""

from dataclasses import replace

from casework import ending
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.menu import menu_of
from handlers.paging import ROWS, Listed, fitting, page, turn
from handlers.roles import renewed
from handlers.staff.invite import is_meant, label_of, packed, roles_of, unpacked
from handlers.talk import Talk
from handlers.telling import tell
from rules import access
from rules.errors import NotAllowed, NotFound
from rules.events import EventKind
from rules.people import Grant, Person
from storage import people

NAME, HOLDERS = "roles", "holders"
Rows = tuple[tuple[Button, ...], ...]


async def show(talk: Talk, words: str) -> None:
    """One's own roles, and those of one's branch: first as what, where there are many. With words
    the roles of whoever has this whole name, or the places and squads that are called so.

    Raises NotAllowed for whoever holds none.
    """
    name = words.strip()
    found = await ending.roles_by_name(talk.scene, name) if name else ()
    if found:
        rows = tuple((_ask_button(talk, person, grant),) for person, grant in found[:MOST])
        await talk.reply(Message(talk.say("roles-of", name=name), rows))
    else:
        await talk.reply(await listed(talk, 0, fitting(name, NAME)))


MOST = 50
"""Roles of people with one name on a screen."""


def _ask_button(talk: Talk, person: Person, grant: Grant) -> Button:
    name = person.name or talk.label("somebody")
    label = talk.label("press-role", name=name, what=label_of(talk, grant))
    return Button(label, Press("endr", person.id, packed(grant)))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of the roles of the branch: of the role `about`, or where a name has these words.
    Raises NotAllowed."""
    found = access.endable(talk.scene.by, talk.scene.desk.town)
    own = tuple((_own_button(talk, grant),) for grant in _own(talk))
    if not found:
        if not own:
            raise NotAllowed("not-allowed")
        return Message(talk.say("roles-yours"), own)
    if not about and len(found) > ROWS:
        return Message(talk.say("roles-which"), (*own, *roles_of(talk, NAME, found)))
    meant = [grant for grant in found if is_meant(talk, grant, about)]
    if not meant:
        return Message(talk.say("search-nothing", words=about))
    shown = page(len(meant), number)
    buttons = (Button(label_of(talk, g), turn(HOLDERS, packed(g))) for g in meant[shown.rows])
    turns = Listed(talk.hall.wording, talk.person.language, NAME, about)
    asked = turns.choice(talk.say("roles-which"), shown, buttons)
    return asked if about else replace(asked, buttons=(*own, *asked.buttons))


def _own(talk: Talk) -> tuple[Grant, ...]:
    """The actor's roles, as far as the places and squads are there still."""
    town = talk.scene.desk.town
    return tuple(g for g in talk.scene.by.grants if g.where in {*town.squads, *town.places})


def _own_button(talk: Talk, grant: Grant) -> Button:
    label = talk.label("press-role-own", what=label_of(talk, grant))
    return Button(label, Press("endr", talk.person.id, packed(grant)))


async def holders(talk: Talk, number: int, about: str) -> Message:
    """One page of those who hold a role. Raises NotAllowed outside of one's branch."""
    grant = unpacked(about)
    count = await ending.count_holders(talk.scene, grant)
    if not count:
        return Message(talk.say("roles-empty", what=label_of(talk, grant)))
    shown = page(count, number)
    found = await people.holders_page(talk.scene.work, grant, shown.start, shown.size)
    buttons = (
        Button(p.name or talk.label("somebody"), Press("endr", p.id, packed(grant))) for p in found
    )
    turns = Listed(talk.hall.wording, talk.person.language, HOLDERS, about)
    return turns.choice(talk.say("roles-whose", what=label_of(talk, grant)), shown, buttons)


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
