"""The four ways in which the machinery hands over to the handlers, always inside a work."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import Update

from storage.due import Due
from storage.inbox import InboxUpdate
from storage.outbox import Call
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Doors:
    """None of them touches the network; each raises only for bugs and storage errors."""

    open_door: Callable[[Work, Update, int, datetime], Awaitable[None]]
    """Handle an update, given with its sequence number in the inbox."""
    apologise: Callable[[Work, InboxUpdate, str, datetime], Awaitable[None]]
    """An update became a dead letter, because of this error."""
    ring: Callable[[Work, Due, datetime], Awaitable[None]]
    """Do what fell due."""
    not_delivered: Callable[[Work, Call, bool, datetime], Awaitable[None]]
    """A call was given up; the flag says that its person blocked the bot."""
