"""Everything queued is sent: in order, as fast as allowed, and what cannot be sent is passed on."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sandbox import Person, Settings
from sandbox.limits import Allowance, LimitSettings
from storage.cards import card_by_key
from storage.outbox import NewCall, put_call
from tests.bot.conftest import Script, calls, say
from tests.house import House

LIMITED = Settings(limits=LimitSettings(on=True, private=Allowance(3, 3000)))


async def met(house: House, count: int) -> list[Person]:
    """People who have pressed start, without any answer to it."""
    people = [await house.person(f"Neighbour {n}") for n in range(count)]
    for person in people:
        await person.sends_photo()
    return people


async def queue(house: House, *texts: tuple[int, str], **details: Any) -> None:
    async with house.app.store.work() as work:
        for chat_id, text in texts:
            await say(work, chat_id, text, house.now, **details)
        await work.commit()


async def states(house: House) -> dict[str, int]:
    rows = await house.rows("SELECT state, COUNT(*) AS n FROM outbox GROUP BY state")
    return {row["state"]: row["n"] for row in rows}


def texts_of(person_calls: list[dict[str, Any]]) -> list[str]:
    return [call["params"]["text"] for call in person_calls if call["status"] == 200]


async def test_each_chat_hears_in_order(desk: House) -> None:
    people = await met(desk, 3)
    await queue(desk, *((p.id, f"{p.name} {n}") for n in range(6) for p in people))
    await desk.settle()
    assert await states(desk) == {"sent": 18}
    for person in people:
        heard = [seen.text for seen in await person.messages() if not seen.mine]
        assert heard == [f"{person.name} {n}" for n in range(6)]


async def test_limits_are_never_exceeded(tmp_path: Path, script: Script) -> None:
    """The sandbox counts for itself, and refuses what is too fast."""
    async with House.open("sqlite", tmp_path, doors=script.doors(), settings=LIMITED) as house:
        people = await met(house, 70)
        await queue(house, *((p.id, f"{n}") for n in range(2) for p in people), lane="bulk")
        await queue(house, *((people[0].id, f"talk {n}") for n in range(5)))
        began = house.now
        await house.settle()
        assert await states(house) == {"sent": 145}
        assert house.world.limits.refused == 0
        assert house.now - began < timedelta(seconds=7)


async def test_a_group_hears_twenty_a_minute(tmp_path: Path, script: Script) -> None:
    async with House.open("sqlite", tmp_path, doors=script.doors(), settings=LIMITED) as house:
        auntie = await house.person("梅姨")
        group = await house.client.post(
            "/people/groups",
            json={"title": "Squad", "members": [auntie.id], "bots": ["wulian_bot"]},
        )
        chat_id = group.json()["id"]
        await queue(house, *((chat_id, f"{n}") for n in range(25)))
        await house.settle()
        assert await states(house) == {"sent": 25}
        assert house.world.limits.refused == 0


async def test_an_answer_to_a_tap_overtakes_two_thousand_pushes(shed: House) -> None:
    auntie = (await met(shed, 1))[0]
    await queue(shed, *((5000 + n, "push") for n in range(2000)), lane="bulk")
    await queue(shed, (auntie.id, "talk"))
    async with shed.app.store.work() as work:
        answer = {"callback_query_id": "1"}
        call = NewCall(auntie.id, "answerCallbackQuery", answer, lane="answer")
        await put_call(work, call, shed.now)
        await work.commit()
    await shed.app.sender.step()
    await shed.app.sender.land()
    assert len(await calls(shed, "answerCallbackQuery")) == 1
    assert (await calls(shed, "sendMessage"))[0]["params"]["text"] == "talk"


async def test_talk_does_not_wait_while_a_round_is_at_its_limit(shed: House) -> None:
    auntie = (await met(shed, 1))[0]
    await queue(shed, *((5000 + n, "push") for n in range(100)), lane="bulk")
    while await shed.app.sender.step() == 0.0:
        await shed.app.sender.land()
    await queue(shed, (auntie.id, "talk"))
    await shed.app.sender.step()
    await shed.app.sender.land()
    await shed.app.sender.step()
    await auntie.sees("talk")


async def test_a_refusal_for_a_while_is_obeyed_to_the_instant(desk: House) -> None:
    auntie, uncle = await met(desk, 2)
    fault = {"outcome": "status", "method": "sendMessage", "status": 429, "retry_after": 9}
    await desk.client.post("/control/faults", json={**fault, "count": 1})
    await queue(desk, (auntie.id, "hello"))
    await desk.app.sender.step()
    await desk.app.sender.land()
    refused_at = desk.now
    await queue(desk, (uncle.id, "hello"))
    desk.world.clock.advance(8_999)
    assert 0 < await desk.app.sender.step() <= 0.001
    assert len(await calls(desk, "sendMessage")) == 1
    await desk.settle()
    assert await states(desk) == {"sent": 2}
    assert desk.now >= refused_at + timedelta(seconds=9)
    await auntie.sees("hello")


async def test_a_refusal_for_a_while_is_obeyed_across_a_restart(desk: House) -> None:
    auntie, uncle = await met(desk, 2)
    fault = {"outcome": "status", "method": "sendMessage", "status": 429, "retry_after": 9}
    await desk.client.post("/control/faults", json={**fault, "count": 1})
    await queue(desk, (auntie.id, "hello"))
    await desk.app.sender.step()
    await desk.app.sender.land()
    await desk.app.sender.step()
    await desk.stops()
    await desk.starts()
    await queue(desk, (uncle.id, "hello"))
    assert 8.9 < await desk.app.sender.step() <= 9
    assert len(await calls(desk, "sendMessage")) == 1
    await desk.settle()
    assert await states(desk) == {"sent": 2}


@pytest.mark.parametrize(
    "fault",
    [
        {"outcome": "status", "status": 502},
        {"outcome": "status", "status": 500, "after": False},
        {"outcome": "reset"},
    ],
)
async def test_trouble_on_the_line_is_waited_out(shed: House, fault: dict[str, Any]) -> None:
    auntie = (await met(shed, 1))[0]
    await shed.client.post("/control/faults", json={"method": "send*", "count": 3, **fault})
    await queue(shed, (auntie.id, "first"), (auntie.id, "second"))
    await shed.settle()
    heard = [seen.text for seen in await auntie.messages() if not seen.mine]
    assert heard == ["first", "second"]
    rows = await shed.rows("SELECT attempts FROM outbox ORDER BY id")
    assert [row["attempts"] for row in rows] == [4, 1]


async def test_who_blocked_us_is_passed_on(desk: House, script: Script) -> None:
    auntie = (await met(desk, 1))[0]
    await auntie.blocks()
    await queue(desk, (auntie.id, "are you there"))
    await desk.settle()
    assert script.undelivered == [("are you there", True)]
    dead = await desk.rows("SELECT state, error FROM outbox")
    assert dead == [{"state": "dead", "error": "Forbidden: bot was blocked by the user"}]


async def test_what_telegram_refuses_is_passed_on(desk: House, script: Script) -> None:
    await queue(desk, (999, "to nobody"))
    await desk.settle()
    assert script.undelivered == [("to nobody", False)]
    assert await states(desk) == {"dead": 1}


async def test_passing_on_may_fail_without_losing_the_dead_row(desk: House, script: Script) -> None:
    script.troubles["undelivered"] = ValueError()
    await queue(desk, (999, "to nobody"))
    await desk.settle()
    assert await states(desk) == {"dead": 1}


async def test_the_refused_words_of_a_user_are_not_kept_in_the_error(shed: House) -> None:
    auntie = (await met(shed, 1))[0]
    async with shed.app.store.work() as work:
        payload = {"chat_id": auntie.id, "text": "<梅姨>", "parse_mode": "HTML"}
        await put_call(work, NewCall(auntie.id, "sendMessage", payload), shed.now)
        await work.commit()
    await shed.settle()
    dead = await shed.rows("SELECT error FROM outbox")
    assert "parse entities" in dead[0]["error"]
    assert "梅姨" not in dead[0]["error"]


async def card(house: House, chat_id: int, text: str, *, edits: bool = False) -> None:
    method = "editMessageText" if edits else "sendMessage"
    payload = {"chat_id": chat_id, "text": text}
    async with house.app.store.work() as work:
        call = NewCall(chat_id, method, payload, card="offer:1", edits=edits)
        await put_call(work, call, house.now)
        await work.commit()


async def test_a_card_is_sent_then_changed(desk: House) -> None:
    auntie = (await met(desk, 1))[0]
    await card(desk, auntie.id, "asked")
    await card(desk, auntie.id, "asked again", edits=True)
    await card(desk, auntie.id, "taken", edits=True)
    await desk.settle()
    assert [seen.text for seen in await auntie.messages() if not seen.mine] == ["taken"]
    async with desk.app.store.reading() as reading:
        kept = await card_by_key(reading, auntie.id, "offer:1")
    assert kept is None or kept.message_id is not None
    assert await states(desk) == {"sent": 2}


async def test_a_change_that_changes_nothing_is_a_success(shed: House, script: Script) -> None:
    auntie = (await met(shed, 1))[0]
    await card(shed, auntie.id, "asked")
    await card(shed, auntie.id, "asked", edits=True)
    await shed.settle()
    refused = (await calls(shed, "editMessageText"))[0]
    assert refused["status"] == 400
    assert await states(shed) == {"sent": 2}
    assert script.undelivered == []


async def test_a_change_of_a_message_that_is_gone_ends_quietly(shed: House, script: Script) -> None:
    auntie = (await met(shed, 1))[0]
    await card(shed, auntie.id, "asked")
    await shed.settle()
    sent = (await calls(shed, "sendMessage"))[0]["response"]["result"]["message_id"]
    await shed.app.bot.call("deleteMessage", {"chat_id": auntie.id, "message_id": sent})
    await card(shed, auntie.id, "taken", edits=True)
    await shed.settle()
    assert await states(shed) == {"sent": 2}
    assert script.undelivered == []


async def test_a_change_of_what_was_never_sent_ends_quietly(shed: House) -> None:
    await card(shed, 999, "asked")
    await card(shed, 999, "taken", edits=True)
    await shed.settle()
    assert await states(shed) == {"dead": 1, "sent": 1}
    assert await calls(shed, "editMessageText") == []


async def test_an_answer_that_comes_too_late_is_a_success(shed: House, script: Script) -> None:
    async with shed.app.store.work() as work:
        late = {"callback_query_id": "1"}
        await put_call(work, NewCall(11, "answerCallbackQuery", late, lane="answer"), shed.now)
        await work.commit()
    await shed.settle()
    assert await states(shed) == {"sent": 1}
    assert script.undelivered == []


async def test_killed_with_calls_on_the_wire(desk: House) -> None:
    """They are sent again: the Bot API has no way to ask whether they arrived."""
    auntie = (await met(desk, 1))[0]
    await queue(desk, (auntie.id, "first"), (auntie.id, "second"))
    await desk.app.sender.step()
    await desk.app.sender.land()
    await desk.stops()
    assert await states(desk) == {"sending": 1, "queued": 1}
    await desk.starts()
    await desk.settle()
    assert texts_of(await calls(desk, "sendMessage")) == ["first", "first", "second"]
    assert await states(desk) == {"sent": 2}


async def test_limits_hold_across_a_restart(tmp_path: Path, script: Script) -> None:
    async with House.open("sqlite", tmp_path, doors=script.doors(), settings=LIMITED) as house:
        people = await met(house, 40)
        await queue(house, *((person.id, "hello") for person in people))
        while await house.app.sender.step() == 0.0:
            await house.app.sender.land()
        await house.stops()
        await house.starts()
        await house.settle()
        assert await states(house) == {"sent": 40}
        assert house.world.limits.refused == 0


async def test_what_travelled_long_before_a_restart_counts_from_when_it_may_have_landed(
    tmp_path: Path, script: Script
) -> None:
    async with House.open("sqlite", tmp_path, doors=script.doors(), settings=LIMITED) as house:
        auntie = (await met(house, 1))[0]
        await queue(house, *((auntie.id, f"{n}") for n in range(4)))
        for _ in range(3):
            await house.app.sender.step()
            house.world.clock.advance(900)
            await house.app.sender.land()
        await house.stops()
        await house.starts()
        await house.settle()
        assert house.world.limits.refused == 0


async def test_what_arrives_only_after_a_restart_counts_too(tmp_path: Path, script: Script) -> None:
    """A killed sender's call can be under way while the next sender speaks."""
    async with House.open("sqlite", tmp_path, doors=script.doors(), settings=LIMITED) as house:
        auntie = (await met(house, 1))[0]
        await queue(house, *((auntie.id, f"{n}") for n in range(6)))
        not_yet_there = {"outcome": "reset", "method": "sendMessage", "count": 1}
        await house.client.post("/control/faults", json=not_yet_there)
        await house.app.sender.step()
        await house.stops()
        await house.starts()
        for _ in range(25):
            await house.app.sender.step()
            await house.app.sender.land()
            house.world.clock.advance(100)
        late = {"chat_id": auntie.id, "text": "0"}
        token = house.world.settings.token
        arrived = await house.client.post(f"/bot{token}/sendMessage", json=late)
        assert arrived.status_code == 200
        await house.settle()
        assert house.world.limits.refused == 0
        assert texts_of(await calls(house, "sendMessage")).count("0") == 2


async def test_a_clean_stop_records_what_was_on_the_wire(shed: House) -> None:
    auntie = (await met(shed, 1))[0]
    await queue(shed, (auntie.id, "first"), (auntie.id, "second"))
    await shed.app.sender.step()
    await shed.app.sender.finish()
    assert await states(shed) == {"sent": 1, "queued": 1}


async def test_room_on_the_wire_is_free_as_soon_as_a_call_has_landed(
    tmp_path: Path, script: Script
) -> None:
    few = {"in_flight": 4}
    async with House.open("sqlite", tmp_path, doors=script.doors(), sender=few) as shed:
        people = await met(shed, 5)
        await queue(shed, *((person.id, "hello") for person in people))
        bell = shed.app.bells.sender
        await shed.app.sender.step()
        bell.clear()
        await bell.wait()
        assert await shed.app.sender.step() == 0.0, "nobody rings again for the one that is left"
        await shed.settle()
        assert await states(shed) == {"sent": 5}
