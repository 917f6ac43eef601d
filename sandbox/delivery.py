"""One bot's updates on their way to its webhook, in Telegram's order and with its patience."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from sandbox.inbox import Inbox, Pending

if TYPE_CHECKING:
    from sandbox.webhooks import Webhooks

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_RETRY_AFTER_S = 3600


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where a bot wants its updates, and how many at a time."""

    url: str
    secret: str = ""
    connections: int = 40
    certificate: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    at_s: int  # by the sandbox's clock
    words: str
    retry_after_s: int = 0


class Delivery:
    """Updates of one chat, and taps of one person, go one after another; others side by side.

    A failed update is tried again at once, then after 2, 4, 8 … seconds of the sandbox's clock,
    or after what `Retry-After` asks for; it holds back its own lane only (WebhookActor.cpp of
    telegram-bot-api).
    """

    def __init__(self, webhook: Webhook, inbox: Inbox, office: "Webhooks") -> None:
        self.webhook = webhook
        self.failure: Failure | None = None
        self._inbox = inbox
        self._office = office
        self._connections = asyncio.Semaphore(webhook.connections)
        self._lanes: dict[str, deque[int]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._pausing: set[asyncio.Task[None]] = set()
        self._stopped = False
        for pending in inbox.waiting():
            self.take(pending)
        inbox.on_push = self.take

    def take(self, pending: Pending) -> None:
        if pending.lane in self._lanes:
            self._lanes[pending.lane].append(pending.serial)
            return
        self._lanes[pending.lane] = deque([pending.serial])
        task = asyncio.create_task(self._serve(pending.lane))
        self._tasks.add(task)
        self._office.count(1)
        task.add_done_callback(self._ended)

    def stop(self) -> None:
        """Take no more. What is on its way ends by itself: it may be what asked us to stop."""
        self._stopped = True
        self._inbox.on_push = None
        for task in self._pausing:
            task.cancel()

    async def close(self) -> None:
        self.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, name: str) -> None:
        lane = self._lanes[name]
        while lane and not self._stopped:
            await self._carry(lane.popleft())
        del self._lanes[name]

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._office.count(-1)

    async def _carry(self, serial: int) -> None:
        """Try until the bot takes it, or it is too old, or nobody wants it any more."""
        fails, pause_s = 0, 1
        while not self._stopped and (pending := self._inbox.fresh(serial)):
            async with self._connections:
                failure = await self._post(pending)
            if failure is None:
                self._inbox.confirm(serial)
                return
            self.failure = failure
            pause_s = self._office.longer(pause_s) if fails else pause_s
            fails += 1
            await self._pause(failure.retry_after_s or (pause_s if fails > 1 else 0))

    async def _pause(self, seconds: int) -> None:
        task = asyncio.current_task()
        if not seconds or task is None or self._stopped:
            return
        self._pausing.add(task)
        try:
            await self._office.rest(seconds)
        finally:
            self._pausing.discard(task)

    async def _post(self, pending: Pending) -> Failure | None:
        secret = {SECRET_HEADER: self.webhook.secret} if self.webhook.secret else {}
        for body in self._office.faults.batch([pending.body]):
            self._inbox.handed([body])
            try:
                answer = await self._office.client().post(
                    self.webhook.url, json=body, headers=secret
                )
            except Exception as error:  # an endpoint in process raises where a server says 500
                return self._failed(pending, _words(error))
            if not answer.is_success:
                words = f"{answer.status_code} {answer.reason_phrase}"
                asked = answer.headers.get("retry-after", "")
                return self._failed(pending, f"Wrong response from the webhook: {words}", asked)
            await self._office.carry_out(self._inbox.bot_id, answer)
        return None

    def _failed(self, pending: Pending, words: str, retry_after: str = "") -> Failure:
        self._inbox.failed(pending, words)
        asked_s = int(retry_after) if retry_after.isdigit() else 0
        return Failure(self._office.clock.now_s(), words, min(asked_s, LONGEST_RETRY_AFTER_S))


def _words(error: Exception) -> str:
    if isinstance(error, httpx.ConnectError):
        return "Connection refused"
    if isinstance(error, httpx.TimeoutException):
        return "Read timeout expired"
    if isinstance(error, httpx.HTTPError):
        return "Webhook connection closed"
    return "Wrong response from the webhook: 500 Internal Server Error"
