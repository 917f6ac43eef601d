"""The outbox: every call to Telegram is a row before it is made; what goes now, nothing else.

Each chat has lanes, first in first out in each: talk (an answer to somebody), bulk (a round to
many) and answer (to a tap), which overtakes. Delivery is at least once: the Bot API has no
idempotency key, so what a killed sender had on the wire is sent again.
"""

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from rules import fitting
from storage import cards
from storage.instants import from_ms, from_ms_or_none, to_ms
from storage.work import BATCH, Db, Row, Work

Lane = Literal["talk", "bulk", "answer"]
LANES: tuple[Lane, ...] = ("answer", "talk", "bulk")
"""In the order in which they are served."""

_PAYLOAD = "outbox.payload"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NewCall:
    """A Bot API call to be made: `payload` holds its parameters as JSON can, never file bytes.

    `card` names the message in its chat, such as "offer:17": a sending call gives the card its
    message, a call that `edits` waits for that message and replaces any queued edit of it.
    A smaller `priority` goes first among chats. `claim_id` is the claim under which it may be
    shown: `withdraw_letters` takes back what has not left when that ends.
    """

    chat_id: int
    method: str
    payload: dict[str, Any]
    lane: Lane = "talk"
    priority: int = 0
    person_id: int | None = None
    case_id: int | None = None
    card: str | None = None
    edits: bool = False
    claim_id: int | None = None

    def __post_init__(self) -> None:
        if self.edits and self.card is None:
            raise ValueError("an edit needs the card it is about")


@dataclass(frozen=True, slots=True)
class Call:
    """A call in the outbox.

    `payload` is None once it was sent. `message_id` is what Telegram gave; for an edit that is
    not yet sent it is the card's message, or None when that was never sent.
    """

    id: int
    chat_id: int
    person_id: int | None
    case_id: int | None
    lane: Lane
    priority: int
    method: str
    payload: dict[str, Any] | None
    card: str | None
    edits: bool
    state: str
    attempts: int
    not_before: datetime
    created_at: datetime
    sent_at: datetime | None
    message_id: int | None
    error: str | None


@dataclass(frozen=True, slots=True)
class OutboxBacklog:
    """How much waits, is on the wire or was given up; since when the oldest outside bulk waits."""

    queued: int
    sending: int
    dead: int
    oldest: datetime | None


def _call(db: Db, row: Row) -> Call:
    payload = row["payload"]
    return Call(
        id=row["id"],
        chat_id=row["chat_id"],
        person_id=row["person_id"],
        case_id=row["case_id"],
        lane=row["lane"],
        priority=row["priority"],
        method=row["method"],
        payload=None if payload is None else db.cipher.open_json(payload, _PAYLOAD),
        card=row["card"],
        edits=bool(row["edits"]),
        state=row["state"],
        attempts=row["attempts"],
        not_before=from_ms(row["not_before"]),
        created_at=from_ms(row["created_at"]),
        sent_at=from_ms_or_none(row["sent_at"]),
        message_id=row["message_id"],
        error=row["error"],
    )


async def put_call(work: Work, call: NewCall, now: datetime) -> int:
    """Queue a call and return its id. An edit takes the place of a queued edit of its message. What
    is over a limit of Telegram is split, and that is logged."""
    too_much = fitting.over(call.method, call.payload)
    if not too_much:
        return await _put(work, call, now)
    parts = fitting.fitted(call.method, call.payload)
    about = (call.method, call.case_id, len(parts), "; ".join(too_much))
    _log.warning("a call (%s, case %s) was split into %d, being over a limit: %s", *about)
    *first, last = [_part(call, part) for part in parts]
    for part in first:
        await _put(work, part, now)
    return await _put(work, replace(last, card=call.card), now)


def _part(call: NewCall, part: fitting.Part) -> NewCall:
    """One of several calls instead of one; only an edit is about the card as it was."""
    edits = part.strips and call.edits
    card = call.card if edits else None
    return replace(call, method=part.method, payload=part.payload, card=card, edits=edits)


async def _put(work: Work, call: NewCall, now: datetime) -> int:
    if call.edits and call.card is not None:
        await _drop_queued_edits(work, call.chat_id, call.card)
    row = await work.one(
        "put_outbox", **_columns(work, call), not_before=to_ms(now), now=to_ms(now)
    )
    assert row is not None
    return int(row["id"])


def _columns(work: Work, call: NewCall) -> dict[str, Any]:
    return {
        "chat_id": call.chat_id,
        "person_id": call.person_id,
        "case_id": call.case_id,
        "claim_id": call.claim_id,
        "lane": call.lane,
        "priority": call.priority,
        "method": call.method,
        "payload": work.cipher.seal_json(call.payload, _PAYLOAD),
        "card": call.card,
        "edits": int(call.edits),
    }


