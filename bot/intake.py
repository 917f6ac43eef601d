"""Keeping what came in: raw updates, in order, in the inbox before Telegram is told."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any, TypeGuard

from bot.clock import Clock
from storage.inbox import put_updates
from storage.store import Store

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
_LARGEST = 2**63 - 1


async def keep(store: Store, clock: Clock, updates: Sequence[Any]) -> list[int]:
    """Commits updates, whatever they look like. Returns their usable numbers, in order.

    Raises StorageUnavailable: nothing is kept, and Telegram must not be told otherwise.
    """
    numbers = [_number(update) for update in updates]
    async with store.work() as work:
        await put_updates(work, _in_order(updates, numbers), clock.now())
        await work.commit()
    return sorted(number for number in numbers if number is not None)


def _number(update: Any) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if _is_id(number) else None


def _is_id(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST


def _in_order(updates: Sequence[Any], numbers: list[int | None]) -> list[tuple[int, int, bytes]]:
    """Rows for the inbox, in the order in which Telegram numbered them.

    One answer spans a day at most, so its numbers have not restarted. What has no usable number
    gets a negative one made of its content, so that it is known when it comes again.
    """
    rows = []
    for update, number in zip(updates, numbers, strict=True):
        raw = json.dumps(update).encode()
        rows.append((_made_up(raw) if number is None else number, chat_of(update), raw))
    return sorted(rows, key=lambda row: row[0])


def _made_up(raw: bytes) -> int:
    return -1 - int.from_bytes(hashlib.sha256(raw).digest()[:7], "big")


def chat_of(update: Any) -> int:
    """The chat of an update, read leniently; for what has no chat a person's own, else 0."""
    if not isinstance(update, dict):
        return 0
    for event in update.values():
        if isinstance(event, dict):
            return _chat_in(event) or _chat_in(event.get("message")) or _id_in(event.get("from"))
    return 0


def _chat_in(event: Any) -> int:
    return _id_in(event.get("chat")) if isinstance(event, dict) else 0


def _id_in(holder: Any) -> int:
    value: object = holder.get("id") if isinstance(holder, dict) else None
    return value if _is_id(value) else 0
