"""All webhooks of a sandbox: where updates are carried to, and what bots answer there."""

from collections.abc import Awaitable, Callable
from random import Random

import httpx

from sandbox.bell import Bell
from sandbox.clock import MovableClock
from sandbox.delivery import Delivery, Webhook
from sandbox.faults import Faults
from sandbox.inbox import Inbox

ANSWER_WITHIN_S = 60.0  # real time
KEPT_ALIVE_S = 2.0  # shorter than servers keep a connection, so that none is cut in use
LONGEST_PAUSE_S = 60  # drawn anew up to twice this, so that retries do not march in step

CarryOut = Callable[[int, httpx.Response], Awaitable[None]]


class Webhooks:
    """The deliveries of all bots.

    `transport` may be set, before the first update is carried, to reach endpoints that run in
    this process, such as `httpx.ASGITransport(app)`; otherwise updates go over the network.
    `carry_out` is given every good answer, since a bot may put a method call into it.
    """

    def __init__(self, clock: MovableClock, faults: Faults, rng: Random) -> None:
        self.clock = clock
        self.faults = faults
        self.transport: httpx.AsyncBaseTransport | None = None
        self.carry_out: CarryOut = _nothing
        self._rng = rng
        self._client: httpx.AsyncClient | None = None
        self._deliveries: dict[int, Delivery] = {}
        self._ended: list[Delivery] = []
        self._lanes = 0
        self._rests: list[int] = []
        self._bell = Bell()

    def of(self, bot_id: int) -> Delivery | None:
        return self._deliveries.get(bot_id)

    def put(self, inbox: Inbox, webhook: Webhook) -> None:
        """Carry waiting and new updates to this webhook from now on."""
        self.remove(inbox.bot_id)
        self._deliveries[inbox.bot_id] = Delivery(webhook, inbox, self)

    def remove(self, bot_id: int) -> bool:
        """Stop carrying; False if the bot has no webhook."""
        delivery = self._deliveries.pop(bot_id, None)
        if delivery is None:
            return False
        delivery.stop()
        self._ended.append(delivery)
        return True

    async def idle(self) -> None:
        """Wait until every update is delivered or rests until its next try."""
        await self._bell.until(self._is_idle, None)

    async def close(self) -> None:
        for delivery in [*self._deliveries.values(), *self._ended]:
            await delivery.close()
        if self._client:
            await self._client.aclose()
            self._client = None

    def client(self) -> httpx.AsyncClient:
        if self._client is None:
            limits = httpx.Limits(max_connections=None, keepalive_expiry=KEPT_ALIVE_S)
            self._client = httpx.AsyncClient(
                transport=self.transport, timeout=ANSWER_WITHIN_S, limits=limits, trust_env=False
            )
        return self._client

    def longer(self, pause_s: int) -> int:
        """The pause after one that did not help."""
        return min(pause_s * 2, self._rng.randint(LONGEST_PAUSE_S, 2 * LONGEST_PAUSE_S))

    async def rest(self, seconds: int) -> None:
        """Let the sandbox's clock go on by `seconds`; meanwhile nobody waits for this delivery."""
        due_ms = self.clock.now_ms() + seconds * 1000
        self._rests.append(due_ms)
        self._bell.ring()
        try:
            await self.clock.until(due_ms)
        finally:
            self._rests.remove(due_ms)

    def count(self, change: int) -> None:
        """A delivery says how many lanes began or ended."""
        self._lanes += change
        self._bell.ring()

    def _is_idle(self) -> bool:
        now_ms = self.clock.now_ms()
        return self._lanes == sum(due_ms > now_ms for due_ms in self._rests)


async def _nothing(bot_id: int, answer: httpx.Response) -> None:
    """Until an app is made, nobody can carry out what a bot answers."""
