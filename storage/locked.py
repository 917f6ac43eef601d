"""Copies that only the holder of a key can read, who need not be this machine: the age format
(age-encryption.org), which the `age` program reads, too."""

from pathlib import Path
from typing import Any, Protocol

import pyrage

from storage.errors import BackupWrong

ENDING = ".age"
_BEGINS = b"age-encryption.org/v1"


class Readable(Protocol):
    """Where bytes come from, piece by piece."""

    def read(self, size: int = -1, /) -> bytes: ...


class Writable(Protocol):
    """Where bytes go, piece by piece."""

    def write(self, piece: bytes, /) -> int: ...

    def flush(self) -> None: ...


def new_key() -> tuple[str, str]:
    """A secret key, which opens copies, and the public one, which locks them."""
    secret = pyrage.x25519.Identity.generate()
    return str(secret), str(secret.to_public())


def checked_key(text: str) -> str:
    """The public key, if copies can be locked with it. Raises ValueError."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as wrong:
        raise ValueError("is no public key: `wulian backup-key --to FILE` makes one") from wrong
    return text


def lock(source: Readable, target: Writable, public_key: str) -> None:
    """Writes the locked form of what is read. Raises BackupWrong, OSError of the target."""
    noting = _Noting(target)
    try:
        recipient = pyrage.x25519.Recipient.from_str(public_key)
        pyrage.encrypt_io(source, noting, [recipient])
    except (pyrage.EncryptError, pyrage.RecipientError) as error:
        if noting.failed is not None:
            raise noting.failed from error
        raise BackupWrong(f"the copy cannot be encrypted: {error}") from error


class _Noting:
    """Keeps the error of a write, of which the encryption passes on no more than its words."""

    def __init__(self, target: Writable) -> None:
        self._target = target
        self.failed: OSError | None = None

    def write(self, piece: bytes) -> int:
        try:
            return self._target.write(piece)
        except OSError as error:
            self.failed = error
            raise

    def flush(self) -> None:
        self._target.flush()


def is_locked(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_BEGINS)) == _BEGINS


def unlock(source: Path, target: Writable, key_file: Path) -> None:
    """Writes what is in a locked file; lines of `key_file` that begin with # are passed over.

    Raises BackupWrong for another key or a damaged file, OSError; then what was written is not all
    of it.
    """
    secrets = _secrets(source, key_file)
    try:
        with source.open("rb") as file:
            pyrage.decrypt_io(file, target, secrets)
    except (pyrage.DecryptError, OSError) as error:
        if getattr(error, "errno", None) is not None:
            raise
        raise BackupWrong(f"{source} does not open with {key_file}: {error}") from error


def _secrets(source: Path, key_file: Path) -> list[Any]:
    try:
        lines = key_file.read_text(encoding="ascii").split()
        keys = [line for line in lines if line.startswith("AGE-SECRET-KEY-")]
        return [pyrage.x25519.Identity.from_str(key) for key in keys]
    except (pyrage.IdentityError, OSError, ValueError) as error:
        raise BackupWrong(f"{source} does not open with {key_file}: {error}") from error
