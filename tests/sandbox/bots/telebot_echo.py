"""An echo bot on pyTelegramBotAPI, as its documentation has it: `python telebot_echo.py URL`."""

import sys
from typing import Any

import telebot
from telebot import apihelper, types

helper: Any = apihelper
helper.API_URL = sys.argv[1] + "/bot{0}/{1}"
helper.FILE_URL = sys.argv[1] + "/file/bot{0}/{1}"
bot: Any = telebot.TeleBot("4242:SANDBOX", parse_mode="HTML")


def start(message: Any) -> None:
    markup = types.InlineKeyboardMarkup()
    markup.add(types.InlineKeyboardButton("Press", callback_data="pressed"))
    bot.send_message(message.chat.id, "<b>Welcome</b>", reply_markup=markup)


def photo(message: Any) -> None:
    file = bot.get_file(message.photo[-1].file_id)
    data = bot.download_file(file.file_path)
    bot.send_photo(message.chat.id, data, caption="Your photo")


def echo(message: Any) -> None:
    bot.reply_to(message, f"You said {message.text}")


def edited(message: Any) -> None:
    bot.send_message(message.chat.id, f"You changed it to {message.text}")


def pressed(query: Any) -> None:
    bot.answer_callback_query(query.id, "Thank you")
    bot.edit_message_text("Pressed", query.message.chat.id, query.message.message_id)


bot.register_message_handler(start, commands=["start"])
bot.register_message_handler(photo, content_types=["photo"])
bot.register_message_handler(echo)
bot.register_edited_message_handler(edited)
bot.register_callback_query_handler(pressed, func=lambda query: True)

if __name__ == "__main__":
    bot.infinity_polling()
