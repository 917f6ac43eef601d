"""`wulian demo`, played over HTTP as a newcomer would on the page."""

import os
import re
import socket
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.tryout import people
from bot.tryout.hours import beginning
from sandbox import Person
from tests.demo.commands import ended, line_with, wulian

CHINA = ZoneInfo("Asia/Shanghai")
PATIENCE_S = 30.0


async def test_the_demo_is_played_killed_and_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("WULIAN_STORAGE__URL", "sqlite:///a/real/database")
    async with wulian("demo", "--no-browser", "--port", "0") as process:
        url = await line_with(process, "http://")
        async with httpx.AsyncClient(base_url=url, timeout=PATIENCE_S) as web:
            assert "<html" in (await web.get("/")).text
            everybody = await who_is_there(web)
            await the_first_phones_are_shown(web)
            await somebody_has_joined(everybody[people.VOLUNTEER.name.zh])
            await the_bot_is_killed_and_goes_on(web, everybody[people.GRANNY.name.zh])
            await the_database_is_seen(web)
    assert process.returncode == 0
    assert os.listdir(tmp_path) == []


async def who_is_there(web: httpx.AsyncClient) -> dict[str, Person]:
    users = (await web.get("/people")).json()["people"]
    return {user["first_name"]: Person(web, user, "wulian_bot") for user in users}


async def the_first_phones_are_shown(web: httpx.AsyncClient) -> None:
    shown = (await web.get("/page/state")).json()["phones"]
    names = [phone["person"]["first_name"] for phone in shown]
    assert names[:3] == [one.name.zh for one in (people.GRANNY, people.DAUGHTER, people.VOLUNTEER)]
    assert all({"zh", "en"} == set(phone["title"]) for phone in shown)


async def somebody_has_joined(volunteer: Person) -> None:
    await volunteer.sees("桂花志愿小队", within=PATIENCE_S)
    await volunteer.sees(f"好，{people.VOLUNTEER.name.zh}", within=PATIENCE_S)


async def the_bot_is_killed_and_goes_on(web: httpx.AsyncClient, granny: Person) -> None:
    """By the buttons that the page shows; what is written meanwhile waits."""
    await granny.says("/start")
    await granny.sees("请选语言", within=PATIENCE_S)
    await press(web, "Bot", "Kill it (kill -9)")
    await granny.taps("中文")
    await press(web, "Bot", "Start it again")
    await granny.sees("您同意吗", within=PATIENCE_S)


async def press(web: httpx.AsyncClient, panel: str, label: str) -> None:
    shown = await look(web, panel)
    [url] = [action["url"] for action in shown["actions"] if action["title"]["en"] == label]
    (await web.post(url)).raise_for_status()


async def look(web: httpx.AsyncClient, title: str) -> dict[str, Any]:
    panels = (await web.get("/control/panels")).json()["panels"]
    [url] = [panel["url"] for panel in panels if panel["title"]["en"] == title]
    shown: dict[str, Any] = (await web.get(url)).json()
    return shown


async def the_database_is_seen(web: httpx.AsyncClient) -> None:
    """Granny's form waits to be offered and to be dropped, and four rounds come by themselves."""
    [section] = (await look(web, "Database"))["sections"]
    rows = {title["en"]: value for title, value in section["rows"]}
    assert rows["Open cases"] == 0
    assert rows["Promises to keep"] == 2 + 4
    assert rows["Outbox: given up"] == 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", rows["The next one"])


async def test_a_port_that_is_taken_is_said_clearly() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        async with wulian("demo", "--no-browser", "--port", port) as process:
            _, complained = await ended(process)
    assert process.returncode == 2
    assert complained == f"wulian: port {port} is taken, try another one with --port\n"


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("2026-11-24 09:00", "2026-11-24 09:00"),
        ("2026-11-24 15:59", "2026-11-24 15:59"),
        ("2026-11-24 03:00", "2026-11-24 09:30"),
        ("2026-11-24 12:30", "2026-11-25 09:30"),
        ("2026-11-24 22:00", "2026-11-25 09:30"),
        ("2026-11-27 20:00", "2026-11-30 09:30"),
        ("2026-11-28 07:00", "2026-11-30 09:30"),
    ],
)
def test_the_demo_begins_now_but_never_at_night(now: str, begins: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=CHINA)
    assert beginning(at) == datetime.fromisoformat(begins).replace(tzinfo=CHINA)
