"""The sandbox refuses what Telegram refuses, with its codes and words."""

from typing import Any

import httpx
import pytest

from sandbox import MovableClock, World
from sandbox.samples import png
from tests.sandbox.conftest import Api, Arrive

HOUR_MS = 3_600_000


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **button}]]}


@pytest.mark.parametrize(
    ("method", "parameters", "words"),
    [
        ("sendMessage", {"text": "x", "chat_id": 5}, "chat not found"),
        ("sendMessage", {"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {}, "message text is empty"),
        ("sendMessage", {"text": " \n "}, "text must be non-empty"),
        ("sendMessage", {"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ("sendMessage", {"text": "字" * 4097}, "message is too long"),
        ("sendMessage", {"text": "x", "parse_mode": "nonsense"}, "unsupported parse_mode"),
        ("sendMessage", {"text": "x<foo>", "parse_mode": "html"},
         'can\'t parse entities: Unsupported start tag "foo" at byte offset 1'),
        ("sendMessage", {"text": "x", "reply_markup": keyboard(callback_data="d" * 65)},
         "BUTTON_DATA_INVALID"),
        ("sendMessage", {"text": "x", "reply_markup": keyboard(callback_data="字" * 22)},
         "BUTTON_DATA_INVALID"),
        ("sendMessage", {"text": "x", "reply_markup": keyboard(callback_data="")},
         "can't parse inline keyboard button: "
         "Text buttons are unallowed in the inline keyboard"),
        ("sendMessage", {"text": "x", "reply_markup": keyboard(url="nonsense")},
         "inline keyboard button URL 'nonsense' is invalid: Wrong HTTP URL"),
        ("sendMessage", {"text": "x", "reply_markup": "{"},
         "can't parse reply keyboard markup JSON object"),
        ("sendMessage", {"text": "x", "reply_markup": []}, "object expected as reply markup"),
        ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": ["x"]}},
         'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 99}},
         "message to be replied not found"),
        ("editMessageText", {"text": "x", "message_id": 99}, "message to edit not found"),
        ("editMessageText", {"text": "x", "message_id": 1}, "message can't be edited"),
        ("editMessageText", {"text": "hello", "message_id": 2},
         "message is not modified: specified new message content and reply markup are exactly "
         "the same as a current content and reply markup of the message"),
        ("editMessageCaption", {"caption": "x", "message_id": 2},
         "there is no caption in the message to edit"),
        ("editMessageText", {"text": "x", "message_id": 4},
         "there is no text in the message to edit"),
        ("editMessageReplyMarkup", {"message_id": 2},
         "message is not modified: specified new message content and reply markup are exactly "
         "the same as a current content and reply markup of the message"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("copyMessage", {"from_chat_id": 1, "message_id": 1}, "chat not found"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "nonsense"},
         "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"),
        ("sendChatAction", {"action": "sing"}, "wrong parameter action in request"),
        ("sendLocation", {"latitude": 1}, "longitude is empty"),
        ("sendContact", {"phone_number": "1"}, 'parameter "first_name" is required'),
        ("getFile", {}, "file_id not specified"),
        ("getFile", {"file_id": "nonsense"}, "invalid file_id"),
        ("getChat", {"chat_id": -5}, "chat not found"),
        ("answerCallbackQuery", {"callback_query_id": "1"},
         "query is too old and response timeout expired or query ID is invalid"),
        ("setMyCommands", {"commands": [{"command": "Ä", "description": "x"}]},
         "BOT_COMMAND_INVALID"),
    ],
)  # fmt: skip
async def test_refused(
    api: Api, arrive: Arrive, method: str, parameters: dict[str, Any], words: str
) -> None:
    person = await arrive()
    await person.says("hi")
    await api("sendMessage", chat_id=person.id, text="hello")
    await person.sends_photo()
    await api("copyMessage", chat_id=person.id, from_chat_id=person.id, message_id=3)
    if "chat_id" not in parameters and words != "chat_id is empty":
        parameters = {"chat_id": person.id, **parameters}
    answer = await api(method, **parameters)
    assert answer["error_code"] == 400
    assert answer["description"] == f"Bad Request: {words}"


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/bot4242:WRONG/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        ("/bot4242:SANDBOX/getNothing", 404, "Not Found: method not found"),
        ("/file/bot4242:SANDBOX/photos/none.jpg", 404, "Not Found"),
        ("/file/bot4242:WRONG/photos/none.jpg", 401, "Unauthorized"),
    ],
)
async def test_wrong_addresses(client: httpx.AsyncClient, path: str, code: int, words: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == code
    assert answer.json() == {"ok": False, "error_code": code, "description": words}


async def test_4096_characters_are_counted_without_their_marks(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    html = f"<b>{'字' * 4096}</b>"
    answer = await api("sendMessage", chat_id=person.id, text=html, parse_mode="HTML")
    assert answer["result"]["entities"] == [{"offset": 0, "length": 4096, "type": "bold"}]


async def test_an_answer_that_comes_too_late(
    api: Api, arrive: Arrive, clock: MovableClock, world: World
) -> None:
    person = await arrive()
    await person.says("hi")
    await api("sendMessage", chat_id=person.id, text="?", reply_markup=keyboard(callback_data="a"))
    tapped = await person.taps("x")
    clock.advance(world.settings.query_ms)
    assert (await api("answerCallbackQuery", callback_query_id=tapped["query_id"]))["ok"]
    clock.advance(1)
    late = await api("answerCallbackQuery", callback_query_id=tapped["query_id"])
    assert late["description"].startswith("Bad Request: query is too old")


async def test_what_is_two_days_old_stays(api: Api, arrive: Arrive, clock: MovableClock) -> None:
    person = await arrive()
    await person.says("hi")
    clock.advance(48 * HOUR_MS + 1000)
    late = await api("deleteMessage", chat_id=person.id, message_id=1)
    assert late["description"] == "Bad Request: message can't be deleted for everyone"


async def test_no_picture_is_no_photo(client: httpx.AsyncClient, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    for data, code in ((b"no picture", 400), (b"", 400), (png(2, 2), 200)):
        answer = await client.post(
            "/bot4242:SANDBOX/sendPhoto",
            data={"chat_id": str(person.id)},
            files={"photo": ("x.png", data)},
        )
        assert answer.status_code == code


async def test_a_person_met_only_in_a_group(client: httpx.AsyncClient, api: Api) -> None:
    people = [(await client.post("/people", json={"first_name": n})).json() for n in "AB"]
    members = [person["id"] for person in people]
    group = {"title": "小队", "members": members, "bots": ["wulian_bot"]}
    await client.post("/people/groups", json=group)
    answer = await api("sendMessage", chat_id=members[1], text="hello")
    assert answer["error_code"] == 403
    assert answer["description"] == "Forbidden: bot can't initiate conversation with a user"
