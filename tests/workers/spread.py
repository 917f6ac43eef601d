"""What stands before several processes: it passes each update on to one of them, in turn."""

import contextlib
import itertools
from collections.abc import AsyncIterator, Sequence

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.served import listen, served

_PATIENCE_S = 10.0


class Spread:
    """Asks the next process when one takes no connection, as a reverse proxy does."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = ports
        self._turns = itertools.count()
        self._client = httpx.AsyncClient(timeout=_PATIENCE_S)

    async def take(self, request: Request) -> Response:
        body = await request.body()
        headers = {n: v for n, v in request.headers.items() if n not in ("host", "content-length")}
        first = next(self._turns)
        for offset in range(len(self._ports)):
            port = self._ports[(first + offset) % len(self._ports)]
            url = f"http://127.0.0.1:{port}{request.url.path}"
            try:
                answer = await self._client.post(url, content=body, headers=headers)
            except httpx.ConnectError:
                continue
            except httpx.TransportError:
                break
            return Response(answer.content, answer.status_code)
        return Response("nobody took it", 502)

    async def close(self) -> None:
        await self._client.aclose()


@contextlib.asynccontextmanager
async def spreading(ports: Sequence[int]) -> AsyncIterator[str]:
    """The address to which updates are brought, within the block."""
    spread = Spread(ports)
    application = Starlette(routes=[Route("/telegram", spread.take, methods=["POST"])])
    listening = listen("127.0.0.1", 0)
    async with served(application, listening):
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/telegram"
        finally:
            await spread.close()
