from datetime import datetime, timedelta
from typing import Any

import pytest

from storage.cards import card_by_key, set_card_messages
from storage.outbox import (
    Call,
    Lane,
    NewCall,
    OutboxBacklog,
    back_to_queue,
    dead_calls,
    dismiss_dead_call,
    drop_queued_for_chat,
    mark_dead,
    mark_sending,
    mark_sent,
    next_sendable,
    outbox_backlog,
    put_call,
    put_off,
    put_off_until,
    queued_until,
    sweep_outbox,
    withdraw_letters,
)
from storage.store import Store
from tests.storage.test_one_writer import two_works

ANNA, BEN = 11, 22


@pytest.fixture
def outbox(store: Store, now: datetime) -> "Outbox":
    return Outbox(store, now)


class Outbox:
    """The outbox as its tests speak of it: each step is a work of its own."""

    def __init__(self, store: Store, now: datetime) -> None:
        self.store = store
        self.now = now
        self.seen: dict[int, Call] = {}

    async def put(self, chat_id: int, text: str, lane: Lane = "talk", **more: Any) -> int:
        call = NewCall(chat_id, "sendMessage", {"text": text}, lane=lane, **more)
        async with self.store.work() as work:
            call_id = await put_call(work, call, self.now)
            await work.commit()
        return call_id

    async def sendable(self, batch: int = 10, lanes: tuple[Lane, ...] | None = None) -> list[Call]:
        async with self.store.reading() as reading:
            if lanes is not None:
                return await next_sendable(reading, self.now, batch, lanes)
            return await next_sendable(reading, self.now, batch)

    async def texts(self, batch: int = 10) -> list[str]:
        return [call.payload["text"] for call in await self.sendable(batch) if call.payload]

    async def take(self, call_id: int) -> bool:
        self.seen |= {call.id: call for call in await self.sendable(100)}
        async with self.store.work() as work:
            taken = await mark_sending(work, [call_id])
            await work.commit()
        return call_id in taken

    async def send(self, call_id: int, message_id: int | None = 1) -> None:
        await self.take(call_id)
        async with self.store.work() as work:
            await mark_sent(work, [(self.seen[call_id], message_id)], self.now)
            await work.commit()

    async def bury(self, call_id: int) -> None:
        async with self.store.work() as work:
            await mark_dead(work, call_id, "400", self.now)
            await work.commit()


async def test_a_call_comes_out_as_it_went_in(outbox: Outbox) -> None:
    await outbox.put(ANNA, "明天 9:00", person_id=3, case_id=4, card="case:4", priority=5)
    [call] = await outbox.sendable()
    assert (call.chat_id, call.method, call.payload) == (ANNA, "sendMessage", {"text": "明天 9:00"})
    assert (call.person_id, call.case_id, call.card, call.priority) == (3, 4, "case:4", 5)
    assert (call.edits, call.state, call.attempts, call.message_id) == (False, "queued", 0, None)
    assert (call.created_at, call.sent_at, call.error) == (outbox.now, None, None)


async def test_each_chat_is_first_in_first_out(outbox: Outbox) -> None:
    first = await outbox.put(ANNA, "one")
    await outbox.put(ANNA, "two", priority=-9)
    await outbox.put(BEN, "three")
    assert await outbox.texts() == ["one", "three"]
    await outbox.send(first)
    assert await outbox.texts() == ["two", "three"]


async def test_priority_chooses_between_chats(outbox: Outbox) -> None:
    await outbox.put(ANNA, "later", priority=5)
    await outbox.put(BEN, "sooner", priority=1)
    assert await outbox.texts() == ["sooner", "later"]
    assert await outbox.texts(batch=1) == ["sooner"]


async def test_a_chat_with_something_on_the_wire_is_busy(outbox: Outbox) -> None:
    first = await outbox.put(ANNA, "one")
    await outbox.put(ANNA, "two")
    await outbox.put(ANNA, "a round", "bulk")
    assert await outbox.take(first)
    assert not await outbox.take(first)
    assert await outbox.texts() == []


async def test_an_answer_to_a_tap_overtakes(outbox: Outbox) -> None:
    first = await outbox.put(ANNA, "one")
    await outbox.put(ANNA, "two")
    await outbox.take(first)
    await outbox.put(ANNA, "tapped", "answer")
    assert await outbox.texts() == ["tapped"]


async def test_talk_does_not_wait_behind_a_round(outbox: Outbox) -> None:
    await outbox.put(ANNA, "a round", "bulk")
    await outbox.put(ANNA, "talk")
    assert await outbox.texts() == ["talk", "a round"]
    assert [call.lane for call in await outbox.sendable(lanes=("talk",))] == ["talk"]


