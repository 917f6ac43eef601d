"""The program as its owner meets it: a process of its own over HTTP."""

import asyncio
import base64
import json
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.cli import main
from bot.config import EXAMPLE_KEY
from rules.invites import read
from rules.people import Role
from sandbox import Person
from tests.house import CATALOGUE, MORNING

TOKEN = "4242:SANDBOX"
KEY, INVITE_KEY = (base64.b64encode(bytes(range(n, n + 32))).decode() for n in (1, 2))


def write_config(folder: Path, base_url: str, health: int = 0) -> Path:
    path = folder / "config.toml"
    path.touch(mode=0o600)
    path.write_text(
        f"""
        telegram = {{ token = "{TOKEN}", base_url = "{base_url}/bot" }}
        security = {{ keys = ["{KEY}"], invite_key = "{INVITE_KEY}" }}
        district = {{ file = "{CATALOGUE / "sample-district.toml"}" }}
        storage = {{ url = "sqlite:///{folder / "wulian.sqlite3"}" }}
        health = {{ port = {health} }}
        """,
        encoding="utf-8",
    )
    return path


@asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A Python program of ours; killed if it is still there at the end."""
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.communicate()


@pytest.fixture
async def sandbox() -> AsyncIterator[str]:
    async with process("sandbox", "--port", "0") as running:
        assert running.stdout is not None
        line = (await running.stdout.readline()).decode()
        yield line.split(": ", 1)[1].strip()


async def logged(running: asyncio.subprocess.Process, message: str) -> list[str]:
    """Read the log up to an entry with this message."""
    assert running.stderr is not None
    lines: list[str] = []
    async with asyncio.timeout(20):
        while line := (await running.stderr.readline()).decode():
            lines.append(line)
            if json.loads(line)["message"] == message:
                return lines
    raise AssertionError("".join(lines))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


async def test_run_answer_and_stop(sandbox: str, tmp_path: Path) -> None:
    port = free_port()
    config = str(write_config(tmp_path, sandbox, port))
    async with (
        httpx.AsyncClient(base_url=sandbox) as client,
        process("bot", "run", "--config", config) as bot,
    ):
        lines = await logged(bot, "running")
        auntie = await Person.arrives(client, "梅姨", language_code="zh-hans")
        await auntie.says("/start")
        await auntie.sees("您", within=10)
        ready = await client.get(f"http://127.0.0.1:{port}/readyz")
        assert (ready.status_code, ready.json()) == (
            200,
            {"ready": True, "role": "leader", "late": {}},
        )

        figures = await client.get(f"http://127.0.0.1:{port}/metrics")
        assert "wulian_calls_total" in figures.text

        async with process("bot", "run", "--config", config) as second:
            _, said = await second.communicate()
            assert second.returncode == 3
            assert said.decode().startswith("wulian: another instance is running: ")
            assert said.decode().count("\n") == 1

        bot.send_signal(signal.SIGTERM)
        lines += await logged(bot, "stopped")
        assert await asyncio.wait_for(bot.wait(), 10) == 0
        assert TOKEN not in "".join(lines)
        assert "梅姨" not in "".join(lines)
        waiting = (await client.get("/control/state")).json()["waiting"]
        assert waiting == {"4242": 0}


async def test_a_token_that_telegram_does_not_know(sandbox: str, tmp_path: Path) -> None:
    config = write_config(tmp_path, sandbox)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(TOKEN, "999:STRANGE"), encoding="utf-8")
    async with process("bot", "run", "--config", str(config)) as bot:
        _, said = await asyncio.wait_for(bot.communicate(), 20)
        assert bot.returncode == 2
        assert "Telegram does not know this token" in said.decode()
        assert "999:STRANGE" not in said.decode()


async def test_an_invite_is_a_link_with_the_name_that_telegram_knows(
    sandbox: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path, sandbox)
    given = ["invite", "volunteer", "--config", str(config), "--at", "osmanthus-squad"]
    assert await asyncio.to_thread(main, given) == 0
    [link] = capsys.readouterr().out.splitlines()
    assert link.startswith("https://t.me/wulian_bot?start=")
    invite = read(re.sub(".*=", "", link), base64.b64decode(INVITE_KEY), MORNING)
    assert (invite.role, invite.place) == (Role.VOLUNTEER, "osmanthus-squad")
    assert not (tmp_path / "wulian.sqlite3").exists()


def test_where_telegram_does_not_answer_an_invite_is_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path, "http://127.0.0.1:1")
    given = ["invite", "volunteer", "--config", str(config), "--at", "osmanthus-squad"]
    assert main(given) == 0
    said = capsys.readouterr()
    assert said.out.startswith("/start ")
    assert "send it these words instead" in said.err


async def test_many_invites_are_a_sheet_of_links_for_one_person_each(
    sandbox: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path, sandbox)
    given = ["invite", "volunteer", "--config", str(config), "--at", "osmanthus-squad"]
    assert await asyncio.to_thread(main, [*given, "--many", "3"]) == 0
    title, *lines = capsys.readouterr().out.splitlines()
    assert title.startswith(
        "桂花志愿小队 / Osmanthus Squad, volunteer: 3 links, each for one person"
    )
    links = re.findall(r"^ +\d  https://t\.me/wulian_bot\?start=(\S+)$", "\n".join(lines), re.M)
    invites = [read(token, base64.b64decode(INVITE_KEY), MORNING) for token in links]
    assert len({invite.nonce for invite in invites}) == 3
    with pytest.raises(SystemExit):
        main([*given, "--many", "0"])
    assert "0 is not 1 to 1000" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["invite", "volunteer", "--at", "osmanthus"], "osmanthus is no squad; there are: "),
        (["invite", "street_staff", "--at", "nowhere"], "nowhere is no place; there are: "),
        (
            ["invite", "community_staff", "--at", "east"],
            "east is a street, and community_staff work at a community; there are: osmanthus, ",
        ),
        (["invite", "district", "--at", "osmanthus"], "osmanthus is a community, and district"),
    ],
)
def test_an_invite_to_nowhere_is_refused(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path, "http://127.0.0.1:1")
    assert main([*arguments, "--config", str(config)]) == 2
    assert said in capsys.readouterr().err


def test_a_role_that_has_nothing_to_do_is_not_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path, "http://127.0.0.1:1")
    with pytest.raises(SystemExit):
        main(["invite", "department", "--at", "east", "--config", str(config)])
    assert "invalid choice: 'department'" in capsys.readouterr().err


def test_check_config_says_what_it_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path, "http://127.0.0.1:1")
    assert main(["check-config", "--config", str(config)]) == 0
    assert "6 communities" in capsys.readouterr().out
    config.write_text("[telegrm]", encoding="utf-8")
    assert main(["check-config", "--config", str(config)]) == 2
    assert "telegrm is not a setting" in capsys.readouterr().err


EXAMPLE = CATALOGUE.parent / "config.example.toml"


@pytest.mark.parametrize("command", ["check-config", "run"])
def test_the_untouched_example_is_refused(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--config", str(EXAMPLE)]) == 2
    said = capsys.readouterr().err
    for setting in ("telegram.token: this is the example's", "security.keys.0: ", "invite_key: "):
        assert setting in said
    assert "replace-me" not in said
    assert EXAMPLE_KEY not in said


ZERO = base64.b64encode(bytes(32)).decode()


@pytest.mark.parametrize("command", ["check-config", "run"])
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (TOKEN, "", "telegram.token is empty"),
        (TOKEN, "no token at all", "telegram.token: this is no token"),
        (KEY, ZERO, "security.keys.0: a key of one byte repeated is no secret"),
        (INVITE_KEY, ZERO, "security.invite_key: a key of one byte repeated is no secret"),
        (INVITE_KEY, KEY, "security.invite_key is the same as security.keys.0"),
        (KEY, EXAMPLE_KEY, "security.keys.0: this is the example's key"),
        ("http://127.0.0.1:1/", "http://telegram.example/", "telegram.base_url: what is said"),
        ("sqlite:///", "mysql://", "storage.url starts with sqlite:/// or postgresql://"),
        ("health =", 'webhook = { url = "http://bot.example/x", secret = "0123456789abcdef" }\n'
         "        health =", "webhook.url: what is said over http://"),
    ],
)  # fmt: skip
def test_what_nobody_should_run_with_is_refused(
    command: str, old: str, new: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path, "http://127.0.0.1:1")
    text = config.read_text(encoding="utf-8")
    assert old in text
    config.write_text(text.replace(old, new), encoding="utf-8")
    assert main([command, "--config", str(config)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (KEY, EXAMPLE_KEY),
        ("http://127.0.0.1:1/bot", "http://telegram.example/bot"),
        (INVITE_KEY, KEY),
    ],
)
def test_for_trying_out_weak_settings_are_all_right(old: str, new: str, tmp_path: Path) -> None:
    config = write_config(tmp_path, "http://127.0.0.1:1")
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(old, new), encoding="utf-8")
    assert main(["check-config", "--config", str(config)]) == 2
    assert main(["check-config", "--trying-out", "--config", str(config)]) == 0


def test_settings_that_others_can_read_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path, "http://127.0.0.1:1")
    for mode, named in ((0o644, True), (0o640, False), (0o600, False)):
        config.chmod(mode)
        assert main(["check-config", "--config", str(config)]) == 0
        assert (f"everybody on this machine can read {config}" in capsys.readouterr().err) is named


async def test_a_password_is_not_left_in_the_list_of_processes() -> None:
    """Asked for when it has reached the database, which is a socket of ours."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        words = (
            f"postgresql://wulian:top%20secret@{host}/wulian",
            "sqlite:////nowhere/all.sqlite3",
        )
        async with process("bot", "move-storage", *words) as moving:
            reaching = asyncio.get_running_loop().sock_accept(listening)
            connection, _ = await asyncio.wait_for(reaching, 60)
            with connection:
                told = _of_process(moving.pid, "cmdline")
                assert f"postgresql://wulian@{host}/wulian" in told
                assert "secret" not in told
                assert "PGPASSWORD=top secret" in _of_process(moving.pid, "environ")


def _of_process(number: int, what: str) -> str:
    return Path(f"/proc/{number}/{what}").read_text(encoding="utf-8")
