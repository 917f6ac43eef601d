"""One update passing through python-telegram-bot's Application, inside one work."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ApplicationHandlerStop, TypeHandler

from bot.doors import Doors
from bot.line import LineBot
from storage.inbox import InboxUpdate
from storage.work import Work


class Malformed(Exception):
    """What came is not an update."""


class Unanswered(Exception):
    """No handler reported that it took the update."""


@dataclass(slots=True)
class Outcome:
    """What became of a turn: the Application itself tells nobody."""

    taken: bool = False
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """An update on its way through the Application."""

    seq: int
    update: Update = field(repr=False)
    work: Work = field(repr=False)
    now: datetime
    outcome: Outcome


def make_application(bot: LineBot, doors: Doors) -> Application[Any, Any, Any, Any, Any, Any]:
    """An Application that is initialised but never started: it hands turns to the front door."""

    async def open_door(turn: Turn, _context: object) -> None:
        await doors.open_door(turn.work, turn.update, turn.seq, turn.now)
        turn.outcome.taken = True

    builder = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
    application = builder.build()
    application.add_handler(TypeHandler(Turn, open_door))
    application.add_error_handler(_note_failure)
    return application


async def _note_failure(turn: object, context: Any) -> None:
    if isinstance(turn, Turn):
        turn.outcome.error = context.error
    raise ApplicationHandlerStop


async def take_turn(
    application: Application[Any, Any, Any, Any, Any, Any],
    work: Work,
    letter: InboxUpdate,
    now: datetime,
) -> None:
    """Handle a letter from the inbox. Raises what its handler raised, Malformed, Unanswered."""
    turn = Turn(letter.seq, _update(letter, application.bot), work, now, Outcome())
    await application.process_update(turn)
    if turn.outcome.error is not None:
        raise turn.outcome.error
    if not turn.outcome.taken:
        raise Unanswered


def _update(letter: InboxUpdate, bot: LineBot) -> Update:
    """Raises Malformed with the kind of fault alone, since its words may be personal."""
    try:
        return Update.de_json(_trimmed(json.loads(letter.raw or b"")), bot)
    except Exception as fault:
        raise Malformed(type(fault).__name__) from None


def _trimmed(content: Any) -> Any:
    """Of the message that was tapped only which it is, as Telegram says it of an old one (its
    date is 0): we wrote it ourselves, and reading it takes longer than all the rest of a tap."""
    match content:
        case {"callback_query": {"message": {"message_id": number, "chat": chat}} as query}:
            query["message"] = {"message_id": number, "chat": chat, "date": 0}
    return content
