"""Half-made files: each beside what it becomes, for its owner's eyes alone, and gone if its process
was killed as soon as the next one looks.

A draft is locked for as long as its process lives, so that nobody takes it for left over.
"""

import contextlib
import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

_ENDING = ".wulian-draft"
_BESIDE = ("-journal", "-wal", "-shm", "")
"""What SQLite makes beside a database; the draft itself goes last."""


@contextlib.contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """An empty file in the folder of `target`; it is gone when the block ends, unless
    `put_in_place` has given it its name. Raises OSError."""
    handle, name = tempfile.mkstemp(suffix=_ENDING, prefix=f"{target.name}.", dir=target.parent)
    draft = Path(name)
    try:
        _lock(handle)
        yield draft
    finally:
        _drop(draft)
        os.close(handle)


def put_in_place(draft: Path, target: Path) -> None:
    """The whole content is on the disk before the name, and the name before this returns.

    Raises OSError; then `target` is what it was.
    """
    _sync(draft)
    draft.replace(target)
    _sync(target.parent)


def clear(folder: Path) -> None:
    """Remove what killed processes left half made. Raises OSError."""
    for draft in folder.glob(f"*{_ENDING}"):
        with contextlib.suppress(FileNotFoundError):
            if _is_left_over(draft):
                _drop(draft)


def _is_left_over(draft: Path) -> bool:
    handle = os.open(draft, os.O_RDWR)
    try:
        return _lock(handle)
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    """False when another process holds it. Where nothing can be locked everything is free."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno != errno.EWOULDBLOCK
    return True


def _drop(draft: Path) -> None:
    for ending in _BESIDE:
        draft.with_name(draft.name + ending).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
