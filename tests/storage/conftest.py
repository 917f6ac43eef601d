"""One suite, both engines: every test that takes `store` or `database_url` runs on each."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.cipher import Cipher
from storage.store import Store
from tests.engines import ENGINES, any_cipher, fresh_database


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def cipher() -> Cipher:
    return any_cipher()


@pytest.fixture
async def database_url(engine: str, tmp_path: Path) -> AsyncIterator[str]:
    async with fresh_database(engine, tmp_path) as url:
        yield url


@pytest.fixture
async def store(database_url: str, cipher: Cipher) -> AsyncIterator[Store]:
    store = await Store.open(database_url, cipher=cipher)
    yield store
    await store.close()


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
