from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.cipher import Cipher
from storage.due import put_due
from storage.errors import StorageUnavailable
from storage.glance import Glance, glance
from storage.outbox import NewCall, put_call
from storage.sqlite import looking_at
from storage.store import Store

EMPTY = Glance(0, 0, 0, 0, 0, 0, 0, None)


async def test_what_is_open_is_counted(store: Store, now: datetime) -> None:
    async with store.reading() as reading:
        assert await glance(reading) == EMPTY
    async with store.work() as work:
        await put_due(work, "remind", 1, now + timedelta(hours=1))
        await put_due(work, "remind", 2, now)
        await put_call(work, NewCall(chat_id=7, method="sendMessage", payload={}), now)
        await work.commit()
    async with store.reading() as reading:
        assert await glance(reading) == Glance(0, 0, 0, 1, 0, 0, 2, now)


async def test_a_database_in_use_can_be_looked_at(tmp_path: Path, cipher: Cipher) -> None:
    path = tmp_path / "wulian.sqlite3"
    with pytest.raises(StorageUnavailable):
        async with looking_at(path.as_uri(), cipher):
            pass
    store = await Store.open(f"sqlite:///{path}", cipher=cipher)
    async with looking_at(path.as_uri(), cipher) as reading:
        assert await glance(reading) == EMPTY
    await store.close()
