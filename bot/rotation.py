"""`wulian rotate-key`: everything sealed anew with the first key of the settings, and checked."""

from collections.abc import Callable

from bot.config import Config
from bot.reading import cipher_of
from storage import rotation
from storage.cipher import Cipher
from storage.errors import StoreInUse
from storage.store import Store


async def rotate(config: Config, say: Callable[[str], None]) -> list[str]:
    """Goes on where an earlier run was cut short. `say` is told how far it is.

    Returns the rows that the first key alone does not open, as "table key", or whose index is not
    its own. Raises StoreInUse while the bot runs, StorageUnavailable.
    """
    store = await Store.open(config.storage.url, cipher=cipher_of(config))
    try:
        if await store.lead.seek() is None:
            raise StoreInUse("a process of the bot works on this database")
        async for step in rotation.rotate(store):
            say(f"{step.table}: {step.rows} rows sealed anew")
        await store.scrub()
        first = Cipher.from_keys([config.security.keys[0].get_secret_value()])
        right, wrong = await rotation.check(store, first)
    finally:
        await store.close()
    say(f"checked: {right} rows open with the first key alone")
    if not wrong:
        say("the other keys can go from the settings; backups made before still need them")
    return wrong
