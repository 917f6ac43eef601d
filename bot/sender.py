"""The only path to the Bot API: rows of the outbox, as fast as Telegram allows, in order.

A round records what has landed and takes the next calls to the wire: in a work of its own or, so
that an answer waits for one commit less, in the work that queued them. What is on the wire runs
beside it.
"""

import asyncio
import logging
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.config import SenderSettings
from bot.doors import Doors
from bot.failures import named
from bot.limits import LONGEST, Limits, Slot
from bot.line import LineBot
from bot.meter import Meter
from bot.verdicts import TOO_MANY, Fate, Verdict, accepted, refused
from storage import outbox
from storage.errors import StorageUnavailable
from storage.outbox import Call, Lane
from storage.send_times import SendTime, note_sends, sends_since
from storage.store import Store
from storage.work import Work

_log = logging.getLogger(__name__)
_TRAVELS = 3.0
"""Seconds by which a call may count later than it left. A death leaves open when it did, or will:
what a killed sender had on the wire may still be under way while the next one speaks."""
_WIRE_KEPT_FOR_TALK = 2
"""How many calls on the wire a round to many leaves to those who answer somebody."""


@dataclass(frozen=True, slots=True)
class _Landed:
    call: Call
    verdict: Verdict


@dataclass(slots=True)
class _Round:
    """What one work has recorded and taken. It counts once the work is committed."""

    recorded: int = 0
    taken: list[tuple[Call, Slot]] = field(default_factory=list)
    rest: float = math.inf


