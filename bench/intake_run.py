"""One contestant, once: `python -m bench.intake_run ours 200` prints its figures as JSON."""

import asyncio
import json
import sys
import time
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from bench import ours
from bench.crowd import CONVERSATION, CountingWorld, Deed, do, gather
from bench.ours import BASE_URL
from bench.peers import aiogram_bot, ptb
from sandbox import create_app
from sandbox.clock import MovableClock
from sandbox.records import User as Account

Contestant = Callable[[CountingWorld, list[Account], Path], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def _ours(world: CountingWorld, people: list[Account], folder: Path) -> AsyncIterator[None]:
    async with ours.built(world, f"sqlite:///{folder}/bench.sqlite3") as app:
        await ours.settle_in(app, people)
        async with ours.running(app, world):
            yield


def _peer(talking: Callable[..., AbstractAsyncContextManager[None]]) -> Contestant:
    """Who looks after people by itself needs none of them beforehand."""
    return lambda world, _people, folder: talking(
        folder, BASE_URL, httpx.ASGITransport(create_app(world))
    )


CONTESTANTS: dict[str, Contestant] = {
    "ours": _ours,
    "ptb": _peer(ptb.talking),
    "aiogram": _peer(aiogram_bot.talking),
    "echo": _peer(ptb.echoing),
}


@dataclass(frozen=True, slots=True)
class Pace:
    """Updates answered a second, and milliseconds of processor time for each."""

    rate: float
    cpu_ms: float


async def run(name: str, chats: int) -> Pace:
    """Everybody goes through the whole conversation."""
    clock = MovableClock(start_ms=time.time_ns() // 1_000_000, running=False)
    world = CountingWorld(clock)
    people = gather(world, chats)
    deeds = [Deed("says", "你好")] * len(CONVERSATION) if name == "echo" else CONVERSATION
    with TemporaryDirectory(prefix="bench") as folder:
        async with CONTESTANTS[name](world, people, Path(folder)):
            spent, worked = 0.0, 0.0
            for deed in deeds:
                do(world, people, deed)
                target = world.said + chats
                begun, busy = time.perf_counter(), time.process_time()
                await world.until_said(target)
                spent += time.perf_counter() - begun
                worked += time.process_time() - busy
    updates = chats * len(deeds)
    return Pace(updates / spent, worked * 1000 / updates)


def main() -> None:
    warnings.filterwarnings("ignore", message="If .per_message=False")
    pace = asyncio.run(run(sys.argv[1], int(sys.argv[2])))
    sys.stdout.write(json.dumps(asdict(pace)) + "\n")


if __name__ == "__main__":
    main()
