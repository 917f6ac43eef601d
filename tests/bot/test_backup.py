"""The nightly copy: made, verified, counted, and missed by nobody."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rules.people import Role
from storage.backup import verify_sqlite
from storage.locked import new_key, unlock
from tests.engines import ENGINES
from tests.house import House

NIGHT = timedelta(hours=18)
"""From the morning of a house until three o'clock at night."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@asynccontextmanager
async def keeping_copies(
    engine: str, tmp_path: Path, folder: Path, **more: Any
) -> AsyncIterator[House]:
    async with House.open(engine, tmp_path, backup={"folder": str(folder), **more}) as house:
        yield house


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def modes(folder: Path) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in folder.iterdir()}


def put(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("something that is in the way", encoding="utf-8")


def drop(path: Path) -> None:
    path.unlink()


async def failures(house: House) -> list[int]:
    rows = await house.rows("SELECT failures FROM due WHERE kind = 'backup' AND state = 'open'")
    return [row["failures"] for row in rows]


async def test_with_a_key_every_copy_is_encrypted(tmp_path: Path, folder: Path) -> None:
    secret, public_key = new_key()
    async with keeping_copies("sqlite", tmp_path, folder, keep=2) as house:
        await house.passes(hours=24)
    async with keeping_copies("sqlite", tmp_path, folder, keep=2, public_key=public_key) as house:
        await house.passes(hours=48)
    assert len(names(folder)) == 2, "older ones go, encrypted or not"
    assert modes(folder) == {0o600}
    copy = folder / names(folder)[-1]
    assert copy.name.endswith(".sqlite3.age")
    key_file, opened = tmp_path / "key", tmp_path / "opened"
    key_file.write_text(secret, encoding="ascii")
    with opened.open("wb") as file:
        unlock(copy, file, key_file)
    assert "cases" in verify_sqlite(opened)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.usefixtures("_tools_of_postgres")
async def test_every_night_and_the_newest_are_kept(
    engine: str, tmp_path: Path, folder: Path
) -> None:
    async with keeping_copies(engine, tmp_path, folder, keep=2) as house:
        for _ in range(3):
            await house.passes(hours=24)
    ending = ".sqlite3" if engine == "sqlite" else ".dump"
    assert names(folder) == [f"wulian-20261126-030000{ending}", f"wulian-20261127-030000{ending}"]
    assert modes(folder) == {0o600}
    if engine == "sqlite":
        assert verify_sqlite(folder / "wulian-20261127-030000.sqlite3")["cases"] == 0


async def test_staff_see_that_it_failed_and_have_it_done(
    tmp_path: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(folder)
    async with keeping_copies("sqlite", tmp_path, folder) as house:
        staff = await house.invited("赵样干", Role.COMMUNITY_STAFF, "osmanthus")
        await staff.says("赵干事")
        await house.passes(hours=24)
        assert "backup failed: FileExistsError" in caplog.text
        assert await failures(house) == [11]
        await staff.sees("出了差错还没处理的 1 件")
        drop(folder)
        await staff.says("/trouble")
        await staff.sees("夜里的备份没做成", "管机器的人")
        await staff.taps("现在再试：夜里的备份")
        assert len(names(folder)) == 1
        assert await failures(house) == [0]
        await staff.says("/trouble")
        await staff.sees("没有出差错的事")


async def test_a_copy_that_failed_takes_no_older_one_with_it(
    tmp_path: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with keeping_copies("sqlite", tmp_path, folder, keep=1) as house:
        await house.passes(hours=24)
        put(folder / "wulian-20261126-030000.sqlite3")
        await house.until(house.now + NIGHT)
        assert names(folder)[0] == "wulian-20261125-030000.sqlite3"
        assert await failures(house) == [1]


async def test_a_night_that_was_missed_is_made_up_for(tmp_path: Path, folder: Path) -> None:
    async with keeping_copies("sqlite", tmp_path, folder) as house:
        await house.stops()
        house.world.clock.advance(24 * 3600 * 1000)
        await house.starts()
        await house.settle()
        assert names(folder) == ["wulian-20261125-090000.sqlite3"]


async def test_killed_in_the_middle_it_is_begun_again(tmp_path: Path, folder: Path) -> None:
    async with keeping_copies("sqlite", tmp_path, folder) as house:
        house.world.clock.advance(18 * 3600 * 1000)
        ticking = asyncio.create_task(house.app.ticks.step())
        while not house.app.chores._running:  # noqa: ASYNC110
            await asyncio.sleep(0)
        ticking.cancel()
        await house.stops()
        await house.starts()
        put(folder / "wulian-20261125-030000.sqlite3.a1b2.wulian-draft")
        await house.passes(minutes=59)
        await house.passes(minutes=1)
        assert names(folder)[-1] == "wulian-20261125-040000.sqlite3"
        assert not any(name.endswith("draft") for name in names(folder))


async def test_switched_off_it_comes_no_more(tmp_path: Path, folder: Path) -> None:
    async with keeping_copies("sqlite", tmp_path, folder) as house:
        await house.stops()
        house.config = house.config.model_copy(
            update={"backup": type(house.config.backup)(folder=None)}
        )
        await house.starts()
        await house.passes(hours=24)
        assert names(folder) == []
        assert await failures(house) == []
