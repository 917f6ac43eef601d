"""A connection that breaks instead of answering."""

import httpx
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

RAW_SEND = "sandbox.raw_send"


class BrokenConnection(Response):
    """Cuts the socket under uvicorn; in process, raises what httpx raises for a cut socket."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        cycle = getattr(scope[RAW_SEND], "__self__", None)
        transport = getattr(cycle, "transport", None)
        if transport is None:
            raise httpx.ReadError("the connection was reset")
        transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass
