"""One ASGI application: the Bot API, the people's interface, the controls and the page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute
from starlette.types import Message, Receive, Scope, Send

from sandbox import botapi, control, openapi, page, people, recorder, stories
from sandbox.bodies import NotReadable
from sandbox.broken import RAW_SEND
from sandbox.origins import OwnOrigin
from sandbox.refusals import Refusal
from sandbox.world import World

LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1", "[::1]", "sandbox")
"""Names of this machine; the last one is that of a sandbox in the same process."""
_STOPPING = Refusal(503, "Service Unavailable: the sandbox stops")


class SandboxApp(Starlette):
    """Knows which requests are open, so that a server that stops can end them."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._open: set[asyncio.Task[Any]] = set()
        self._ended: set[asyncio.Task[Any]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope[RAW_SEND] = send
        task = asyncio.current_task()
        if scope["type"] != "http" or task is None:
            await super().__call__(scope, receive, send)
            return
        answering = _Answering(send)
        self._open.add(task)
        try:
            await super().__call__(scope, receive, answering.send)
        except asyncio.CancelledError:
            if task not in self._ended:
                raise
            await answering.finish(scope, receive)
        finally:
            self._open.discard(task)
            self._ended.discard(task)

    def end_waiting(self) -> None:
        """Answer every open request with 503, or end its stream."""
        for task in self._open - self._ended:
            self._ended.add(task)
            task.cancel()


class _Answering:
    """Notes how far an answer has come."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._begun = False

    async def send(self, message: Message) -> None:
        self._begun = True
        await self._send(message)

    async def finish(self, scope: Scope, receive: Receive) -> None:
        if self._begun:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
        else:
            await JSONResponse(_STOPPING.body(), 503)(scope, receive, self._send)


def create_app(world: World) -> SandboxApp:
    """Serve `world`. The caller keeps the world and may change it in code at any time.

    Webhooks are served, too; a server closes the world when it shuts down. In process the caller
    does so with `await world.close()`.
    """
    routes: list[BaseRoute] = [*botapi.ROUTES, *people.ROUTES, *control.ROUTES]
    routes += [*stories.ROUTES, *recorder.ROUTES, *openapi.ROUTES, *page.ROUTES]
    app = SandboxApp(
        routes=routes,
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=[*LOCAL_HOSTS, *world.settings.hosts]),
            Middleware(OwnOrigin),
        ],
        exception_handlers={NotReadable: _not_readable},
        lifespan=_lifespan,
    )
    world.webhooks.carry_out = partial(botapi.carry_out, world)
    app.state.world = world
    app.state.page = page.Page()
    app.state.show = stories.Show(world)
    app.state.recorder = recorder.Recorder(world)
    return app


async def _not_readable(_request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 400)


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    yield
    await app.state.show.stop()
    await app.state.world.close()
