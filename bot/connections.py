"""HTTP connections on which nobody can sit: a request comes in time, or its connection ends.

uvicorn waits for ever for the rest of a request, and takes connections until the process has no
file left to open. A thousand half-sent headers then kept everybody else out.
"""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_WITHIN_S = 10.0
"""From the first byte that is waited for to the last one of a request."""
MOST_CONNECTIONS = 200
"""At once and per port. Telegram brings at most 100 updates at once."""


class TimedConnection(H11Protocol):
    """Ends when its request is not whole in time, or makes room for somebody else's."""

    _expiry: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect_request()
        if len(self.connections) > MOST_CONNECTIONS:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state in (h11.IDLE, h11.SEND_BODY):
            self._expect_request()
        else:
            self._expect_nothing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._expect_nothing()
        super().connection_lost(exc)

    @property
    def expires_at(self) -> float | None:
        """On the loop's clock; None while a whole request is being answered."""
        return self._expiry.when() if self._expiry else None

    def _expect_request(self) -> None:
        if self._expiry is None:
            self._expiry = self.loop.call_later(REQUEST_WITHIN_S, self.transport.abort)

    def _expect_nothing(self) -> None:
        if self._expiry is not None:
            self._expiry.cancel()
            self._expiry = None

    def _make_room(self) -> None:
        """End the connection whose request has been waited for the longest; this one, if none."""
        others = (each for each in self.connections if isinstance(each, TimedConnection))
        late = [(each.expires_at, each) for each in others if each.expires_at is not None]
        longest = min(late, key=lambda one: one[0], default=(0.0, self))[1]
        longest.transport.abort()
