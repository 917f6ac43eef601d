"""`/members`: who is in the squads, who is on duty, who has how much."""

from handlers.letters import Button, Message
from handlers.paging import Listed, fitting, matches, page, turn
from handlers.roles import name_of, names_of
from handlers.talk import Talk
from handlers.wording import Html
from rules import access
from rules.access import Action
from rules.errors import NotAllowed
from rules.people import Member, Role
from storage import members

NAME = "members"
LINES = 20
"""Members on a page: a line each, without buttons."""


async def show(talk: Talk, words: str) -> None:
    """The squads one leads, and those that serve one's communities; with words those that are
    called so, or that serve a community called so. Raises NotAllowed."""
    await talk.reply(await listed(talk, 0, fitting(words.strip(), NAME)))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of the members of the squad `about`, or of the squads to choose from."""
    own = _squads(talk)
    if not own:
        raise NotAllowed("not-allowed")
    if about in talk.scene.desk.town.squads:
        if about not in own:
            raise NotAllowed("not-allowed")
        return await _members(talk, about, number, others=len(own) > 1)
    found = tuple(squad for squad in own if matches(about, *_names(talk, squad)))
    if not found:
        return Message(talk.say("search-nothing", words=about))
    if len(found) == 1:
        return await _members(talk, found[0], 0, others=len(own) > 1)
    return await _choose(talk, found, number, about)


def _squads(talk: Talk) -> tuple[str, ...]:
    town = talk.scene.desk.town
    places = access.communities(talk.scene.by, Action.READ_QUEUE, town)
    serving = (squad.id for place in places for squad in town.squads_for(place))
    return tuple(dict.fromkeys((*talk.scene.by.places(Role.SQUAD_LEADER), *serving)))


def _names(talk: Talk, squad: str) -> tuple[str, ...]:
    """Of the squad, and of the communities it serves."""
    town = talk.scene.desk.town
    return tuple(name for of in (squad, *town.squads[squad].serves) for name in names_of(town, of))


async def _choose(talk: Talk, squads: tuple[str, ...], number: int, words: str) -> Message:
    """Which squad: a button each, with how many are in it."""
    shown = page(len(squads), number)
    buttons = [await _button(talk, squad) for squad in squads[shown.rows]]
    asks = talk.say("members-which", count=len(squads))
    return Listed(talk.hall.wording, talk.person.language, NAME, words).choice(asks, shown, buttons)


async def _button(talk: Talk, squad: str) -> Button:
    size = await members.size_of(talk.scene.work, squad, talk.scene.now)
    name = name_of(talk.scene.desk.town, squad, talk.person.language)
    return Button(talk.label("members-squad", squad=name, count=size.all), turn(NAME, squad))


async def _members(talk: Talk, squad: str, number: int, *, others: bool) -> Message:
    """One page of a squad, those on duty first; `others`: there are more squads to go back to."""
    scene = talk.scene
    size = await members.size_of(scene.work, squad, scene.now)
    shown = page(size.all, number, LINES)
    today = scene.desk.calendar.local_day(scene.now)
    found = await members.some_of(scene.work, squad, today, LINES, shown.start)
    name = name_of(scene.desk.town, squad, talk.person.language)
    head = talk.say("members-head", squad=name, count=size.all, duty=size.on_duty)
    turns = Listed(talk.hall.wording, talk.person.language, NAME, squad)
    lines = (head, *(_line(talk, member) for member in found), *turns.foot(shown))
    back = ((Button(talk.label("members-others"), turn(NAME)),),) if others else ()
    return Message(Html("\n".join(lines)), (*turns.buttons(shown), *back))


def _line(talk: Talk, member: Member) -> Html:
    away = member.absent_until is not None and member.absent_until > talk.scene.now
    state = "away" if away else "duty" if member.on_duty else "off"
    name = member.name or talk.label("somebody")
    return talk.say(
        "members-line", name=name, busy=member.live_claims, state=talk.label(f"members-{state}")
    )
