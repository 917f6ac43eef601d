"""Every list that is shown a page at a time, under the name that its buttons carry."""

from collections.abc import Awaitable, Callable, Mapping

from handlers import boards
from handlers.buttons import Press
from handlers.letters import Message
from handlers.staff import queue
from handlers.talk import Talk
from rules.errors import Stale

Listing = Callable[[Talk, int, str], Awaitable[Message]]

LISTS: Mapping[str, Listing] = {queue.NAME: queue.listed}
"""Each is given the page, counted from 0, and what it is a list of; it asks whether the one who
taps may see it."""

IN_GROUPS: Mapping[str, Listing] = {boards.NAME: boards.listed}
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
