"""The bot as a process that dies in many ways, and a diary of its deaths."""

import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, Process
from dataclasses import dataclass
from pathlib import Path

from tests.torture.doomed import VARIABLE

_FUSE_BURNS = 8.0
_SHORT_GRACE = 0.3
_STOPS = 20.0
_RUNS = b'"message": "running"'
CLEAN = (0, -signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Death:
    """When and how it died, by the machine's monotonic clock; `sending` calls were on the wire."""

    mono_ns: int
    how: str
    sending: int = 0


class Victim:
    """`wulian run`, started again after each death; whoever holds `spared` keeps it alive."""

    def __init__(self, config: Path, log: Path) -> None:
        self.spared = asyncio.Lock()
        self._config = config
        self._log = log
        self._process: Process | None = None
        self._lives = 0

    async def start(self, failpoint: str = "") -> None:
        self._lives = self._said_it_runs()
        module = "tests.torture.doomed" if failpoint else "bot"
        self._process = await self._run(module, {VARIABLE: failpoint})

    async def up(self) -> None:
        """Wait until it says that it runs, or has ended."""
        assert self._process is not None
        until = time.monotonic() + _STOPS
        while self._process.returncode is None and time.monotonic() < until:
            if self._said_it_runs() > self._lives:
                return
            await asyncio.sleep(0.05)

    def _said_it_runs(self) -> int:
        return self._log.read_bytes().count(_RUNS) if self._log.exists() else 0

    async def kill(self) -> str:
        """At once, wherever it stands."""
        return await self._ended(signal.SIGKILL, 0.0, "SIGKILL at a random instant")

    async def burn(self, point: str) -> str:
        """Wait for it to reach its fail point."""
        return await self._ended(None, _FUSE_BURNS, f"SIGKILL {point}")

    async def hurry(self) -> str:
        """SIGTERM, and SIGKILL when it does not stop within a moment."""
        return await self._ended(signal.SIGTERM, _SHORT_GRACE, "SIGTERM with a short grace")

    async def stop(self) -> int:
        """SIGTERM. Returns the exit code, or that of SIGKILL if it does not stop."""
        assert self._process is not None
        await self._ended(signal.SIGTERM, _STOPS, "SIGTERM")
        return self._process.returncode or 0

    async def second(self) -> int:
        """Run another one beside it. Returns its exit code, -1 if it had to be killed."""
        process = await self._run("bot", {})
        try:
            return await asyncio.wait_for(process.wait(), _STOPS)
        except TimeoutError:
            process.kill()
            await process.wait()
            return -1

    async def _ended(self, number: signal.Signals | None, grace: float, how: str) -> str:
        assert self._process is not None
        if number is not None and self._process.returncode is None:
            self._process.send_signal(number)
        try:
            await asyncio.wait_for(self._process.wait(), grace or None)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
            return how if number else "SIGKILL at a random instant"
        return how if self._process.returncode in CLEAN else f"exit {self._process.returncode}"

    async def _run(self, module: str, variables: dict[str, str]) -> Process:
        inherited = {n: v for n, v in os.environ.items() if not n.startswith("WULIAN_")}
        command = (sys.executable, "-m", module, "run", "--config", str(self._config))
        with self._log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *command, stdin=DEVNULL, stdout=DEVNULL, stderr=log, env=inherited | variables
            )


def now_ns() -> int:
    return time.monotonic_ns()
