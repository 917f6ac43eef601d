import json

import pytest

from storage.cipher import Cipher
from storage.errors import NotReadable

OLD, NEW = Cipher.generate_key(), Cipher.generate_key()


def test_what_is_sealed_is_not_readable_and_comes_back() -> None:
    cipher = Cipher.from_keys([NEW])
    sealed = cipher.seal_text("陈阿婆", "person.name")
    assert "陈阿婆".encode() not in sealed
    assert cipher.open_text(sealed, "person.name") == "陈阿婆"


def test_the_same_value_is_sealed_differently_each_time() -> None:
    cipher = Cipher.from_keys([NEW])
    assert cipher.seal(b"x", "person.name") != cipher.seal(b"x", "person.name")


def test_json_comes_back() -> None:
    cipher = Cipher.from_keys([NEW])
    value = {"地址": ["3 栋", 502, None, True]}
    assert cipher.open_json(cipher.seal_json(value, "dialog.answers"), "dialog.answers") == value
    with pytest.raises(TypeError):
        cipher.seal_json({"file": b"bytes"}, "dialog.answers")


def test_the_first_key_writes_and_all_keys_read() -> None:
    before, after = Cipher.from_keys([OLD]), Cipher.from_keys([NEW, OLD])
    sealed = before.seal_text("138", "person.phone")
    assert after.open_text(sealed, "person.phone") == "138"
    assert not sealed.startswith(after.mark)
    anew = after.seal_text("138", "person.phone")
    assert anew.startswith(after.mark)
    assert Cipher.from_keys([NEW]).open_text(anew, "person.phone") == "138"
    with pytest.raises(NotReadable, match="not configured"):
        before.open(anew, "person.phone")


def test_a_value_moved_to_another_column_does_not_open() -> None:
    cipher = Cipher.from_keys([NEW])
    with pytest.raises(NotReadable):
        cipher.open(cipher.seal(b"x", "person.name"), "person.phone")


def test_damage_is_noticed_wherever_it_is() -> None:
    cipher = Cipher.from_keys([NEW])
    sealed = cipher.seal(b"x", "person.name")
    for place in range(len(sealed)):
        damaged = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(NotReadable):
            cipher.open(damaged, "person.name")
    for length in range(len(sealed)):
        with pytest.raises(NotReadable):
            cipher.open(sealed[:length], "person.name")


def test_a_blind_index_finds_wholes_and_keeps_purposes_apart() -> None:
    cipher = Cipher.from_keys([NEW])
    index = cipher.blind_index("+8613800138000", "phone")
    assert index == Cipher.from_keys([NEW]).blind_index("+8613800138000", "phone")
    assert index != cipher.blind_index("+8613800138000", "name")
    assert index != cipher.blind_index("+8613800138001", "phone")
    assert index != Cipher.from_keys([OLD]).blind_index("+8613800138000", "phone")


def test_while_keys_rotate_both_digests_are_looked_for() -> None:
    old, new = Cipher.from_keys([OLD]), Cipher.from_keys([NEW])
    both = Cipher.from_keys([NEW, OLD])
    assert both.blind_indexes("7", "phone") == (
        new.blind_index("7", "phone"),
        old.blind_index("7", "phone"),
    )


@pytest.mark.parametrize("keys", [[], ["not base64"], ["c2hvcnQ="], [json.dumps("x")]])
def test_a_bad_key_is_refused(keys: list[str]) -> None:
    with pytest.raises(ValueError, match=r"key|base64|Base64|padding"):
        Cipher.from_keys(keys)
