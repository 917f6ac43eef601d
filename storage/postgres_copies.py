"""Copies of a PostgreSQL database, left to its own pg_dump and pg_restore, which have to be on the
path. What is encrypted goes through a pipe: no plain copy of it is ever on a disk."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import unquote, urlsplit

from storage import locked
from storage.errors import BackupWrong

_LAST_WORDS_S = 0.5


def dump(url: str, draft: Path, public_key: str | None) -> None:
    """Writes a copy and reads its table of contents back. Raises BackupWrong, OSError."""
    address, password = apart(url)
    if public_key is None:
        _command("pg_dump", "--format=custom", f"--file={draft}", address, password=password)
        _command("pg_restore", "--list", draft)
        return
    with (
        draft.open("wb") as file,
        _piped("pg_restore", "--list", stdin=PIPE) as reader,
        _piped("pg_dump", "--format=custom", address, stdout=PIPE, password=password) as dumping,
    ):
        locked.lock(_Overheard(dumping.stdout, reader.stdin), file, public_key)


def put_back(url: str, source: Path, key_file: Path | None) -> None:
    """Replaces what is in the database, all of it or nothing. Raises BackupWrong."""
    address, password = apart(url)
    words = ("--single-transaction", "--clean", "--if-exists", "--no-owner", f"--dbname={address}")
    if key_file is None:
        _command("pg_restore", *words, source, password=password)
        return
    with _piped("pg_restore", *words, stdin=PIPE, password=password) as restoring:
        assert restoring.stdin is not None
        locked.unlock(source, restoring.stdin, key_file)


def apart(url: str) -> tuple[str, str]:
    """The url without its password, which nobody may read in the list of processes."""
    password = urlsplit(url).password or ""
    return url.replace(f":{password}@", "@", 1) if password else url, unquote(password)


class _Overheard:
    """What is read, passed on to a program that may have heard enough before the end."""

    def __init__(self, source: Any, listener: Any) -> None:
        self._source = source
        self._listener = listener

    def read(self, size: int = -1) -> bytes:
        piece: bytes = self._source.read(size)
        with contextlib.suppress(BrokenPipeError):
            self._listener.write(piece)
        return piece


def _command(*words: object, password: str = "") -> None:
    with _piped(*words, password=password):
        pass


@contextlib.contextmanager
def _piped(
    *words: object, password: str = "", stdin: int = DEVNULL, stdout: int = DEVNULL
) -> Iterator[Popen[bytes]]:
    """A program that has to end well. When the block fails it is killed, so that it never takes a
    part for the whole. Raises BackupWrong."""
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    command = [str(word) for word in words]
    with TemporaryFile() as said:
        try:
            program = Popen(command, env=environment, stdin=stdin, stdout=stdout, stderr=said)
        except FileNotFoundError as missing:
            raise BackupWrong(f"{words[0]} is not installed; it comes with PostgreSQL") from missing
        try:
            yield program
        except (BackupWrong, OSError):
            if not _failed_by_itself(program):
                raise
        finally:
            _end(program)
        if program.returncode:
            said.seek(0)
            reason = said.read().decode(errors="replace").strip()
            raise BackupWrong(f"{words[0]} failed: {reason}")


def _failed_by_itself(program: Popen[bytes]) -> bool:
    """Which explains why nobody took what was written; otherwise it is killed."""
    try:
        return program.wait(_LAST_WORDS_S) != 0
    except TimeoutExpired:
        program.kill()
        return False


def _end(program: Popen[bytes]) -> None:
    for pipe in (program.stdin, program.stdout):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
    program.wait()
