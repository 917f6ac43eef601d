"""HTML becomes text and entities, or is refused in Telegram's words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities import trim, units, with_found
from sandbox.html import parse_html
from sandbox.refusals import Refusal


def marks(text: str, entities: list[dict[str, Any]]) -> list[tuple[str, str]]:
    raw = text.encode("utf-16-le")
    return [
        (e["type"], raw[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le"))
        for e in entities
    ]


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ("<b>梅姨</b>您好", "梅姨您好", [("bold", "梅姨")]),
        ("😀<i>x</i>", "😀x", [("italic", "x")]),
        ("<B>a<i>b</i></B>", "ab", [("bold", "ab"), ("italic", "b")]),
        ("a &lt;b&gt; &amp;&quot; &#65;&#x42; &nbsp;", 'a <b> &" AB &nbsp;', []),
        ("<u>a</u><s>b</s><del>c</del>", "abc", [
            ("underline", "a"), ("strikethrough", "b"), ("strikethrough", "c")]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", "x")]),
        ('<a href="https://a.cn">x</a>', "x", [("text_link", "x")]),
        ('<a href="nonsense">x</a>', "x", []),
        ('<a href="tg://user?id=7">x</a>', "x", [("text_mention", "x")]),
        ("<code>x</code>", "x", [("code", "x")]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", "x")]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", "x")]),
        ("<b></b>x", "x", []),
        ("a & b &unknown;", "a & b &unknown;", []),
    ],
)  # fmt: skip
def test_html(html: str, text: str, expected: list[tuple[str, str]]) -> None:
    parsed, entities = parse_html(html)
    assert parsed == text
    assert marks(parsed, entities) == expected


def test_a_language_belongs_to_the_whole_block() -> None:
    _, entities = parse_html('<pre><code class="language-py">x</code></pre>')
    assert entities == [{"offset": 0, "length": 1, "type": "pre", "language": "py"}]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("abc<foo>", 'Unsupported start tag "foo" at byte offset 3'),
        ("梅<foo>", 'Unsupported start tag "foo" at byte offset 3'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("3 < 4 > 2", 'Unsupported start tag "" at byte offset 2'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a"'
                          " at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)  # fmt: skip
def test_bad_html_is_refused(html: str, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse_html(html)
    assert refusal.value.words == f"Bad Request: can't parse entities: {words}"


@given(st.text(alphabet=st.sampled_from("<>/&;#=ab\"' 梅😀p"), max_size=30))
def test_any_html_is_parsed_or_refused(html: str) -> None:
    try:
        text, entities = parse_html(html)
    except Refusal:
        return
    for entity in entities:
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= units(text)


def test_white_space_at_the_ends_goes_and_entities_move() -> None:
    text, entities = trim("  \n 您好 ", [{"type": "bold", "offset": 3, "length": 4}])
    assert text == "您好"
    assert entities == [{"type": "bold", "offset": 0, "length": 2}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("请点 /help@wulian_bot 吧", [("bot_command", "/help@wulian_bot")]),
        ("1/2 and a/b", []),
        ("@mei_yi 你好", [("mention", "@mei_yi")]),
        ("看 https://example.cn/a?b=1，谢谢", [("url", "https://example.cn/a?b=1")]),
        ("写信 a.b@example.com", [("email", "a.b@example.com")]),
        ("#认证 #1", [("hashtag", "#认证")]),
    ],
)
def test_what_telegram_finds_by_itself(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text, with_found(text, [])) == expected
