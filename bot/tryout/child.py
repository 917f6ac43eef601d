"""A program of ours as a process of its own, which can be killed and started again."""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Callable
from pathlib import Path

_PATIENCE = 10.0
_LAST_LINES = 15


class Child:
    """`python -m module arguments`. What it writes to standard error is appended to `log`."""

    def __init__(self, module: str, *arguments: str, log: Path) -> None:
        self._command = (sys.executable, "-m", module, *arguments)
        self._log = log
        self._process: Process | None = None
        self._watching: asyncio.Task[None] | None = None
        self.on_change: Callable[[], None] = _nobody_listens

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Start it, unless it runs."""
        if self.running:
            return
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, stdin=DEVNULL, stdout=PIPE, stderr=log, env=_environment()
            )
        self._watching = asyncio.create_task(self._watch(self._process))

    async def line(self) -> str:
        """The next line it prints; empty when it has ended."""
        assert self._process is not None
        assert self._process.stdout is not None
        return (await self._process.stdout.readline()).decode().strip()

    async def kill(self) -> None:
        """End it at once, wherever it stands (SIGKILL)."""
        if self._process is not None and self._process.returncode is None:
            _signal(self._process, signal.SIGKILL)
            await self._process.wait()

    async def stop(self) -> None:
        """Ask it to end (SIGTERM), and wait until it has."""
        if self._process is None or self._process.returncode is not None:
            return
        _signal(self._process, signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), _PATIENCE)
        except TimeoutError:
            await self.kill()

    @contextlib.asynccontextmanager
    async def running_within(self) -> AsyncIterator["Child"]:
        """It runs within the block."""
        await self.start()
        try:
            yield self
        finally:
            await self.stop()

    async def _watch(self, process: Process) -> None:
        """Tell that it runs, and that it has ended."""
        self.on_change()
        await process.wait()
        self.on_change()

    def last_words(self) -> str:
        """The end of its log."""
        if not self._log.exists():
            return ""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-_LAST_LINES:])


def _nobody_listens() -> None:
    pass


def _signal(process: Process, number: signal.Signals) -> None:
    """Without looking first whether it has ended, which would take its exit code from asyncio."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, number)


def _environment() -> dict[str, str]:
    """Ours, without the settings of a real installation: they would win over the file's."""
    return {name: value for name, value in os.environ.items() if not name.startswith("WULIAN_")}
