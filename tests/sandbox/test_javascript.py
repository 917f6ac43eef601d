"""A JavaScript bot, grammY's, runs on the sandbox unchanged."""

import shutil
from pathlib import Path

import pytest

from sandbox.samples import png
from sandbox.testing import Sandbox
from tests.sandbox.processes import installed, running

GRAMMY = Path(__file__).parent / "bots" / "grammy"
PATIENCE_S = 60.0


@pytest.fixture
def node() -> str:
    return shutil.which("node") or "node"


@pytest.fixture(scope="module")
def grammy() -> Path:
    return installed(GRAMMY)


@pytest.mark.parametrize("way", [[], ["webhook"]], ids=["polling", "webhook"])
async def test_a_grammy_bot(grammy: Path, node: str, way: list[str]) -> None:
    async with Sandbox.serve() as sandbox:
        person = await sandbox.arrives("梅姨")
        with running(node, str(grammy / "echo.mjs"), sandbox.url, *way):
            await person.says("/start")
            await person.sees("Welcome", within=PATIENCE_S)
            assert await person.commands() == ["poll"]
            await person.taps("Press")
            await person.sees_alert("Thank you", within=PATIENCE_S)
            card = await person.sees("Pressed!", within=PATIENCE_S)
            assert card.raw["entities"] == [{"offset": 0, "length": 7, "type": "bold"}]
            said = await person.says("您好")
            reply = await person.sees("You said 您好", within=PATIENCE_S)
            assert reply.raw["reply_to_message"]["message_id"] == said.id
            await person.edits(said, "再见")
            await person.sees("You changed it to 再见", within=PATIENCE_S)
            await person.reacts(reply, "👍")
            await person.sees("You reacted 👍", within=PATIENCE_S)
            picture = png(200, 100)
            await person.sends_photo(data=picture)
            back = await person.sees("Your photo", within=PATIENCE_S)
            file_id = back.raw["photo"][-1]["file_id"]
            assert (await sandbox.client.get(f"/people/files/{file_id}")).content == picture
            await person.says("/poll")
            poll = await person.sees("", within=PATIENCE_S)
            await person.votes(poll, "Tuesday")
            await person.sees("You chose 1", within=PATIENCE_S)
            here = person.in_group(await sandbox.group("小队", person))
            await here.says("/who@wulian_bot")
            await here.sees("You are creator of 小队", within=PATIENCE_S)
