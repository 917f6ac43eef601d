"""`python -m sandbox` as a process of its own, and other libraries' bots on it unchanged."""

import json
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError

from sandbox import Person
from sandbox.samples import png
from tests.sandbox.processes import running

BOTS = Path(__file__).parent / "bots"
PATIENCE_S = 60.0


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("sandbox") / "wire.jsonl"
    arguments = ["-m", "sandbox", "--port", "0", "--wire-log", str(log), "--bot", "7:B=other_bot"]
    with running(sys.executable, *arguments, stop=signal.SIGTERM) as process:
        assert process.stdout
        yield process.stdout.readline().removeprefix("sandbox: ").strip()
    assert json.loads(log.read_text(encoding="utf-8").splitlines()[0])["seq"] == 1
    assert process.returncode == -signal.SIGTERM


@pytest.fixture
async def web(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=url) as client:
        await client.post("/control/reset")
        yield client


@pytest.mark.parametrize(
    "script",
    [
        ["aiogram_echo.py"],
        ["aiogram_echo.py", "webhook"],
        ["telebot_echo.py"],
        ["telebot_echo.py", "webhook"],
    ],
)
async def test_an_echo_bot_of_another_library(
    url: str, web: httpx.AsyncClient, script: list[str]
) -> None:
    await web.post("/bot4242:SANDBOX/deleteWebhook")
    person = await Person.arrives(web, "梅姨")
    with running(sys.executable, str(BOTS / script[0]), url, *script[1:]):
        await person.says("/start")
        await person.sees("Welcome", within=PATIENCE_S)
        assert await person.commands() == ["poll"]
        await person.taps("Press")
        await person.sees_alert("Thank you", within=PATIENCE_S)
        card = await person.sees("Pressed", within=PATIENCE_S)
        assert card.buttons == ()
        said = await person.says("您好")
        reply = await person.sees("You said 您好", within=PATIENCE_S)
        assert reply.raw["reply_to_message"]["message_id"] == said.id
        await person.edits(said, "再见")
        await person.sees("You changed it to 再见", within=PATIENCE_S)
        picture = png(200, 100)
        await person.sends_photo(data=picture)
        back = await person.sees("Your photo", within=PATIENCE_S)
        returned = await web.get(f"/people/files/{back.raw['photo'][-1]['file_id']}")
        assert returned.content == picture
        await person.says("/poll")
        poll = await person.sees(within=PATIENCE_S)
        await person.votes(poll, "Tuesday")
        await person.sees("You chose 1", within=PATIENCE_S)
        await in_a_group(web, person)


async def in_a_group(web: httpx.AsyncClient, person: Person) -> None:
    """A command to the bot by name is heard there, and who is who is known."""
    body = {"title": "小队", "members": [person.id], "bots": ["wulian_bot"]}
    group = (await web.post("/people/groups", json=body)).json()["id"]
    here = person.in_group(group)
    await here.says("/who@wulian_bot")
    await here.sees("You are creator of 小队", within=PATIENCE_S)


async def test_a_further_bot(web: httpx.AsyncClient) -> None:
    me = (await web.get("/bot7:B/getMe")).json()["result"]
    assert me["username"] == "other_bot"


async def test_a_cut_connection(url: str, web: httpx.AsyncClient) -> None:
    person = await Person.arrives(web, "梅姨")
    await person.says("hi")
    bot = Bot("4242:SANDBOX", base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")
    async with bot:
        fault = {"outcome": "reset", "method": "sendMessage", "after": True, "count": 1}
        await web.post("/control/faults", json=fault)
        with pytest.raises(NetworkError):
            await bot.send_message(person.id, "cut")
        await person.sees("cut")
        await bot.send_message(person.id, "whole")
        await person.sees("whole")


async def test_the_event_stream(web: httpx.AsyncClient) -> None:
    start = (await web.get("/people/snapshot")).json()["journal"]
    person = await Person.arrives(web, "梅姨")
    await person.says("hi")
    seen = []
    async with web.stream("GET", "/people/events", params={"after": start}) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                seen.append(json.loads(line.removeprefix("data: ")))
            if len(seen) == 2:
                break
    assert [entry["kind"] for entry in seen] == ["person", "message"]
    assert seen[1]["message"]["text"] == "hi"
    assert seen[1]["chat"] == person.id
