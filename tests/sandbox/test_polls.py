"""Polls, votes and their updates; reactions and pins."""

from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest

from sandbox import MovableClock, Person, World
from sandbox.groups import move
from tests.sandbox.conftest import Api, Arrive
from tests.sandbox.test_strict_types import make_group

REACTIONS = ["message", "message_reaction"]


async def updates(bot: Bot, *kinds: str) -> list[dict[str, Any]]:
    """Updates since the last look, without messages."""
    fresh = await bot.get_updates(allowed_updates=kinds or None)
    if fresh:
        await bot.get_updates(offset=fresh[-1].update_id + 1)
    return [u.to_dict() for u in fresh if not u.message]


async def asked(bot: Bot, person: Person, **details: Any) -> int:
    await person.says("hi")
    await updates(bot)
    sent = await bot.send_poll(person.id, "哪天方便？", ["周一", "周二", "周三"], **details)
    return sent.message_id


async def test_an_open_vote_is_told_and_taken_back(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await asked(bot, person, is_anonymous=False)
    card = await person.sees()
    await person.votes(card, "周二")
    answer, poll = await updates(bot)
    if "poll" in answer:
        answer, poll = poll, answer
    assert answer["poll_answer"]["option_ids"] == [1]
    assert answer["poll_answer"]["user"]["id"] == person.id
    assert [o["voter_count"] for o in poll["poll"]["options"]] == [0, 1, 0]
    assert (await person.last()).raw["chosen"] == [1]
    await person.votes(card)
    assert (await person.last()).raw["poll"]["total_voter_count"] == 0


async def test_an_anonymous_vote_names_nobody(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await asked(bot, person, allows_multiple_answers=True)
    await person.votes(await person.sees(), "周一", "周三")
    (poll,) = await updates(bot)
    assert poll["poll"]["total_voter_count"] == 1
    assert [o["voter_count"] for o in poll["poll"]["options"]] == [1, 0, 1]


async def test_a_stopped_poll_takes_no_votes(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    message_id = await asked(bot, person)
    card = await person.sees()
    stopped = await bot.stop_poll(person.id, message_id)
    assert stopped.is_closed
    with pytest.raises(AssertionError, match="this poll is closed"):
        await person.votes(card, "周一")
    with pytest.raises(BadRequest, match="Poll has already been closed"):
        await bot.stop_poll(person.id, message_id)


async def test_a_poll_closes_by_the_clock(
    bot: Bot, arrive: Arrive, clock: MovableClock, world: World
) -> None:
    person = await arrive()
    await asked(bot, person, open_period=60)
    clock.advance(60_000)
    assert (await person.sees()).raw["poll"]["is_closed"]
    assert [u["poll"]["is_closed"] for u in await updates(bot)] == [True]
    await world.close()


async def test_a_quiz_takes_one_answer(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await asked(bot, person, type="quiz", correct_option_ids=[2])
    card = await person.sees()
    with pytest.raises(AssertionError, match="one answer only"):
        await person.votes(card, "周一", "周二")
    await person.votes(card, "周三")
    with pytest.raises(AssertionError, match="a vote in this poll stands"):
        await person.votes(card, "周一")


async def test_a_forwarded_poll_is_the_same_and_a_copied_one_is_new(
    bot: Bot, arrive: Arrive
) -> None:
    person, other = await arrive(), await arrive("阿明")
    await other.says("hi")
    message_id = await asked(bot, person)
    await bot.forward_message(other.id, person.id, message_id)
    await other.votes(await other.sees(), "周一")
    assert (await person.last()).raw["poll"]["total_voter_count"] == 1
    await bot.copy_message(other.id, person.id, message_id)
    assert (await other.last()).raw["poll"]["total_voter_count"] == 0


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"question": " "}, "poll question must be non-empty"),
        ({"question": "字" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["x", ""]}, "poll options must be non-empty"),
        ({"options": ["x", "y" * 101]}, "poll options length must not exceed 100"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "riddle"}, "unsupported poll type specified"),
    ],
)
async def test_refused_polls(
    api: Api, arrive: Arrive, parameters: dict[str, Any], words: str
) -> None:
    person = await arrive()
    await person.says("hi")
    given = {"question": "?", "options": [{"text": "a"}, {"text": "b"}], **parameters}
    answer = await api("sendPoll", chat_id=person.id, **given)
    assert answer["description"] == f"Bad Request: {words}"


async def test_reactions_are_told_to_those_who_want_them(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    said = await person.says("hi")
    await person.reacts(said, "👍")
    assert await updates(bot) == []
    await updates(bot, *REACTIONS)
    await person.reacts(said, "❤️")
    (told,) = await updates(bot)
    change = told["message_reaction"]
    assert [r["emoji"] for r in change["old_reaction"]] == ["👍"]
    assert [r["emoji"] for r in change["new_reaction"]] == ["❤"]
    await person.reacts(said)
    with pytest.raises(AssertionError, match="nobody can react with x"):
        await person.reacts(said, "x")


async def test_a_bot_reacts(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    said = await person.says("hi")
    await bot.set_message_reaction(person.id, said.id, "👍")
    (message,) = await person.messages()
    assert message.raw["reactions"] == [{"emoji": "👍", "count": 1}]
    assert message.version == said.version
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(person.id, said.id, "🐌")
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(person.id, 99, "👍")


async def test_in_a_group_only_administrators_hear_of_reactions(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive, world: World
) -> None:
    leader = await arrive("队长")
    group = await make_group(client, leader.id)
    await updates(bot, *REACTIONS)
    here = leader.in_group(group)
    said = await here.says("/hi")
    await here.reacts(said, "👍")
    assert len(await updates(bot)) == 1
    move(world, world.groups[group], bot.id, "member", by=leader.id)
    await here.reacts(said, "👎")
    assert await updates(bot) == []


async def test_pins(bot: Bot, client: httpx.AsyncClient, arrive: Arrive, world: World) -> None:
    leader = await arrive("队长")
    group = await make_group(client, leader.id)
    sent = await bot.send_message(group, "值班表")
    await bot.pin_chat_message(group, sent.message_id)
    seen = await leader.in_group(group).sees()
    assert seen.raw["pinned_message"]["text"] == "值班表" if seen.kind == "notice" else True
    full = await bot.get_chat(group)
    assert full.pinned_message
    assert full.pinned_message.message_id == sent.message_id
    view = (await client.get(f"/people/{leader.id}/chats/{group}")).json()
    assert view["pinned"]["text"] == "值班表"
    await bot.unpin_chat_message(group)
    assert (await bot.get_chat(group)).pinned_message is None
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await bot.unpin_chat_message(group)
    move(world, world.groups[group], bot.id, "member", by=leader.id)
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
        await bot.pin_chat_message(group, sent.message_id)
