"""One ASGI application: the Bot API, the people's interface, the controls and the page."""

from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from sandbox import botapi, control, page, people
from sandbox.broken import RAW_SEND
from sandbox.world import World


class SandboxApp(Starlette):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope[RAW_SEND] = send
        await super().__call__(scope, receive, send)


def create_app(world: World) -> Starlette:
    """Serve `world`. The caller keeps the world and may change it in code at any time."""
    app = SandboxApp(routes=[*botapi.ROUTES, *people.ROUTES, *control.ROUTES, *page.ROUTES])
    app.state.world = world
    app.state.page = page.Page()
    return app
