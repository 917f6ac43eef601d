"""A database has one running instance, by whatever name it is reached."""

import asyncio
from pathlib import Path

import pytest

from tests.bot.test_cli import logged, process, sandbox, write_config

__all__ = ["sandbox"]


@pytest.mark.parametrize("linked", ["the file", "its folder"])
async def test_a_link_is_no_way_to_a_second_leader(
    sandbox: str, tmp_path: Path, linked: str
) -> None:
    real, other = tmp_path / "real", tmp_path / "other"
    real.mkdir()
    config = write_config(real, sandbox)
    async with process("bot", "run", "--config", str(config)) as bot:
        await logged(bot, "running")
        if linked == "the file":
            other.mkdir()
            (other / "wulian.sqlite3").symlink_to(real / "wulian.sqlite3")
        else:
            other.symlink_to(real, target_is_directory=True)
        second = tmp_path / "second.toml"
        text = config.read_text(encoding="utf-8")
        second.touch(mode=0o600)
        second.write_text(text.replace(f"{real}/wulian", f"{other}/wulian"), encoding="utf-8")
        async with process("bot", "run", "--config", str(second)) as beside:
            _, said = await asyncio.wait_for(beside.communicate(), 60)
        assert beside.returncode == 3, said.decode()
        assert said.decode().startswith("wulian: another instance is running: ")
