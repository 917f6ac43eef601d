"""Words over a limit of Telegram reach people in parts, and whoever looks after it reads so."""

import logging

import pytest

from handlers.buttons import Press
from handlers.letters import Button, Message, send
from handlers.wording import Html
from sandbox.seen import Seen
from tests.scenarios.stage import Player, Stage

LINES = [f"<b>{number}</b>　桂花路 🏠&amp;" for number in range(900)]
WORDS = [f"{number}　桂花路 🏠&" for number in range(900)]
LONG = Html("\n".join(LINES))
ROW = ((Button("OK", Press("drop")),),)


async def tells(stage: Stage, to: Player, message: Message) -> list[Seen]:
    """Says something to somebody; what they read of it."""
    before = len(await to.person.messages())
    async with stage.house.app.store.work() as work:
        await send(work, to.person.id, message, stage.house.now)
        await work.commit()
    await stage.passes(seconds=10)
    return (await to.person.messages())[before:]


async def test_long_words_come_in_parts_and_are_changed_as_one(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    mei = await stage.neighbour()
    with caplog.at_level(logging.WARNING, "storage.outbox"):
        parts = await tells(stage, mei, Message(LONG, ROW, card="long:1"))
    assert "\n".join(part.text for part in parts).split("\n") == WORDS
    assert [part.buttons for part in parts] == [()] * (len(parts) - 1) + [(("OK",),)]
    assert len(parts) > 2
    assert [r for r in caplog.messages if "sendMessage" in r and "at most 4096" in r]
    assert "桂花路" not in caplog.text
    assert await tells(stage, mei, Message(Html("short"), card="long:1", edits=True)) == []
    last = (await mei.person.messages())[-1]
    assert (last.id, last.text, last.buttons) == (parts[-1].id, "short", ())


async def test_a_change_that_is_too_long_is_said_below(stage: Stage) -> None:
    mei = await stage.neighbour()
    (short,) = await tells(stage, mei, Message(Html("short"), ROW, card="long:1"))
    parts = await tells(stage, mei, Message(LONG, ROW, card="long:1", edits=True))
    assert "\n".join(part.text for part in parts).split("\n") == WORDS
    assert parts[-1].buttons == (("OK",),)
    before = next(seen for seen in await mei.person.messages() if seen.id == short.id)
    assert (before.text, before.buttons) == ("short", ())


async def test_more_buttons_than_one_message_takes(stage: Stage) -> None:
    mei = await stage.neighbour()
    rows = tuple((Button(f"{number}", Press("drop", number)),) for number in range(230))
    parts = await tells(stage, mei, Message(Html("Which?"), rows))
    assert [part.text for part in parts] == ["Which?"] * 3
    shown = [row[0] for part in parts for row in part.buttons]
    assert shown == [f"{number}" for number in range(230)]
