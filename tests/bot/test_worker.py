"""One work per update: all of it or nothing, one chat after another, nobody held up."""

from typing import Any

import pytest
from telegram import Update
from telegram.error import NetworkError

from bot.doors import Doors
from storage.errors import StorageContended, StorageUnavailable
from storage.inbox import reopen_dead_letter
from storage.work import Work
from tests.bot.conftest import Script, calls, deliver, message, say
from tests.house import House


async def inbox(house: House) -> list[tuple[str, int]]:
    rows = await house.rows("SELECT state, attempts FROM inbox ORDER BY seq")
    return [(row["state"], row["attempts"]) for row in rows]


async def test_each_chat_is_answered_in_order(desk: House, script: Script) -> None:
    await deliver(desk, *(message(chat, f"{chat} {n}") for n in range(3) for chat in (11, 12, 13)))
    await desk.settle()
    assert [text for text in script.handled if text[:2] == "12"] == ["12 0", "12 1", "12 2"]
    assert await inbox(desk) == [("done", 0)] * 9


async def test_a_handler_that_always_fails_is_given_up_after_three(
    desk: House, script: Script
) -> None:
    script.troubles["bad"] = ValueError("words of 梅姨")
    auntie = await desk.person("梅姨")
    await auntie.says("bad")
    await auntie.says("good")
    assert await inbox(desk) == [("dead", 3), ("done", 0)]
    assert script.handled == ["good"]
    assert len(script.apologies) == 1
    assert [seen.text for seen in await auntie.messages() if not seen.mine] == [
        "sorry",
        "heard good",
    ]
    dead = await desk.rows("SELECT error, raw FROM inbox WHERE state = 'dead'")
    assert dead[0]["error"].startswith("ValueError in conftest.py:")
    assert dead[0]["raw"] is not None


async def test_a_handler_that_fails_leaves_no_trace(desk: House, script: Script) -> None:
    script.troubles |= {"bad": ValueError(), "apology": ValueError()}
    await deliver(desk, message(11, "bad"))
    await desk.settle()
    assert await desk.rows("SELECT id FROM outbox") == []


async def test_a_dead_letter_that_is_reopened_is_handled(desk: House, script: Script) -> None:
    script.troubles["bad"] = ValueError()
    await deliver(desk, message(11, "bad"))
    await desk.settle()
    script.troubles.clear()
    async with desk.app.store.work() as work:
        await reopen_dead_letter(work, 1)
        await work.commit()
    await desk.settle()
    assert await inbox(desk) == [("done", 0)]
    assert script.handled == ["bad"]


async def test_neighbours_in_the_same_transaction_are_not_touched(
    shed: House, script: Script
) -> None:
    script.troubles["bad"] = ValueError()
    await deliver(shed, message(11, "one"), message(12, "bad"), message(13, "two"))
    await shed.app.receiver.once()
    await shed.app.worker.step()
    assert await inbox(shed) == [("done", 0), ("dead", 3), ("done", 0)]
    queued = await shed.rows("SELECT chat_id FROM outbox ORDER BY chat_id")
    assert [row["chat_id"] for row in queued] == [11, 12, 13]


async def test_an_apology_that_fails_leaves_the_dead_letter(desk: House, script: Script) -> None:
    script.troubles |= {"bad": ValueError(), "apology": ValueError()}
    await deliver(desk, message(11, "bad"))
    await desk.settle()
    assert await inbox(desk) == [("dead", 3)]


async def test_a_storage_in_trouble_is_counted_against_nobody(desk: House, script: Script) -> None:
    script.troubles["unlucky"] = StorageUnavailable("disk full")
    await deliver(desk, message(12, "unlucky"), message(11, "lucky"))
    await desk.app.receiver.once()
    for _ in range(5):
        with pytest.raises(StorageUnavailable):
            await desk.app.worker.step()
    assert await inbox(desk) == [("open", 0), ("open", 0)]

    script.troubles.clear()
    script.handled.clear()
    await desk.settle()
    assert script.handled == ["unlucky", "lucky"]


