"""Running a piece of work to its end although the caller is cancelled meanwhile."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def to_the_end(steps: Coroutine[Any, Any, T]) -> T:
    """Await `steps` whole. A cancellation that arrives meanwhile is raised once they are over."""
    task = asyncio.ensure_future(steps)
    cancellation: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancellation = error
    if cancellation is not None:
        task.exception()
        raise cancellation
    return task.result()
