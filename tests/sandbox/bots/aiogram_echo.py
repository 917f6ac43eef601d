"""An echo bot on aiogram, as its documentation would have it.

`python aiogram_echo.py URL [webhook]`
"""

import asyncio
import sys

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.methods import SendMessage
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputPollOption,
    InputPollOptionUnion,
    Message,
    PollAnswer,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

router = Router()
BUTTON = InlineKeyboardButton(text="Press", callback_data="pressed")


@router.message(CommandStart())
async def start(message: Message) -> None:
    markup = InlineKeyboardMarkup(inline_keyboard=[[BUTTON]])
    await message.answer("<b>Welcome</b>", reply_markup=markup, parse_mode="HTML")


@router.message(Command("poll"))
async def poll(message: Message) -> None:
    options: list[InputPollOptionUnion] = [
        InputPollOption(text=day) for day in ("Monday", "Tuesday")
    ]
    await message.answer_poll("Which day?", options, is_anonymous=False)


@router.poll_answer()
async def chosen(answer: PollAnswer, bot: Bot) -> None:
    assert answer.user
    await bot.send_message(answer.user.id, f"You chose {answer.option_ids[0]}")


@router.message(Command("who"))
async def who(message: Message) -> None:
    assert message.from_user
    member = await message.chat.get_member(message.from_user.id)
    await message.answer(f"You are {member.status} of {message.chat.title}")


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
async def edited(message: Message) -> SendMessage:
    return message.answer(f"You changed it to {message.text}")


@router.callback_query()
async def pressed(query: CallbackQuery) -> None:
    await query.answer("Thank you")
    assert isinstance(query.message, Message)
    await query.message.edit_text("Pressed")


async def main(url: str, *, by_webhook: bool) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot("4242:SANDBOX", session=session)
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    await bot.set_my_commands([BotCommand(command="poll", description="Ask which day")])
    if by_webhook:
        await serve(bot, dispatcher)
    else:
        await dispatcher.start_polling(bot)


async def serve(bot: Bot, dispatcher: Dispatcher) -> None:
    """A webhook that puts a handler's own answer into the answer to Telegram."""
    app = web.Application()
    handler = SimpleRequestHandler(dispatcher, bot, False, secret_token="s3cret")
    handler.register(app, path="/hook")
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s3cret")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], by_webhook="webhook" in sys.argv))
