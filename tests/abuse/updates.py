"""Updates of every kind, at random: as Telegram sends them, and as it never would."""

from typing import Any

from hypothesis import strategies as st

from handlers.commands import COMMANDS
from handlers.presses import PRESSES

Json = dict[str, Any]

_LONGEST_DATA = 64
_WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    st.sampled_from(
        [
            *("养老认证（上门）", "我的事项", "找社区的人", "后天上午", "13800138000", "梅秀英"),
            *("桂花路 8 号 2 栋 301", "取消", "上一步", "是", "26-0001-7", "救命", "着火了"),
            *("<b>&", "{ $x }", "'; --", "\u202eabc", "很" * 4096, "/start", "/my", "/help"),
        ]
    ),
)
_COMMANDS = st.builds(
    lambda name, words: f"/{name} {words}".strip()[:4096],
    st.sampled_from([*COMMANDS, "nonsense", "START@wulian_bot", ""]),
    st.one_of(st.just(""), st.just("26-0001-7"), st.just("26-0001-7 说两句"), _WORDS),
)
_SIZED = {"file_id": "f", "file_unique_id": "u"}
_CONTENTS = st.one_of(
    _WORDS.map(lambda words: {"text": words}),
    _COMMANDS.map(lambda words: {"text": words}),
    _WORDS.map(
        lambda words: {"photo": [{**_SIZED, "width": 9, "height": 9}], "caption": words[:1024]}
    ),
    st.sampled_from(
        [
            {"voice": {**_SIZED, "duration": 3}},
            {"document": {**_SIZED, "file_size": 21 * 2**20}},
            {"location": {"latitude": 21.86, "longitude": 111.97}},
            {"contact": {"phone_number": "13800138000", "first_name": "梅"}},
            {"contact": {"phone_number": "x", "first_name": "\u202e"}},
            {"dice": {"emoji": "🎲", "value": 3}},
            {"new_chat_title": "x"},
            {},
        ]
    ),
)
_DATA = st.one_of(
    st.builds(
        lambda verb, subject, version, value: f"{verb}|{subject}|{version}|{value}",
        st.sampled_from([*PRESSES, "no", ""]),
        st.integers(-1, 3) | st.just(10**17),
        st.integers(0, 3),
        st.sampled_from(["", "1", "confirm", "back", "skip", "cancel", "person", "5", "x"]),
    ),
    _WORDS,
).map(lambda data: data.encode()[:_LONGEST_DATA].decode(errors="ignore") or "x")


def _user(number: int) -> Json:
    return {"id": number, "is_bot": False, "first_name": "某", "language_code": "zh-hans"}


def _message(number: int, content: Json, *, at: int) -> Json:
    chat = {"id": number, "type": "private", "first_name": "某"}
    return {"message_id": 9, "date": at, "chat": chat, "from": _user(number), **content}


def updates(people: tuple[int, ...], at: int) -> st.SearchStrategy[Json]:
    """An update of one of these people, well formed, without its number."""
    whose = st.sampled_from(people)
    said = st.builds(
        lambda who, content: {"message": _message(who, content, at=at)}, whose, _CONTENTS
    )
    edited = st.builds(
        lambda who, content: {"edited_message": _message(who, content, at=at) | {"edit_date": at}},
        whose,
        _CONTENTS,
    )
    tapped = st.builds(
        lambda who, data: {
            "callback_query": {
                "id": "7",
                "from": _user(who),
                "chat_instance": "1",
                "data": data,
                "message": _message(who, {"text": "x"}, at=at),
            }
        },
        whose,
        _DATA,
    )
    return st.one_of(said, said, tapped, tapped, edited)


_LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
_SHAPES = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "from", "chat", "id", "text", "callback_query", "data"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
malformed: st.SearchStrategy[Json] = st.dictionaries(
    st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "odd"]),
    _SHAPES,
    max_size=2,
)
"""What has the names of an update and not its shape."""
