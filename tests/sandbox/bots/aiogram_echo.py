"""An echo bot on aiogram, as its documentation would have it: `python aiogram_echo.py URL`."""

import asyncio
import sys

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

router = Router()
BUTTON = InlineKeyboardButton(text="Press", callback_data="pressed")


@router.message(CommandStart())
async def start(message: Message) -> None:
    markup = InlineKeyboardMarkup(inline_keyboard=[[BUTTON]])
    await message.answer("<b>Welcome</b>", reply_markup=markup, parse_mode="HTML")


@router.message(F.photo)
async def photo(message: Message, bot: Bot) -> None:
    assert message.photo
    data = await bot.download(message.photo[-1])
    assert data
    await message.answer_photo(BufferedInputFile(data.read(), "back.png"), caption="Your photo")


@router.message()
async def echo(message: Message) -> None:
    await message.reply(f"You said {message.text}")


@router.edited_message()
async def edited(message: Message) -> None:
    await message.answer(f"You changed it to {message.text}")


@router.callback_query()
async def pressed(query: CallbackQuery) -> None:
    await query.answer("Thank you")
    assert isinstance(query.message, Message)
    await query.message.edit_text("Pressed")


async def main(url: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    await dispatcher.start_polling(Bot("4242:SANDBOX", session=session))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
