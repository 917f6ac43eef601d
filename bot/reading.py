"""Opening the database with the keys of the settings, and looking at it beside the bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.config import Config
from storage.cipher import Cipher
from storage.sqlite import SQLITE, looking_at
from storage.store import Store
from storage.work import Reading


def cipher_of(config: Config) -> Cipher:
    """With the keys of the settings."""
    return Cipher.from_keys([key.get_secret_value() for key in config.security.keys])


@asynccontextmanager
async def reading(config: Config) -> AsyncIterator[Reading]:
    """What is committed, read-only. Raises StorageUnavailable."""
    cipher = cipher_of(config)
    url = config.storage.url
    if url.startswith(SQLITE):
        async with looking_at(_uri(url), cipher) as reading:
            yield reading
        return
    store = await Store.open(url, cipher=cipher)
    try:
        async with store.reading() as reading:
            yield reading
    finally:
        await store.close()


def _uri(url: str) -> str:
    return Path(url.removeprefix(SQLITE)).absolute().as_uri()
