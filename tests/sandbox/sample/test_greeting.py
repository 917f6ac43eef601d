"""A bot like any other, which greets and counts taps on its button, and its author's tests."""

from collections.abc import AsyncIterator

import pytest_asyncio
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.request import HTTPXRequest

from sandbox.testing import Sandbox

Context = ContextTypes.DEFAULT_TYPE
BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Again", callback_data="again")]])


async def start(update: Update, context: Context) -> None:
    if update.message:
        await update.message.reply_text("Hello", reply_markup=BUTTON)


async def again(update: Update, context: Context) -> None:
    taps = context.bot_data["taps"] = context.bot_data.get("taps", 0) + 1
    if query := update.callback_query:
        await query.answer(f"Tapped {taps}")
        await query.edit_message_text(f"Tapped {taps}", reply_markup=BUTTON)


@pytest_asyncio.fixture(autouse=True)
async def running_bot(sandbox: Sandbox) -> AsyncIterator[None]:
    requests = [HTTPXRequest(httpx_kwargs={"transport": sandbox.transport()}) for _ in range(2)]
    builder = Application.builder().token(sandbox.token)
    builder = builder.base_url(sandbox.api).base_file_url(sandbox.files)
    application = builder.request(requests[0]).get_updates_request(requests[1]).build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(again))
    assert application.updater
    async with application:
        await application.start()
        await application.updater.start_polling()
        yield
        await application.updater.stop()
        await application.stop()


async def test_it_greets_and_counts(sandbox: Sandbox) -> None:
    ada = await sandbox.arrives("Ada")
    await ada.says("/start")
    await ada.sees("Hello")
    for taps in (1, 2):
        await ada.taps("Again")
        await ada.sees_alert(f"Tapped {taps}")
        await ada.sees(f"Tapped {taps}")


async def test_it_greets_in_a_group(sandbox: Sandbox) -> None:
    ada = await sandbox.arrives("Ada")
    here = ada.in_group(await sandbox.group("Neighbours", ada))
    await here.says("/start")
    await here.sees("Hello")