class Sender:
    """Sends what is queued. `bell` is rung when a call has landed."""

    def __init__(
        self,
        store: Store,
        bot: LineBot,
        doors: Doors,
        clock: Clock,
        settings: SenderSettings,
        meter: Meter,
        bell: asyncio.Event,
    ) -> None:
        self._store = store
        self._bot = bot
        self._doors = doors
        self._clock = clock
        self._in_flight = settings.in_flight
        self._private_burst = settings.private_burst
        self._limits = Limits(settings.private_burst)
        self._meter = meter
        self._bell = bell
        self._flying: dict[int, asyncio.Task[None]] = {}
        self._landed: list[_Landed] = []

    async def start(self) -> None:
        """Begin as the leader: take back what a former sender had on the wire, count what it had
        sent, and keep the silence that it was asked for. Raises StorageUnavailable."""
        self.let_go()
        self._limits = Limits(self._private_burst)
        now, ticks = self._clock.now(), self._clock.monotonic()
        async with self._store.leading() as work:
            await outbox.back_to_queue(work)
            closed_until = await outbox.put_off_until(work, TOO_MANY)
            sends = await sends_since(work, now - timedelta(seconds=LONGEST))
            await work.commit()
        self._limits.remember(
            (send.chat_id, ticks - max((now - send.sent_at).total_seconds(), 0.0) + _TRAVELS)
            for send in sends
        )
        if closed_until is not None:
            self._limits.close(ticks + (closed_until - now).total_seconds())

    def let_go(self) -> None:
        """Send nothing more and record nothing: the next leader takes back what was on the wire."""
        for task in self._flying.values():
            task.cancel()
        self._flying.clear()
        self._landed.clear()

    async def step(self) -> float:
        """One round. Returns seconds until a queued call may go, infinite if none waits for time.

        Raises StorageUnavailable: what has landed is recorded in a later round.
        """
        async with self._store.leading() as work, self._round(work, self._board) as done:
            if done.recorded or done.taken:
                await work.commit()
        return 0.0 if done.taken else done.rest

    def riding(self, work: Work) -> AbstractAsyncContextManager[object]:
        """A round in somebody else's work, which is to be committed within the block.

        Only where works follow one another. The work never suffers from trouble of the round.
        """
        return self._round(work, self._board_apart)

    async def finish(self) -> None:
        """Wait for what is on the wire and record it; nothing new is sent."""
        await self.land()
        async with self._store.leading() as work, self._round(work, self._record_landed):
            await work.commit()

    async def land(self) -> bool:
        """Wait until nothing is on the wire. Returns whether something has to be recorded."""
        if self._flying:
            await asyncio.wait(self._flying.values())
        return bool(self._landed)

    @asynccontextmanager
    async def _round(
        self, work: Work, board: Callable[[Work, _Round], Awaitable[None]]
    ) -> AsyncIterator[_Round]:
        """What boards departs when the block ends well, and stays otherwise."""
        done = _Round()
        try:
            await board(work, done)
            yield done
        except BaseException:
            self._stay(done)
            raise
        del self._landed[: done.recorded]
        for call, slot in done.taken:
            self._launch(call, slot)

    async def _board(self, work: Work, done: _Round) -> None:
        await self._record_landed(work, done)
        done.rest = await self._take(work, done.taken)

    async def _board_apart(self, work: Work, done: _Round) -> None:
        try:
            async with work.savepoint():
                await self._board(work, done)
        except StorageUnavailable:
            raise
        except Exception as error:
            _log.exception("nothing rides along: %s", named(error))
            self._stay(done)

    def _stay(self, done: _Round) -> None:
        for call, slot in done.taken:
            self._limits.give_back(slot, call.chat_id)
        done.taken.clear()
        done.recorded = 0

    async def _record_landed(self, work: Work, done: _Round) -> None:
        landed = tuple(self._landed)
        await self._record(work, landed)
        done.recorded = len(landed)

    async def _take(self, work: Work, taken: list[tuple[Call, Slot]]) -> float:
        now = self._clock.now()
        rest = math.inf
        lanes = await outbox.waiting_lanes(work)
        for lane in lanes:
            rest = min(rest, await self._take_lane(work, lane, now, taken))
        if lanes and not taken:
            rest = min(rest, await _put_off_for(work, now))
        return rest

    async def _take_lane(
        self, work: Work, lane: Lane, now: datetime, taken: list[tuple[Call, Slot]]
    ) -> float:
        """Adds what goes to the wire. Returns how long the soonest of those that have to wait for a
        limit has to wait."""
        kept = _WIRE_KEPT_FOR_TALK if lane == "bulk" else 0
        room = self._in_flight - kept - len(self._flying) - len(taken)
        if room <= 0:
            return math.inf
        ticks, rest, chosen = self._clock.monotonic(), math.inf, list[Call]()
        room = min(room, self._limits.room(lane, ticks))
        if room == 0:
            return self._limits.wait_for_room(lane, ticks)
        batch = room + self._limits.full_chats(ticks)
        for call in await outbox.next_sendable(work, now, batch, (lane,)):
            wait = self._limits.wait(call.chat_id, lane, ticks)
            if wait > 0:
                rest = min(rest, wait)
                continue
            taken.append((call, self._limits.take(call.chat_id, lane, ticks)))
            chosen.append(call)
            if len(chosen) == room:
                break
        if chosen:
            await self._mark(work, chosen, now, taken)
        return rest

    async def _mark(
        self, work: Work, chosen: list[Call], now: datetime, taken: list[tuple[Call, Slot]]
    ) -> None:
        """What was chosen is on the wire from now on, but for what is to be sent no more."""
        marked = await outbox.mark_sending(work, (call.id for call in chosen))
        if len(marked) < len(chosen):
            gone = {call.id for call in chosen} - marked
            for call, slot in [one for one in taken if one[0].id in gone]:
                self._limits.give_back(slot, call.chat_id)
                taken.remove((call, slot))
        going = (call for call in chosen if call.id in marked)
        await note_sends(work, (SendTime(call.chat_id, call.chat_id < 0, now) for call in going))

    def _launch(self, call: Call, slot: Slot) -> None:
        self._flying[call.id] = asyncio.create_task(self._fly(call, slot))

    async def _fly(self, call: Call, slot: Slot) -> None:
        begun = self._clock.monotonic()
        verdict = await self._attempt(call)
        ticks = self._clock.monotonic()
        self._meter.answered(ticks - begun)
        slot.landed = ticks
        if verdict.closed_for:
            self._limits.close(ticks + verdict.closed_for.total_seconds())
        self._meter.landed(verdict.fate, call.lane, self._clock.now() - call.created_at)
        self._landed.append(_Landed(call, verdict))
        del self._flying[call.id]  # before the bell: whoever it wakes counts what is on the wire
        self._bell.set()

    async def _attempt(self, call: Call) -> Verdict:
        parameters = _parameters(call)
        if parameters is None:
            return Verdict(Fate.SENT)
        if not self._store.lead.held:
            return Verdict(Fate.LATER, error="who leads was in doubt")
        try:
            return accepted(await self._bot.call(call.method, parameters))
        except Exception as error:
            return refused(error, call.method, call.attempts)

    async def _record(self, work: Work, landed: tuple[_Landed, ...]) -> None:
        now = self._clock.now()
        sent = [one for one in landed if one.verdict.fate is Fate.SENT]
        await outbox.mark_sent(work, ((one.call, one.verdict.message_id) for one in sent), now)
        for one in landed:
            call, verdict = one.call, one.verdict
            if verdict.fate is Fate.SENT:
                continue
            _log.warning("call %s (%s): %s", call.id, call.method, verdict.error)
            if verdict.fate is Fate.LATER:
                await outbox.put_off(work, call.id, now + verdict.again_in, verdict.error)
            else:
                await self._give_up(work, call, verdict, now)

    async def _give_up(self, work: Work, call: Call, verdict: Verdict, now: datetime) -> None:
        """A dead row, and the same words another way; if that fails, the dead row remains."""
        await outbox.mark_dead(work, call.id, verdict.error, now)
        try:
            async with work.savepoint():
                await self._doors.not_delivered(work, call, verdict.fate is Fate.BLOCKED, now)
        except StorageUnavailable:
            raise
        except Exception:
            _log.exception("call %s could not be passed on", call.id)


def _parameters(call: Call) -> dict[str, Any] | None:
    """The Bot API's parameters; None for an edit whose message was never sent."""
    if call.payload is None:
        return None
    if not call.edits:
        return call.payload
    return None if call.message_id is None else {**call.payload, "message_id": call.message_id}


async def _put_off_for(work: Work, now: datetime) -> float:
    until = await outbox.queued_until(work, now)
    return math.inf if until is None else (until - now).total_seconds()
