"""A small bot on stock python-telegram-bot that has a bit of everything to show."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from telegram import (
    Bot,
    BotCommand,
    CallbackQuery,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import TelegramError

from sandbox.samples import png, voice

MENU = ReplyKeyboardMarkup(
    [
        ["养老认证", "医保缴费"],
        [KeyboardButton("发我的位置", request_location=True)],
        [KeyboardButton("发我的电话", request_contact=True)],
    ],
    resize_keyboard=True,
)
CHOICE = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("能去", callback_data="go")],
        [
            InlineKeyboardButton("提示", callback_data="toast"),
            InlineKeyboardButton("提醒", callback_data="alert"),
        ],
        [InlineKeyboardButton("网页", url="https://example.org/")],
    ]
)
FORMATTED = (
    "<b>收到了。</b>您要办的是<i>养老认证</i>，<u>上门办</u>。\n"
    "编号 <code>26-0123-7</code>，<s>不用排队</s> <tg-spoiler>123</tg-spoiler>\n"
    "<blockquote>打电话时报这个号就行。</blockquote>\n"
    '<a href="https://t.me/echo_bot?start=invite_7">邀请</a> /help https://example.org '
    "&lt;script&gt;alert(1)&lt;/script&gt;"
)


async def greet(message: Message, words: str) -> None:
    await message.reply_text(f"您好。{words.partition(' ')[2]}", reply_markup=MENU)


async def choose(message: Message, _: str) -> None:
    await message.reply_text("明天上午，鸳鸯湖社区，能去吗？", reply_markup=CHOICE)


async def rich(message: Message, _: str) -> None:
    await message.reply_text(FORMATTED, parse_mode=ParseMode.HTML)


async def picture(message: Message, _: str) -> None:
    await message.reply_photo(png(640, 420), caption="一张照片")


async def media(message: Message, _: str) -> None:
    bot, chat = message.get_bot(), message.chat_id
    await bot.send_chat_action(chat, ChatAction.UPLOAD_PHOTO)
    await bot.send_voice(chat, voice(4), duration=4)
    await bot.send_document(chat, b"1,2,3\n" * 900, filename="名单.csv")
    await bot.send_location(chat, 21.8583, 111.9822)
    await bot.send_contact(chat, "+8613800000000", "社区", "值班电话")


async def think(message: Message, _: str) -> None:
    await message.get_bot().send_chat_action(message.chat_id, ChatAction.TYPING)


async def vanish(message: Message, _: str) -> None:
    sent = await message.reply_text("这条会消失")
    await sent.delete()


async def poll(message: Message, _: str) -> None:
    await message.reply_poll("哪天方便？", ["周五", "周六"], is_anonymous=False)


async def ask(message: Message, _: str) -> None:
    await message.reply_text("您贵姓？", reply_markup=ForceReply(input_field_placeholder="姓名"))


async def pin(message: Message, _: str) -> None:
    sent = await message.reply_text("值班电话 0662-000000")
    await sent.pin()


async def album(message: Message, _: str) -> None:
    await message.reply_media_group([InputMediaPhoto(png(300, 200)) for _ in range(3)])


async def bare(message: Message, _: str) -> None:
    await message.reply_text("收起键盘", reply_markup=ReplyKeyboardRemove())


COMMANDS: dict[str, tuple[str, Callable[[Message, str], Awaitable[None]]]] = {
    "start": ("开始", greet),
    "choose": ("按钮", choose),
    "rich": ("文字样式", rich),
    "photo": ("照片", picture),
    "media": ("语音、文件、位置", media),
    "typing": ("正在输入", think),
    "vanish": ("删除", vanish),
    "poll": ("投票", poll),
    "ask": ("请回复", ask),
    "pin": ("置顶", pin),
    "album": ("几张照片", album),
    "bare": ("收起键盘", bare),
}


async def on_message(message: Message) -> None:
    words = message.text or ""
    command = words.partition(" ")[0].removeprefix("/").partition("@")[0]
    if words.startswith("/") and command in COMMANDS:
        await COMMANDS[command][1](message, words)
    elif message.location:
        await message.reply_text(f"位置 {message.location.latitude:.3f}")
    elif message.contact:
        await message.reply_text(f"电话 {message.contact.phone_number}")
    elif message.photo:
        await message.reply_text(f"照片 {message.photo[-1].width} {message.caption or ''}")
    elif words:
        await message.reply_text(f"你说：{words}")


async def on_tap(query: CallbackQuery) -> None:
    if query.data == "toast":
        await query.answer("已经记下")
    elif query.data == "alert":
        await query.answer("请先看说明，再点“能去”。", show_alert=True)
    else:
        await query.answer()
        await query.edit_message_text("谢谢，已经记下：你去。")


async def handle(update: Update) -> None:
    if update.callback_query:
        await on_tap(update.callback_query)
    elif update.message:
        await on_message(update.message)


async def introduce(bot: Bot) -> None:
    """Say what the bot can do."""
    await bot.set_my_commands([BotCommand(name, words) for name, (words, _) in COMMANDS.items()])
    await bot.set_my_description("这个机器人什么都会一点，用来看看页面。")


async def serve(bot: Bot, *, wait_s: int = 1) -> None:
    """Answer updates until cancelled; a call that fails costs that update only."""
    offset = 0
    while True:
        with contextlib.suppress(TelegramError):
            for update in await bot.get_updates(offset=offset, timeout=wait_s):
                offset = update.update_id + 1
                with contextlib.suppress(TelegramError):
                    await handle(update)
        await asyncio.sleep(0)
