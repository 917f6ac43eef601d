"""Every answer and every update is read by two bot libraries with no field left over."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from telegram import Message

from sandbox import Person, World
from sandbox.methods import HANDLERS
from sandbox.samples import WEBP, png, voice
from tests.sandbox.conftest import Api, Arrive
from tests.sandbox.strict import ptb_strangers, read_result, read_update

BUTTONS = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}, {"text": "y", "url": "a.cn"}]]}
RICH = 'hi <b>b</b> <a href="a.cn">l</a> <pre><code class="language-py">p</code></pre> /start'
SOMEWHERE = {"latitude": 21.85, "longitude": 111.98}
KINDS = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "poll",
    "poll_answer",
    "message_reaction",
]
SCOPE = {"type": "chat", "chat_id": 1}


Call = Callable[..., Awaitable[tuple[str, Any]]]
Results = AsyncIterator[tuple[str, Any]]


def caller(api: Api) -> Call:
    async def call(method: str, **parameters: Any) -> tuple[str, Any]:
        answer = await api(method, **parameters)
        assert answer["ok"], (method, answer)
        return method, answer["result"]

    return call


async def about_the_bot(call: Call) -> Results:
    hook = {"url": "http://127.0.0.1:9/hook", "allowed_updates": ["poll"], "max_connections": 3}
    for method in ("setWebhook", "getWebhookInfo", "deleteWebhook"):
        yield await call(method, **hook)
    await call("getUpdates", allowed_updates=[])
    for method in ("getMe", "getMyName", "setMyName", "logOut", "close"):
        yield await call(method, name="Wulian")
    for method in ("setChatMenuButton", "getChatMenuButton"):
        yield await call(method, menu_button={"type": "commands"})
    for what in ("Description", "ShortDescription"):
        field = {"Description": "description", "ShortDescription": "short_description"}[what]
        yield await call(f"setMy{what}", **{field: "x"})
        yield await call(f"getMy{what}")
    commands = [{"command": "start", "description": "begin"}]
    yield await call("setMyCommands", commands=commands, scope=SCOPE)
    yield await call("getMyCommands", scope=SCOPE)
    yield await call("deleteMyCommands", scope=SCOPE)


async def words(call: Call, client: httpx.AsyncClient, chat: int) -> Results:
    reply = {"message_id": 1, "quote": "start"}
    sent = await call("sendMessage", chat_id=chat, text="x a.cn", reply_markup=BUTTONS,
                      reply_parameters=reply, protect_content=True,
                      link_preview_options={"is_disabled": True})  # fmt: skip
    yield sent
    yield await call("sendMessage", chat_id=chat, text="*x* [y](a.cn)", parse_mode="MarkdownV2")
    at = {"chat_id": chat, "message_id": sent[1]["message_id"]}
    yield await call("editMessageText", text="y", reply_markup=BUTTONS, **at)
    yield await call("editMessageReplyMarkup", **at)
    yield await call("setMessageReaction", reaction=[{"type": "emoji", "emoji": "👍"}], **at)
    for method in ("pinChatMessage", "getChat", "unpinChatMessage", "unpinAllChatMessages"):
        yield await call(method, **at)
    yield await call("deleteMessage", **at)
    card = {"message_id": await _card(call, chat), "row": 0, "column": 0}
    tapped = await client.post(f"/people/{chat}/chats/4242/acts", json={"act": "tap", **card})
    yield await call("answerCallbackQuery", callback_query_id=tapped.json()["query_id"])
    from_here = {"chat_id": chat, "from_chat_id": chat}
    yield await call("forwardMessage", message_id=1, **from_here)
    yield await call("forwardMessages", message_ids=[1, card["message_id"]], **from_here)
    yield await call("copyMessage", message_id=1, **from_here)
    yield await call("copyMessages", message_ids=[1, card["message_id"]], **from_here)
    yield await call("deleteMessages", chat_id=chat, message_ids=[1, card["message_id"]])


async def things(call: Call, client: httpx.AsyncClient, chat: int) -> Results:
    async def upload(method: str, field: str, name: str, data: bytes) -> tuple[str, Any]:
        form = {"chat_id": str(chat), "caption": "<i>x</i>", "parse_mode": "HTML", "duration": "1"}
        more = {"performer": "A", "title": "B", "emoji": "🙂", "has_spoiler": "true"}
        files = {field: (name, data)}
        answer = await client.post(f"/bot4242:SANDBOX/{method}", data=form | more, files=files)
        return method, answer.json()["result"]

    yield await call("sendLocation", chat_id=chat, **SOMEWHERE)
    yield await call("sendVenue", chat_id=chat, title="党群服务中心", address="1 号", **SOMEWHERE)
    yield await call("sendContact", chat_id=chat, phone_number="1", first_name="A")
    yield await call("sendDice", chat_id=chat)
    yield await upload("sendDocument", "document", "表.txt", b"x")
    yield await upload("sendVoice", "voice", "v.ogg", voice(1))
    yield await upload("sendVideo", "video", "v.mp4", b"video")
    yield await upload("sendAnimation", "animation", "a.mp4", b"animation")
    yield await upload("sendAudio", "audio", "a.mp3", b"audio")
    yield await upload("sendVideoNote", "video_note", "n.mp4", b"note")
    yield await upload("sendSticker", "sticker", "s.webp", WEBP)
    photo = await upload("sendPhoto", "photo", "p.png", png(400, 300))
    yield photo
    file_id = photo[1]["photo"][-1]["file_id"]
    at = {"chat_id": chat, "message_id": photo[1]["message_id"]}
    yield await call("editMessageCaption", caption="z", **at)
    picture = {"type": "photo", "media": file_id, "caption": "又"}
    yield await call("editMessageMedia", media=picture, **at)
    yield await call("sendMediaGroup", chat_id=chat, media=[picture, picture])
    yield await call("getFile", file_id=file_id)
    quiz = {"type": "quiz", "correct_option_ids": [1], "explanation": "<b>x</b>",
            "explanation_parse_mode": "HTML", "open_period": 60}  # fmt: skip
    options = [{"text": "甲"}, {"text": "乙"}]
    poll = await call("sendPoll", chat_id=chat, question="?", options=options, **quiz)
    yield poll
    yield await call("stopPoll", chat_id=chat, message_id=poll[1]["message_id"])


async def groups(call: Call, group: int, member: int) -> Results:
    here, them = {"chat_id": group}, {"chat_id": group, "user_id": member}
    yield await call("getChatAdministrators", **here)
    yield await call("setChatTitle", title="大队", **here)
    yield await call("setChatDescription", description="x", **here)
    yield await call("setChatPermissions", permissions={"can_send_messages": True}, **here)
    yield await call("exportChatInviteLink", **here)
    made = await call("createChatInviteLink", name="x", member_limit=2, **here)
    yield made
    link = {"invite_link": made[1]["invite_link"], **here}
    yield await call("editChatInviteLink", creates_join_request=True, **link)
    yield await call("revokeChatInviteLink", **link)
    for method, rights in (
        ("restrictChatMember", {"permissions": {"can_send_messages": True}}),
        ("promoteChatMember", {"can_pin_messages": True}),
        ("setChatAdministratorCustomTitle", {"custom_title": "队副"}),
        ("promoteChatMember", {}),
        ("banChatMember", {}),
        ("unbanChatMember", {}),
    ):
        yield await call(method, **rights, **them)
        yield await call("getChatMember", **them)


async def everywhere(call: Call, chat: int, group: int) -> Results:
    for place in (chat, group):
        yield await call("getChat", chat_id=place)
        yield await call("getChatMemberCount", chat_id=place)
        for user in (chat, 4242):
            yield await call("getChatMember", chat_id=place, user_id=user)
        yield await call("sendMessage", chat_id=place, text=RICH, parse_mode="HTML")
        yield await call("sendChatAction", chat_id=place, action="typing")
    yield await call("getUserProfilePhotos", user_id=chat)


async def every_result(api: Api, client: httpx.AsyncClient, arrive: Arrive) -> Results:
    """Call every method, with success; yields method and result."""
    call = caller(api)
    person = await arrive(username="mei_yi", last_name="梅", language_code="zh-hans")
    await person.says("/start")
    member, asker, other = await arrive("阿明"), await arrive("阿强"), await arrive("阿珍")
    group = await make_group(client, person.id, member.id)
    parts = [about_the_bot(call), everywhere(call, person.id, group)]
    parts += [words(call, client, person.id), things(call, client, person.id)]
    for part in [*parts, groups(call, group, member.id)]:
        async for result in part:
            yield result
    asking = await call("createChatInviteLink", chat_id=group, creates_join_request=True)
    for someone, answer in ((asker, "approve"), (other, "decline")):
        await someone.opens_link(asking[1]["invite_link"])
        method = f"{answer}ChatJoinRequest"
        yield await call(method, chat_id=group, user_id=someone.id)
    yield await call("getUpdates")
    yield await call("leaveChat", chat_id=group)


async def _card(call: Any, chat: int) -> int:
    _, message = await call("sendMessage", chat_id=chat, text="card", reply_markup=BUTTONS)
    return int(message["message_id"])


async def make_group(client: httpx.AsyncClient, *members: int) -> int:
    body = {"title": "小队", "members": list(members), "bots": ["wulian_bot"]}
    group = int((await client.post("/people/groups", json=body)).json()["id"])
    promoted = {"user": 4242, "standing": "administrator", "by": members[0],
                "rights": {"can_promote_members": True}}  # fmt: skip
    await client.post(f"/people/groups/{group}/members", json=promoted)
    return group


async def test_every_method_answers_in_known_fields(
    api: Api, client: httpx.AsyncClient, arrive: Arrive, world: World
) -> None:
    called = set()
    async for method, result in every_result(api, client, arrive):
        read_result(method, result)
        called.add(method)
    assert called == set(HANDLERS)
    await world.close()


async def people_do_everything(person: Person) -> None:
    text = await person.says("/start payload https://example.cn @someone")
    await person.edits(text, "changed")
    await person.replies(text, "and more", quote="changed")
    photo = await person.sends_photo("caption")
    await person.edits(photo, "another caption")
    await person.sends_album(png(9, 9), png(8, 8), caption="album")
    await person.sends_voice()
    await person.sends_video(b"video")
    await person.sends_sticker()
    await person.sends_document("a.txt", b"x")
    await person.shares_location(21.85, 111.98)
    await person.shares_contact("+8613800000000", "女儿")
    await person.forwards(text)
    await person.reacts(text, "👍")


async def test_every_update_comes_in_known_fields(
    api: Api, client: httpx.AsyncClient, arrive: Arrive
) -> None:
    await api("getUpdates", allowed_updates=KINDS)
    person = await arrive(username="mei_yi", last_name="梅", language_code="zh-hans")
    await people_do_everything(person)
    await api("sendMessage", chat_id=person.id, text="card", reply_markup=BUTTONS)
    await person.taps("x")
    await api("sendPoll", chat_id=person.id, question="?", options=["甲", "乙"],
              is_anonymous=False)  # fmt: skip
    await person.votes(await person.last(), "甲")
    await person.blocks()
    await person.unblocks()
    group = await make_group(client, person.id)
    here = person.in_group(group)
    said = await here.says("/help@wulian_bot")
    await api("pinChatMessage", chat_id=group, message_id=said.id)
    await api("setChatTitle", chat_id=group, title="大队")
    for asks in (False, True):
        made = await api("createChatInviteLink", chat_id=group, creates_join_request=asks)
        await (await arrive("阿明")).opens_link(made["result"]["invite_link"])
    updates = (await api("getUpdates"))["result"]
    kinds = {next(name for name in update if name != "update_id") for update in updates}
    assert kinds == set(KINDS)
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
