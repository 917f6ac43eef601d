"""Sealing and opening of optional personal columns."""

from storage.work import Db


def sealed(db: Db, text: str | None, field: str) -> bytes | None:
    """`text` encrypted for `field` ("table.column"), or None for None."""
    return None if text is None else db.cipher.seal_text(text, field)


def opened(db: Db, blob: bytes | None, field: str) -> str | None:
    """The text behind `sealed`. Raises NotReadable."""
    return None if blob is None else db.cipher.open_text(bytes(blob), field)
