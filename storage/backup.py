"""Copies of a whole database: made while it is in use, verified before they count.

SQLite copies itself page by page through its online backup; PostgreSQL has its own programs, see
`postgres_copies`. A copy that is to be encrypted is plain only beside the database itself, as a
draft. What a killed process left half made is removed before anything is begun.
"""

import asyncio
import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from storage import locked, postgres_copies
from storage.drafts import clear, draft_of, put_in_place
from storage.errors import BackupWrong
from storage.postgres import alone_on
from storage.sqlite import SQLITE, located, only_one

BEFORE = ".before-restore"
"""What a replaced database is called beside the new one; a second one is `.before-restore-2`."""
_NIGHTLY = "wulian-"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PIECE = 1 << 20
_SQLITE_BEGINS = b"SQLite format 3\0"


def back_up(url: str, target: Path, public_key: str | None = None) -> dict[str, int]:
    """Copies the database at `url` into `target` and verifies the copy; with a key only the
    holder of the secret one can read it.

    Returns the rows of each table (nothing for PostgreSQL). Raises BackupWrong, OSError; then
    there is no file at `target`.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        raise BackupWrong(f"{target} is there already")
    clear(target.parent)
    with _room(target), draft_of(target) as draft:
        counts = _copied(url, draft, public_key)
        put_in_place(draft, target)
    return counts


def _copied(url: str, draft: Path, public_key: str | None) -> dict[str, int]:
    if not url.startswith(SQLITE):
        postgres_copies.dump(url, draft, public_key)
        return {}
    path = located(url)
    if not path.is_file():
        raise BackupWrong(f"there is no database {path}")
    clear(path.parent)
    if public_key is None:
        return _copied_sqlite(path, draft)
    with draft_of(path) as plain:
        counts = _copied_sqlite(path, plain)
        with plain.open("rb") as source, draft.open("wb") as target:
            locked.lock(source, target, public_key)
    return counts


def _copied_sqlite(path: Path, draft: Path) -> dict[str, int]:
    source = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(draft)) as copy:
        source.backup(copy, pages=1024)
        # One file, without a write-ahead log beside it; the store opens its own again.
        copy.execute("PRAGMA journal_mode=DELETE")
    return verify_sqlite(draft)


def back_up_into(
    folder: Path, url: str, keep: int, local: datetime, public_key: str | None = None
) -> Path:
    """A copy named after the local time; of those in the folder the newest `keep` stay.

    Raises BackupWrong, OSError; then no older copy has gone.
    """
    kind = ".sqlite3" if url.startswith(SQLITE) else ".dump"
    endings = (kind, kind + locked.ENDING)
    target = folder / f"{_NIGHTLY}{local:%Y%m%d-%H%M%S}{endings[public_key is not None]}"
    back_up(url, target, public_key)
    for old in sorted(p for p in folder.glob(f"{_NIGHTLY}*") if p.name.endswith(endings))[:-keep]:
        old.unlink()
    return target


async def restore(
    url: str, source: Path, key_file: Path | None = None
) -> tuple[dict[str, int], Path | None]:
    """Puts the copy in the place of the database at `url`; a locked one opens with `key_file`.

    The copy is verified first. Cut short at any instant it has replaced the database whole or not
    at all, and it can be repeated. Returns the rows of each table and where the SQLite database
    that was there is kept. Raises StoreInUse while an instance runs, BackupWrong for a copy that
    cannot be used, OSError, StorageUnavailable for a server that does not answer.
    """
    key = _key_needed(source, key_file)
    if url.startswith(SQLITE):
        return await asyncio.to_thread(_restore_sqlite, located(url), source, key)
    alone = await alone_on(url)
    try:
        await asyncio.to_thread(postgres_copies.put_back, url, source, key)
    finally:
        await alone.close()
    return {}, None


def _key_needed(source: Path, key_file: Path | None) -> Path | None:
    """The file of the key if the copy is a locked one."""
    if not source.is_file():
        raise BackupWrong(f"there is no file {source}")
    if not locked.is_locked(source):
        return None
    if key_file is None:
        raise BackupWrong(f"{source} is encrypted: name the file with its key, --key FILE")
    return key_file


def _restore_sqlite(
    path: Path, source: Path, key_file: Path | None
) -> tuple[dict[str, int], Path | None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with only_one(path), _room(path):
        clear(path.parent)
        with draft_of(path) as draft:
            _fill(draft, source, key_file)
            counts = verify_sqlite(draft, source)
            kept = _kept_aside(path) if path.exists() else None
            put_in_place(draft, path)
    return counts, kept


def _fill(draft: Path, source: Path, key_file: Path | None) -> None:
    with draft.open("wb") as target:
        if key_file is not None:
            locked.unlock(source, target, key_file)
            return
        with source.open("rb") as file:
            while piece := file.read(_PIECE):
                target.write(piece)


def verify_sqlite(path: Path, origin: Path | None = None) -> dict[str, int]:
    """The rows of each table. Raises BackupWrong for a file that is damaged or not ours, and names
    `origin`, from which it was copied, if there is one."""
    name = origin or path
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            tables = [row[0] for row in copy.execute(named) if not row[0].startswith("sqlite_")]
            counts = {
                t: int(copy.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0]) for t in tables
            }
    except sqlite3.Error as error:
        raise BackupWrong(f"{name} cannot be read: {error}") from error
    if verdict != "ok" or not {"cases", "schema_version"} <= counts.keys():
        raise BackupWrong(f"{name} is damaged or not a database of ours")
    return counts


def _kept_aside(path: Path) -> Path:
    """A second name for the database, which nothing has ever had: the first one is there all the
    time. A database that already has one from a run that was cut short keeps that."""
    names = (path.with_name(path.name + BEFORE + (f"-{n}" if n > 1 else "")) for n in count(1))
    _fold(path)
    for aside in names:
        if aside.exists() and aside.samefile(path):
            return aside
        if not aside.exists() and not _log_of(aside).exists():
            break
    if _log_of(path).exists():
        os.link(_log_of(path), _log_of(aside))
    os.link(path, aside)
    # No log may stand beside the copy that comes: it would be taken for its own.
    for old in (_log_of(path), path.with_name(path.name + "-shm")):
        old.unlink(missing_ok=True)
    return aside


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _fold(path: Path) -> None:
    """The write-ahead log goes into the database, so that one file is all there is of it. A
    damaged one stays as it is, with its log. Raises BackupWrong while others read it."""
    with path.open("rb") as file:
        if file.read(len(_SQLITE_BEGINS)) != _SQLITE_BEGINS:
            # SQLite would take the log away as one of nothing.
            return
    try:
        with closing(sqlite3.connect(path)) as old:
            old.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise BackupWrong(f"{path} cannot be set aside: {error}") from error
    except sqlite3.DatabaseError:
        return


@contextlib.contextmanager
def _room(target: Path) -> Iterator[None]:
    """A full disk is said as such."""
    try:
        yield
    except sqlite3.OperationalError as error:
        full = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL
        raise BackupWrong(_no_room(target) if full else f"it cannot be copied: {error}") from error
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise BackupWrong(_no_room(target)) from error


def _no_room(target: Path) -> str:
    free = shutil.disk_usage(target.parent).free
    return f"the disk of {target} is full ({free >> 20} MB are free): nothing was replaced"
