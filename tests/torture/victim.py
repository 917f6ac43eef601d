"""The bot as a process that dies in many ways, and a diary of its deaths."""

import asyncio
import multiprocessing
import os
import resource
import signal
import sys
import time
from asyncio.subprocess import DEVNULL
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.torture import doomed
from tests.torture.doomed import STRUCK

_FUSE_BURNS_S = 3.0
_SHORT_GRACE_S = 0.3
_STOPS_S = 20.0
_BEGINS_S = 60.0
"""Time enough for a real start on a machine that is busy."""
_LOOKS_S = 0.02
_RUNS = b'"message": "running"'
CLEAN = (0, -signal.SIGKILL, -signal.SIGTERM)
_NURSERY = multiprocessing.get_context("forkserver")
_NURSERY.set_forkserver_preload(["tests.torture.doomed", "tests.torture.run"])


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
        self._process: ForkServerProcess
        self._born_at = 0
        """How long the log was then."""

    def start(self, wish: str = "") -> None:
        """`wish`: see `doomed`."""
        self._born_at = self._log.stat().st_size if self._log.exists() else 0
        arguments = (self._config, self._log, wish)
        self._process = _NURSERY.Process(target=doomed.live, args=arguments, daemon=True)
        self._process.start()

    async def up(self) -> None:
        """Wait until it says that it runs, or has ended."""
        until = time.monotonic() + _STOPS_S
        while self._process.exitcode is None and time.monotonic() < until:
            if _RUNS in self._said_so_far():
                return
            await asyncio.sleep(_LOOKS_S)

    def _said_so_far(self) -> bytes:
        if not self._log.exists():
            return b""
        with self._log.open("rb") as log:
            log.seek(self._born_at)
            return log.read()

    def struck(self) -> list[str]:
        """What was wished for and happened, in all lives."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line.removeprefix(STRUCK) for line in lines if line.startswith(STRUCK)]

    def disk_is_full(self, *, full: bool) -> None:
        """Whether files can grow. A process that has just ended does not mind."""
        most = 0 if full else resource.RLIM_INFINITY
        pid = self._process.pid
        if self._process.exitcode is None and pid is not None:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    async def kill(self) -> str:
        """At once, wherever it stands."""
        return await self._ended(signal.SIGKILL, 0.0, "SIGKILL at a random instant")

    async def burn(self, wish: str) -> str:
        """Wait for it to reach the point where it ends by itself."""
        how, point, _ = wish.split()
        names = {"die": "SIGKILL at", "cancel": "cancelled, then SIGKILL, at"}
        return await self._ended(None, _FUSE_BURNS_S, f"{names[how]} {point}")

    async def hurry(self) -> str:
        """SIGTERM, and SIGKILL when it does not stop within a moment."""
        return await self._ended(signal.SIGTERM, _SHORT_GRACE_S, "SIGTERM with a short grace")

    async def stop(self) -> int:
        """SIGTERM. Returns the exit code, or that of SIGKILL if it does not stop."""
        await self._ended(signal.SIGTERM, _STOPS_S, "SIGTERM")
        return self._process.exitcode or 0

    async def second(self) -> int:
        """Run another one beside it. Returns its exit code, -1 if it had to be killed."""
        inherited = {n: v for n, v in os.environ.items() if not n.startswith("WULIAN_")}
        command = (sys.executable, "-m", "bot", "run", "--config", str(self._config))
        with self._log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *command, stdin=DEVNULL, stdout=DEVNULL, stderr=log, env=inherited
            )
        try:
            return await asyncio.wait_for(process.wait(), _BEGINS_S)
        except TimeoutError:
            process.kill()
            await process.wait()
            return -1

    async def _ended(self, number: signal.Signals | None, grace: float, how: str) -> str:
        process, pid = self._process, self._process.pid
        assert pid is not None
        if number is not None and process.exitcode is None:
            os.kill(pid, number)
        if not await self._gone(grace):
            process.kill()
            await self._gone(_STOPS_S)
            return how if number else "SIGKILL at a random instant"
        return how if process.exitcode in CLEAN else f"exit {process.exitcode}"

    async def _gone(self, within: float) -> bool:
        until = time.monotonic() + within
        while self._process.exitcode is None:
            if time.monotonic() >= until:
                return False
            await asyncio.sleep(_LOOKS_S)
        return True


def now_ns() -> int:
    return time.monotonic_ns()
