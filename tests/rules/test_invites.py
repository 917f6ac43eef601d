"""Invites that cannot be made up."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.errors import InviteRefused, SettingsWrong
from rules.invites import LONGEST_TOKEN, mint, read
from rules.people import Role

KEY = b"k" * 32
NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
LATER = NOW + timedelta(days=7)
ROLES = st.sampled_from(list(Role))
PLACES = st.text("abcdefghijklmnopqrstuvwxyz-0123456789", min_size=1, max_size=27)
NONCES = st.binary(min_size=6, max_size=6)


@given(ROLES, PLACES, NONCES)
def test_what_was_minted_is_what_is_read(role: Role, place: str, nonce: bytes) -> None:
    token = mint(role, place, LATER, nonce, KEY)
    invite = read(token, KEY, NOW)
    assert (invite.role, invite.place, invite.expires_at) == (role, place, LATER)
    assert invite.nonce == nonce.hex()
    assert re.fullmatch(rf"[A-Za-z0-9_-]{{1,{LONGEST_TOKEN}}}", token)


@given(ROLES, PLACES, st.data())
def test_one_changed_letter_is_forged(role: Role, place: str, data: st.DataObject) -> None:
    token = mint(role, place, LATER, b"123456", KEY)
    at = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.sampled_from([x for x in "abcXYZ019_-" if x != token[at]]))
    with pytest.raises(InviteRefused, match="invite-forged"):
        read(token[:at] + letter + token[at + 1 :], KEY, NOW)


@given(st.text(max_size=80))
def test_guesses_are_refused(token: str) -> None:
    with pytest.raises(InviteRefused, match="invite-forged"):
        read(token, KEY, NOW)


def test_a_token_has_one_spelling() -> None:
    token = mint(Role.VOLUNTEER, "lake", LATER, b"123456", KEY)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = token[:-1] + letters[letters.index(token[-1]) ^ 1]
    for other in (twin, token + "=", f" {token}", token + "\n"):
        with pytest.raises(InviteRefused, match="invite-forged"):
            read(other, KEY, NOW)


def test_another_key_and_another_day() -> None:
    token = mint(Role.VOLUNTEER, "lake", LATER, b"123456", KEY)
    with pytest.raises(InviteRefused, match="invite-forged"):
        read(token, b"other" * 8, NOW)
    with pytest.raises(InviteRefused, match="invite-expired"):
        read(token, KEY, LATER)


def test_what_cannot_be_minted() -> None:
    with pytest.raises(SettingsWrong, match="invite-place-long"):
        mint(Role.VOLUNTEER, "x" * 28, LATER, b"123456", KEY)
    with pytest.raises(ValueError, match="6 bytes"):
        mint(Role.VOLUNTEER, "lake", LATER, b"1", KEY)
