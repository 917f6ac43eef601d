"""What people do on the page becomes a test, which runs as it is."""

import asyncio
import os
import shutil
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest_asyncio

from sandbox.testing import Sandbox

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.open() as sandbox:
        yield sandbox


async def acts(sandbox: Sandbox, user: int, **body: Any) -> dict[str, Any]:
    peer = body.pop("peer", sandbox.world.settings.username)
    answer = await sandbox.client.post(f"/people/{user}/chats/{peer}/acts", json=body)
    outcome: dict[str, Any] = answer.json()
    return outcome


async def stops(sandbox: Sandbox) -> str:
    answer = (await sandbox.client.delete("/control/recording")).json()
    assert answer["name"] == "test_recorded.py"
    return str(answer["text"])


def lines(text: str) -> list[str]:
    """What the test does."""
    return [line.strip() for line in text.partition("sandbox: Sandbox) -> None:\n")[2].splitlines()]


async def bot_says(sandbox: Sandbox, chat: int, text: str, **more: Any) -> int:
    sent = await sandbox.calls("sendMessage", chat_id=chat, text=text, **more)
    return int(sent["result"]["message_id"])


def buttons(*labels: str) -> dict[str, Any]:
    keyboard = [[{"text": label, "callback_data": label}] for label in labels]
    return {"reply_markup": {"inline_keyboard": keyboard}}


async def test_a_chat_is_written_down_in_the_words_of_people(sandbox: Sandbox) -> None:
    ada = await sandbox.arrives("Ada", language_code="en")
    await sandbox.client.post("/control/recording")
    await ada.says("/start")
    await bot_says(sandbox, ada.id, "Case 26-0001-7 is yours.\nMore", **buttons("Go"))
    first = (await ada.last()).id
    await ada.taps("Go")
    await bot_says(sandbox, ada.id, "Which day?", **buttons("Go", "Stay"))
    await sandbox.client.post("/control/clock", json={"advance_ms": 7_200_000})
    await acts(sandbox, ada.id, act="tap", message_id=first, row=0, column=0)
    await acts(sandbox, ada.id, act="say", text="that one", reply_to=first)
    await sandbox.calls("editMessageText", chat_id=ada.id, message_id=first, text="Too late")
    await ada.sends_photo("here")
    assert lines(await stops(sandbox)) == [
        'ada = await sandbox.arrives("Ada", language_code="en")',
        'await ada.says("/start")',
        'message1 = await ada.sees("is yours")',
        'await ada.taps("Go")',
        'await ada.sees("Which day?")',
        "await sandbox.passes(hours=2)",
        'await ada.taps("Go", on=message1)',
        'await ada.replies(message1, "that one")',
        'message1 = await ada.sees("Too late")',
        'await ada.sends_photo("here")',
    ]


async def test_groups_and_everything_one_can_send(sandbox: Sandbox) -> None:
    ada, bob = await sandbox.arrives("Ada"), await sandbox.arrives("梅姨")
    group = await sandbox.group("Neighbours", ada, bob)
    await sandbox.client.post("/control/recording")
    here = bob.in_group(group)
    said = await here.says("hello")
    await here.edits(said, "hello all")
    await bot_says(sandbox, group, "welcome")
    await ada.sends_voice(2)
    await ada.shares_contact()
    await ada.shares_location(21.8, 111.9)
    await ada.sends_document("list.txt", b"milk")
    await ada.blocks()
    await ada.unblocks()
    await sandbox.client.post("/control/clock", json={"set_ms": 1_795_665_600_000})
    assert lines(await stops(sandbox)) == [
        'person1 = await sandbox.arrives("梅姨")',
        'ada = await sandbox.arrives("Ada")',
        'group1 = await sandbox.group("Neighbours", ada, person1)',
        "person1_in_group1 = person1.in_group(group1)",
        'message1 = await person1_in_group1.says("hello")',
        'await person1_in_group1.edits(message1, "hello all")',
        'await person1_in_group1.sees("welcome")',
        "await ada.sends_voice(2)",
        "await ada.shares_contact()",
        "await ada.shares_location(21.8, 111.9)",
        'await ada.sends_document("list.txt", b"content")',
        "await ada.blocks()",
        "await ada.unblocks()",
        'await sandbox.until(datetime.fromisoformat("2026-11-26T04:00:00+00:00"))',
    ]


async def test_what_cannot_be_done_and_what_was_before_a_reset_is_left_out(
    sandbox: Sandbox,
) -> None:
    old = await sandbox.arrives("Old")
    await sandbox.client.post("/control/recording")
    await old.says("hello")
    await sandbox.client.post("/control/reset")
    new = await sandbox.arrives("New")
    refused = await acts(sandbox, new.id, act="tap", message_id=99, row=0, column=0)
    assert "error" in refused
    await new.says("hi")
    assert lines(await stops(sandbox)) == [
        'new = await sandbox.arrives("New")',
        'await new.says("hi")',
    ]
    assert await stops(sandbox) == ""


async def test_a_recorded_file_runs_as_it_is(sandbox: Sandbox, tmp_path: Path) -> None:
    """Recorded here with answers by hand; run beside the sample bot, which answers the same."""
    await sandbox.client.post("/control/recording")
    ada = await sandbox.arrives("Ada")
    await ada.says("/start")
    card = await bot_says(sandbox, ada.id, "Hello", **buttons("Again"))
    await sandbox.client.post("/control/clock", json={"advance_ms": 60_000})
    query = (await ada.taps("Again"))["query_id"]
    await sandbox.calls("answerCallbackQuery", callback_query_id=query, text="Tapped 1")
    again = {"chat_id": ada.id, "message_id": card, "text": "Tapped 1", **buttons("Again")}
    await sandbox.calls("editMessageText", **again)
    recorded = await stops(sandbox)
    shutil.copy(HERE / "sample" / "test_greeting.py", tmp_path / "conftest.py")
    (tmp_path / "test_recorded.py").write_text(recorded, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "sandbox.pytest_plugin"]
    command += ["-p", "no:cacheprovider", "-o", "asyncio_mode=auto", "test_recorded.py"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTEST_ADDOPTS", None)
    run = await asyncio.create_subprocess_exec(
        *command, cwd=tmp_path, env=environment, stdout=PIPE, stderr=STDOUT
    )
    said, _ = await run.communicate()
    assert run.returncode == 0, recorded + said.decode()
    assert "1 passed" in said.decode()
