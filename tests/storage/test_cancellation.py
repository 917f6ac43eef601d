"""A work cancelled at any await leaves all of it or nothing, and the store as good as before."""

import asyncio
from collections.abc import Coroutine, Generator
from datetime import datetime
from typing import Any, Literal

import pytest

from storage import due
from storage.shielded import to_the_end
from storage.store import Store
from storage.work import inside_work

When = Literal["as it begins", "as it ends"]


class CancelledAt:
    """Runs steps and cancels the running task at their n-th await, as it begins or as it ends."""

    def __init__(self, steps: Coroutine[Any, Any, None], n: int, when: When) -> None:
        self._steps = steps
        self._left = n
        self._when = when
        self.reached = False

    def __await__(self) -> Generator[Any, Any, None]:
        inner = self._steps.__await__()
        awaited = next(inner, self)
        while awaited is not self:
            self._count(awaited)
            try:
                yield awaited
            except BaseException as error:
                awaited = _thrown(inner, error, self)
            else:
                awaited = next(inner, self)

    def _count(self, awaited: Any) -> None:
        self._left -= 1
        if self._left != 0:
            return
        self.reached = True
        task = asyncio.current_task()
        assert task is not None
        if self._when == "as it begins" or awaited is None:
            task.cancel()
        else:
            # This callback comes before the task's own, which would only wake it up.
            awaited.add_done_callback(lambda _: task.cancel())


def _thrown(inner: Generator[Any, Any, None], error: BaseException, end: object) -> Any:
    try:
        return inner.throw(error)
    except StopIteration:
        return end


async def promise_two(store: Store, attempt: int, now: datetime) -> None:
    async with store.work() as work:
        await due.put_due(work, "first", attempt, now)
        async with work.savepoint():
            await due.put_due(work, "second", attempt, now)
        await work.commit()


async def cancelled(store: Store, attempt: int, when: When, now: datetime) -> tuple[bool, bool]:
    """Whether the n-th await was reached, and whether the work was acknowledged."""
    steps = CancelledAt(promise_two(store, attempt, now), attempt, when)
    try:
        await steps
    except asyncio.CancelledError:
        return steps.reached, False
    return steps.reached, True


async def promises(store: Store, attempt: int) -> int:
    async with store.reading() as reading:
        first = await due.dues_of(reading, "first", attempt)
        return len(first) + len(await due.dues_of(reading, "second", attempt))


@pytest.mark.parametrize("when", ["as it begins", "as it ends"])
async def test_cancelled_at_every_await(store: Store, when: When, now: datetime) -> None:
    reached, attempt = True, 0
    while reached:
        attempt += 1
        reached, acknowledged = await asyncio.create_task(cancelled(store, attempt, when, now))
        assert not inside_work()
        async with asyncio.timeout(5):
            found = await promises(store, attempt)
            await promise_two(store, 1_000 + attempt, now)
        assert found in ((2,) if acknowledged else (0, 2))
        assert await promises(store, 1_000 + attempt) == 2
    assert attempt > 1, "not even the commit was awaited"


async def test_a_cancelled_commit_is_carried_through_before_it_is_told(
    store: Store, now: datetime
) -> None:
    over: list[bool] = []

    async def write() -> None:
        async with store.work() as work:
            await due.put_due(work, "first", 1, now)
            asyncio.get_running_loop().call_soon(task.cancel)
            try:
                await work.commit()
            finally:
                over.append(not work.is_open)

    task = asyncio.create_task(write())
    with pytest.raises(asyncio.CancelledError):
        await task
    assert over == [True]
    assert await promises(store, 1) == 1


async def turns(count: int) -> None:
    """Let every other task go on a little."""
    for _ in range(count):
        await asyncio.sleep(0)


async def test_steps_run_to_their_end_however_often_they_are_cancelled() -> None:
    go_on, done = asyncio.Event(), []

    async def steps() -> int:
        await go_on.wait()
        done.append("steps")
        return 7

    assert await to_the_end(asyncio.sleep(0, 7)) == 7
    task = asyncio.create_task(to_the_end(steps()))
    for _ in range(3):
        await turns(3)
        task.cancel()
    await turns(3)
    assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert done == ["steps"]


async def test_one_cancelled_while_waiting_its_turn_holds_nobody_up(
    store: Store, now: datetime
) -> None:
    go_on = asyncio.Event()

    async def hold() -> None:
        async with store.work():
            await go_on.wait()

    holding = [asyncio.create_task(hold()) for _ in range(8)]
    waiting = asyncio.create_task(promise_two(store, 1, now))
    await turns(100)
    waiting.cancel()
    go_on.set()
    await asyncio.gather(*holding)
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await promises(store, 1) == 0
    await promise_two(store, 2, now)
    assert await promises(store, 2) == 2
