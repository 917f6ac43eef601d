"""One size, in a process of its own: `python -m bench.growth_run PATH` prints JSON."""

import asyncio
import json
import logging
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from statistics import median

from bench import ours
from bench.crowd import CountingWorld, Deed, do, newest_words, room_of
from bot.app import App
from rules.case_number import compose
from sandbox.clock import MovableClock
from sandbox.records import User as Account

RESIDENT, STAFF = 700_000_001, 700_000_002
NUMBER = compose(2020, 1_000_007)
_TIMES = 41


async def main(path: Path) -> dict[str, float]:
    """Milliseconds of each thing, seconds of the start, MiB of resident memory at its peak."""
    world = CountingWorld(MovableClock(start_ms=time.time_ns() // 1_000_000, running=False))
    resident, staff = (world.add_person("样例", user_id=id) for id in (RESIDENT, STAFF))
    async with ours.built(world, f"sqlite:///{path}") as app:
        start = time.process_time()
        acts = {
            "an update": (resident, "你好"),
            "/my": (resident, "/my"),
            "/queue": (staff, "/queue"),
            "/case": (staff, f"/case {NUMBER}"),
        }
        for account in (resident, staff):
            world.conversation(room_of(world, account)).started = True
        found = {
            name: await _timed(partial(_answered, app, world, *act)) for name, act in acts.items()
        }
        assert NUMBER in newest_words(world, staff), newest_words(world, staff)
        assert "20-1" in newest_words(world, resident), newest_words(world, resident)
        found["the tick"] = await _timed(app.ticks.step)
    return {**found, "start": start, "memory": _memory()}


def _memory() -> float:
    """MiB at the peak. Not `getrusage`, whose peak is inherited from whoever started us."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kibibytes = next(line.split()[1] for line in status.splitlines() if "VmHWM" in line)
    return int(kibibytes) / 1024


async def _timed(step: Callable[[], Awaitable[object]]) -> float:
    took = []
    for _ in range(_TIMES):
        begun = time.process_time()
        await step()
        took.append((time.process_time() - begun) * 1000)
    return median(took)


async def _answered(app: App, world: CountingWorld, account: Account, text: str) -> None:
    """Somebody says something, and everything is said that there is to say."""
    do(world, [account], Deed("says", text))
    while (wait := await app.settle()) < float("inf"):
        world.clock.advance(round(wait * 1000) + 1)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    sys.stdout.write(json.dumps(asyncio.run(main(Path(sys.argv[1])))) + "\n")