async def _drop_queued_edits(work: Work, chat_id: int, card: str) -> None:
    await work.run("drop_queued_edits", chat_id=chat_id, card=card)


async def withdraw_letters(work: Work, claim_id: int) -> None:
    """Take back what was queued under a claim that has ended, or has another door code now."""
    await work.run("withdraw_letters", claim_id=claim_id)


async def next_sendable(
    db: Db, now: datetime, batch: int, lanes: Sequence[Lane] = LANES
) -> list[Call]:
    """Up to `batch` calls per lane that may be sent now, lane after lane, by priority in each.

    Only the head of each chat and lane, only when nothing of the chat is on the wire (an answer
    to a tap goes all the same), and an edit only when its message is there or given up.
    """
    rows = [
        row
        for lane in lanes
        for row in await db.many("next_sendable", lane=lane, now=to_ms(now), batch=batch)
    ]
    return [_call(db, row) for row in rows]


async def waiting_lanes(db: Db) -> list[Lane]:
    """The lanes in which anything is queued, the most urgent first."""
    waiting = {row["lane"] for row in await db.many("waiting_lanes")}
    return [lane for lane in LANES if lane in waiting]


async def mark_sending(work: Work, call_ids: Iterable[int]) -> set[int]:
    """Take calls to the wire. Those that were replaced or taken, or may just be replaced, are not
    among the ids returned."""
    rows = await work.many("mark_sending", ids=json.dumps([*call_ids]))
    return {row["id"] for row in rows}


async def mark_sent(work: Work, sent: Iterable[tuple[Call, int | None]], now: datetime) -> None:
    """Calls got through, each with its message; their content is wiped, and their cards get the
    messages."""
    through = [*sent]
    rows = ({"id": call.id, "message_id": said, "now": to_ms(now)} for call, said in through)
    await work.run_many("mark_sent", rows)
    await cards.set_card_messages(
        work,
        [
            (call.chat_id, call.card, said)
            for call, said in through
            if call.card is not None and said is not None and not call.edits
        ],
    )


async def mark_dead(work: Work, call_id: int, error: str, now: datetime) -> None:
    """Give a call up; its content is kept for those who say it another way."""
    await work.run("mark_dead", id=call_id, error=error, now=to_ms(now))


async def is_withdrawn(db: Db, call_id: int) -> bool:
    """Whether a call was taken back while it was on the wire: nobody is to say it another way."""
    row = await db.one("is_withdrawn", id=call_id)
    return row is not None and bool(row["withdrawn"])


async def put_off(work: Work, call_id: int, not_before: datetime, error: str) -> None:
    """Refused for now: back to its place in the queue, not to be tried before this instant."""
    await work.run("put_off", id=call_id, not_before=to_ms(not_before), error=error)


async def put_off_until(db: Db, error: str) -> datetime | None:
    """Until when calls refused for now with this error were put off; None when none is."""
    row = await db.one("put_off_until", error=error)
    assert row is not None
    return from_ms_or_none(row["not_before"])


async def back_to_queue(work: Work) -> int:
    """At the start of a sender: what a killed one had on the wire, or what of it was withdrawn, is
    settled. Returns how many."""
    return len(await work.many("back_to_queue"))


async def queued_until(db: Db, now: datetime) -> datetime | None:
    """When the earliest call that was put off may be tried; None when none is."""
    row = await db.one("queued_until", now=to_ms(now))
    assert row is not None
    return from_ms_or_none(row["not_before"])


async def dead_calls(db: Db, batch: int = BATCH) -> list[Call]:
    """What was given up, the oldest first."""
    return [_call(db, row) for row in await db.many("dead_calls", batch=batch)]


async def dismiss_dead_call(work: Work, call_id: int) -> None:
    """It was said another way, or need not be said; it is forgotten."""
    await work.run("dismiss_dead_call", id=call_id)


async def drop_queued_for_chat(work: Work, chat_id: int) -> int:
    """Take back what waits for a chat, for instance one that asked to be forgotten."""
    return len(await work.many("drop_queued_for_chat", chat_id=chat_id))


async def outbox_backlog(db: Db) -> OutboxBacklog:
    """For the health check and the staff board."""
    row = await db.one("outbox_backlog")
    assert row is not None
    return OutboxBacklog(row["queued"], row["sending"], row["dead"], from_ms_or_none(row["oldest"]))


async def sweep_outbox(work: Work, before: datetime, batch: int = BATCH) -> int:
    """Forget calls sent before an instant. Returns how many went; repeat while full."""
    return len(await work.many("sweep_outbox", before=to_ms(before), batch=batch))
