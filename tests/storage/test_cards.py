from datetime import datetime, timedelta

from storage.cards import (
    Card,
    card_by_key,
    card_of_message,
    cards_with_key,
    drop_card,
    next_card_version,
    set_card_messages,
)
from storage.send_times import SendTime, note_sends, sends_since, sweep_send_times
from storage.store import Store

ANNA, BEN = 11, 22


async def test_a_card_counts_its_renderings_and_knows_its_message(store: Store) -> None:
    async with store.work() as work:
        assert await card_by_key(work, ANNA, "offer:1") is None
        assert await next_card_version(work, ANNA, "offer:1") == 1
        await set_card_messages(work, [(ANNA, "offer:1", 501)])
        assert await next_card_version(work, ANNA, "offer:1") == 2
        assert await card_by_key(work, ANNA, "offer:1") == Card(ANNA, "offer:1", 501, 2)


async def test_a_card_is_found_in_every_chat_that_shows_it(store: Store) -> None:
    async with store.work() as work:
        await set_card_messages(
            work, [(BEN, "offer:1", 7), (ANNA, "offer:1", 5), (ANNA, "offer:2", 6)]
        )
        assert [card.chat_id for card in await cards_with_key(work, "offer:1")] == [ANNA, BEN]
        await drop_card(work, ANNA, "offer:1")
        assert [card.chat_id for card in await cards_with_key(work, "offer:1")] == [BEN]


async def test_a_message_says_which_card_it_shows(store: Store) -> None:
    async with store.work() as work:
        await set_card_messages(work, [(ANNA, "line:4", 501)])
        assert await card_of_message(work, ANNA, 501) == Card(ANNA, "line:4", 501, 1)
        assert await card_of_message(work, BEN, 501) is None


async def test_send_times_outlive_a_restart_and_are_swept(store: Store, now: datetime) -> None:
    sends = [SendTime(ANNA, False, now), SendTime(-BEN, True, now + timedelta(milliseconds=1))]
    async with store.work() as work:
        await note_sends(work, reversed(sends))
        assert await sends_since(work, now) == sends
        assert await sends_since(work, sends[1].sent_at) == sends[1:]
        assert await sweep_send_times(work, sends[1].sent_at) == 1
        assert await sends_since(work, now) == sends[1:]
