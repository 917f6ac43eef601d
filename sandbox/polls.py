"""Polls: made by bots, voted in by people, closed by hand or by time."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sandbox.acts import Impossible
from sandbox.records import Message, Poll
from sandbox.render import poll_json, user_json

if TYPE_CHECKING:
    from sandbox.world import World


def poll_of(world: "World", message: Message) -> Poll | None:
    body = message.content.get("poll")
    return world.polls.get(body["id"]) if body else None


def new_id(world: "World") -> str:
    return str(world.rng.randrange(10**18, 9 * 10**18))


def hang(world: "World", poll: Poll, message: Message) -> None:
    """Note that a message shows the poll; the first one starts its time."""
    world.polls[poll.id] = replace(poll, places=(*poll.places, (message.room, message.id)))
    closes_at = poll.details.get("close_date")
    if not poll.places and closes_at:
        world.timers.at(closes_at, partial(close, world, poll.id))


def vote(world: "World", user: int, message: Message, options: list[int]) -> Message:
    """Choose options, none to take the vote back. Raises `Impossible`."""
    poll = poll_of(world, message)
    if poll is None:
        raise Impossible("this message has no poll")
    votes = dict(poll.votes)
    _must_be_possible(poll, options, voted=user in votes)
    votes.pop(user, None)
    if options:
        votes[user] = tuple(sorted(set(options)))
    poll = _keep(world, replace(poll, votes=tuple(votes.items())))
    bot = world.bot_by_id(poll.bot)
    if bot and not poll.anonymous:
        chosen = votes.get(user, ())
        answer = {
            "poll_id": poll.id,
            "user": user_json(world.user(user)),
            "option_ids": list(chosen),
            "option_persistent_ids": [str(option) for option in chosen],
        }
        world.tell([bot], "poll_answer", answer)
    return world.conversation(message.room).messages[message.id]


def close(world: "World", poll_id: str) -> Poll:
    """Nobody can vote from now on."""
    poll = world.polls[poll_id]
    return poll if poll.closed else _keep(world, replace(poll, closed=True))


def _must_be_possible(poll: Poll, options: list[int], *, voted: bool) -> None:
    if poll.closed:
        raise Impossible("this poll is closed")
    if voted and not poll.revoting:
        raise Impossible("a vote in this poll stands")
    if not all(0 <= option < len(poll.options) for option in options):
        raise Impossible("this poll has no such option")
    if len(options) > 1 and not poll.multiple:
        raise Impossible("this poll takes one answer only")


def _keep(world: "World", poll: Poll) -> Poll:
    """Show the new state wherever the poll stands, and tell its bot."""
    world.polls[poll.id] = poll
    for room, message_id in poll.places:
        if message := world.conversation(room).messages.get(message_id):
            world.mark(message)
    if bot := world.bot_by_id(poll.bot):
        world.tell([bot], "poll", poll_json(poll))
    return poll
