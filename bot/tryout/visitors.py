"""Who has come from outside, and done something: what the demo's own people do is not theirs."""

from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

BACKSTAGE = ("backstage", 0)
"""The address from which the demo itself makes its requests."""
_DEEDS = ("/people", "/control/clock")


class Visitors:
    """Middleware that calls `note` when somebody from outside acts, or moves the clock."""

    def __init__(self, app: ASGIApp, note: Callable[[], None]) -> None:
        self._app = app
        self._note = note

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _is_deed(scope):
            self._note()
        await self._app(scope, receive, send)


def _is_deed(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] != "GET"
        and tuple(scope["client"] or ()) != BACKSTAGE
        and str(scope["path"]).startswith(_DEEDS)
    )
