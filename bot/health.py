"""`GET /healthz`: the process lives. `GET /readyz`: everybody in it does their work.

`GET /metrics` is served beside them.
"""

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.config import HealthSettings
from bot.leading import Leading
from bot.loop import Loop
from bot.metrics import Metrics
from bot.receiver import Receiver
from bot.served import listen, served
from bot.webhook import WebhookReceiver

LATEST_STEP = 25.0
"""Seconds after which a loop counts as standing still; it rests 5 s at most."""
LATEST_POLL = 90.0
"""Seconds after which polling counts as cut off: a long poll and the longest back-off, twice."""


@dataclass(frozen=True, slots=True)
class Health:
    """Looks at real time, which no moved clock changes."""

    loops: tuple[Loop, ...]
    receiver: Receiver | WebhookReceiver
    real: Callable[[], float]
    leading: Leading

    def late(self) -> dict[str, float]:
        """Who stands still, and for how many seconds."""
        now = self.real()
        silent = {loop.name: now - loop.last_step for loop in self.loops}
        late = {name: seconds for name, seconds in silent.items() if seconds > LATEST_STEP}
        unheard = now - self.receiver.last_answer
        is_deaf = self.leading.leads and unheard > LATEST_POLL
        return late | ({"receiver": unheard} if is_deaf else {})

    def application(self, *more: Route) -> Starlette:
        """The two pages, and what else is served beside them."""
        routes = [Route("/healthz", _alive), Route("/readyz", self._ready), *more]
        return Starlette(routes=routes)

    async def _ready(self, _request: Request) -> Response:
        late = {name: round(seconds, 1) for name, seconds in self.late().items()}
        role = "leader" if self.leading.is_sure else "standby"
        said = {"ready": not late, "role": role, "late": late}
        return JSONResponse(said, 503 if late else 200)


async def _alive(_request: Request) -> Response:
    return PlainTextResponse("ok")


@contextlib.asynccontextmanager
async def serving(
    health: Health, metrics: Metrics, settings: HealthSettings
) -> AsyncIterator[None]:
    """Serve the pages within the block; port 0 serves nothing.

    Raises OSError when the port is taken.
    """
    if settings.port == 0:
        yield
        return
    listening = listen(settings.host, settings.port)
    async with served(health.application(Route("/metrics", metrics.page)), listening):
        yield
