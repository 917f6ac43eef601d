"""What was promised happens at its time, once, and one bad promise holds up no other."""

from datetime import timedelta

from storage.due import put_due
from storage.instants import to_ms
from tests.bot.conftest import Script, deliver, message
from tests.house import MORNING, House


async def promise(house: House, kind: str, chat_id: int, **span: float) -> None:
    async with house.app.store.work() as work:
        await put_due(work, kind, chat_id, house.now + timedelta(**span))
        await work.commit()


async def failing(house: House) -> list[tuple[str, int]]:
    rows = await house.rows("SELECT kind, failures FROM due WHERE state = 'open' AND failures > 0")
    return [(row["kind"], row["failures"]) for row in rows]


async def test_a_promise_is_kept_at_its_time_and_once(desk: House, script: Script) -> None:
    auntie = await desk.person("梅姨")
    await auntie.sends_photo()
    await promise(desk, "reminder", auntie.id, hours=2)
    await desk.passes(hours=1, minutes=59)
    assert script.rung == []
    await desk.passes(minutes=1)
    await auntie.sees("it is time: reminder")
    await desk.passes(days=3)
    assert script.rung.count("reminder") == 1


async def test_promises_are_kept_in_the_order_of_their_times(desk: House, script: Script) -> None:
    for kind, hours in (("third", 3), ("first", 1), ("second", 2)):
        await promise(desk, kind, 11, hours=hours)
    desk.world.clock.advance(4 * 3600 * 1000)
    await desk.settle()
    assert script.rung == ["first", "second", "third"]


async def test_a_bad_promise_holds_up_no_other_and_is_tried_again(
    desk: House, script: Script
) -> None:
    script.troubles["bad"] = ValueError()
    await promise(desk, "bad", 11, minutes=0)
    await promise(desk, "good", 12, minutes=0)
    await desk.settle()
    assert script.rung == ["good"]
    assert len(await desk.rows("SELECT id FROM outbox")) == 1
    assert await failing(desk) == [("bad", 1)]

    await desk.passes(minutes=2)
    assert await failing(desk) == [("bad", 2)]
    script.troubles.clear()
    await desk.passes(minutes=5)
    assert script.rung == ["good", "bad"]
    assert await failing(desk) == []


async def test_what_fails_for_long_is_tried_less_and_less_also_after_a_restart(
    desk: House, script: Script
) -> None:
    script.troubles["bad"] = ValueError("陈桂兰")
    await promise(desk, "bad", 11, minutes=0)
    await desk.passes(hours=1)
    assert await failing(desk) == [("bad", 6)]  # after 0, 1, 3, 7, 15 and 31 minutes
    await desk.stops()
    await desk.starts()
    await desk.passes(hours=3)
    assert await failing(desk) == [("bad", 9)]
    [row] = await desk.rows("SELECT error, failing_since FROM due WHERE kind = 'bad'")
    assert row["error"].startswith("ValueError in ")
    assert row["failing_since"] == to_ms(MORNING)
    await promise(desk, "bad", 11, days=1)
    assert await failing(desk) == []


async def test_the_next_rest_ends_when_the_next_promise_falls_due(shed: House) -> None:
    await promise(shed, "soon", 11, seconds=90)
    assert await shed.app.ticks.step() == 90.0


async def test_the_hours_sweep_is_done_once(shed: House) -> None:
    await shed.until(shed.now + timedelta(minutes=17))
    assert await shed.app.ticks.step() == 3600.0


async def test_a_promise_survives_a_kill(desk: House, script: Script) -> None:
    await promise(desk, "reminder", 11, hours=2)
    await desk.stops()
    desk.world.clock.advance(3 * 3600 * 1000)
    await desk.starts()
    await desk.settle()
    assert script.rung == ["reminder"]


async def test_what_is_done_is_forgotten_after_two_days(desk: House) -> None:
    await deliver(desk, message(11, "hello"))
    await promise(desk, "reminder", 11, minutes=1)
    await desk.passes(minutes=2)
    tables = ("inbox", "outbox", "send_time", "due WHERE kind = 'reminder'")
    for table in tables[:2]:
        assert await desk.rows(f"SELECT * FROM {table}") != []
    await desk.passes(days=2, hours=1)
    left = {t.partition(" ")[0]: len(await desk.rows(f"SELECT * FROM {t}")) for t in tables}
    assert left["inbox"] == left["due"] == 0
