"""Words that would like to be more than words: markup, marks that turn text, code."""

from handlers.forms.aside import MOST_PUT_ASIDE
from sandbox.seen import Seen
from tests.scenarios import raw
from tests.scenarios.stage import ITEM, STEPS, Player, Stage

HOSTILE = (
    '<b>粗</b><a href="tg://user?id=1">点</a>&amp;<script>',
    "*粗* _斜_ [点](http://x.example) `码` ||藏||",
    "'; DROP TABLE cases; -- \" OR 1=1 %s :now $1",
    "{ $name } {name} { 1 -> *[one] x } { -term } #{7*7} {{7*7}} %(name)s",
)
TURNING = "\u202e\u2066\u200f"
INVISIBLE = "\u200b\u2060\ufeff\u0007\u0000"


def no_links(seen: Seen) -> str:
    """The text of a message; none of its words leads elsewhere than they say."""
    assert not [e for e in seen.raw.get("entities", []) if e["type"] == "text_link"]
    return seen.text


async def files(mei: Player, address: str) -> None:
    """The pension form with this address and this name for the house."""
    await mei.taps(f"item-{ITEM}")
    for step, answer in STEPS.items():
        if step == "address":
            await mei.says(address)
        else:
            await answer(mei)
    await mei.sees("resident-submitted")


async def test_hostile_words_are_shown_as_they_were_typed(either: Stage) -> None:
    staff, mei = await either.staff(), await either.neighbour()
    address = " ".join(("桂花路 8 号", *HOSTILE[:2]))
    await files(mei, address)
    await staff.says("/case 26-0001-7")
    assert address in no_links(await staff.sees("case-table"))
    for words in HOSTILE:
        await staff.says(f"/note 26-0001-7 {words}")
        await staff.says(f"/tell 26-0001-7 {words}")
        assert words in no_links(await mei.person.sees(words))
    await staff.says("/case 26-0001-7")
    await staff.sees("case-table", *HOSTILE)
    assert await either.value("SELECT COUNT(*) FROM cases") == 1


async def test_marks_that_turn_or_hide_text_do_not_get_through(stage: Stage) -> None:
    staff, mei = await stage.staff(), await stage.neighbour()
    await files(mei, f"桂花路{INVISIBLE} 8 号 {TURNING}2 栋 301")
    await staff.says("/case 26-0001-7")
    shown = await staff.sees("case-table", "桂花路 8 号 2 栋 301")
    await staff.says(f"/tell 26-0001-7 明天{TURNING}来")
    told = await mei.person.sees("明天来")
    await mei.says(f"你好{TURNING}")
    assert not set(TURNING + INVISIBLE) & set(shown.text + told.text)


async def test_a_name_at_telegram_is_words_as_well(stage: Stage) -> None:
    eve = await stage.stranger(f"<i>Eve</i>{TURNING}{{ $x }}")
    await eve.says("/start")
    await eve.says("救命，着火了")
    await eve.sees("danger")


async def test_4097_characters_and_a_21_mb_file(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.taps(f"item-{ITEM}")
    await mei.fills_in(until="address")
    await mei.says("路" * 4096)
    await mei.sees("answer-address-long")
    large = {"file_id": "big", "file_unique_id": "big", "file_size": 21 * 2**20}
    await raw.sends(mei, {"document": {**large, "file_name": "x.bin"}})
    await mei.sees("answer-kind-unknown")
    await raw.sends(mei, {"text": "路" * 4097})
    await mei.sees("answer-address-long")
    await STEPS["address"](mei)
    await mei.sees("ask-day")


async def test_whoever_begins_forms_without_end_has_few_of_them(stage: Stage) -> None:
    staff = await stage.staff()
    await raw.pours(staff, *[{"text": staff.label("menu-new")}] * 15)
    assert await stage.value("SELECT COUNT(*) FROM dialog") == MOST_PUT_ASIDE + 1
    assert await stage.value("SELECT COUNT(*) FROM due WHERE state = 'open'") < 30
    await staff.sees("form-dropped")


async def test_whoever_asks_for_a_person_without_end_has_asked_once(stage: Stage) -> None:
    mei = await stage.neighbour()
    await raw.pours(mei, *[{"text": mei.label("menu-person")}] * 15)
    assert await stage.value("SELECT COUNT(*) FROM dialog") == 1
    await mei.says("13800138000")
    await raw.pours(mei, *[{"text": mei.label("menu-person")}] * 15)
    assert await stage.value("SELECT COUNT(*) FROM call_task") == 1
