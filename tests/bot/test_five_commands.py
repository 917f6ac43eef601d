"""The commands of the README, run as printed, in a folder that looks like a fresh clone."""

import asyncio
import os
import re
import shutil
import signal
import sys
from pathlib import Path

import httpx
import pytest

from sandbox import Person
from tests.bot.test_cli import TOKEN, process, sandbox

__all__ = ["sandbox"]
ROOT = Path(__file__).parents[2]
READMES = {"README.md": "## With a real token", "README.zh-CN.md": "## 五分钟用上真的机器人"}


def commands(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    block = text.split(READMES[name])[1].split("```")[1]
    return [line.split("  #")[0].strip() for line in block.strip().splitlines()]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What `make setup` leaves: the program under its name, and the files beside it."""
    wulian = tmp_path / ".venv" / "bin" / "wulian"
    wulian.parent.mkdir(parents=True)
    wulian.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bot "$@"\n', encoding="utf-8")
    wulian.chmod(0o755)
    shutil.copy(ROOT / "Makefile", tmp_path)
    return tmp_path


def test_both_readmes_print_the_same_five_commands() -> None:
    english, chinese = map(commands, READMES)
    assert english == chinese
    assert len(english) == 5
    assert english[0] == "make setup"
    assert re.search(r"^setup:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


async def test_they_work_as_printed(sandbox: str, clone: Path) -> None:
    variables = {
        "PYTHONPATH": str(ROOT),
        "WULIAN_TELEGRAM__BASE_URL": f"{sandbox}/bot",
        "WULIAN_HEALTH__PORT": "0",
    }
    said = ""
    for command in commands("README.md")[1:-1]:
        said = await _done(command, clone, variables, f"{TOKEN}\n")
    assert "osmanthus" not in said
    link = said.strip().splitlines()[-1]
    running = await asyncio.create_subprocess_shell(
        f"exec {commands('README.md')[-1]}",
        cwd=clone,
        env=os.environ | variables,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with httpx.AsyncClient(base_url=sandbox) as client:
            colleague = await Person.arrives(client, "赵样干", language_code="zh-hans")
            await colleague.says(f"/start {link.partition('?start=')[2]}")
            await colleague.sees("社区", within=60)
    finally:
        running.send_signal(signal.SIGTERM)
        await asyncio.wait_for(running.communicate(), 60)
    assert running.returncode == 0
    assert (clone / "config.toml").stat().st_mode & 0o777 == 0o600
    assert (clone / "var" / "wulian.sqlite3").stat().st_mode & 0o777 == 0o600


async def _done(command: str, folder: Path, variables: dict[str, str], typed: str) -> str:
    running = await asyncio.create_subprocess_shell(
        command,
        cwd=folder,
        env=os.environ | variables,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, complained = await asyncio.wait_for(running.communicate(typed.encode()), 60)
    assert running.returncode == 0, f"{command}: {complained.decode()}"
    return said.decode()


async def test_settings_that_are_there_are_not_overwritten(clone: Path) -> None:
    (clone / "config.toml").write_text("mine", encoding="utf-8")
    async with process("bot", "make-config", str(clone / "config.toml")) as running:
        _, said = await running.communicate()
    assert running.returncode == 2
    assert "config.toml is there already" in said.decode()
    assert (clone / "config.toml").read_text(encoding="utf-8") == "mine"
