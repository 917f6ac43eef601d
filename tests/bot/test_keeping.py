"""Backup, restore and export, beside a running bot and after it."""

import asyncio
import csv
from pathlib import Path

import pytest

from bot.cli import IN_USE, WRONG, main
from tests.engines import ENGINES
from tests.house import CATALOGUE, House
from tests.scenarios.stories import cast


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def written(settings: Path, house: House) -> None:
    """The house's settings as a file, for the command line."""
    security = house.config.security
    settings.write_text(
        f"""
        telegram = {{ token = "4242:SANDBOX" }}
        district = {{ file = "{CATALOGUE / "sample-district.toml"}" }}
        storage = {{ url = "{house.config.storage.url}" }}
        [security]
        keys = ["{security.keys[0].get_secret_value()}"]
        invite_key = "{security.invite_key.get_secret_value()}"
        """,
        encoding="utf-8",
    )


def files(folder: Path, pattern: str) -> dict[str, str]:
    """The files of a folder by name, with what is readable in them."""
    return {
        path.name: path.read_text(encoding="utf-8-sig", errors="replace")
        for path in folder.glob(pattern)
    }


async def wulian(*words: object) -> int:
    return await asyncio.to_thread(main, [str(word) for word in words])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.usefixtures("_tools_of_postgres")
async def test_a_copy_is_made_while_the_bot_runs_and_put_back_when_it_does_not(
    engine: str, tmp_path: Path, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copies" / "today"
    async with House.open(engine, tmp_path) as house:
        written(settings, house)
        people = await cast(house)
        number = await people.files_pension_visit()
        assert await wulian("backup", "--config", settings, "--to", copy) == 0
        assert f"copied and verified: {copy}" in capsys.readouterr().out

        await people.resident.taps("不办了")
        await people.resident.taps("对，不办了")
        assert await wulian("restore", "--config", settings, "--from", copy) == IN_USE

        await house.stops()
        assert await wulian("restore", "--config", settings, "--from", copy) == 0
        await house.starts()
        [case] = await house.rows("SELECT number, state FROM cases")
        assert (case["number"], case["state"]) == (number, "looking")
        await people.resident.says("/my")
        await people.resident.sees(number, "正在找人")
    assert len(files(tmp_path, "*.before-restore")) == (1 if engine == "sqlite" else 0)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.usefixtures("_tools_of_postgres")
async def test_an_encrypted_copy_opens_with_its_key_alone(
    engine: str, tmp_path: Path, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret, other, copy = (tmp_path / name for name in ("secret", "other", "copy.age"))
    assert await wulian("backup-key", "--to", secret) == 0
    public_key = capsys.readouterr().out.rpartition("public_key = ")[2].strip()
    assert await wulian("backup-key", "--to", other) == 0
    assert secret.stat().st_mode & 0o777 == 0o600
    assert await wulian("backup-key", "--to", secret) == WRONG
    async with House.open(engine, tmp_path) as house:
        written(settings, house)
        with settings.open("a", encoding="utf-8") as file:
            file.write(f"[backup]\npublic_key = {public_key}\n")
        number = await (await cast(house)).files_pension_visit()
        assert await wulian("backup", "--config", settings, "--to", copy) == 0
        assert copy.stat().st_mode & 0o777 == 0o600
        assert number.encode() not in copy.read_bytes()
        await house.stops()
        restores = ("restore", "--config", settings, "--from", copy)
        capsys.readouterr()
        assert await wulian(*restores) == WRONG
        assert "--key FILE" in capsys.readouterr().err
        assert await wulian(*restores, "--key", other) == WRONG
        assert "does not open with" in capsys.readouterr().err
        assert await wulian(*restores, "--key", secret) == 0
        await house.starts()
        assert (await house.rows("SELECT number FROM cases"))[0]["number"] == number
    assert not files(tmp_path, "wulian-*"), "what was opened does not stay"


async def test_a_damaged_copy_replaces_nothing(
    tmp_path: Path, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"SQLite format 3\0" + b"nonsense" * 512)
    async with House.open("sqlite", tmp_path) as house:
        written(settings, house)
        await house.stops()
        assert await wulian("restore", "--config", settings, "--from", broken) == WRONG
        assert await wulian("restore", "--config", settings, "--from", tmp_path / "no") == WRONG
        assert "Traceback" not in capsys.readouterr().err
        await house.starts()
        assert await house.rows("SELECT id FROM cases") == []


async def test_a_copy_never_overwrites_another(tmp_path: Path, settings: Path) -> None:
    copy = tmp_path / "copy"
    async with House.open("sqlite", tmp_path) as house:
        written(settings, house)
        assert await wulian("backup", "--config", settings, "--to", copy) == 0
        assert await wulian("backup", "--config", settings, "--to", copy) == WRONG


async def test_an_export_names_nobody(house: House, tmp_path: Path, settings: Path) -> None:
    written(settings, house)
    people = await cast(house)
    number = await people.files_pension_visit()
    folder = tmp_path / "export"
    assert await wulian("export", "--config", settings, "--to", folder) == 0
    texts = files(folder, "*.csv")
    assert sorted(texts) == ["cases.csv", "events.csv", "points.csv"]
    whole = "".join(texts.values())
    for personal in ("陈桂兰", "13800138000", "301", "王芳"):
        assert personal not in whole
    [case] = csv.DictReader(texts["cases.csv"].splitlines())
    assert case["number"] == number
    assert case["created_at"].startswith("2026-11-24 09:")


async def test_an_empty_export_has_its_first_lines(
    house: House, tmp_path: Path, settings: Path
) -> None:
    written(settings, house)
    folder = tmp_path / "export"
    assert await wulian("export", "--config", settings, "--to", folder) == 0
    texts = files(folder, "*.csv")
    assert texts["points.csv"] == "quarter,person_id,number,credits,reason,at,squad\n"
    assert texts["cases.csv"].startswith("number,item,mode,community,state,channel,created_at,")
    assert texts["events.csv"] == "id,kind,number,by_person,at\n"
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
