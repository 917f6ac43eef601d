"""Copies of a whole database: made while it is in use, verified before they count.

SQLite copies itself page by page through its online backup; PostgreSQL is left to its own
pg_dump and pg_restore, which have to be on the path.
"""

import asyncio
import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from storage import locked
from storage.errors import BackupWrong
from storage.postgres import alone_on
from storage.sqlite import SQLITE, only_one

BEFORE = ".before-restore"
"""What a replaced database is called beside the new one."""
_DRAFT = ".draft"
_NIGHTLY = "wulian-"


def back_up(url: str, target: Path, public_key: str | None = None) -> dict[str, int]:
    """Copies the database at `url` into `target` and verifies the copy; with a key only the
    holder of the secret one can read it.

    Returns the rows of each table (nothing for PostgreSQL). Raises BackupWrong; then there is
    no file at `target`.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        raise BackupWrong(f"{target} is there already")
    with _half_made(target) as draft:
        counts = _copied(url, draft)
        if public_key is not None:
            locked.lock(draft, public_key)
    return counts


def _copied(url: str, draft: Path) -> dict[str, int]:
    if url.startswith(SQLITE):
        _copy_sqlite(Path(url.removeprefix(SQLITE)), draft)
        return verify_sqlite(draft)
    address, password = _apart(url)
    _command("pg_dump", "--format=custom", f"--file={draft}", address, password=password)
    _command("pg_restore", "--list", draft)
    return {}


def back_up_into(
    folder: Path, url: str, keep: int, local: datetime, public_key: str | None = None
) -> Path:
    """A copy named after the local time; of those in the folder the newest `keep` stay.

    Raises BackupWrong, OSError; then no older copy has gone.
    """
    for left_over in folder.glob(f"{_NIGHTLY}*{_DRAFT}*"):
        left_over.unlink()
    kind = ".sqlite3" if url.startswith(SQLITE) else ".dump"
    ending = kind if public_key is None else kind + locked.ENDING
    target = folder / f"{_NIGHTLY}{local:%Y%m%d-%H%M%S}{ending}"
    back_up(url, target, public_key)
    for old in sorted(folder.glob(f"{_NIGHTLY}*{kind}*"))[:-keep]:
        old.unlink()
    return target


async def restore(url: str, source: Path, key_file: Path | None = None) -> dict[str, int]:
    """Puts the copy in the place of the database at `url`; a locked one opens with `key_file`.

    The copy is verified first; a SQLite database that was there is kept beside it. Raises
    StoreInUse while an instance runs, BackupWrong for a copy that cannot be used,
    StorageUnavailable for a server that does not answer.
    """
    with _readable(source, key_file) as copy:
        if url.startswith(SQLITE):
            return await asyncio.to_thread(_restore_sqlite, Path(url.removeprefix(SQLITE)), copy)
        await _restore_postgres(url, copy)
    return {}


@contextlib.contextmanager
def _readable(source: Path, key_file: Path | None) -> Iterator[Path]:
    """The copy itself, or a file with what is in it, for its owner's eyes alone."""
    if not source.is_file():
        raise BackupWrong(f"there is no file {source}")
    if not locked.is_locked(source):
        yield source
        return
    if key_file is None:
        raise BackupWrong(f"{source} is encrypted: name the file with its key, --key FILE")
    with TemporaryDirectory(dir=source.parent, prefix=_NIGHTLY) as folder:
        copy = Path(folder) / source.stem
        locked.unlock(source, copy, key_file)
        yield copy


def _restore_sqlite(path: Path, source: Path) -> dict[str, int]:
    counts = verify_sqlite(source)
    path.parent.mkdir(parents=True, exist_ok=True)
    with only_one(path):
        _keep_aside(path)
        shutil.copyfile(source, path)
    return counts


async def _restore_postgres(url: str, source: Path) -> None:
    address, password = _apart(url)
    into = ("--clean", "--if-exists", "--no-owner", f"--dbname={address}")
    alone = await alone_on(url)
    try:
        await asyncio.to_thread(_command, "pg_restore", *into, source, password=password)
    finally:
        await alone.close()


def verify_sqlite(path: Path) -> dict[str, int]:
    """The rows of each table. Raises BackupWrong for a file that is damaged or not ours."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            tables = [row[0] for row in copy.execute(named) if not row[0].startswith("sqlite_")]
            counts = {
                t: int(copy.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0]) for t in tables
            }
    except sqlite3.Error as error:
        raise BackupWrong(f"{path} cannot be read: {error}") from error
    if verdict != "ok" or "cases" not in counts:
        raise BackupWrong(f"{path} is damaged or not a database of ours")
    return counts


@contextlib.contextmanager
def _half_made(target: Path) -> Iterator[Path]:
    """A draft beside the target, which takes its name only when everything went well.

    It is for its owner's eyes alone.
    """
    draft = target.with_name(target.name + _DRAFT)
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    try:
        yield draft
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)


def _copy_sqlite(path: Path, draft: Path) -> None:
    if not path.is_file():
        raise BackupWrong(f"there is no database {path}")
    source = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(draft)) as copy:
        source.backup(copy, pages=1024)
        # One file, without a write-ahead log beside it; the store opens its own again.
        copy.execute("PRAGMA journal_mode=DELETE")


def _keep_aside(path: Path) -> None:
    """The old database with its write-ahead log; an older one kept aside makes way."""
    for ending in ("", "-wal", "-shm"):
        old = path.with_name(path.name + ending)
        if old.exists():
            old.replace(path.with_name(path.name + BEFORE + ending))


def _apart(url: str) -> tuple[str, str]:
    """The url without its password, which nobody may read in the list of processes."""
    password = urlsplit(url).password or ""
    return url.replace(f":{password}@", "@", 1) if password else url, unquote(password)


def _command(*words: object, password: str = "") -> None:
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    command = [str(word) for word in words]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    except FileNotFoundError as missing:
        raise BackupWrong(f"{words[0]} is not installed; it comes with PostgreSQL") from missing
    except subprocess.CalledProcessError as failed:
        raise BackupWrong(f"{words[0]} failed: {failed.stderr.strip()}") from failed
