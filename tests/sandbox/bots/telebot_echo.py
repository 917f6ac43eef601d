"""An echo bot on pyTelegramBotAPI, as its documentation has it.

`python telebot_echo.py URL [webhook]`
"""

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import telebot
from telebot import apihelper, types

helper: Any = apihelper
update: Any = types.Update
helper.API_URL = sys.argv[1] + "/bot{0}/{1}"
helper.FILE_URL = sys.argv[1] + "/file/bot{0}/{1}"
bot: Any = telebot.TeleBot("4242:SANDBOX", parse_mode="HTML")


def start(message: Any) -> None:
    markup = types.InlineKeyboardMarkup()
    markup.add(types.InlineKeyboardButton("Press", callback_data="pressed"))
    bot.send_message(message.chat.id, "<b>Welcome</b>", reply_markup=markup)


def poll(message: Any) -> None:
    days = [types.InputPollOption("Monday"), types.InputPollOption("Tuesday")]
    bot.send_poll(message.chat.id, "Which day?", days, is_anonymous=False)


def chosen(answer: Any) -> None:
    bot.send_message(answer.user.id, f"You chose {answer.option_ids[0]}")


def who(message: Any) -> None:
    member = bot.get_chat_member(message.chat.id, message.from_user.id)
    bot.send_message(message.chat.id, f"You are {member.status} of {message.chat.title}")


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
bot.register_message_handler(poll, commands=["poll"])
bot.register_message_handler(who, commands=["who"])
bot.register_poll_answer_handler(chosen, func=lambda answer: True)
bot.register_message_handler(photo, content_types=["photo"])
bot.register_message_handler(echo)
bot.register_edited_message_handler(edited)
bot.register_callback_query_handler(pressed, func=lambda query: True)


class Hook(BaseHTTPRequestHandler):
    """Takes an update as Telegram posts it."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        known = self.headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"
        self.send_response(200 if known else 403)
        self.send_header("Content-Length", "0")
        self.end_headers()
        if known:
            bot.process_new_updates([update.de_json(body.decode())])


def serve() -> None:
    server = HTTPServer(("127.0.0.1", 0), Hook)
    bot.set_webhook(f"http://127.0.0.1:{server.server_port}/hook", secret_token="s3cret")
    server.serve_forever()


if __name__ == "__main__":
    bot.set_my_commands([types.BotCommand("poll", "Ask which day")])
    if "webhook" in sys.argv:
        serve()
    else:
        bot.infinity_polling()
