"""Both Markdown modes: entities as documented, refusals in Telegram's words."""

import pytest

from sandbox.entities import units
from sandbox.markdown import parse_markdown_v2
from sandbox.markdown_old import parse_markdown
from sandbox.refusals import Refusal
from tests.sandbox.conftest import Api, Arrive


def marked(text: str, entities: list[dict[str, object]]) -> list[tuple[object, str]]:
    """Each entity's type and words."""
    raw = text.encode("utf-16-le")
    return [
        (
            e["type"],
            raw[int(str(e["offset"])) * 2 :][: int(str(e["length"])) * 2].decode("utf-16-le"),
        )
        for e in entities
    ]


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        (r"*粗 \*体*", [("bold", "粗 *体")]),
        ("_斜_ __下__ ~删~ ||藏||",
         [("italic", "斜"), ("underline", "下"), ("strikethrough", "删"), ("spoiler", "藏")]),
        ("*a _b_ c*", [("bold", "a b c"), ("italic", "b")]),
        ("___ab_**__", [("italic", "ab"), ("underline", "ab")]),
        ("[社区](https://a.cn/x\\)y)", [("text_link", "社区")]),
        ("[梅姨](tg://user?id=5)", [("text_mention", "梅姨")]),
        ("![👍](tg://emoji?id=42)", [("custom_emoji", "👍")]),
        ("`a*b` ```\nx```", [("code", "a*b"), ("pre", "x")]),
        ("```python\nx = 1```", [("pre", "x = 1")]),
        (">一\n>二\n三", [("blockquote", "一\n二\n")]),
        (">一\n>二||", [("expandable_blockquote", "一\n二")]),
        (">一\n**>二", [("blockquote", "一\n"), ("blockquote", "二")]),
        ("没有", []),
    ],
)  # fmt: skip
def test_markdown_v2(source: str, entities: list[tuple[str, str]]) -> None:
    assert marked(*parse_markdown_v2(source)) == entities


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("字!", "Character '!' is reserved and must be escaped with the preceding '\\'"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("字*b", "Can't find end of Bold entity at byte offset 3"),
        ("__a_", "Can't find end of Italic entity at byte offset 3"),
        ("```py\nx", "Can't find end of PreCode entity at byte offset 0"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        ("![a](b)", "Custom emoji entity must contain a tg://emoji URL"),
    ],
)
def test_markdown_v2_refused(source: str, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse_markdown_v2(source)
    assert refusal.value.words == f"Bad Request: can't parse entities: {words}"


def test_markdown_of_old() -> None:
    source = "_斜_ *粗* `码` [链](a.cn) ```py\nx``` \\_ [无]"
    text, entities = parse_markdown(source)
    assert text == "斜 粗 码 链 x _ 无"
    assert marked(text, entities) == [
        ("italic", "斜"), ("bold", "粗"), ("code", "码"), ("text_link", "链"), ("pre", "x"),
    ]  # fmt: skip
    assert entities[-1]["language"] == "py"
    with pytest.raises(Refusal, match="Can't find end of the entity starting at byte offset 3"):
        parse_markdown("字_b")


async def test_a_message_in_markdown(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    mention = f"[您](tg://user?id={person.id}) *好*"
    for mode in ("MarkdownV2", "markdown"):
        answer = await api("sendMessage", chat_id=person.id, text=mention, parse_mode=mode)
        named, bold = answer["result"]["entities"]
        assert named["user"]["first_name"] == "梅姨"
        assert bold == {"offset": 2, "length": 1, "type": "bold"}


async def test_entities_instead_of_marks(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    photo = await person.sends_photo()
    given = [{"type": "bold", "offset": 2, "length": 2}]
    said = await api("sendMessage", chat_id=person.id, text="  好的 ", entities=given)
    assert said["result"]["entities"] == [{"type": "bold", "offset": 0, "length": units("好的")}]
    file_id = photo.raw["photo"][-1]["file_id"]
    sent = await api("sendPhoto", chat_id=person.id, photo=file_id, caption="好的 *",
                     caption_entities=[{"type": "italic", "offset": 0, "length": 2}])  # fmt: skip
    assert sent["result"]["caption_entities"] == [{"type": "italic", "offset": 0, "length": 2}]
