"""Red when somebody stands still, although others live."""

import asyncio
from dataclasses import dataclass

import httpx

from bot.health import Health
from bot.loop import LONGEST_REST, Loop
from storage.errors import StorageUnavailable
from tests.house import House


@dataclass
class Time:
    """Real time, as seen by health."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


async def ready(health: Health) -> tuple[int, list[str]]:
    transport = httpx.ASGITransport(health.application())
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        assert (await client.get("/healthz")).text == "ok"
        answer = await client.get("/readyz")
    return answer.status_code, sorted(answer.json()["late"])


@dataclass
class Steps:
    """A step that is done, hangs, or fails."""

    hangs: bool = False
    trouble: Exception | None = None
    taken: int = 0

    async def __call__(self) -> float:
        if self.hangs:
            await asyncio.Event().wait()
        if self.trouble:
            raise self.trouble
        self.taken += 1
        return 0.0


async def some_steps(loop: Loop) -> None:
    running = asyncio.create_task(loop.run())
    for _ in range(20):
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_red_when_the_worker_hangs_although_polling_lives(shed: House) -> None:
    time = Time(shed.app.receiver.last_answer)
    hanging, living = Steps(hangs=True), Steps()
    worker = Loop("worker", hanging, asyncio.Event(), shed.clock, time)
    sender = Loop("sender", living, asyncio.Event(), shed.clock, time)
    health = Health((worker, sender), shed.app.receiver, time, shed.app.leading)
    assert await ready(health) == (200, [])
    time.seconds += 26
    await some_steps(worker)
    await some_steps(sender)
    await shed.app.receiver.once()
    assert await ready(health) == (503, ["worker"])

    hanging.hangs = False
    await some_steps(worker)
    assert await ready(health) == (200, [])


async def test_red_when_the_storage_is_in_trouble(shed: House) -> None:
    time = Time(shed.app.receiver.last_answer)
    steps = Steps(trouble=StorageUnavailable("disk full"))
    sender = Loop("sender", steps, asyncio.Event(), shed.clock, time)
    health = Health((sender,), shed.app.receiver, time, shed.app.leading)
    time.seconds += 29
    await some_steps(sender)
    assert await ready(health) == (503, ["sender"])


async def test_red_when_telegram_does_not_answer(shed: House) -> None:
    time = Time(shed.app.receiver.last_answer + 91)
    health = Health((), shed.app.receiver, time, shed.app.leading)
    assert await ready(health) == (503, ["receiver"])


async def test_a_fault_in_a_step_does_not_end_the_loop(shed: House) -> None:
    steps = Steps(trouble=ValueError())
    loop = Loop("ticks", steps, asyncio.Event(), shed.clock, Time())
    running = asyncio.create_task(loop.run())
    for _ in range(5):
        await asyncio.sleep(0)
    assert not running.done()
    steps.trouble = None
    for _ in range(20):
        await asyncio.sleep(0)
    loop.stop()
    await running
    assert steps.taken > 0


def test_a_resting_loop_is_seen_to_live() -> None:
    """Two rests and a slow step fit before it counts as standing still."""
    assert 2 * LONGEST_REST < 25.0
