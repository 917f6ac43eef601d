"""python-telegram-bot as its documentation would have it: a ConversationHandler, kept by
PicklePersistence, and every answer committed to SQLite. Besides, the bare echo.
"""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.request import HTTPXRequest

from bench.peers import words
from bench.peers.answers import Answers

Context = ContextTypes.DEFAULT_TYPE
PtbApplication = Application[Any, Any, Any, Any, Any, Any]
Step = Callable[[Update, Context], Coroutine[Any, Any, int]]


@asynccontextmanager
async def talking(
    folder: Path, base_url: str, transport: httpx.AsyncBaseTransport | None
) -> AsyncIterator[None]:
    """The conversation, running within the block; None as transport is the network."""
    async with Answers(folder / "answers.sqlite3") as answers:
        builder = _builder(base_url, transport)
        application = builder.persistence(PicklePersistence(folder / "state.pickle")).build()
        application.add_handler(_conversation(answers))
        application.add_handler(MessageHandler(filters.TEXT, _lost))
        application.add_handler(CallbackQueryHandler(_stale))
        async with _running(application):
            yield


@asynccontextmanager
async def echoing(
    folder: Path, base_url: str, transport: httpx.AsyncBaseTransport | None
) -> AsyncIterator[None]:
    """The ceiling: it says back what it hears, and keeps nothing."""
    application = _builder(base_url, transport).build()
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    application.add_handler(CallbackQueryHandler(_echo_tap))
    async with _running(application):
        yield


def _builder(base_url: str, transport: httpx.AsyncBaseTransport | None) -> Any:
    way = {} if transport is None else {"transport": transport}
    builder = ApplicationBuilder().token("4242:SANDBOX").base_url(base_url)
    builder = builder.request(HTTPXRequest(16, httpx_kwargs=way))
    return builder.get_updates_request(HTTPXRequest(2, httpx_kwargs=way)).job_queue(None)


@asynccontextmanager
async def _running(application: PtbApplication) -> AsyncIterator[None]:
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        try:
            yield
        finally:
            await application.updater.stop()
            await application.stop()


def _conversation(answers: Answers) -> ConversationHandler[Any]:
    states: dict[object, list[Any]] = {}
    for number, step in enumerate(words.STEPS):
        if step in words.TYPED:
            take = _typed(answers, number)
            states[number] = [MessageHandler(filters.TEXT & ~filters.COMMAND, take)]
        else:
            take = _sure(answers) if step == "sure" else _tapped(answers, number)
            states[number] = [CallbackQueryHandler(take, pattern=f"^{step}:")]
    opens: Any = MessageHandler(filters.Text([words.OPENS]), _open)
    return ConversationHandler(
        [opens], states, [opens], name="visit", persistent=True, per_message=False
    )


async def _open(update: Update, context: Context) -> int:
    assert update.message is not None
    await _ask(update.message, 0)
    return 0


def _typed(answers: Answers, number: int) -> Step:
    step = words.STEPS[number]

    async def take(update: Update, context: Context) -> int:
        message = update.message
        assert message is not None
        value = words.checked(step, message.text or "")
        if value is None:
            await message.reply_text(words.REFUSED[step])
            return number
        await answers.save(message.chat.id, step, value)
        await _ask(message, number + 1)
        return number + 1

    return take


def _tapped(answers: Answers, number: int) -> Step:
    step = words.STEPS[number]

    async def take(update: Update, context: Context) -> int:
        message, value = await _answered(update)
        await answers.save(message.chat.id, step, value)
        said = await answers.of(message.chat.id) if number == len(words.STEPS) - 2 else {}
        await _ask(message, number + 1, words.summary(said))
        return number + 1

    return take


def _sure(answers: Answers) -> Step:
    async def take(update: Update, context: Context) -> int:
        message, _ = await _answered(update)
        number = await answers.file(message.chat.id)
        await message.reply_text(words.FILED.format(number=number))
        return ConversationHandler.END

    return take


async def _answered(update: Update) -> tuple[Message, str]:
    """Ends the clock on the button and takes the buttons away."""
    query = update.callback_query
    assert query is not None
    assert isinstance(query.message, Message)
    await query.answer()
    await query.edit_message_reply_markup(None)
    return query.message, (query.data or "").partition(":")[2]


async def _ask(message: Message, number: int, before: str = "") -> None:
    step = words.STEPS[number]
    labels = words.choices(step, message.date.date())
    rows = [
        [InlineKeyboardButton(label, callback_data=f"{step}:{value}")]
        for value, label in labels.items()
    ]
    text = f"{before}\n{words.QUESTIONS[step]}" if step == "sure" else words.QUESTIONS[step]
    await message.reply_text(text, reply_markup=InlineKeyboardMarkup(rows) if rows else None)


async def _lost(update: Update, context: Context) -> None:
    assert update.message is not None
    await update.message.reply_text(words.LOST)


async def _stale(update: Update, context: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer(words.LOST)


async def _echo(update: Update, context: Context) -> None:
    assert update.message is not None
    await update.message.reply_text(update.message.text or "…")


async def _echo_tap(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    assert isinstance(query.message, Message)
    await query.message.reply_text(query.data or "…")
