"""Changing keys: cut short at any moment it goes on, and both keys read until it is finished."""

import re
from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from storage import people
from storage.cipher import Cipher
from storage.dialogs import active_dialog, start_dialog
from storage.inbox import put_updates
from storage.outbox import NewCall, put_call
from storage.people import add_person, add_relative, people_by_name, people_by_phone
from storage.resealing import TABLES
from storage.rotation import check, rotate
from storage.sealed import SEALED
from storage.sql import migrations
from storage.store import Store

OLD, NEW = Cipher.generate_key(), Cipher.generate_key()


def phone_of(number: int) -> str:
    return f"+8613800138{number:03d}"


async def fill(store: Store, now: datetime) -> None:
    """Seven people with a relative each, a form, an update and a call."""
    async with store.work() as work:
        for number in range(7):
            person = await add_person(
                work,
                telegram_id=number,
                language="en",
                now=now,
                name=f"Mei {number}",
                phone=phone_of(number),
                address="8 Osmanthus Road",
            )
            await add_relative(
                work, person.id, name="Lao Mei", kinship="mother", phone=None, address=None, now=now
            )
        await start_dialog(work, 1, "welcome", 1, now)
        await put_updates(work, [(1, 1, b"{}")], now)
        await put_call(work, NewCall(1, "sendMessage", {"text": "hello"}), now)
        await work.commit()


@pytest.fixture
async def rotating(database_url: str, now: datetime) -> AsyncIterator[Store]:
    """A store that was filled under the old key, opened with the new one in front of it."""
    before = await Store.open(database_url, cipher=Cipher.from_keys([OLD]))
    await fill(before, now)
    await before.close()
    store = await Store.open(database_url, cipher=Cipher.from_keys([NEW, OLD]))
    yield store
    await store.close()


async def finds_everybody(store: Store) -> bool:
    async with store.reading() as reading:
        by_phone = [await people_by_phone(reading, phone_of(number)) for number in range(7)]
        by_relative = await people_by_name(reading, "lao mei")
    names = [person.name for found in by_phone for person in found]
    return names == [f"Mei {number}" for number in range(7)] and len(by_relative) == 7


async def test_everything_opens_with_the_new_key_alone(rotating: Store) -> None:
    new = Cipher.from_keys([NEW])
    right, wrong = await check(rotating, new)
    assert (right, len(wrong)) == (0, 17)
    steps = [(step.table, step.rows) async for step in rotate(rotating)]
    assert steps == [("inbox", 1), ("outbox", 1), ("dialog", 1), ("person", 7), ("relative", 7)]
    assert await check(rotating, new) == (17, [])
    assert await finds_everybody(rotating)
    async with rotating.reading() as reading:
        assert await active_dialog(reading, 1) is not None


async def test_cut_short_it_goes_on_where_it_was(rotating: Store) -> None:
    batches = rotate(rotating, batch=3)
    async for step in batches:
        if step.table == "person":
            break
    await batches.aclose()
    assert await finds_everybody(rotating)
    assert len((await check(rotating, Cipher.from_keys([NEW])))[1]) == 11
    rest = [(step.table, step.rows) async for step in rotate(rotating, batch=3)]
    assert rest == [("person", 3), ("person", 1), ("relative", 3), ("relative", 3), ("relative", 1)]
    assert [step async for step in rotate(rotating)] == []


async def test_what_no_key_opens_is_named_and_left_alone(
    rotating: Store, database_url: str, now: datetime
) -> None:
    async with rotating.work() as work:
        elsewhere = Cipher.from_keys([Cipher.generate_key()])
        blob = elsewhere.seal_text("lost", "person.address")
        row = {"id": 3, "name": None, "phone": None, "address": blob}
        await work.run_many("reseal_person", [row | {"name_index": None, "phone_index": None}])
        await work.commit()
    assert [step.rows async for step in rotate(rotating) if step.table == "person"] == [6]
    assert (await check(rotating, Cipher.from_keys([NEW])))[1] == ["person 3"]
    async with rotating.work() as work:
        await people.set_details(work, 3, name="Mei", phone=None, address="anew")
        await work.commit()
    assert (await check(rotating, Cipher.from_keys([NEW])))[1] == []


def test_every_sealed_column_is_known() -> None:
    found: dict[str, set[str]] = {}
    for migration in migrations():
        for table, columns in re.findall(
            r"CREATE TABLE (\w+) \((.*?)\n\)", migration.template, re.S
        ):
            found.setdefault(table, set()).update(re.findall(r"(\w+) \$blob", columns))
        added = r"ALTER TABLE (\w+) ADD COLUMN (\w+) \$blob"
        for table, column in re.findall(added, migration.template):
            found[table].add(column)
    assert {table: set(columns) for table, columns in SEALED.items()} == {
        table: columns for table, columns in found.items() if columns
    }
    assert TABLES.keys() == SEALED.keys()
