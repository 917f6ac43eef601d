"""Field encryption for personal data: AES-GCM with rotating keys, and keyed blind indexes.

A sealed value is one format byte, four bytes naming the key, the nonce, and the ciphertext with
its tag. Table and column go in as associated data, so that a value moved to another column does
not open.
"""

import base64
import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import NotReadable

_FORMAT = b"\x01"
_KEY_BYTES = 32
_NAME_BYTES = 4
_NONCE_BYTES = 12
_HEAD = len(_FORMAT) + _NAME_BYTES
_PLAIN = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
"""What JSON itself can hold, and no more."""


@dataclass(frozen=True, slots=True)
class _Key:
    name: bytes
    fields: AESGCM
    index: bytes


class Cipher:
    """Seals with the first key and opens with any of them."""

    def __init__(self, masters: Sequence[bytes]) -> None:
        if not masters:
            raise ValueError("at least one key is needed")
        self._keys = tuple(_derived(master) for master in masters)
        self._by_name = {key.name: key for key in self._keys}

    @classmethod
    def from_keys(cls, keys: Sequence[str]) -> "Cipher":
        """From base64 texts of 32 bytes each, the writing key first. Raises ValueError."""
        return cls([_decoded(key) for key in keys])

    @staticmethod
    def generate_key() -> str:
        """A fresh key as base64 text, to be kept in the configuration."""
        return base64.b64encode(os.urandom(_KEY_BYTES)).decode("ascii")

    def seal(self, plain: bytes, field: str) -> bytes:
        """Encrypt for `field`, written as "table.column"."""
        key = self._keys[0]
        nonce = os.urandom(_NONCE_BYTES)
        return _FORMAT + key.name + nonce + key.fields.encrypt(nonce, plain, field.encode())

    def open(self, sealed: bytes, field: str) -> bytes:
        """Decrypt what `seal` made for the same `field`. Raises NotReadable."""
        key = self._by_name.get(sealed[len(_FORMAT) : _HEAD])
        if sealed[: len(_FORMAT)] != _FORMAT or key is None:
            raise NotReadable(f"{field} was sealed with a key that is not configured")
        nonce, body = sealed[_HEAD : _HEAD + _NONCE_BYTES], sealed[_HEAD + _NONCE_BYTES :]
        try:
            return key.fields.decrypt(nonce, body, field.encode())
        except (InvalidTag, ValueError):
            raise NotReadable(f"{field} does not open: it was damaged or moved") from None

    def seal_text(self, text: str, field: str) -> bytes:
        """Encrypt a text for `field`."""
        return self.seal(text.encode(), field)

    def open_text(self, sealed: bytes, field: str) -> str:
        """Decrypt a text. Raises NotReadable."""
        return self.open(sealed, field).decode()

    def seal_json(self, value: Any, field: str) -> bytes:
        """Encrypt what JSON can hold. Raises TypeError for anything else."""
        return self.seal(orjson.dumps(value, option=_PLAIN), field)

    def open_json(self, sealed: bytes, field: str) -> Any:
        """Decrypt what `seal_json` made. Raises NotReadable."""
        return orjson.loads(self.open(sealed, field))

    @property
    def mark(self) -> bytes:
        """How everything begins that is sealed with the writing key; all else is stale."""
        return _FORMAT + self._keys[0].name

    def blind_index(self, value: str, purpose: str) -> str:
        """A keyed digest by which a whole value can be found without being stored readably.

        The caller brings `value` into one spelling first. `purpose` keeps a phone number and an
        identical house number apart.
        """
        return _digest(self._keys[0], value, purpose)

    def blind_indexes(self, value: str, purpose: str) -> tuple[str, ...]:
        """The digests under every key, newest first: what to look for while keys rotate."""
        return tuple(_digest(key, value, purpose) for key in self._keys)


def _decoded(key: str) -> bytes:
    master = base64.b64decode(key, validate=True)
    if len(master) != _KEY_BYTES:
        raise ValueError(f"a key has {_KEY_BYTES} bytes, this one has {len(master)}")
    return master


def _derived(master: bytes) -> _Key:
    return _Key(
        name=_expanded(master, b"key name")[:_NAME_BYTES],
        fields=AESGCM(_expanded(master, b"fields")),
        index=_expanded(master, b"blind index"),
    )


def _expanded(master: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=purpose).derive(master)


def _digest(key: _Key, value: str, purpose: str) -> str:
    return hmac.new(key.index, f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()
