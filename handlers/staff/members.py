"""`/members`: who is in the squads, who is on duty, who has how much."""

from handlers.letters import Message
from handlers.roles import name_of
from handlers.talk import Talk
from handlers.wording import Html
from rules import access
from rules.access import Action
from rules.errors import NotAllowed
from rules.people import Member, Role
from storage import members


async def show(talk: Talk, words: str) -> None:
    """The squads one leads, and those that serve one's communities. Raises NotAllowed."""
    squads = _squads(talk)
    if not squads:
        raise NotAllowed("not-allowed")
    today = talk.scene.desk.calendar.local_day(talk.scene.now)
    lines: list[Html] = []
    for squad in squads:
        found = await members.members_of(talk.scene.work, squad, today)
        name = name_of(talk.scene.desk.town, squad, talk.person.language)
        on_duty = sum(member.on_duty for member in found)
        lines.append(talk.say("members-head", squad=name, count=len(found), duty=on_duty))
        lines += [_line(talk, member) for member in found]
    await talk.reply(Message(Html("\n".join(lines))))


def _squads(talk: Talk) -> tuple[str, ...]:
    town = talk.scene.desk.town
    places = access.communities(talk.scene.by, Action.READ_QUEUE, town)
    serving = (squad.id for place in places for squad in town.squads_for(place))
    return tuple(dict.fromkeys((*talk.scene.by.places(Role.SQUAD_LEADER), *serving)))


def _line(talk: Talk, member: Member) -> Html:
    away = member.absent_until is not None and member.absent_until > talk.scene.now
    state = "away" if away else "duty" if member.on_duty else "off"
    name = member.name or talk.label("somebody")
    return talk.say(
        "members-line", name=name, busy=member.live_claims, state=talk.label(f"members-{state}")
    )
