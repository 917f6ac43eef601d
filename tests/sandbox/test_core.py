"""A stock bot library talks to the sandbox, and a person sees what it says."""

import json
from typing import Any

import httpx
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import BadRequest, Forbidden

from sandbox import World
from tests.sandbox.conftest import Arrive

CARD = InlineKeyboardMarkup([[InlineKeyboardButton("好的", callback_data="ok")]])


async def one_update(bot: Bot) -> Update:
    (update,) = await bot.get_updates()
    await bot.get_updates(offset=update.update_id + 1)
    return update


async def test_a_greeting_is_heard_and_answered(bot: Bot, arrive: Arrive) -> None:
    person = await arrive(language_code="zh-hans")
    await person.says("/start hello")
    update = await one_update(bot)
    assert update.message
    assert update.effective_user
    assert update.effective_chat
    assert update.message.text == "/start hello"
    assert update.message.entities[0].type == "bot_command"
    assert update.effective_user.language_code == "zh-hans"
    await bot.send_message(person.id, "<b>您好</b> 😀", parse_mode="HTML")
    message = await person.sees("您好")
    assert message.text == "您好 😀"
    assert message.raw["entities"] == [{"offset": 0, "length": 2, "type": "bold"}]


async def test_a_tap_is_answered_and_the_card_changes(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    await one_update(bot)
    sent = await bot.send_message(person.id, "来吗？", reply_markup=CARD)
    await person.taps("好")
    update = await one_update(bot)
    query = update.callback_query
    assert query
    assert query.data == "ok"
    assert query.message
    assert query.message.message_id == sent.message_id
    await query.answer("收到", show_alert=True)
    await query.edit_message_text("定了")
    alert = await person.sees_alert("收到")
    assert alert["show_alert"] is True
    assert (await person.sees("定了")).buttons == ()
    with pytest.raises(BadRequest, match="Message is not modified"):
        await query.edit_message_text("定了")


async def test_reply_keyboard_speaks_for_the_person(bot: Bot, arrive: Arrive) -> None:
    person = await arrive(phone="+8613800000000")
    await person.says("hi")
    await one_update(bot)
    rows = [[KeyboardButton("养老认证")], [KeyboardButton("电话", request_contact=True)]]
    await bot.send_message(person.id, "办什么？", reply_markup=ReplyKeyboardMarkup(rows))
    await person.taps("养老")
    update = await one_update(bot)
    assert update.message
    assert update.message.text == "养老认证"
    await person.taps("电话")
    update = await one_update(bot)
    assert update.message
    assert update.message.contact
    assert update.message.contact.phone_number == "+8613800000000"
    assert update.message.contact.user_id == person.id


async def test_files_come_back_byte_for_byte(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await person.sends_photo("门口")
    update = await one_update(bot)
    assert update.message
    assert update.message.caption == "门口"
    assert len(update.message.photo) == 3
    data = bytes(await (await update.message.photo[-1].get_file()).download_as_bytearray())
    sent = await bot.send_photo(person.id, data, caption="收到")
    again = await (await sent.photo[-1].get_file()).download_as_bytearray()
    assert bytes(again) == data
    await person.sends_document("表.txt", "内容".encode())
    update = await one_update(bot)
    assert update.message
    assert update.message.document
    assert update.message.document.file_name == "表.txt"
    body = await (await update.message.document.get_file()).download_as_bytearray()
    assert bytes(body).decode() == "内容"


async def test_a_person_who_blocked_the_bot_is_out_of_reach(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(person.id, "hello")
    await person.says("hi")
    await one_update(bot)
    await person.blocks()
    update = await one_update(bot)
    assert update.my_chat_member
    assert update.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(person.id, "hello")
    await person.unblocks()
    await bot.send_message(person.id, "welcome back")
    await person.sees("welcome back")


async def test_what_is_not_seen_is_told_with_the_transcript(
    bot: Bot, arrive: Arrive, world: World
) -> None:
    person = await arrive()
    await person.says("hi")
    await bot.send_message(person.id, "别的话", reply_markup=CARD)
    with pytest.raises(AssertionError, match=r"does not see '你好'[\s\S]*别的话\n +\[好的\]"):
        await person.sees("你好", within=0)
    await person.sees_no("你好")


@pytest.mark.parametrize("way", ["params", "data", "json", "multipart"])
async def test_parameters_come_in_four_ways(
    client: httpx.AsyncClient, arrive: Arrive, way: str
) -> None:
    person = await arrive()
    await person.says("hi")
    keyboard = json.dumps({"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]})
    values = {"chat_id": str(person.id), "text": "您好", "reply_markup": keyboard, "odd": "1"}
    files = {name: (None, value) for name, value in values.items()}
    how: dict[str, Any] = {"files": files} if way == "multipart" else {way: values}
    answer = await client.post("/bot4242:SANDBOX/SENDMESSAGE", **how)
    assert answer.json()["result"]["text"] == "您好"
    assert (await person.sees("您好")).buttons == (("好",),)
