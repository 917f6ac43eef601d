"""Some `wulian run` on one PostgreSQL database, a sandbox, and what stands between them."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import asyncpg
import httpx

from bot.clock import steady
from bot.tryout.child import Child
from bot.tryout.installation import TIME_ZONE, Installation, install
from tests.torture.evidence import Died
from tests.torture.neighbourhood import PRIVATE
from tests.workers.spread import spreading

T = TypeVar("T")
TOKEN = "4242:SANDBOX"
BEGINS = datetime(2026, 11, 24, 8, 30, tzinfo=ZoneInfo(TIME_ZONE))
_SECRET = "0123456789abcdef-secret"
_LOOK_S = 0.05
_FLIES_S = 0.02
_PAST_LIMITS_MS = 1_100
_PATIENCE_S = 120.0


@dataclass
class Worker:
    """One process of the bot."""

    config: Path
    log: Path
    variables: dict[str, str]
    process: Process | None = None

    async def start(self) -> None:
        command = (sys.executable, "-m", "bot", "run", "--config", str(self.config))
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *command, stdin=DEVNULL, stdout=DEVNULL, stderr=log, env=os.environ | self.variables
            )

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    async def role(self, client: httpx.AsyncClient) -> str:
        """What it says of itself; empty when it does not answer."""
        port = self.variables["WULIAN_HEALTH__PORT"]
        with contextlib.suppress(httpx.TransportError):
            answer = await client.get(f"http://127.0.0.1:{port}/readyz", timeout=1.0)
            return str(answer.json()["role"])
        return ""

    async def ended(self, number: signal.Signals) -> int:
        """Send a signal and wait for the end. Returns the exit code."""
        assert self.process is not None
        if self.process.returncode is None:
            os.kill(self.process.pid, number)
        return await asyncio.wait_for(self.process.wait(), _PATIENCE_S)


class Fleet:
    """The processes and those they talk to; `client` is the sandbox's."""

    def __init__(
        self, client: httpx.AsyncClient, here: Installation, workers: list[Worker], database: str
    ) -> None:
        self.client = client
        self.here = here
        self.workers = workers
        self.database = database
        self.deaths: list[Died] = []

    async def starts(self) -> None:
        """All at once, on whatever there is; returns when one leads and the others stand by."""
        await asyncio.gather(*(worker.start() for worker in self.workers))
        await self.leader()
        await until(self._all_there)

    async def _all_there(self) -> bool:
        return all([await worker.role(self.client) for worker in self.workers])

    async def leader(self) -> Worker:
        """Wait until somebody leads."""
        return await until(self._leader)

    async def _leader(self) -> Worker | None:
        for worker in self.workers:
            if await worker.role(self.client) == "leader":
                return worker
        return None

    async def has_handled(self, updates: int) -> None:
        """Wait until so many updates are done."""
        done = f"SELECT COUNT(*) >= {updates} AS so FROM inbox WHERE state = 'done'"
        await until(partial(self.is_so, done))

    async def has_handled_all(self, within: float) -> None:
        """Wait until no update is open, for so many seconds at most."""
        done = "SELECT NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'open') AS so"
        await until(partial(self.is_so, done), within)

    async def has_filed(self, cases: int) -> None:
        """Wait until there are so many cases."""
        await until(partial(self.is_so, f"SELECT COUNT(*) >= {cases} AS so FROM cases"))

    async def loses_its_leader(self, *, stopped: bool = False) -> float:
        """SIGKILL, or SIGSTOP until another leads. Returns after how many seconds it does."""
        gone = await self.leader()
        os.kill(gone.pid, signal.SIGSTOP)  # first, so that what is on the wire can be counted
        began = steady()
        [row] = await self.rows("SELECT COUNT(*) AS n FROM outbox WHERE state = 'sending'")
        self.deaths.append(Died(round(began * 1e9), row["n"]))
        self.workers.remove(gone)
        if not stopped:
            await gone.ended(signal.SIGKILL)
        await self.leader()
        seconds = steady() - began
        if stopped:
            os.kill(gone.pid, signal.SIGCONT)
            self.workers.append(gone)
        return seconds

    @contextlib.asynccontextmanager
    async def time_flies(self) -> AsyncIterator[None]:
        """Past Telegram's limits, which are a matter of the sandbox's clock."""
        flying = asyncio.create_task(self._fly())
        try:
            yield
        finally:
            flying.cancel()
            await asyncio.gather(flying, return_exceptions=True)

    async def _fly(self) -> None:
        while True:
            await self.client.post("/control/clock", json={"advance_ms": _PAST_LIMITS_MS})
            await asyncio.sleep(_FLIES_S)

    async def stops(self) -> list[int]:
        """SIGTERM to all of them. Returns their exit codes."""
        ends = [worker.ended(signal.SIGTERM) for worker in self.workers]
        return list(await asyncio.gather(*ends))

    async def rows(self, sql: str) -> list[dict[str, int]]:
        connection = await asyncpg.connect(self.database)
        try:
            return [dict(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()

    async def comes_to_rest(self) -> None:
        """Everything was brought, handled and sent."""
        await until(self._at_rest)

    async def _at_rest(self) -> bool:
        state = (await self.client.get("/control/state")).json()
        done = (
            "SELECT NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'open') AND "
            "NOT EXISTS (SELECT 1 FROM outbox WHERE state IN ('queued', 'sending')) AS so"
        )
        return not any(state["waiting"].values()) and await self.is_so(done)

    async def is_so(self, question: str) -> bool:
        """The answer of a query whose one column is `so`."""
        return bool((await self.rows(question))[0]["so"])


@contextlib.asynccontextmanager
async def fleet(
    size: int,
    folder: Path,
    database: str,
    *,
    limits: bool = True,
    before: Callable[[Sequence[int]], AbstractAsyncContextManager[str]] = spreading,
) -> AsyncIterator[Fleet]:
    """A fleet on an empty database, not started yet; whatever of it still runs is killed.

    `before` opens what stands before its ports and gives the address.
    """
    limited = ("--limits",) if limits else ()
    wire = ("--wire-log", str(folder / "wire.jsonl"))
    sandbox = Child(
        "sandbox", "--port", "0", "--token", TOKEN, *limited, *wire, log=folder / "sandbox.log"
    )
    await sandbox.start()
    ports = _free_ports(2 * size)
    try:
        url = (await sandbox.line()).removeprefix("sandbox: ")
        here = install(folder, url, TOKEN)
        async with (
            before(ports[:size]) as address,
            httpx.AsyncClient(base_url=url, timeout=_PATIENCE_S, limits=_MANY) as client,
        ):
            await client.post("/control/clock", json={"set_ms": round(BEGINS.timestamp() * 1000)})
            await client.post("/control/limits", json={"on": limits, "private": PRIVATE})
            workers = [
                Worker(here.config, folder / f"{port}.log", _variables(database, address, port, hp))
                for port, hp in zip(ports[:size], ports[size:], strict=True)
            ]
            try:
                yield Fleet(client, here, workers, database)
            finally:
                for worker in workers:
                    if worker.process is not None:
                        await worker.ended(signal.SIGKILL)
    finally:
        await sandbox.stop()


_MANY = httpx.Limits(max_connections=None, max_keepalive_connections=200)


async def until(look: Callable[[], Awaitable[T | None]], within: float = _PATIENCE_S) -> T:
    """Look again and again until there is something to be seen."""
    async with asyncio.timeout(within):
        while True:
            if found := await look():
                return found
            await asyncio.sleep(_LOOK_S)


def _variables(database: str, address: str, port: int, health: int) -> dict[str, str]:
    return {
        "WULIAN_STORAGE__URL": database,
        "WULIAN_WEBHOOK__URL": address,
        "WULIAN_WEBHOOK__SECRET": _SECRET,
        "WULIAN_WEBHOOK__PORT": str(port),
        "WULIAN_WEBHOOK__MAX_CONNECTIONS": "10",
        "WULIAN_HEALTH__PORT": str(health),
        "WULIAN_POLICY__OPEN_CASES_PER_ADDRESS": "1000000",
    }


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as held:
        listening = [
            held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)
        ]
        return [each.getsockname()[1] for each in listening]
