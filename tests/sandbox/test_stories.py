"""Stories that play themselves: their pace, and what the page asks of them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from sandbox.stories import Show, Story
from sandbox.testing import Sandbox

PATIENCE_S = 20.0
CAPTION = {"zh": "她问", "en": "She asks"}
YOURS = {"zh": "您来试试", "en": "Try it"}


async def told(show: Show, language: str) -> None:
    """Two captions, and between them something that somebody does and reads."""
    await show.tells(CAPTION)
    await show.turn(7, "echo_bot", {"zh": "点［好］", "en": "taps [OK]"}, "OK")
    await show.reads(7, "echo_bot", f"read in {language}")
    await show.tells("the end")


async def broken(show: Show, language: str) -> None:
    raise AssertionError("nobody answers\nthe whole chat")


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.open() as sandbox:
        sandbox.app.state.show.offer(
            Story("asks", {"zh": "问", "en": "Asking"}, "gist", YOURS, told),
            Story("breaks", "Breaking", "gist", YOURS, broken),
        )
        yield sandbox
        await sandbox.app.state.show.stop()


async def asks(sandbox: Sandbox, **body: Any) -> dict[str, Any]:
    answer = await sandbox.client.post("/control/stories", json=body)
    scene: dict[str, Any] = answer.raise_for_status().json()["scene"]
    return scene


async def until(sandbox: Sandbox, **wanted: Any) -> dict[str, Any]:
    """The scene, once it looks like that."""
    show, journal = sandbox.app.state.show, sandbox.world.journal
    async with asyncio.timeout(PATIENCE_S):
        while any(getattr(show.scene, name) != value for name, value in wanted.items()):
            await journal.wait(journal.last, PATIENCE_S)
    answer = await sandbox.client.get("/control/stories")
    scene: dict[str, Any] = answer.json()["scene"]
    return scene


def seen(sandbox: Sandbox) -> list[dict[str, Any]]:
    return [each["scene"] for each in sandbox.world.journal.after(0) if each["kind"] == "story"]


async def test_a_story_is_told_from_its_beginning_to_the_visitors_turn(sandbox: Sandbox) -> None:
    listed = (await sandbox.client.get("/control/stories")).json()
    assert [story["id"] for story in listed["stories"]] == ["asks", "breaks"]
    assert (await asks(sandbox, play="asks", language="en", pace=0))["state"] == "preparing"
    assert (await until(sandbox, state="ended"))["caption"] == YOURS
    assert [(scene["state"], scene["caption"], scene["label"]) for scene in seen(sandbox)] == [
        ("preparing", "", ""),
        ("playing", CAPTION, ""),
        ("playing", CAPTION, "OK"),
        ("playing", CAPTION, ""),
        ("playing", "the end", ""),
        ("ended", YOURS, ""),
    ]


async def test_it_waits_for_its_reader_and_goes_on_when_asked(sandbox: Sandbox) -> None:
    await asks(sandbox, play="asks", pace=1000)
    assert (await until(sandbox, state="playing"))["deed"] == ""
    await asks(sandbox, do="next")
    await until(sandbox, label="OK")
    await asks(sandbox, do="next")
    await asks(sandbox, do="next", pace=0)
    await until(sandbox, state="ended")


async def test_paused_it_rests_with_the_clock_and_can_be_stepped(sandbox: Sandbox) -> None:
    sandbox.world.clock.run()
    await asks(sandbox, play="asks", pace=1000)
    await until(sandbox, state="playing")
    assert (await asks(sandbox, do="pause"))["state"] == "paused"
    await until(sandbox, state="paused")
    await asyncio.sleep(0)
    assert not sandbox.world.clock.running
    await asks(sandbox, do="next")
    assert (await until(sandbox, label="OK"))["state"] == "paused"
    await asks(sandbox, do="go_on")
    assert sandbox.app.state.show.scene.state == "playing"
    await asks(sandbox, do="stop")
    assert sandbox.app.state.show.scene.state == "idle"
    assert sandbox.world.clock.running


async def test_one_plays_at_a_time(sandbox: Sandbox) -> None:
    await asks(sandbox, play="asks", pace=1000)
    await until(sandbox, state="playing")
    await asks(sandbox, play="asks", pace=0)
    await until(sandbox, state="ended")
    assert [scene["state"] for scene in seen(sandbox)].count("ended") == 1


async def test_a_story_that_fails_says_why(sandbox: Sandbox) -> None:
    await asks(sandbox, play="breaks")
    assert (await until(sandbox, state="failed"))["caption"] == "nobody answers"


async def test_what_does_not_exist_is_refused(sandbox: Sandbox) -> None:
    for body in ({"play": "nothing"}, {"do": "dance"}):
        answer = await sandbox.client.post("/control/stories", json=body)
        assert answer.status_code == 404
