"""A neighbourhood moves to the other engine in the middle of a story, and the story goes on."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.cli import IN_USE, WRONG, main
from bot.config import StorageSettings
from tests.engines import bare_database
from tests.house import House
from tests.scenarios.stage import Stage

NUMBERS = ("SELECT MAX(seq) AS last FROM inbox", "SELECT MAX(id) AS last FROM event")
"""Of rows that stay; they show whether the next ones go on from there."""


@asynccontextmanager
async def nothing_yet(engine: str, folder: Path) -> AsyncIterator[str]:
    """The url of a storage on the other engine."""
    if engine == "postgres":
        yield f"sqlite:///{folder / 'moved.sqlite3'}"
        return
    async with bare_database() as url:
        yield url


async def moved(source: str, target: str) -> int:
    return await asyncio.to_thread(main, ["move-storage", source, target])


async def moves(house: House, target: str) -> None:
    """The bot goes down, its storage is moved, and it comes up on the other one."""
    await house.stops()
    assert await moved(house.config.storage.url, target) == 0
    house.config = house.config.model_copy(update={"storage": StorageSettings(url=target)})
    await house.starts()


@pytest.mark.parametrize("pair", [("zh-CN", "sqlite"), ("en", "postgres")], ids="-".join)
async def test_a_story_goes_on_where_it_was(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with nothing_yet(pair[1], tmp_path) as target, Stage.open(pair, tmp_path) as stage:
        li = await stage.helper("李丽")
        mei = await stage.neighbour()
        await mei.files()
        await li.taps("press-claim")
        first, last = await mei.door_code()
        before = [await stage.value(query) for query in NUMBERS]
        await stage.house.settle()

        await moves(stage.house, target)
        assert "every row compared" in capsys.readouterr().out
        assert [await stage.value(query) for query in NUMBERS] == before
        await stage.until("11-25 18:00")
        await mei.sees("resident-reminded", "李丽", first, last)
        await stage.until("11-26 09:00")
        await li.taps("press-way")
        await li.taps("press-door")
        await li.says(last)
        await mei.sees("resident-arrived", "李丽")
        await li.taps("press-done")
        await li.says("已认证，手机上能看到")
        await li.person.sends_photo()
        await mei.taps("press-solved")
        await mei.taps("press-rate-5")
        assert await stage.case("state, solved, rating") == ("closed", 1, 5)
        assert [await stage.value(query) for query in NUMBERS] > before


async def test_a_storage_in_use_stays_where_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with bare_database() as bare, House.open("sqlite", tmp_path) as running:
        here = running.config.storage.url
        assert await moved(here, bare) == IN_USE
        async with House.open("postgres", tmp_path) as other:
            target = f"sqlite:///{tmp_path / 'target.sqlite3'}"
            assert await moved(other.config.storage.url, target) == IN_USE
            assert "in use by a running instance" in capsys.readouterr().err


async def test_a_target_with_rows_is_refused_and_left_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with House.open("sqlite", tmp_path) as house:
        await house.stops()
        here = house.config.storage.url
        async with bare_database() as target:
            assert await moved(here, target) == 0
            assert await moved(here, target) == WRONG
            assert "the target is not empty, it has rows in: due" in capsys.readouterr().err
        assert await moved(here, here) == WRONG
        assert "one must be SQLite, the other PostgreSQL" in capsys.readouterr().err
        await house.starts()


async def test_what_is_no_database_of_this_version_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.sqlite3"
    async with bare_database() as target:
        assert await moved(f"sqlite:///{path}", target) == WRONG
        assert "unable to open" in capsys.readouterr().err
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE schema_version (version INTEGER, name TEXT)")
            other.execute("INSERT INTO schema_version VALUES (3, 'talks')")
            other.commit()
        assert await moved(f"sqlite:///{path}", target) == WRONG
        assert "the source is at version 3" in capsys.readouterr().err
        assert await moved(target, f"sqlite:///{tmp_path / 'new.sqlite3'}") == WRONG
        assert "is none of ours" in capsys.readouterr().err
