"""Changing keys: everything sealed is sealed anew with the first one, and found by its index.

Each batch is one work, and what is sealed with the first key is passed over: killed at any moment,
it goes on where it was. Until it is finished the older keys have to stay readable.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from storage.cases import address_index
from storage.cipher import Cipher
from storage.errors import NotReadable
from storage.people import name_index, phone_index
from storage.resealing import TABLES, Stale
from storage.sealed import SEALED
from storage.store import Store
from storage.work import BATCH, Row


@dataclass(frozen=True, slots=True)
class Rotated:
    """One batch of a table: how many rows were sealed anew."""

    table: str
    rows: int


async def rotate(store: Store, batch: int = BATCH) -> AsyncGenerator[Rotated, None]:
    """Comes back after each batch that was kept. What cannot be opened stays as it is.

    Raises StorageUnavailable.
    """
    for table, (stale, reseal) in TABLES.items():
        after, full = 0, True
        while full:
            async with store.work() as work:
                found = await stale(work, store.cipher.mark, after, batch)
                anew = [_resealed(store.cipher, table, row) for row in found]
                readable = [row for row in anew if row is not None]
                await reseal(work, readable)
                await work.commit()
            if readable:
                yield Rotated(table, len(readable))
            after, full = found[-1]["id"] if found else after, len(found) == batch


async def check(store: Store, alone: Cipher) -> tuple[int, list[str]]:
    """Opens everything with the one key of `alone` and compares the indexes.

    Returns how many rows are right, and the others as "table key".
    """
    right, wrong = 0, []
    for table, (stale, _) in TABLES.items():
        async for row in _all(store, stale):
            if _is_right(alone, table, row):
                right += 1
            else:
                wrong.append(f"{table} {row['id']}")
    return right, wrong


async def _all(store: Store, stale: Stale) -> AsyncIterator[Row]:
    after, full = 0, True
    while full:
        async with store.reading() as reading:
            found = await stale(reading, b"", after, BATCH)
        for row in found:
            yield row
            after = row["id"]
        full = len(found) == BATCH


def _resealed(cipher: Cipher, table: str, row: Row) -> dict[str, Any] | None:
    """The row with its sealed values and indexes as they should be; None if no key opens it."""
    try:
        plain = _opened(cipher, table, row)
    except NotReadable:
        return None
    sealed = {
        column: None if value is None else cipher.seal(value, SEALED[table][column])
        for column, value in plain.items()
    }
    return {"id": row["id"], **sealed, **_indexes(cipher, row, plain)}


def _is_right(alone: Cipher, table: str, row: Row) -> bool:
    try:
        plain = _opened(alone, table, row)
    except NotReadable:
        return False
    return all(row[column] == index for column, index in _indexes(alone, row, plain).items())


def _opened(cipher: Cipher, table: str, row: Row) -> dict[str, bytes | None]:
    return {
        column: None if row[column] is None else cipher.open(bytes(row[column]), field)
        for column, field in SEALED[table].items()
    }


def _indexes(cipher: Cipher, row: Row, plain: Mapping[str, bytes | None]) -> dict[str, str | None]:
    """The blind indexes that this table has. Cases from before addresses had one get none."""
    makers = {"name_index": ("name", name_index), "phone_index": ("phone", phone_index)}
    found: dict[str, str | None] = {}
    for column, (source, make) in makers.items():
        if column in row:
            value = plain[source]
            found[column] = make(cipher, None if value is None else value.decode())
    if (subject := plain.get("subject")) is not None:
        known = row["address_index"] is not None
        address = str(orjson.loads(subject)["address"])
        found["address_index"] = address_index(cipher, address) if known else None
    return found
