"""What came in is kept before Telegram is told, whatever it looks like."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from telegram.error import NetworkError

from bot.clock import SystemClock
from bot.intake import chat_of
from bot.receiver import InboxRequest, Receiver
from sandbox import Person
from storage.inbox import next_updates
from tests.bot.conftest import Script, calls, deliver, message
from tests.house import House

MALFORMED = {"message": {"message_id": 7, "text": "half a message"}}


async def polled(house: House, until: Callable[[], Awaitable[bool]]) -> int:
    """Poll with the stock Updater until something holds. Returns how many polls it took."""
    before = len(await calls(house, "getUpdates"))
    await house.app.receiver.start()
    seen = 0
    async with asyncio.timeout(5):
        while not await until():
            news = await house.client.get("/control/wire", params={"after": seen, "wait": 5})
            seen = news.json()["last"]
    await house.app.receiver.stop()
    return len(await calls(house, "getUpdates")) - before


async def test_killed_between_receiving_and_handling(desk: House, script: Script) -> None:
    auntie = await desk.person("梅姨")
    await auntie.says("first")
    await Person(desk.client, auntie.user, auntie.peer).says("second")
    await desk.app.receiver.once()
    await desk.app.receiver.once()
    await desk.stops()
    waiting = (await desk.client.get("/control/state")).json()["waiting"]
    assert waiting == {"4242": 0}
    assert script.handled == ["first"]

    await desk.starts()
    await desk.settle()
    assert script.handled == ["first", "second"]
    await auntie.sees("heard second")


async def test_killed_before_it_was_committed(desk: House, script: Script) -> None:
    auntie = await Person.arrives(desk.client, "梅姨")
    await auntie.says("once")
    await desk.stops()
    await desk.starts()
    await desk.settle()
    assert script.handled == ["once"]


async def test_a_malformed_update_amid_good_ones(desk: House, script: Script) -> None:
    await deliver(desk, message(11, "before"), MALFORMED, message(12, "after"))
    await desk.settle()
    said = await desk.rows("SELECT chat_id FROM outbox ORDER BY id")
    assert [row["chat_id"] for row in said] == [11, 12]
    dead = await desk.rows("SELECT state, error, attempts FROM inbox WHERE state <> 'done'")
    assert [(row["state"], row["attempts"]) for row in dead] == [("dead", 3)]
    assert dead[0]["error"].startswith("Malformed in turn.py")
    assert len(script.apologies) == 1


async def test_no_polling_storm_over_a_malformed_update(shed: House) -> None:
    await deliver(shed, MALFORMED, message(11, "good"))

    async def received() -> bool:
        state = (await shed.client.get("/control/state")).json()
        return bool(state["waiting"] == {"4242": 0})

    assert await polled(shed, received) <= 3
    assert len(await shed.rows("SELECT seq FROM inbox")) == 2


async def test_an_update_that_comes_twice_is_handled_once(desk: House, script: Script) -> None:
    await desk.client.post("/control/faults", json={"outcome": "duplicate"})
    await deliver(desk, message(11, "once"), message(11, "twice"))
    await desk.settle()
    assert script.handled == ["once", "twice"]


async def test_updates_out_of_order_are_put_in_order(desk: House, script: Script) -> None:
    await desk.client.post("/control/faults", json={"outcome": "reorder"})
    texts = [f"number {n}" for n in range(8)]
    await deliver(desk, *(message(11, text) for text in texts))
    await desk.settle()
    assert script.handled == texts


async def test_numbers_that_start_again_lower(desk: House, script: Script) -> None:
    await deliver(desk, message(11, "high"))
    await desk.settle()
    await desk.client.post("/control/updates", json={"next_id": 50})
    await deliver(desk, message(11, "low"))
    await desk.settle()
    assert script.handled == ["high", "low"]


async def test_a_poll_refused_by_the_line_is_made_again(shed: House, script: Script) -> None:
    fault = {"outcome": "status", "method": "getUpdates", "status": 502, "count": 1}
    await shed.client.post("/control/faults", json=fault)
    await deliver(shed, message(11, "late"))

    async def received() -> bool:
        return bool(await shed.rows("SELECT seq FROM inbox"))

    await polled(shed, received)
    await shed.settle()
    assert script.handled == ["late"]


async def test_what_cannot_be_kept_stays_with_telegram(shed: House, script: Script) -> None:
    await deliver(shed, message(11, "hello"))
    await shed.app.store.close()
    with pytest.raises(NetworkError):
        await shed.app.receiver.once()
    await shed.starts()
    await shed.settle()
    assert script.handled == ["hello"]


async def test_a_stop_does_not_wait_for_the_updaters_back_off(shed: House) -> None:
    fault = {"outcome": "status", "method": "getUpdates", "status": 502}
    await shed.client.post("/control/faults", json=fault)

    async def failed() -> bool:
        return any(call["status"] is None for call in await calls(shed, "getUpdates"))

    await polled(shed, failed)
    assert isinstance(shed.app.receiver, Receiver)
    assert not shed.app.receiver.updater.running


@pytest.mark.parametrize(
    "odd",
    [{"message": {}}, {"update_id": "7"}, {"update_id": True}, {"update_id": 2**70}, 7, None, []],
)
async def test_updates_without_a_usable_number_are_kept(shed: House, odd: Any) -> None:
    """Telegram never sends such; the answer names the numbers that can be confirmed."""
    body = json.dumps({"ok": True, "result": [odd, {"update_id": 5, "message": {}}]})
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, text=body))
    request = InboxRequest(shed.app.store, SystemClock(), transport)
    for _ in range(2):
        status, answer = await request.do_request("http://sandbox/getUpdates", "POST")
        assert (status, json.loads(answer)["result"]) == (200, [{"update_id": 5}])
    await request.shutdown()
    rows = await shed.rows("SELECT update_id FROM inbox ORDER BY update_id")
    assert len(rows) == 2
    assert rows[0]["update_id"] < 0


async def test_an_answer_that_is_no_answer_is_left_to_the_updater(shed: House) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, text="<html>"))
    request = InboxRequest(shed.app.store, SystemClock(), transport)
    assert await request.do_request("http://sandbox/getUpdates", "POST") == (200, b"<html>")
    await request.shutdown()


async def test_words_that_are_half_a_character_are_kept(shed: House) -> None:
    body = '{"ok": true, "result": [{"update_id": 5, "message": {"text": "\\ud83d"}}]}'
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, text=body))
    request = InboxRequest(shed.app.store, SystemClock(), transport)
    await request.do_request("http://sandbox/getUpdates", "POST")
    await request.shutdown()
    async with shed.app.store.work() as work:
        kept = await next_updates(work)
    assert json.loads(kept[0].raw or b"")["message"] == {"text": "\ud83d"}


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"update_id": 1, "message": {"chat": {"id": -5}, "from": {"id": 9}}}, -5),
        (
            {"update_id": 1, "callback_query": {"from": {"id": 9}, "message": {"chat": {"id": 3}}}},
            3,
        ),
        ({"update_id": 1, "inline_query": {"from": {"id": 9}}}, 9),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 4}}}, 4),
        ({"update_id": 1, "message": "hello"}, 0),
        ({"update_id": 1, "message": {"chat": {"id": "4"}}}, 0),
        ({"update_id": 1, "message": {"chat": {"id": 2**70}}}, 0),
        ({"update_id": 1}, 0),
        ([1, 2], 0),
    ],
)
def test_the_chat_is_read_leniently(update: Any, chat: int) -> None:
    assert chat_of(update) == chat
