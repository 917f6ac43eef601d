"""Backups and restores killed at every step: the original is always there, whole, and nothing
plain is left of a copy that was to be encrypted."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import WRONG, main
from storage.backup import verify_sqlite
from storage.locked import new_key
from tests.abuse.killed import killed_everywhere, run_until
from tests.bot.conftest import _tools_of_postgres as _tools_of_postgres
from tests.bot.test_keeping import written, wulian
from tests.house import House

SECRET = "this is what a plain copy shows"


class Place:
    """A database with a row that tells it apart, and the settings to reach it."""

    def __init__(self, folder: Path, config: Path, path: Path) -> None:
        self.folder, self.config, self.path = folder, config, path

    def mark(self, word: str) -> None:
        with closing(sqlite3.connect(self.path)) as db:
            db.execute("CREATE TABLE IF NOT EXISTS mark (word TEXT)")
            db.execute("DELETE FROM mark")
            db.execute("INSERT INTO mark VALUES (?)", (word,))
            db.commit()

    def backed_up(self, name: str) -> Path:
        copy = self.folder / "copies" / name
        assert run_until(0, "backup", "--config", self.config, "--to", copy) == 0
        return copy

    def databases(self) -> list[Path]:
        """Every file that could be the database or what it was before."""
        names = self.path.parent.glob(f"{self.path.name}*")
        others = ("-wal", "-shm", ".lock", ".wulian-draft", "-journal")
        return [path for path in names if not path.name.endswith(others)]


def marked(path: Path) -> str:
    verify_sqlite(path)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return str(db.execute("SELECT word FROM mark").fetchone()[0])


@pytest.fixture
async def place(tmp_path: Path) -> Place:
    config = tmp_path / "config.toml"
    async with House.open("sqlite", tmp_path) as house:
        written(config, house)
        path = Path(house.config.storage.url.removeprefix("sqlite:///"))
    return Place(tmp_path, config, path)


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
def test_a_restore_cut_short_and_repeated_keeps_the_original(place: Place, encrypted: bool) -> None:
    key = place.folder / "key"
    secret, public_key = new_key()
    key.write_text(secret, encoding="ascii")
    if encrypted:
        with place.config.open("a", encoding="utf-8") as file:
            file.write(f'[backup]\npublic_key = "{public_key}"\n')
    place.mark("the copy")
    copy = place.backed_up("today")
    place.mark("the original")
    words = ("restore", "--config", place.config, "--from", copy, "--key", key)
    for line in killed_everywhere(*words, every=9):
        assert place.path.exists(), f"killed before line {line} nothing stands in its place"
        found = {marked(path) for path in place.databases()}
        assert "the original" in found, f"killed before line {line} it is gone: {found}"
    assert run_until(0, *words) == 0
    assert marked(place.path) == "the copy"
    assert "the original" in {marked(path) for path in place.databases()}
    assert not list(place.folder.rglob("*.wulian-draft*"))
    assert {path.stat().st_mode & 0o077 for path in place.databases()} == {0}


def test_nothing_plain_is_left_of_an_encrypted_backup(place: Place) -> None:
    place.mark(SECRET)
    with place.config.open("a", encoding="utf-8") as file:
        file.write(f'[backup]\npublic_key = "{new_key()[1]}"\n')
    copies = place.folder / "copies"
    words = ("backup", "--config", place.config, "--to", copies / "tonight")
    for number, line in enumerate(killed_everywhere(*words, every=7)):
        plain = [path for path in copies.glob("*") if SECRET.encode() in path.read_bytes()]
        assert not plain, f"killed before line {line} it left {plain}"
        drafts = list(place.folder.rglob("*draft*"))
        assert {path.stat().st_mode & 0o077 for path in drafts} <= {0}
        if number % 5 == 0:
            place.backed_up(f"after-{line}")
            assert not list(place.folder.rglob("*draft*")), "the next run cleans up first"


def test_a_second_restore_keeps_what_the_first_one_moved_aside(place: Place) -> None:
    place.mark("the copy")
    copy = place.backed_up("today")
    for word in ("first", "second"):
        place.mark(word)
        assert run_until(0, "restore", "--config", place.config, "--from", copy) == 0
    assert {marked(path) for path in place.databases()} == {"first", "second", "the copy"}


def test_a_damaged_database_is_set_aside_with_its_log(place: Place) -> None:
    place.mark("the copy")
    copy = place.backed_up("today")
    place.path.write_bytes(b"not a database at all" * 100)
    log = place.path.with_name(place.path.name + "-wal")
    log.write_bytes(b"what was last written")
    assert run_until(0, "restore", "--config", place.config, "--from", copy) == 0
    assert marked(place.path) == "the copy"
    aside = place.path.with_name(place.path.name + ".before-restore")
    assert aside.read_bytes().startswith(b"not a database")
    kept_log = aside.with_name(aside.name + "-wal")
    assert kept_log.read_bytes() == b"what was last written"
    assert not log.exists()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(4080)], ids=["empty", "odd"])
def test_an_empty_or_foreign_copy_replaces_nothing(
    place: Place, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    place.mark("the original")
    copy = place.folder / "copy"
    copy.write_bytes(content)
    assert main(["restore", "--config", str(place.config), "--from", str(copy)]) == WRONG
    assert f"{copy} " in capsys.readouterr().err
    assert [marked(path) for path in place.databases()] == ["the original"]


def test_an_empty_or_foreign_file_is_not_started_on(place: Place) -> None:
    for make in (bytes, _foreign):
        place.path.unlink()
        place.path.write_bytes(make())
        ended = _ended(place, "run")
        assert ended.returncode == WRONG
        assert "is empty or no database of ours" in ended.stderr
        assert place.path.read_bytes() == make(), "it is left as it was"


def _ended(place: Place, command: str) -> subprocess.CompletedProcess[str]:
    words = (sys.executable, "-m", "bot", command, "--config", str(place.config))
    return subprocess.run(words, check=False, capture_output=True, text=True, timeout=60)


def _foreign() -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")
        return bytes(db.serialize())


def test_a_log_without_its_database_is_not_started_on(place: Place) -> None:
    place.path.rename(place.path.with_name("elsewhere"))
    place.path.with_name(place.path.name + "-wal").write_bytes(b"what was last written")
    ended = _ended(place, "run")
    assert ended.returncode == WRONG
    assert "its write-ahead log is there" in ended.stderr


def test_a_first_start_killed_anywhere_leaves_nothing_half_made(place: Place) -> None:
    kept = place.path.with_name("elsewhere")
    place.path.rename(kept)
    words = ("sweep", "--config", place.config)
    for line in killed_everywhere(*words, every=60):
        assert not place.path.exists() or verify_sqlite(place.path), f"line {line}"
    assert place.path.stat().st_mode & 0o777 == 0o600
    assert not list(place.folder.rglob("*draft*"))


FULL = """
mount -t tmpfs -o size=2m full "$1" || exit 77
head -c 1500000 /dev/zero >"$1/filler"
shift
"$@"
"""


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
def test_a_full_disk_is_said(place: Place, encrypted: bool) -> None:
    """On a small disk of its own, where this machine lets us have one."""
    place.mark("x" * 1_000_000)
    if encrypted:
        with place.config.open("a", encoding="utf-8") as file:
            file.write(f'[backup]\npublic_key = "{new_key()[1]}"\n')
    disk = place.folder / "disk"
    disk.mkdir()
    words = ("backup", "--config", place.config, "--to", disk / "copy")
    ended = _on_a_full_disk(disk, *words)
    assert ended.returncode == WRONG, ended.stderr
    assert "is full" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_restore_onto_a_full_disk_replaces_nothing(place: Place) -> None:
    place.mark("x" * 1_000_000)
    copy = place.backed_up("big")
    disk = place.folder / "disk"
    disk.mkdir()
    text = place.config.read_text(encoding="utf-8")
    place.config.write_text(text.replace(str(place.path), f"{disk}/here.sqlite3"), "utf-8")
    ended = _on_a_full_disk(disk, "restore", "--config", place.config, "--from", copy)
    assert ended.returncode == WRONG, ended.stderr
    assert "is full" in ended.stderr
    assert "nothing was replaced" in ended.stderr


def _on_a_full_disk(disk: Path, *words: object) -> subprocess.CompletedProcess[str]:
    if not shutil.which("unshare"):
        pytest.skip("no program here makes a small disk")
    wulian = (sys.executable, "-m", "bot", *map(str, words))
    shell = ("unshare", "--map-root-user", "--mount", "sh", "-c", FULL, "sh", str(disk), *wulian)
    ended = subprocess.run(shell, check=False, capture_output=True, text=True, timeout=60)
    if ended.returncode in (1, 77):
        pytest.skip(f"this machine gives us no small disk: {ended.stderr.strip()}")
    return ended


@pytest.mark.usefixtures("_tools_of_postgres")
async def test_a_copy_cut_off_replaces_nothing_on_postgres(tmp_path: Path) -> None:
    """It is encrypted, so that its end is missed only when all before has been restored."""
    config, key, copy = (tmp_path / name for name in ("config.toml", "key", "copy.age"))
    secret, public_key = new_key()
    key.write_text(secret, encoding="ascii")
    async with House.open("postgres", tmp_path) as house:
        written(config, house)
        with config.open("a", encoding="utf-8") as file:
            file.write(f'[backup]\npublic_key = "{public_key}"\n')
        words = ("restore", "--config", config, "--from", copy, "--key", key)
        assert await wulian("backup", "--config", config, "--to", copy) == 0
        resident = await house.person("梅姨")
        await resident.says("/start")
        await house.stops()
        before = await house.rows("SELECT count(*) AS n FROM person")
        copy.write_bytes(copy.read_bytes()[:-100])
        assert await wulian(*words) == WRONG
        assert await house.rows("SELECT count(*) AS n FROM person") == before
        await house.starts()
