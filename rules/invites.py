"""Invites: signed tokens that fit a Telegram deep link and need no row until they are spent."""

import base64
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime

from rules.errors import InviteRefused, SettingsWrong
from rules.people import Role

NONCE_BYTES = 6
LONGEST_TOKEN = 64
_STAMP_BYTES = 4
_MAC_BYTES = 10
_PURPOSE = b"wulian-invite-1:"
_LETTERS = {
    Role.VOLUNTEER: b"v",
    Role.SQUAD_LEADER: b"l",
    Role.COMMUNITY_STAFF: b"c",
    Role.STREET_STAFF: b"s",
    Role.DEPARTMENT: b"d",
    Role.DISTRICT: b"D",
}
_ROLES = {letter: role for role, letter in _LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Invite:
    """`place` is the id of a place or squad; `nonce` (hex) is what is spent, once."""

    role: Role
    place: str
    expires_at: datetime
    nonce: str


def mint(role: Role, place: str, expires_at: datetime, nonce: bytes, key: bytes) -> str:
    """A token of at most 64 characters A-Z, a-z, 0-9, "_" and "-".

    `nonce` is 6 random bytes, `key` a secret of 32. Raises SettingsWrong if the place's id is
    longer than 27 bytes, ValueError for a nonce of another length.
    """
    if len(nonce) != NONCE_BYTES:
        raise ValueError(f"a nonce has {NONCE_BYTES} bytes")
    stamp = int(expires_at.timestamp()).to_bytes(_STAMP_BYTES, "big")
    body = stamp + nonce + _LETTERS[role] + place.encode()
    token = _written(_mac(body, key) + body)
    if len(token) > LONGEST_TOKEN:
        raise SettingsWrong("settings-invite-place-long", place=place)
    return token


def read(token: str, key: bytes, now: datetime) -> Invite:
    """Raises InviteRefused: `invite-forged` (or damaged) and `invite-expired`."""
    body = _signed_body(token, key)
    stamp, nonce = body[:_STAMP_BYTES], body[_STAMP_BYTES : _STAMP_BYTES + NONCE_BYTES]
    rest = body[_STAMP_BYTES + NONCE_BYTES :]
    expires_at = datetime.fromtimestamp(int.from_bytes(stamp, "big"), UTC)
    if now >= expires_at:
        raise InviteRefused("invite-expired")
    return Invite(_ROLES[rest[:1]], rest[1:].decode(), expires_at, nonce.hex())


def _signed_body(token: str, key: bytes) -> bytes:
    raw = _unwritten(token)
    mac, body = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
    if not hmac.compare_digest(mac, _mac(body, key)):
        raise InviteRefused("invite-forged")
    return body


def _mac(body: bytes, key: bytes) -> bytes:
    return hmac.digest(key, _PURPOSE + body, "sha256")[:_MAC_BYTES]


def _written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _unwritten(token: str) -> bytes:
    """The bytes of a token written exactly as we write it."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError as damaged:
        raise InviteRefused("invite-forged") from damaged
    if len(token) > LONGEST_TOKEN or _written(raw) != token:
        raise InviteRefused("invite-forged")
    return raw