async def test_what_was_refused_for_now_waits_and_holds_its_place(outbox: Outbox) -> None:
    first = await outbox.put(ANNA, "one")
    await outbox.put(ANNA, "two")
    await outbox.take(first)
    soon = outbox.now + timedelta(seconds=3)
    async with outbox.store.work() as work:
        assert await queued_until(work, outbox.now) is None
        assert await put_off_until(work, "429") is None
        await put_off(work, first, soon, "429")
        assert await put_off_until(work, "429") == soon
        await work.commit()
    assert await outbox.texts() == []
    async with outbox.store.reading() as reading:
        assert await queued_until(reading, outbox.now) == soon
    outbox.now = soon
    assert await outbox.texts() == ["one"]


async def test_after_a_kill_what_was_on_the_wire_goes_again(outbox: Outbox) -> None:
    first = await outbox.put(ANNA, "one")
    await outbox.take(first)
    async with outbox.store.work() as work:
        assert await back_to_queue(work) == 1
        await work.commit()
    [call] = await outbox.sendable()
    assert (call.id, call.attempts) == (first, 1)


async def test_what_was_sent_is_wiped_and_swept(outbox: Outbox) -> None:
    await outbox.send(await outbox.put(ANNA, "one"), 501)
    async with outbox.store._engine.reading() as connection:
        sql = "SELECT payload, message_id, state FROM outbox"
        fetch = getattr(connection, "fetch", None) or connection.execute_fetchall
        assert [tuple(row) for row in await fetch(sql)] == [(None, 501, "sent")]
    async with outbox.store.work() as work:
        assert await sweep_outbox(work, outbox.now) == 0
        assert await sweep_outbox(work, outbox.now + timedelta(days=1)) == 1


async def test_a_card_gets_the_message_it_was_sent_as(outbox: Outbox) -> None:
    await outbox.send(await outbox.put(ANNA, "offer", card="offer:1"), 501)
    async with outbox.store.reading() as reading:
        card = await card_by_key(reading, ANNA, "offer:1")
    assert card is not None
    assert card.message_id == 501


async def test_an_edit_waits_for_its_message_and_then_has_it(outbox: Outbox) -> None:
    offer = await outbox.put(ANNA, "offer", "bulk", card="offer:1")
    await outbox.put(ANNA, "taken", card="offer:1", edits=True)
    assert await outbox.texts() == ["offer"]
    await outbox.send(offer, 501)
    [edit] = await outbox.sendable()
    assert (edit.payload, edit.message_id) == ({"text": "taken"}, 501)


async def test_an_edit_of_a_message_that_was_given_up_comes_out_without_one(
    outbox: Outbox,
) -> None:
    offer = await outbox.put(ANNA, "offer", card="offer:1")
    await outbox.put(ANNA, "taken", card="offer:1", edits=True)
    await outbox.bury(offer)
    [edit] = await outbox.sendable()
    assert edit.message_id is None


async def test_an_edit_of_the_message_before_is_not_superseded(outbox: Outbox) -> None:
    """An answered question loses its buttons although the next one is queued already."""
    shown = await outbox.put(ANNA, "How many?", card="form:1")
    await outbox.send(shown, 501)
    await outbox.put(ANNA, "How many? 3", card="form:1", edits=True)
    next_one = await outbox.put(ANNA, "Which day?", card="form:1")
    await outbox.put(ANNA, "Which day? Mon", card="form:1", edits=True)
    await outbox.put(ANNA, "Which day? Tue", card="form:1", edits=True)
    [first] = await outbox.sendable()
    assert (first.payload, first.message_id) == ({"text": "How many? 3"}, 501)
    await outbox.send(first.id)
    await outbox.send(next_one, 502)
    [last] = await outbox.sendable()
    assert (last.payload, last.message_id) == ({"text": "Which day? Tue"}, 502)
    await outbox.send(last.id)
    assert await outbox.sendable() == []


CLAIM = 17


async def withdraw(outbox: Outbox) -> None:
    async with outbox.store.work() as work:
        await withdraw_letters(work, CLAIM)
        await work.commit()


async def test_what_a_claim_gave_away_is_taken_back(outbox: Outbox) -> None:
    """And holds up nothing that comes after it."""
    await outbox.put(ANNA, "go to 桂花路 8 号", card="visit:17", claim_id=CLAIM)
    await outbox.put(ANNA, "on your way", card="visit:17", edits=True, claim_id=CLAIM)
    await outbox.put(BEN, "another one's", claim_id=18)
    await outbox.put(ANNA, "cancelled")
    await withdraw(outbox)
    assert await outbox.texts() == ["another one's", "cancelled"]


