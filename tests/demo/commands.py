"""Programs of ours run as a newcomer runs them: from the command line, with no settings."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PATIENCE_S = 120.0


@asynccontextmanager
async def wulian(*arguments: str) -> AsyncIterator[Process]:
    """`wulian …`, interrupted at the end as by Ctrl-C."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            os.kill(process.pid, signal.SIGINT)
            await ended(process)


async def ended(process: Process) -> tuple[str, str]:
    """What it still prints until it ends, and what it complains of."""
    async with asyncio.timeout(2 * PATIENCE_S):
        said, complained = await process.communicate()
    return said.decode(), complained.decode()


async def line_with(process: Process, words: str) -> str:
    """The next line it prints that holds `words`; fails when it ends before."""
    assert process.stdout
    async with asyncio.timeout(PATIENCE_S):
        async for line in process.stdout:
            if words in line.decode():
                return line.decode().strip()
    raise AssertionError(f"it ended without saying {words!r}")
