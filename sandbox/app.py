"""One ASGI application: the Bot API, the people's interface, the controls and the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send

from sandbox import botapi, control, openapi, page, people, recorder, stories
from sandbox.broken import RAW_SEND
from sandbox.world import World

SERVING: dict[str, Any] = {
    "log_level": "warning",
    "timeout_graceful_shutdown": 1,  # open long polls and event streams are cut after this
    "timeout_keep_alive": 75,  # longer than clients keep a connection, so that none is cut in use
}
"""How uvicorn should serve the app."""


class SandboxApp(Starlette):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope[RAW_SEND] = send
        await super().__call__(scope, receive, send)


def create_app(world: World) -> Starlette:
    """Serve `world`. The caller keeps the world and may change it in code at any time.

    Webhooks are served, too; a server closes the world when it shuts down. In process the caller
    does so with `await world.close()`.
    """
    routes: list[BaseRoute] = [*botapi.ROUTES, *people.ROUTES, *control.ROUTES]
    routes += [*stories.ROUTES, *recorder.ROUTES, *openapi.ROUTES, *page.ROUTES]
    app = SandboxApp(routes=routes, lifespan=_lifespan)
    world.webhooks.carry_out = partial(botapi.carry_out, world)
    app.state.world = world
    app.state.page = page.Page()
    app.state.show = stories.Show(world)
    app.state.recorder = recorder.Recorder(world)
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    yield
    await app.state.show.stop()
    await app.state.world.close()