async def test_what_was_on_the_wire_when_it_was_withdrawn_is_not_sent_again(
    outbox: Outbox, now: datetime
) -> None:
    """Whether its sender was killed or Telegram refused it for now."""
    refused = await outbox.put(ANNA, "code 123", claim_id=CLAIM)
    lost = await outbox.put(BEN, "code 123", claim_id=CLAIM)
    for call_id in (refused, lost):
        assert await outbox.take(call_id)
    await withdraw(outbox)
    async with outbox.store.work() as work:
        await put_off(work, refused, now, "429")
        await back_to_queue(work)
        await work.commit()
    assert await outbox.sendable() == []
    async with outbox.store.reading() as reading:
        assert await outbox_backlog(reading) == OutboxBacklog(0, 0, 0, None)


async def test_only_the_newest_queued_edit_of_a_card_is_kept(outbox: Outbox) -> None:
    async with outbox.store.work() as work:
        await set_card_messages(work, [(ANNA, "offer:1", 501), (ANNA, "offer:2", 502)])
        await work.commit()
    on_the_wire = await outbox.put(ANNA, "first", card="offer:1", edits=True)
    await outbox.take(on_the_wire)
    await outbox.put(ANNA, "second", card="offer:1", edits=True)
    await outbox.put(ANNA, "other card", card="offer:2", edits=True)
    await outbox.put(ANNA, "third", card="offer:1", edits=True)
    sent: list[str] = []
    await outbox.send(on_the_wire, 501)
    while calls := await outbox.sendable():
        sent.extend(call.payload["text"] for call in calls if call.payload)
        await outbox.send(calls[0].id, calls[0].message_id)
    assert sent == ["other card", "third"]


async def test_a_dead_call_keeps_its_words_and_frees_its_chat(outbox: Outbox) -> None:
    first = await outbox.put(ANNA, "one")
    await outbox.put(ANNA, "two")
    await outbox.bury(first)
    assert await outbox.texts() == ["two"]
    async with outbox.store.work() as work:
        [dead] = await dead_calls(work)
        assert (dead.payload, dead.error) == ({"text": "one"}, "400")
        await dismiss_dead_call(work, first)
        assert await dead_calls(work) == []


async def test_a_replaced_call_cannot_be_taken_to_the_wire(outbox: Outbox) -> None:
    await outbox.send(await outbox.put(ANNA, "offer", card="offer:1"), 501)
    old = await outbox.put(ANNA, "old", card="offer:1", edits=True)
    await outbox.put(ANNA, "new", card="offer:1", edits=True)
    assert not await outbox.take(old)


async def test_what_nobody_will_read_is_taken_back(outbox: Outbox) -> None:
    await outbox.put(ANNA, "one")
    await outbox.put(BEN, "two")
    async with outbox.store.work() as work:
        assert await drop_queued_for_chat(work, ANNA) == 1
        await work.commit()
    assert await outbox.texts() == ["two"]


async def test_the_backlog_does_not_count_a_round_as_late(outbox: Outbox) -> None:
    async with outbox.store.reading() as reading:
        assert (await outbox_backlog(reading)).oldest is None
    await outbox.put(BEN, "a round", "bulk")
    outbox.now += timedelta(minutes=1)
    talk_since = outbox.now
    await outbox.put(ANNA, "talk")
    await outbox.take(await outbox.put(BEN, "talk"))
    await outbox.bury(await outbox.put(33, "never"))
    async with outbox.store.reading() as reading:
        backlog = await outbox_backlog(reading)
    assert (backlog.queued, backlog.sending, backlog.dead) == (2, 1, 1)
    assert backlog.oldest == talk_since


async def test_file_bytes_do_not_fit_in_a_payload(outbox: Outbox) -> None:
    call = NewCall(ANNA, "sendPhoto", {"photo": b"x"})
    async with outbox.store.work() as work:
        with pytest.raises(TypeError):
            await put_call(work, call, outbox.now)


def test_an_edit_without_a_card_is_refused() -> None:
    with pytest.raises(ValueError, match="card"):
        NewCall(ANNA, "editMessageText", {"text": "x"}, edits=True)


@pytest.mark.parametrize("engine", ["postgres"])
async def test_the_sender_waits_for_nobody_who_may_take_a_call_back(
    store: Store, now: datetime
) -> None:
    async with store.work() as work:
        call_id = await put_call(work, NewCall(ANNA, "sendMessage", {"text": "one"}), now)
        await work.commit()
    async with two_works(store) as (forgetting, sending):
        assert await drop_queued_for_chat(forgetting, ANNA) == 1
        assert not await mark_sending(sending, [call_id])
    async with store.work() as work:
        assert await mark_sending(work, [call_id]), "nothing of the other work was kept"
