"""Serving the sandbox on a socket: small answers go at once, and it stops at once."""

import asyncio
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn

from sandbox.app import SandboxApp

_SETTINGS: dict[str, Any] = {
    "log_config": None,  # whoever serves it says how to log
    "timeout_graceful_shutdown": 1,
    "timeout_keep_alive": 75,  # longer than clients keep a connection, so that none is cut in use
}


class Server(uvicorn.Server):
    """Ends what still waits, such as long polls and event streams, before it stops."""

    def __init__(self, app: SandboxApp) -> None:
        super().__init__(uvicorn.Config(app, **_SETTINGS))
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.end_waiting()
        await super().shutdown(sockets)


class _QuietServer(Server):
    """Leaves the process's signals to its owner."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


def listen(host: str, port: int) -> socket.socket:
    """A listening socket whose connections send at once (TCP_NODELAY); port 0 takes a free one.

    Raises OSError when the port is taken. asyncio turns Nagle's algorithm off only on sockets
    that name their protocol, which those of `create_server` do not; each second write of a kept
    connection then waited 40 ms for the client's acknowledgement.
    """
    listening = socket.create_server((host, port))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


@asynccontextmanager
async def serving(app: SandboxApp, listening: socket.socket) -> AsyncIterator[str]:
    """Serve on an open socket within the block, by the running loop. Yields the address."""
    server = _QuietServer(app)
    host, port = listening.getsockname()[:2]
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield f"http://{host}:{port}"
    finally:
        server.should_exit = True
        await task
        listening.close()
