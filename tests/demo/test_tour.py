"""`wulian tour`: plays to the end in both languages, and says where it failed if it does."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from tests.demo.commands import ended, line_with, wulian

FIRST_WORDS = {"zh-CN": "您好，这里是五联帮办", "en": "Hello, this is the neighbourhood help desk."}
LAST_WORDS = {"zh-CN": "谢谢您，已经记下了。", "en": "Thank you"}


async def test_the_tour_plays_to_its_end_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    await asyncio.gather(*(plays_to_its_end(language) for language in FIRST_WORDS))
    assert os.listdir(tmp_path) == []


async def plays_to_its_end(language: str) -> None:
    async with wulian("tour", "--language", language) as process:
        said, complained = await ended(process)
    assert complained == ""
    assert process.returncode == 0
    assert said.index(FIRST_WORDS[language]) < said.index("26-0001-7") < said.index("★★★★★")
    assert "[11-25 15:05]" in said


async def test_the_tour_says_where_it_failed() -> None:
    """The sandbox is killed from outside, so that nobody can say anything any more."""
    async with wulian("tour") as process:
        await line_with(process, "怎么称呼你")
        os.kill(child_of(process.pid, "sandbox"), signal.SIGKILL)
        _, complained = await ended(process)
    assert process.returncode == 1
    assert "wulian: the tour failed in “社区开张" in complained


def child_of(pid: int, program: str) -> int:
    """The process id of the `python -m program` that a process has started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    commands = {
        child: Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0") for child in children
    }
    return next(int(child) for child, words in commands.items() if program.encode() in words)
