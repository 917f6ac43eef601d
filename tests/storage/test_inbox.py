import sqlite3
from datetime import datetime, timedelta

import pytest

from storage.inbox import (
    InboxUpdate,
    bury_update,
    count_failure,
    dead_letters,
    dismiss_dead_letter,
    finish_updates,
    inbox_backlog,
    next_updates,
    put_updates,
    reopen_dead_letter,
    sweep_inbox,
)
from storage.store import Store
from storage.work import BATCH
from tests.storage.test_one_writer import two_works

ANNA, BEN = 11, 22


async def receive(store: Store, now: datetime, *updates: tuple[int, int]) -> None:
    async with store.work() as work:
        await put_updates(work, [(number, chat, b"%d" % number) for number, chat in updates], now)
        await work.commit()


async def heads(store: Store, batch: int = 10) -> list[InboxUpdate]:
    async with store.work() as work:
        return await next_updates(work, batch)


async def numbers(store: Store) -> list[int]:
    return [update.update_id for update in await heads(store)]


async def finish(store: Store, seq: int, now: datetime) -> None:
    async with store.work() as work:
        await finish_updates(work, [seq], now)
        await work.commit()


async def bury(store: Store, seq: int, now: datetime) -> None:
    async with store.work() as work:
        await bury_update(work, seq, "no such thing", now)
        await work.commit()


async def test_an_update_comes_out_as_it_went_in(store: Store, now: datetime) -> None:
    raw = '{"update_id": 7, "text": "陈阿婆"}'.encode()
    async with store.work() as work:
        await put_updates(work, [(7, ANNA, raw)], now)
        await work.commit()
    [update] = await heads(store)
    assert (update.update_id, update.chat_id, update.raw) == (7, ANNA, raw)
    assert (update.received_at, update.attempts, update.state) == (now, 0, "open")


async def test_the_order_is_that_of_arrival_and_one_chat_has_one_head(
    store: Store, now: datetime
) -> None:
    await receive(store, now, (900, ANNA), (901, ANNA), (5, BEN), (6, BEN), (902, ANNA))
    assert await numbers(store) == [900, 5]
    await finish(store, (await heads(store))[0].seq, now)
    assert await numbers(store) == [901, 5]
    assert [update.update_id for update in await heads(store, 1)] == [901]


async def test_the_same_number_is_the_same_update(store: Store, now: datetime) -> None:
    await receive(store, now, (900, ANNA), (900, ANNA))
    await receive(store, now, (900, ANNA), (901, ANNA))
    await finish(store, (await heads(store))[0].seq, now)
    await receive(store, now, (900, ANNA))
    assert await numbers(store) == [901]


async def test_a_recurring_number_is_taken_again_after_the_sweep(
    store: Store, now: datetime
) -> None:
    await receive(store, now, (900, ANNA))
    await finish(store, (await heads(store))[0].seq, now)
    async with store.work() as work:
        assert await sweep_inbox(work, now) == 0
        assert await sweep_inbox(work, now + timedelta(hours=48)) == 1
        await work.commit()
    await receive(store, now, (900, ANNA))
    assert await numbers(store) == [900]


async def test_more_than_a_batch_arrives_whole(store: Store, now: datetime) -> None:
    await receive(store, now, *((number, number) for number in range(1, BATCH + 2)))
    assert len(await heads(store, 2 * BATCH)) == BATCH + 1


async def test_failures_are_counted_and_the_row_stays_the_head(store: Store, now: datetime) -> None:
    await receive(store, now, (900, ANNA), (901, ANNA))
    [update] = await heads(store)
    for attempt in (1, 2):
        async with store.work() as work:
            assert await count_failure(work, update.seq, "KeyError") == attempt
            await work.commit()
    [update] = await heads(store)
    assert (update.update_id, update.attempts, update.error) == (900, 2, "KeyError")


async def test_a_dead_letter_frees_its_chat_and_keeps_its_words_until_seen(
    store: Store, now: datetime
) -> None:
    await receive(store, now, (900, ANNA), (901, ANNA))
    dead = (await heads(store))[0].seq
    await bury(store, dead, now)
    assert await numbers(store) == [901]
    async with store.reading() as reading:
        [letter] = await dead_letters(reading)
    assert (letter.seq, letter.raw, letter.error) == (dead, b"900", "no such thing")
    async with store.work() as work:
        assert await count_failure(work, dead, "again") == 0
        await dismiss_dead_letter(work, dead, now)
        await work.commit()
    async with store.reading() as reading:
        assert await dead_letters(reading) == []


async def test_a_dead_letter_can_be_tried_again(store: Store, now: datetime) -> None:
    await receive(store, now, (900, ANNA))
    dead = (await heads(store))[0].seq
    await bury(store, dead, now)
    async with store.work() as work:
        await reopen_dead_letter(work, dead)
        await work.commit()
    assert await numbers(store) == [900]


async def test_the_backlog(store: Store, now: datetime) -> None:
    await receive(store, now, (1, ANNA), (2, BEN))
    await receive(store, now + timedelta(minutes=1), (3, ANNA))
    await bury(store, (await heads(store))[0].seq, now)
    async with store.reading() as reading:
        backlog = await inbox_backlog(reading)
    assert (backlog.waiting, backlog.dead, backlog.oldest) == (2, 1, now)


async def test_an_empty_inbox(store: Store) -> None:
    assert await heads(store) == []
    async with store.reading() as reading:
        backlog = await inbox_backlog(reading)
    assert (backlog.waiting, backlog.dead, backlog.oldest) == (0, 0, None)


async def test_a_finished_update_is_wiped(store: Store, now: datetime) -> None:
    await receive(store, now, (900, ANNA))
    await finish(store, (await heads(store))[0].seq, now)
    async with store._engine.reading() as connection:
        sql = "SELECT COUNT(*) AS wiped FROM inbox WHERE state = 'done' AND raw IS NULL"
        fetch = getattr(connection, "fetch", None) or connection.execute_fetchall
        assert next(iter(await fetch(sql)))["wiped"] == 1


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_words_are_not_in_the_file(store: Store, database_url: str, now: datetime) -> None:
    async with store.work() as work:
        await put_updates(work, [(900, ANNA, b"my words")], now)
        await work.commit()
    connection = sqlite3.connect(database_url.removeprefix("sqlite:///"))
    dump = "\n".join(connection.iterdump())
    connection.close()
    assert "my words" not in dump
    assert b"my words".hex().upper() not in dump


@pytest.mark.parametrize("engine", ["postgres"])
async def test_workers_take_different_chats_and_keep_the_order_of_each(
    store: Store, now: datetime
) -> None:
    await receive(store, now, (1, ANNA), (2, ANNA), (3, BEN), (4, BEN))
    async with two_works(store) as (one, other):
        first = await next_updates(one, 1)
        second = await next_updates(other, 10)
    assert [update.update_id for update in first] == [1]
    assert [update.update_id for update in second] == [3]
