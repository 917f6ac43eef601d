"""Bulk: pushes to many as fast as Telegram lets us, and answers that do not wait for them."""

import asyncio
import math
import time
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import httpx

from bench import ours
from bench.crowd import CountingWorld, Deed, do, gather, room_of
from bench.ours import BASE_URL
from bench.peers import ptb
from bench.settings import Size
from bench.tables import Aim, Section, number, ratio
from bot.app import App
from bot.limits import KEPT_FOR_TALK, MARGIN, OVERALL
from sandbox import LimitSettings, Settings, create_app
from sandbox.clock import MovableClock
from sandbox.records import User as Account
from storage.outbox import NewCall, put_call
from storage.work import BATCH

_GRANTED = (OVERALL.count - KEPT_FOR_TALK) / (OVERALL.seconds + MARGIN)
"""Pushes a second that the limiter leaves to a round to many."""
_ASKED = 400
_PAUSE_MS = 50
"""Twenty updates a second."""


def _world() -> CountingWorld:
    clock = MovableClock(start_ms=time.time_ns() // 1_000_000, running=False)
    return CountingWorld(clock, Settings(limits=LimitSettings(on=True)))


async def measure(size: Size) -> Section:
    """The sandbox enforces Telegram's limits; its clock is moved whenever the sender would wait."""
    world = _world()
    people = gather(world, size.pushes)
    with TemporaryDirectory(prefix="bench") as folder:
        async with ours.built(world, f"sqlite:///{folder}/bulk.sqlite3") as app:
            await push(app, world, people)
            begun = world.clock.now_ms()
            while world.said < size.pushes:
                await send_round(app, world)
            took = (world.clock.now_ms() - begun) / 1000
    reached = size.pushes / took / _GRANTED
    return Section(
        "Bulk",
        f"{size.pushes:,} pushes to as many people, on a moved clock, under enforced limits. The "
        f"limiter grants a round to many {_GRANTED * 1.1:.0f} calls per 1.1 s.",
        ("pushes", "seconds of the moved clock", "of what is granted", "refused by the sandbox"),
        [(f"{size.pushes:,}", number(took), f"{reached:.1%}", str(world.limits.refused))],
        (
            Aim("at least 97 % of what is granted", reached >= 0.97),
            Aim("nothing refused", world.limits.refused == 0),
        ),
    )


async def push(app: App, world: CountingWorld, people: list[Account]) -> None:
    """One push to everybody waits in the outbox."""
    for first in range(0, len(people), BATCH):
        async with app.store.work() as work:
            for account in people[first : first + BATCH]:
                world.conversation(room_of(world, account)).started = True
                payload = {"chat_id": account.id, "text": "明天停水，请先接好水。"}
                call = NewCall(account.id, "sendMessage", payload, lane="bulk")
                await put_call(work, call, app.clock.now())
            await work.commit()


async def send_round(app: App, world: CountingWorld) -> None:
    """What may go now goes; otherwise the clock moves to when something may."""
    wait = await app.sender.step()
    if not await app.sender.land() and 0 < wait < math.inf:
        world.clock.advance(math.ceil(wait * 1000))


async def measure_answers(size: Size) -> Section:
    """From update to reply, one every 50 ms of real time, idle and with the pushes waiting."""
    echo, idle = await _echoes(), await _answers(0)
    loaded = await _answers(size.pushes)
    rows = [
        (name, number(p50), number(p99), ratio(p50 / echo[0]))
        for name, (p50, p99) in (
            ("python-telegram-bot, bare echo, idle", echo),
            ("ours, idle", idle),
            (f"ours, while {size.pushes:,} pushes wait", loaded),
        )
    ]
    return Section(
        "Answer time",
        f"From update to reply at 20 updates a second, milliseconds, {_ASKED} times: ours lists "
        "one's requests and shows the menu. The sandbox enforces Telegram's limits, and its clock "
        "runs.",
        ("bot and load", "p50", "p99", "p50 to the echo's"),
        rows,
        (
            Aim("p99 while pushes wait under 1 s", loaded[1] < 1000),
            Aim("idle p50 at most 3 × bare echo's", idle[0] <= 3 * echo[0]),
        ),
    )


async def _echoes() -> tuple[float, float]:
    world = _world()
    people = gather(world, _ASKED)
    world.clock.run()
    transport = httpx.ASGITransport(create_app(world))
    with TemporaryDirectory(prefix="bench") as folder:
        async with ptb.echoing(Path(folder), BASE_URL, transport):
            return await _all(world, people)


async def _answers(pushes: int) -> tuple[float, float]:
    world = _world()
    people, crowd = gather(world, _ASKED), gather(world, pushes)
    with TemporaryDirectory(prefix="bench") as folder:
        async with ours.built(world, f"sqlite:///{folder}/answers.sqlite3") as app:
            await ours.settle_in(app, people)
            await push(app, world, crowd)
            world.clock.run()
            async with ours.running(app, world, hurried=False):
                return await _all(world, people)


async def _all(world: CountingWorld, people: list[Account]) -> tuple[float, float]:
    """Median and 99th percentile, one person after another."""
    took = await asyncio.gather(
        *(_one(world, account, n * _PAUSE_MS / 1000) for n, account in enumerate(people))
    )
    return median(took), quantiles(took, n=100)[98]


async def _one(world: CountingWorld, account: Account, after: float) -> float:
    """Milliseconds until the person has an answer."""
    await asyncio.sleep(after)
    room = world.conversation(room_of(world, account))
    begun = time.perf_counter()
    do(world, [account], Deed("says", "/my"))
    said = len(room.messages)
    while len(room.messages) == said:
        await room.bell.until(lambda: len(room.messages) > said, 60.0)
    return (time.perf_counter() - begun) * 1000
