"""Copies that only the holder of a key can read, who need not be this machine: the age format
(age-encryption.org), which the `age` program reads, too."""

from pathlib import Path

import pyrage

from storage.errors import BackupWrong

ENDING = ".age"
_BEGINS = b"age-encryption.org/v1"


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


def lock(path: Path, public_key: str) -> None:
    """The file is replaced by its locked form. Raises BackupWrong: it is as it was."""
    draft = path.with_name(path.name + ENDING)
    draft.touch(mode=0o600)
    try:
        recipient = pyrage.x25519.Recipient.from_str(public_key)
        pyrage.encrypt_file(str(path), str(draft), [recipient])
        draft.replace(path)
    except (pyrage.EncryptError, pyrage.RecipientError, OSError) as error:
        raise BackupWrong(f"the copy cannot be encrypted: {error}") from error
    finally:
        draft.unlink(missing_ok=True)


def is_locked(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_BEGINS)) == _BEGINS


def unlock(source: Path, target: Path, key_file: Path) -> None:
    """Writes what is in a locked file; lines of `key_file` that begin with # are passed over.

    Raises BackupWrong, also for another key.
    """
    try:
        lines = key_file.read_text(encoding="ascii").split()
        keys = [line for line in lines if line.startswith("AGE-SECRET-KEY-")]
        secrets = [pyrage.x25519.Identity.from_str(key) for key in keys]
        pyrage.decrypt_file(str(source), str(target), secrets)
    except (pyrage.DecryptError, pyrage.IdentityError, OSError, ValueError) as error:
        raise BackupWrong(f"{source} does not open with {key_file}: {error}") from error
