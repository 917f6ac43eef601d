"""One contestant on the network until it is killed: `python -m bench.killed_run ours 40 URL DIR`.

It prints a line when it has begun to listen.
"""

import asyncio
import logging
import sys
import warnings
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from bench import ours
from bench.crowd import gather
from bench.peers import aiogram_bot, ptb
from sandbox import World


@asynccontextmanager
async def _ours(chats: int, base_url: str, folder: Path) -> AsyncIterator[None]:
    world = World()
    async with ours.built(world, f"sqlite:///{folder}/bench.sqlite3", base_url=base_url) as app:
        await ours.settle_in(app, gather(world, chats))
        async with ours.running(app, world, hurried=False):
            yield


async def main(name: str, chats: int, base_url: str, folder: Path) -> None:
    bots: Mapping[str, AbstractAsyncContextManager[None]] = {
        "ours": _ours(chats, base_url, folder),
        "ptb": ptb.talking(folder, base_url, None),
        "aiogram": aiogram_bot.talking(folder, base_url, None),
    }
    async with bots[name]:
        sys.stdout.write("listening\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="If .per_message=False")
    logging.disable(logging.CRITICAL)
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])))
