"""What goes along with a message: replies and quotes, keyboards, protection, forwards, copies."""

from typing import Any

import pytest

from tests.sandbox.conftest import Api, Arrive
from tests.sandbox.test_strict_types import make_group

OPTIONS = {"is_disabled": True}


async def test_a_reply_quotes_word_for_word(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    said = await person.says("明天 😀 上午有空")
    quoting = {"message_id": said.id, "quote": "上午"}
    answer = await api("sendMessage", chat_id=person.id, text="几点？", reply_parameters=quoting)
    assert answer["result"]["quote"] == {"text": "上午", "position": 6, "is_manual": True}
    wrong = await api("sendMessage", chat_id=person.id, text="几点？",
                      reply_parameters={**quoting, "quote": "下午"})  # fmt: skip
    assert wrong["description"] == "Bad Request: QUOTE_TEXT_INVALID"
    back = await person.replies(await person.sees("几点"), "九点", quote="几点")
    assert back.raw["quote"]["text"] == "几点"


async def test_link_previews_are_told(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    for given in ({"link_preview_options": OPTIONS}, {"disable_web_page_preview": True}):
        answer = await api("sendMessage", chat_id=person.id, text="a.cn", **given)
        assert answer["result"]["link_preview_options"] == OPTIONS


async def test_a_protected_message_stays_where_it_is(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    sent = await api("sendMessage", chat_id=person.id, text="上门码 123", protect_content=True,
                     message_effect_id="5104841245755180586")  # fmt: skip
    assert sent["result"]["has_protected_content"] is True
    with pytest.raises(AssertionError, match="protected"):
        await person.forwards(await person.sees("上门码"))
    here = {"chat_id": person.id, "from_chat_id": person.id, "message_id": 2}
    for method, words in (
        ("forwardMessage", "the message can't be forwarded"),
        ("copyMessage", "message can't be copied"),
    ):
        assert (await api(method, **here))["description"] == f"Bad Request: {words}"


async def test_who_is_asked_to_reply_replies(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    asked = await api("sendMessage", chat_id=person.id, text="您的姓名？",
                      reply_markup={"force_reply": True})  # fmt: skip
    name, more = await person.says("梅姨"), await person.says("还有")
    assert name.raw["reply_to_message"]["message_id"] == asked["result"]["message_id"]
    assert "reply_to_message" not in more.raw


async def test_a_selective_keyboard_is_for_those_named(
    api: Api, client: Any, arrive: Arrive
) -> None:
    leader, member = await arrive("队长", username="leader"), await arrive("阿明")
    group = await make_group(client, leader.id, member.id)
    said = await member.in_group(group).says("我来")
    keyboard = {"keyboard": [["好"]], "selective": True}
    await api("sendMessage", chat_id=group, text="@leader 看", reply_markup=keyboard)
    assert await leader.in_group(group).buttons() == ["好"]
    assert await member.in_group(group).buttons() == []
    await api("sendMessage", chat_id=group, text="你看", reply_markup=keyboard,
              reply_parameters={"message_id": said.id})  # fmt: skip
    assert await member.in_group(group).buttons() == ["好"]


async def test_every_kind_of_inline_button_is_kept(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    buttons = [
        {"text": "网页", "url": "https://a.cn/x"},
        {"text": "抄", "copy_text": {"text": "26-0123-7"}},
        {"text": "转", "switch_inline_query": "case"},
        {"text": "这里", "switch_inline_query_current_chat": ""},
    ]
    sent = await api("sendMessage", chat_id=person.id, text="?",
                     reply_markup={"inline_keyboard": [buttons]})  # fmt: skip
    assert sent["result"]["reply_markup"] == {"inline_keyboard": [buttons]}
    assert await person.taps("网页") == {"url": "https://a.cn/x"}
    assert await person.taps("抄") == {"copy_text": {"text": "26-0123-7"}}


async def test_forwards_and_copies_of_many(api: Api, arrive: Arrive) -> None:
    person, other = await arrive(), await arrive("阿明")
    await other.says("hi")
    first, second = await person.says("one"), await person.says("two")
    ids = [first.id, second.id, 999]
    to = {"chat_id": other.id, "from_chat_id": person.id, "message_ids": ids}
    assert len((await api("forwardMessages", **to))["result"]) == 2
    assert (await other.last()).raw["forward_origin"]["sender_user"]["id"] == person.id
    assert len((await api("copyMessages", **to))["result"]) == 2
    assert "forward_origin" not in (await other.last()).raw
    assert (await other.last()).text == "two"


@pytest.mark.parametrize(
    ("method", "ids", "words"),
    [
        ("forwardMessages", [99], "there are no messages to forward"),
        ("copyMessages", [99], "there are no messages to copy"),
        ("copyMessages", [2, 1], "message identifiers must be in a strictly increasing order"),
        ("deleteMessages", list(range(101)), "too many message identifiers specified"),
        ("deleteMessages", [], "message identifiers are not specified"),
    ],
)
async def test_many_refused(
    api: Api, arrive: Arrive, method: str, ids: list[int], words: str
) -> None:
    person = await arrive()
    await person.says("hi")
    here = {"chat_id": person.id, "from_chat_id": person.id, "message_ids": ids}
    assert (await api(method, **here))["description"] == f"Bad Request: {words}"


async def test_deleting_many_passes_over_what_is_gone(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    said = await person.says("hi")
    assert (await api("deleteMessages", chat_id=person.id, message_ids=[said.id, 99]))["result"]
    assert await person.messages() == []
