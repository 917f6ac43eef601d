"""Many rows without making anybody wait: one short work after another, `BATCH` rows each."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from itertools import islice
from typing import TypeVar

from storage.store import Store
from storage.work import BATCH, Work

T = TypeVar("T")


async def write_in_batches(
    store: Store, rows: Iterable[T], write: Callable[[Work, Sequence[T]], Awaitable[None]]
) -> None:
    """Write rows by batches, each kept as soon as it is written; a kill keeps whole batches."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        async with store.work() as work:
            await write(work, batch)
            await work.commit()


async def sweep_all(store: Store, sweep: Callable[[Work], Awaitable[int]]) -> int:
    """Repeat a sweep that forgets up to `BATCH` rows until it finds fewer. Returns how many."""
    total, swept = 0, BATCH
    while swept == BATCH:
        async with store.work() as work:
            swept = await sweep(work)
            await work.commit()
        total += swept
    return total