async def test_works_in_each_others_way_are_done_one_by_one(shed: House, script: Script) -> None:
    script.troubles["contended"] = StorageContended("deadlock detected")
    await deliver(shed, message(11, "free"), message(12, "contended"))
    await shed.app.receiver.once()
    with pytest.raises(StorageContended):
        await shed.app.worker.step()
    assert await inbox(shed) == [("done", 0), ("open", 0)]


async def test_nothing_is_handled_unless_the_door_says_so(desk: House) -> None:
    for handlers in desk.app.application.handlers.values():
        handlers.clear()
    await deliver(desk, message(11, "to nobody"))
    await desk.settle()
    assert await inbox(desk) == [("dead", 3)]
    dead = await desk.rows("SELECT error FROM inbox")
    assert dead[0]["error"].startswith("Unanswered")


async def test_a_handler_cannot_reach_the_network(shed: House) -> None:
    async def rash(_work: Work, update: Update, *_rest: Any) -> None:
        with pytest.raises(NetworkError, match="nothing may be sent inside a work"):
            await shed.app.bot.send_message(11, "behind the outbox's back")
        file = shed.app.bot.get_file("any")
        with pytest.raises(NetworkError, match="nothing may be sent inside a work"):
            await file

    doors = shed.doors
    assert doors is not None
    await shed.stops()
    shed.doors = Doors(rash, doors.apologise, doors.ring, doors.not_delivered)
    await shed.starts()
    await deliver(shed, message(11, "go"))
    await shed.settle()
    assert await inbox(shed) == [("done", 0)]
    assert await calls(shed, "sendMessage") == []


async def test_forty_chats_are_handled_twenty_at_a_time(shed: House, script: Script) -> None:
    await deliver(shed, *(message(100 + n, f"from {n}") for n in range(40)))
    await shed.app.receiver.once()
    assert await shed.app.worker.step() == 0.0
    assert len(script.handled) == 20
    await shed.app.worker.step()
    assert len(script.handled) == 40


async def received(house: House, *updates: Any) -> None:
    await deliver(house, *updates)
    await house.app.receiver.once()


async def test_an_answer_is_on_the_wire_once_it_is_committed(shed: House) -> None:
    await received(shed, message((await shed.person("梅姨")).id, "hello"))
    await shed.app.worker.step()
    [row] = await shed.rows("SELECT state FROM outbox")
    assert row["state"] == "sending"
    await shed.app.sender.land()
    assert len(await calls(shed, "sendMessage")) == 1


async def test_a_work_that_cannot_be_kept_says_nothing(
    shed: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    auntie = await shed.person("梅姨")
    await auntie.says("I am here")
    await received(shed, message(auntie.id, "hello"))
    with monkeypatch.context() as full:
        full.setattr(shed.app.store._engine, "commit", full_disk)
        with pytest.raises(StorageUnavailable):
            await shed.app.worker.step()
    assert await inbox(shed) == [("done", 0), ("open", 0)]
    await shed.settle()
    heard = [seen.text for seen in await auntie.messages() if not seen.mine]
    assert heard == ["heard I am here", "heard hello"]


async def full_disk(_connection: object) -> None:
    raise StorageUnavailable("disk full")


async def test_a_call_that_cannot_be_read_keeps_nobody_from_being_handled(
    shed: House, script: Script
) -> None:
    async with shed.app.store.work() as work:
        await say(work, 12, "old", shed.now)
        await shed.app.store._engine.execute(work._connection, "UPDATE outbox SET payload = x'00'")
        await work.commit()
    await received(shed, message(11, "hello"))
    await shed.app.worker.step()
    assert script.handled == ["hello"]
    assert await inbox(shed) == [("done", 0)]
    rows = await shed.rows("SELECT state FROM outbox ORDER BY id")
    assert [row["state"] for row in rows] == ["queued", "queued"]
