"""Every answer and every update is read by two bot libraries with no field left over."""

from typing import Any

import httpx
import pytest
from telegram import Message

from sandbox.methods import HANDLERS
from sandbox.samples import png, voice
from tests.sandbox.conftest import Api, Arrive
from tests.sandbox.strict import ptb_strangers, read_result, read_update

BUTTONS = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}, {"text": "y", "url": "a.cn"}]]}
RICH = 'hi <b>b</b> <a href="a.cn">l</a> <pre><code class="language-py">p</code></pre> /start'
SOMEWHERE = {"latitude": 21.85, "longitude": 111.98}
SCOPE = {"type": "chat", "chat_id": 1}


async def every_result(api: Api, client: httpx.AsyncClient, chat: int, group: int) -> Any:
    """Call every method once, with success; yields method and result."""

    async def call(method: str, **parameters: Any) -> tuple[str, Any]:
        answer = await api(method, **parameters)
        assert answer["ok"], (method, answer)
        return method, answer["result"]

    async def upload(method: str, field: str, name: str, data: bytes) -> tuple[str, Any]:
        form = {"chat_id": str(chat), "caption": "<i>x</i>", "parse_mode": "HTML"}
        files = {field: (name, data)}
        answer = await client.post(f"/bot4242:SANDBOX/{method}", data=form, files=files)
        return method, answer.json()["result"]

    hook = {"url": "http://127.0.0.1:9/hook", "allowed_updates": ["poll"], "max_connections": 3}
    for method in ("setWebhook", "getWebhookInfo", "deleteWebhook"):
        yield await call(method, **hook)
    await call("getUpdates", allowed_updates=[])
    for method in ("getMe", "getMyName", "setMyName"):
        yield await call(method, name="Wulian")
    for what in ("Description", "ShortDescription"):
        field = {"Description": "description", "ShortDescription": "short_description"}[what]
        yield await call(f"setMy{what}", **{field: "x"})
        yield await call(f"getMy{what}")
    commands = [{"command": "start", "description": "begin"}]
    yield await call("setMyCommands", commands=commands, scope=SCOPE)
    yield await call("getMyCommands", scope=SCOPE)
    yield await call("deleteMyCommands", scope=SCOPE)
    for place in (chat, group):
        yield await call("getChat", chat_id=place)
        yield await call("getChatMemberCount", chat_id=place)
        for user in (chat, 4242):
            yield await call("getChatMember", chat_id=place, user_id=user)
        yield await call("sendMessage", chat_id=place, text=RICH, parse_mode="HTML")
        yield await call("sendChatAction", chat_id=place, action="typing")
    yield await call("getChatAdministrators", chat_id=group)
    yield await call("leaveChat", chat_id=group)
    sent = await call("sendMessage", chat_id=chat, text="x", reply_markup=BUTTONS,
                      reply_parameters={"message_id": 1})  # fmt: skip
    yield sent
    at = {"chat_id": chat, "message_id": sent[1]["message_id"]}
    yield await call("editMessageText", text="y", reply_markup=BUTTONS, **at)
    yield await call("editMessageReplyMarkup", **at)
    yield await call("copyMessage", from_chat_id=chat, **at)
    yield await call("deleteMessage", **at)
    yield await call("sendLocation", chat_id=chat, **SOMEWHERE)
    yield await call("sendContact", chat_id=chat, phone_number="1", first_name="A")
    yield await upload("sendDocument", "document", "表.txt", b"x")
    yield await upload("sendVoice", "voice", "v.ogg", voice(1))
    photo = await upload("sendPhoto", "photo", "p.png", png(400, 300))
    yield photo
    at = {"chat_id": chat, "message_id": photo[1]["message_id"]}
    yield await call("editMessageCaption", caption="z", **at)
    yield await call("getFile", file_id=photo[1]["photo"][0]["file_id"])
    tapped = await client.post(
        f"/people/{chat}/chats/4242/acts",
        json={"act": "tap", "message_id": await _card(call, chat), "row": 0, "column": 0},
    )
    yield await call("answerCallbackQuery", callback_query_id=tapped.json()["query_id"])
    yield await call("getUpdates")


async def _card(call: Any, chat: int) -> int:
    _, message = await call("sendMessage", chat_id=chat, text="card", reply_markup=BUTTONS)
    return int(message["message_id"])


async def make_group(client: httpx.AsyncClient, *members: int) -> int:
    body = {"title": "小队", "members": list(members), "bots": ["wulian_bot"]}
    return int((await client.post("/people/groups", json=body)).json()["id"])


async def test_every_method_answers_in_known_fields(
    api: Api, client: httpx.AsyncClient, arrive: Arrive
) -> None:
    person = await arrive(username="mei_yi", last_name="梅", language_code="zh-hans")
    await person.says("/start")
    group = await make_group(client, person.id)
    called = set()
    async for method, result in every_result(api, client, person.id, group):
        read_result(method, result)
        called.add(method)
    assert called == set(HANDLERS)


async def test_every_update_comes_in_known_fields(
    api: Api, client: httpx.AsyncClient, arrive: Arrive
) -> None:
    person = await arrive(username="mei_yi", last_name="梅", language_code="zh-hans")
    text = await person.says("/start payload https://example.cn @someone")
    await person.edits(text, "changed")
    await person.replies(text, "and more")
    photo = await person.sends_photo("caption")
    await person.edits(photo, "another caption")
    await person.sends_voice()
    await person.sends_document("a.txt", b"x")
    await person.shares_location(21.85, 111.98)
    await person.shares_contact("+8613800000000", "女儿")
    await person.forwards(text)
    await api("sendMessage", chat_id=person.id, text="card", reply_markup=BUTTONS)
    await person.taps("x")
    await person.blocks()
    await person.unblocks()
    group = await make_group(client, person.id)
    await person.in_group(group).says("/help@wulian_bot")
    updates = (await api("getUpdates"))["result"]
    kinds = {next(name for name in update if name != "update_id") for update in updates}
    assert kinds == {"message", "edited_message", "callback_query", "my_chat_member"}
    assert len(updates) == 16
    for update in updates:
        read_update(update)


async def test_a_strange_field_does_not_pass(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    strange = (await api("sendMessage", chat_id=person.id, text="x"))["result"]
    strange["from"]["sandbox_only"] = True
    assert list(ptb_strangers(Message.de_json(strange, None))) == ["User.sandbox_only"]
    with pytest.raises(AssertionError):
        read_result("sendMessage", strange)
