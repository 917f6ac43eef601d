"""An ASGI application served beside whatever else the process does."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import uvicorn

from bot.connections import TimedConnection


class _Server(uvicorn.Server):
    """Leaves the signals to its owner."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listen(host: str, port: int) -> socket.socket:
    """A listening socket whose connections send at once (TCP_NODELAY); port 0 takes a free one.

    Raises OSError when the port is taken. asyncio would turn Nagle's algorithm off by itself,
    but not on sockets made by `create_server`, which do not name their protocol.
    """
    listening = socket.create_server((host, port))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


@contextlib.asynccontextmanager
async def served(application: Any, listening: socket.socket) -> AsyncIterator[None]:
    """Serve on an open socket within the block, and close it; what still hangs is cut after 1 s."""
    config = uvicorn.Config(
        application,
        http=TimedConnection,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield
    finally:
        server.should_exit = True
        await task
        listening.close()
