"""Clock, wire log, faults and limits do what they say."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter

from sandbox import Allowance, Fault, LimitSettings, MovableClock, Settings, World, create_app
from tests.sandbox.conftest import NOON_MS, Api, Arrive

ONE_A_SECOND = LimitSettings(on=True)


def test_a_running_clock_follows_real_time_shifted() -> None:
    real = [1000]
    clock = MovableClock(real=lambda: real[0])
    real[0] += 5
    assert clock.now_ms() == 1005
    clock.advance(60_000)
    assert clock.now_ms() == 61_005
    clock.freeze()
    real[0] += 7
    assert clock.now_ms() == 61_005
    clock.set(90_000)
    clock.run()
    real[0] += 1
    assert clock.now_ms() == 90_001


async def test_a_follower_hears_of_every_move(client: httpx.AsyncClient) -> None:
    reading = (await client.get("/control/clock")).json()
    assert reading == {"now_ms": NOON_MS, "running": False, "version": 1}
    params = {"after": reading["version"], "wait": 30}
    follower = asyncio.create_task(client.get("/control/clock", params=params))
    await client.post("/control/clock", json={"advance_ms": 3_600_000})
    assert (await follower).json()["now_ms"] == NOON_MS + 3_600_000
    moved = await client.post("/control/clock", json={"set_ms": NOON_MS, "running": True})
    assert moved.json()["running"] is True
    await client.post("/control/clock", json={"running": False})


async def test_messages_carry_the_sandbox_time(
    api: Api, arrive: Arrive, clock: MovableClock
) -> None:
    person = await arrive()
    await person.says("hi")
    clock.advance(86_400_000)
    sent = (await api("sendMessage", chat_id=person.id, text="x"))["result"]
    assert sent["date"] == NOON_MS // 1000 + 86_400


async def test_the_wire_shows_the_life_of_an_update(
    client: httpx.AsyncClient, api: Api, arrive: Arrive
) -> None:
    person = await arrive()
    await person.says("hi")
    (update,) = (await api("getUpdates"))["result"]
    await api("getUpdates", offset=update["update_id"] + 1)
    await api("sendMessage", chat_id=person.id, text="x", unknown="ignored")
    wire = (await client.get("/control/wire")).json()
    about = [e["kind"] for e in wire["entries"] if e.get("update_id") == update["update_id"]]
    assert about == ["queued", "handed", "confirmed"]
    call = wire["entries"][-1]
    assert call["method"] == "sendMessage"
    assert call["params"]["text"] == "x"
    assert call["status"] == 200
    assert call["response"]["result"]["text"] == "x"
    assert call["at_ms"] == NOON_MS
    later = await client.get("/control/wire", params={"after": wire["last"] - 1})
    assert [entry["seq"] for entry in later.json()["entries"]] == [wire["last"]]


async def test_the_wire_log_file_outlives_the_ring(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    world = World(Settings(wire_size=3, wire_path=path))
    transport = httpx.ASGITransport(create_app(world))
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
        for _ in range(5):
            await client.get("/bot4242:SANDBOX/getMe")
    assert [entry["seq"] for entry in await world.wire.read(0, 100, 0)] == [3, 4, 5]
    lines = path.read_text(encoding="utf-8").splitlines()
    world.wire.close()
    assert [json.loads(line)["seq"] for line in lines] == [1, 2, 3, 4, 5]


async def test_files_are_only_summarised_on_the_wire(
    client: httpx.AsyncClient, bot: Bot, arrive: Arrive
) -> None:
    person = await arrive()
    await person.says("hi")
    await bot.send_document(person.id, b"x" * 1000, filename="a.txt")
    entry = (await client.get("/control/wire")).json()["entries"][-1]
    assert {"file_name": "a.txt", "bytes": 1000} in entry["params"].values()


@pytest.mark.parametrize("after", [False, True])
async def test_a_reset_before_or_after_the_effect(
    bot: Bot, arrive: Arrive, world: World, *, after: bool
) -> None:
    person = await arrive()
    await person.says("hi")
    world.faults.add(Fault("reset", "sendMessage", after=after, count=1))
    with pytest.raises(NetworkError):
        await bot.send_message(person.id, "x")
    assert len(await person.messages()) == (2 if after else 1)
    await bot.send_message(person.id, "y")
    await person.sees("y")


async def test_a_status_instead_of_an_answer(bot: Bot, client: httpx.AsyncClient) -> None:
    fault = {"outcome": "status", "method": "getm*", "status": 502, "count": 2}
    shown = await client.post("/control/faults", json=fault)
    assert shown.json()["faults"][0]["count"] == 2
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.get_me()
    await bot.get_me()
    await client.post("/control/faults", json={"outcome": "status", "status": 429})
    with pytest.raises(RetryAfter):
        await bot.get_me()
    assert (await client.delete("/control/faults")).json() == {"faults": []}
    await bot.get_me()
    wrong = await client.post("/control/faults", json={"outcome": "explode"})
    assert wrong.status_code == 400


async def test_a_late_answer_still_takes_effect(bot: Bot, arrive: Arrive, world: World) -> None:
    person = await arrive()
    await person.says("hi")
    world.faults.add(Fault("answer", "sendMessage", wait_ms=1, count=1))
    await bot.send_message(person.id, "x")
    await person.sees("x")


async def test_updates_come_twice_or_in_another_order(
    api: Api, arrive: Arrive, world: World
) -> None:
    person = await arrive()
    for text in "abc":
        await person.says(text)
    plain = [u["update_id"] for u in (await api("getUpdates"))["result"]]
    world.faults.add(Fault("duplicate", count=1))
    twice = [u["update_id"] for u in (await api("getUpdates"))["result"]]
    assert twice == sorted(plain * 2)
    world.faults.add(Fault("reorder", probability=1.0))
    orders = {tuple(u["update_id"] for u in (await api("getUpdates"))["result"]) for _ in range(9)}
    assert len(orders) > 1
    assert all(sorted(order) == plain for order in orders)


async def test_floods_are_refused_when_limits_are_on(
    bot: Bot, client: httpx.AsyncClient, arrive: Arrive, clock: MovableClock
) -> None:
    person = await arrive()
    await person.says("hi")
    await client.post("/control/limits", json={"on": True})
    await bot.send_message(person.id, "1")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(person.id, "2")
    assert refused.value.retry_after == timedelta(seconds=1)
    clock.advance(1000)
    await bot.send_message(person.id, "3")
    state = (await client.get("/control/limits")).json()
    assert state["refused"] == 1
    assert state["private"] == {"count": 1, "window_ms": 1000}


async def test_thirty_a_second_over_all_chats(
    client: httpx.AsyncClient, api: Api, arrive: Arrive, clock: MovableClock, world: World
) -> None:
    people = [await arrive(f"{n}") for n in range(31)]
    for person in people:
        await person.says("hi")
    world.limits.settings = ONE_A_SECOND
    answers = [await api("sendMessage", chat_id=p.id, text="x") for p in people]
    assert [a["ok"] for a in answers] == [True] * 30 + [False]
    assert answers[-1]["description"] == "Too Many Requests: retry after 1"
    assert answers[-1]["parameters"] == {"retry_after": 1}
    clock.advance(1000)
    assert (await api("sendMessage", chat_id=people[-1].id, text="x"))["ok"]


async def test_twenty_a_minute_into_a_group(
    client: httpx.AsyncClient, api: Api, arrive: Arrive, clock: MovableClock, world: World
) -> None:
    body = {"title": "小队", "members": [(await arrive()).id], "bots": ["wulian_bot"]}
    group = (await client.post("/people/groups", json=body)).json()["id"]
    world.limits.settings = LimitSettings(on=True, overall=Allowance(1000, 1000))
    answers = [await api("sendMessage", chat_id=group, text="x") for _ in range(21)]
    assert [a["ok"] for a in answers] == [True] * 20 + [False]
    assert answers[-1]["parameters"] == {"retry_after": 60}


async def test_many_bots_live_in_one_sandbox(
    client: httpx.AsyncClient, api: Api, arrive: Arrive
) -> None:
    made = await client.post("/control/bots", json={"token": "7:OTHER", "username": "other_bot"})
    assert made.status_code == 201
    bad = await client.post("/control/bots", json={"token": "nonsense", "username": "x"})
    assert bad.status_code == 400
    person = await arrive(peer="other_bot")
    await person.says("hi")
    assert (await api("getUpdates"))["result"] == []
    (update,) = (await client.get("/bot7:OTHER/getUpdates")).json()["result"]
    assert update["message"]["text"] == "hi"
    refused = await api("sendMessage", chat_id=person.id, text="x")
    assert refused["description"] == "Bad Request: chat not found"


async def test_reset_forgets_people_and_keeps_bots(
    client: httpx.AsyncClient, bot: Bot, arrive: Arrive
) -> None:
    person = await arrive()
    await person.says("hi")
    assert (await client.get("/control/state")).json()["messages"] == 1
    state = (await client.post("/control/reset")).json()
    assert (state["people"], state["messages"], state["waiting"]) == (0, 0, {"4242": 0})
    await bot.get_me()
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(person.id, "x")
