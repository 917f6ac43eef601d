"""What Telegram's answer to a call means for its row in the outbox."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.failures import named

_DONE_ALREADY = ("message is not modified", "query is too old", "query id is invalid")
_GONE = (
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
    "message can't be deleted",
)
_QUOTED = re.compile(r'"[^"]*"')
"""Telegram quotes what it could not read, and that may be somebody's words."""
_LONGEST_BACK_OFF = 30.0
TOO_MANY = "429"
"""The error of a call after which Telegram wants to hear nothing for a while."""


class Fate(Enum):
    """What becomes of a call."""

    SENT = "sent"
    LATER = "later"
    BLOCKED = "blocked"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`error` never holds what was said; `again_in` is for LATER alone."""

    fate: Fate
    message_id: int | None = None
    error: str = ""
    again_in: timedelta = timedelta()
    closed_for: timedelta = timedelta()
    """How long Telegram wants to hear nothing at all."""


def accepted(result: Any) -> Verdict:
    """The call got through; `result` is the Bot API's."""
    message_id = result.get("message_id") if isinstance(result, dict) else None
    return Verdict(Fate.SENT, message_id)


def refused(error: Exception, method: str, attempts: int) -> Verdict:
    """The call raised `error`; `attempts` says how often it was tried before."""
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        wait = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
        return Verdict(Fate.LATER, error=TOO_MANY, again_in=wait, closed_for=wait)
    if isinstance(error, Forbidden):
        return Verdict(Fate.BLOCKED, error=str(error))
    if isinstance(error, BadRequest):
        return _bad_request(error, method)
    if isinstance(error, ChatMigrated):
        return Verdict(Fate.REFUSED, error="the group became a supergroup")
    kind = type(error).__name__ if isinstance(error, TelegramError) else named(error)
    seconds = min(2.0**attempts, _LONGEST_BACK_OFF)
    return Verdict(Fate.LATER, error=kind, again_in=timedelta(seconds=seconds))


def _bad_request(error: BadRequest, method: str) -> Verdict:
    said = error.message.lower()
    if any(words in said for words in _DONE_ALREADY):
        return Verdict(Fate.SENT)
    if method.startswith(("edit", "delete")) and any(words in said for words in _GONE):
        return Verdict(Fate.SENT)
    return Verdict(Fate.REFUSED, error=_QUOTED.sub('"…"', error.message))
