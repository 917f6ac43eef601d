"""The people's interface over HTTP, and what people see of it."""

import asyncio

import httpx
import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, ReplyKeyboardRemove

from sandbox import Person, World
from sandbox.samples import png, voice
from tests.sandbox.conftest import Api, Arrive


def buttons(*labels: str) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}


async def test_a_reader_waits_for_something_new(
    client: httpx.AsyncClient, api: Api, arrive: Arrive
) -> None:
    person = await arrive()
    await person.says("hi")
    path = f"/people/{person.id}/chats/wulian_bot"
    version = (await client.get(path)).json()["version"]
    look = asyncio.create_task(client.get(path, params={"after": version, "wait": 30}))
    await api("sendMessage", chat_id=person.id, text="hello")
    view = (await look).json()
    assert [message["text"] for message in view["messages"]] == ["hello"]
    assert len(view["ids"]) == 2


async def test_a_reset_ends_the_wait(client: httpx.AsyncClient, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    path = f"/people/{person.id}/chats/wulian_bot"
    version = (await client.get(path)).json()["version"]
    look = asyncio.create_task(client.get(path, params={"after": version, "wait": 30}))
    await asyncio.sleep(0)
    await client.post("/control/reset")
    assert (await look).json() == {"error": "no such person"}


async def test_sees_waits_for_the_message(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    look = asyncio.create_task(person.sees("hello", within=30))
    await bot.send_message(person.id, "something else")
    await bot.send_message(person.id, "hello")
    assert (await look).text == "hello"


async def test_what_was_passed_by_is_not_seen_again(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    sent = await bot.send_message(person.id, "one")
    await bot.send_message(person.id, "two")
    await person.sees("two")
    with pytest.raises(AssertionError):
        await person.sees("one", within=0)
    await bot.edit_message_text("one again", person.id, sent.message_id)
    assert (await person.sees("one")).id == sent.message_id


async def test_an_old_card_can_still_be_tapped(bot: Bot, api: Api, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    await api("sendMessage", chat_id=person.id, text="old", reply_markup=buttons("好", "不好"))
    old = await person.sees("old")
    await api("sendMessage", chat_id=person.id, text="new", reply_markup=buttons("好"))
    await person.taps("好")
    await person.taps("好", on=old)
    await person.taps("不好")
    updates = (await bot.get_updates())[1:]
    tapped = [(u.callback_query.message.message_id, u.callback_query.data)
              for u in updates if u.callback_query and u.callback_query.message]  # fmt: skip
    assert tapped == [(old.id + 1, "好"), (old.id, "好"), (old.id, "不好")]


async def test_a_button_that_is_not_there(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    with pytest.raises(AssertionError, match=r"finds no button '好'[\s\S]*梅姨: hi"):
        await person.taps("好")
    sent = await api("sendMessage", chat_id=person.id, text="?", reply_markup=buttons("好"))
    old = await person.sees("?")
    message_id = sent["result"]["message_id"]
    await api("editMessageReplyMarkup", chat_id=person.id, message_id=message_id)
    await person.taps("好", on=old)  # as a phone that has not heard of the change
    updates = await api("getUpdates")
    assert updates["result"][-1]["callback_query"]["data"] == "好"


async def test_the_menu_is_the_narrowest_one(bot: Bot, arrive: Arrive) -> None:
    auntie = await arrive("梅姨", language_code="zh-hans")
    brother = await arrive("阿明", language_code="en")
    await bot.set_my_commands([BotCommand("start", "begin")])
    await bot.set_my_commands([BotCommand("my", "我的")], language_code="zh")
    assert await auntie.commands() == ["my"]
    assert await brother.commands() == ["start"]
    scope = BotCommandScopeChat(brother.id)
    await bot.set_my_commands([BotCommand("queue", "what waits")], scope=scope)
    assert await brother.commands() == ["queue"]
    await bot.delete_my_commands(scope=scope)
    assert await brother.commands() == ["start"]


async def test_keyboards_come_and_go(bot: Bot, api: Api, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    once = {"keyboard": [["甲", {"text": "乙", "request_location": True}]],
            "one_time_keyboard": True}  # fmt: skip
    await api("sendMessage", chat_id=person.id, text="?", reply_markup=once)
    assert await person.buttons() == ["甲", "乙"]
    await person.taps("乙")
    assert await person.buttons() == []
    assert (await person.messages())[-1].kind == "location"
    await api("sendMessage", chat_id=person.id, text="?", reply_markup={"keyboard": [["丙"]]})
    await person.taps("丙")
    assert await person.buttons() == ["丙"]
    await bot.send_message(person.id, "done", reply_markup=ReplyKeyboardRemove())
    assert await person.buttons() == []


async def test_files_people_send_are_what_they_claim(
    client: httpx.AsyncClient, arrive: Arrive
) -> None:
    person = await arrive()
    photo = await person.sends_photo(data=png(640, 480))
    sizes = [(size["width"], size["height"]) for size in photo.raw["photo"]]
    assert sizes == [(90, 67), (320, 240), (640, 480)]
    note = await person.sends_voice(seconds=2)
    assert note.raw["voice"]["duration"] == 2
    file_id = note.raw["voice"]["file_id"]
    body = (await client.get(f"/people/files/{file_id}")).content
    assert body == voice(2)
    assert body.startswith(b"OggS")
    with pytest.raises(AssertionError, match="this is no picture"):
        await person.sends_photo(data=b"no picture")


async def test_forwards_keep_the_origin_and_lose_the_buttons(
    bot: Bot, api: Api, arrive: Arrive
) -> None:
    person = await arrive()
    await person.says("hi")
    await api("sendMessage", chat_id=person.id, text="card", reply_markup=buttons("好"))
    await person.forwards(await person.sees("card"))
    message = (await bot.get_updates())[-1].message
    assert message
    assert message.forward_origin
    assert message.forward_origin.type == "user"
    assert message.reply_markup is None


async def test_a_malformed_act_is_told_so(client: httpx.AsyncClient, arrive: Arrive) -> None:
    person = await arrive()
    path = f"/people/{person.id}/chats/wulian_bot/acts"
    answers = [await client.post(path, json=b) for b in ({"act": "say"}, {"act": "fly"}, {})]
    assert [a.status_code for a in answers] == [400, 409, 409]
    assert "no such act" in answers[1].json()["error"]
    nowhere = await client.get(f"/people/{person.id}/chats/nobody")
    assert nowhere.json() == {"error": "no such chat: nobody"}


async def test_a_snapshot_holds_what_a_page_needs(
    client: httpx.AsyncClient, bot: Bot, arrive: Arrive
) -> None:
    person = await arrive()
    await person.says("hi")
    shot = (await client.get("/people/snapshot")).json()
    (chat,) = shot["chats"]
    assert chat["user"] == person.id
    assert [message["text"] for message in chat["messages"]] == ["hi"]
    assert shot["bots"][0]["username"] == "wulian_bot"
    assert shot["people"] == (await client.get("/people")).json()["people"]
    chats = (await client.get(f"/people/{person.id}/chats")).json()["chats"]
    assert [c["peer"] for c in chats] == ["4242"]


async def test_everything_is_in_the_journal(
    bot: Bot, api: Api, arrive: Arrive, world: World
) -> None:
    person = await arrive()
    await person.says("hi")
    await bot.send_chat_action(person.id, "typing")
    await api("sendMessage", chat_id=person.id, text="?", reply_markup=buttons("好"))
    tapped = await person.taps("好")
    await bot.answer_callback_query(tapped["query_id"], "谢谢")
    await api("editMessageText", chat_id=person.id, message_id=2, text="!")
    await bot.delete_message(person.id, 2)
    kinds = [entry["kind"] for entry in world.journal.after(0)]
    assert kinds == [
        "person", "message", "typing", "message", "tapped", "answered", "edited", "deleted",
    ]  # fmt: skip


async def test_settle_lets_the_bot_finish_first(client: httpx.AsyncClient, bot: Bot) -> None:
    async def answer() -> None:
        updates = await bot.get_updates()
        for update in updates:
            await bot.get_updates(offset=update.update_id + 1)
            if update.effective_chat and update.message:
                await bot.send_message(update.effective_chat.id, f"heard {update.message.text}")

    person = await Person.arrives(client, "梅姨", settle=answer)
    await person.says("one")
    assert (await person.last()).text == "heard one"
    await person.sees("heard one")
