from datetime import datetime, timedelta

from storage.due import (
    Due,
    cancel_due,
    cancel_dues,
    dues_of,
    finish_due,
    next_due,
    next_due_at,
    put_due,
    sweep_due,
)
from storage.store import Store
from storage.work import Work

HOUR = timedelta(hours=1)


async def fallen_due(work: Work, now: datetime) -> list[tuple[int, str]]:
    return [(due.subject, due.slot) for due in await next_due(work, now, batch=10)]


async def test_a_promise_comes_out_as_it_went_in(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await put_due(work, "remind", 7, now, slot="evening")
        [due] = await next_due(work, now)
    assert due == Due(due.id, "remind", 7, "evening", now, "open", None)


async def test_only_what_has_fallen_due_and_the_earliest_first(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await put_due(work, "remind", 1, now)
        await put_due(work, "remind", 2, now - HOUR)
        await put_due(work, "remind", 3, now + HOUR)
        assert await fallen_due(work, now) == [(2, ""), (1, "")]
        assert [due.subject for due in await next_due(work, now)] == [2]
        assert await next_due_at(work) == now - HOUR


async def test_nothing_promised(store: Store, now: datetime) -> None:
    async with store.work() as work:
        assert await next_due_at(work) is None
        assert await fallen_due(work, now) == []


async def test_the_same_key_is_moved_not_doubled(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await put_due(work, "remind", 1, now)
        await put_due(work, "remind", 1, now + HOUR)
        assert await fallen_due(work, now) == []
        assert len(await dues_of(work, "remind", 1)) == 1


async def test_a_kept_promise_is_closed_and_can_be_made_again(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await put_due(work, "remind", 1, now)
        [due] = await next_due(work, now)
        await finish_due(work, due, now)
        assert await fallen_due(work, now) == []
        [closed] = await dues_of(work, "remind", 1)
        assert (closed.state, closed.done_at) == ("done", now)
        await put_due(work, "remind", 1, now)
        assert await fallen_due(work, now) == [(1, "")]


async def test_a_promise_that_its_own_verb_moved_stays_open(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await put_due(work, "remind", 1, now)
        [due] = await next_due(work, now)
        await put_due(work, "remind", 1, now + HOUR)
        await finish_due(work, due, now)
        assert await next_due_at(work) == now + HOUR


async def test_withdrawing_one_or_every_slot(store: Store, now: datetime) -> None:
    async with store.work() as work:
        for slot in ("evening", "2h", "ask"):
            await put_due(work, "remind", 1, now, slot=slot)
        await put_due(work, "remind", 2, now)
        await put_due(work, "offer", 1, now)
        await cancel_due(work, "remind", 1, now, slot="2h")
        assert await fallen_due(work, now) == [(1, "evening"), (1, "ask"), (2, ""), (1, "")]
        await cancel_dues(work, "remind", 1, now)
        assert await fallen_due(work, now) == [(2, ""), (1, "")]


async def test_the_sweep_forgets_closed_promises_only(store: Store, now: datetime) -> None:
    async with store.work() as work:
        for subject in (1, 2, 3):
            await put_due(work, "remind", subject, now)
        await finish_due(work, (await next_due(work, now))[0], now)
        await cancel_due(work, "remind", 2, now)
        assert await sweep_due(work, now) == 0
        assert await sweep_due(work, now + HOUR) == 2
        assert await fallen_due(work, now) == [(3, "")]
