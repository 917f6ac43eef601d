"""Every list that is shown a page at a time, under the name that its buttons carry."""

from collections.abc import Awaitable, Callable, Mapping

from handlers import boards
from handlers.buttons import Press
from handlers.letters import Message
from handlers.resident import mine
from handlers.staff import (
    calls,
    case,
    duty,
    find,
    holders,
    invite,
    invites,
    members,
    phones,
    queue,
    trouble,
)
from handlers.talk import Talk
from handlers.volunteer import handover, squad, tasks
from rules.errors import Stale

Listing = Callable[[Talk, int, str], Awaitable[Message]]

LISTS: Mapping[str, Listing] = {
    calls.NAME: calls.listed,
    case.CASE: case.listed,
    case.CANDIDATES: case.candidates,
    duty.NAME: duty.listed,
    duty.COLLEAGUES: duty.colleagues,
    find.NAME: find.listed,
    holders.NAME: holders.listed,
    holders.HOLDERS: holders.holders,
    invite.NAME: invite.listed,
    invites.NAME: invites.listed,
    phones.ACCOUNTS: phones.accounts,
    mine.NAME: mine.listed,
    tasks.NAME: tasks.listed,
    trouble.NAME: trouble.listed,
    handover.NAME: handover.listed,
    members.NAME: members.listed,
    queue.NAME: queue.listed,
    squad.JOIN: squad.squads_to_join,
}
"""Each is given the page, counted from 0, and what it is a list of; it asks whether the one who
taps may see it."""

IN_GROUPS: Mapping[str, Listing] = {
    boards.NAME: boards.listed,
    squad.LINK: squad.squads_to_link,
}
"""Lists that name nobody."""


async def turn(talk: Talk, press: Press) -> None:
    """The tapped list shows another page. Raises what the list raises."""
    name, _, about = press.value.partition(":")
    listing = (LISTS if talk.act.private else IN_GROUPS).get(name)
    if listing is None:
        raise Stale("button-unknown")
    message = await listing(talk, press.subject, about)
    await talk.toast()
    await talk.redraw(message)
