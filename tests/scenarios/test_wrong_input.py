"""Whatever people send at whatever question: a kind answer in their language, nothing lost."""

from collections.abc import Awaitable, Callable
from itertools import pairwise

from tests.scenarios import raw
from tests.scenarios.stage import ITEM, STEPS, Player, Stage

LONG = "很" * 5000
NONSENSE = ("🙂🙂🙂", "？！……", "<<&>> {}")
UNREADABLE = {
    "status": "answer-choice",
    "scheme": "answer-choice",
    "last": "answer-day",
    "for-whom": "answer-for-whom",
    "own-name": "answer-name",
    "phone": "answer-phone",
    "mobility": "answer-choice",
    "address": "answer-address",
    "day": "answer-day",
    "slot": "answer-slot",
    "review": "answer-review",
}
"""What somebody reads who writes nonsense at a question of the pension form."""

TOO_LONG = {"own-name": "answer-name-long", "address": "answer-address-long"}
TAKES_CONTACTS = ("own-name", "phone")


def asked(step: str) -> str:
    own = f"ask-{ITEM}-{step}"
    return own if step in ("status", "scheme", "last", "mobility") else f"ask-{step}"


async def fills_in_although(
    stage: Stage, happens: Callable[[Player, str], Awaitable[None]]
) -> None:
    """A neighbour asks for a certification, and this happens at every question."""
    mei = await stage.neighbour()
    await mei.taps(f"item-{ITEM}")
    for step, answer in STEPS.items():
        await mei.catches_up()
        await happens(mei, step)
        await answer(mei)
    await is_filed(stage, mei)


async def is_filed(stage: Stage, mei: Player) -> None:
    """Everything was answered well in the end, and nothing of it was lost."""
    await mei.sees("resident-submitted", "26-0001-7")
    assert await stage.case("community, wish_day, wish_slot") == (
        "osmanthus",
        "2026-11-26",
        "morning",
    )
    await mei.says("/case 26-0001-7")
    await mei.sees("case-table", "梅秀英", "桂花路 8 号 2 栋 301", "138 0013 8000")


async def test_what_cannot_be_read_is_answered_with_the_question(stage: Stage) -> None:
    await fills_in_although(stage, cannot_be_read)


async def cannot_be_read(mei: Player, step: str) -> None:
    question = mei.words(asked(step))
    for nonsense in NONSENSE:
        await mei.says(nonsense)
        await mei.sees(UNREADABLE[step], *question)
    await mei.says(LONG)
    await mei.sees(TOO_LONG.get(step, UNREADABLE[step]), *question)
    await mei.person.sends_photo("看")
    await mei.sees("answer-photo-not-here", *question)
    await mei.person.sends_voice()
    await mei.sees("answer-voice-not-here", *question)
    await mei.person.shares_location(21.86, 111.97)
    await mei.sees("answer-location-not-here", *question)
    await raw.sends(mei, raw.STICKER)
    await mei.sees("answer-kind-unknown", *question)
    await mei.person.sends_document("家.pdf", b"%PDF-1.4")
    await mei.sees("answer-kind-unknown", *question)
    if step not in TAKES_CONTACTS:
        await mei.person.shares_contact()
        await mei.sees("answer-contact-not-here", *question)


async def test_other_things_done_in_between_lose_nothing(stage: Stage) -> None:
    await fills_in_although(stage, does_other_things)


async def does_other_things(mei: Player, step: str) -> None:
    said = await mei.says("/my")
    await mei.sees("mine-none")
    await mei.person.edits(said, "改一下")
    await mei.sees("edited-not-read")
    await mei.says("/help")
    await mei.sees("help-head")
    await mei.says("/queue")
    await mei.sees("not-allowed")
    await mei.says("/nonsense")
    await mei.sees("command-unknown")
    await mei.taps("menu-mine")
    await mei.sees("mine-none")
    await mei.says("/case 26-9999-9")
    await raw.forges(mei, "nonsense|0|0|")
    await mei.sees_alert("button-unknown")
    await mei.says("/start")
    await mei.says("/menu")
    await mei.says("/language")
    await mei.says("/language")
    await mei.sees(asked(step))


async def test_a_person_is_one_tap_away_at_every_question(stage: Stage) -> None:
    staff = await stage.staff()
    await staff.says("/duty")
    await staff.taps("press-duty-off")
    mei = await stage.neighbour()
    await mei.taps(f"item-{ITEM}")
    await mei.taps("form-person")
    await mei.sees("ask-callback-phone")
    await mei.person.shares_contact("13900139000")
    await mei.sees("resident-person-wanted")
    await staff.sees("staff-call-needed")
    await mei.sees("form-unfinished")
    await mei.taps("press-resume")
    for step, answer in STEPS.items():
        await mei.sees(asked(step))
        await mei.taps("form-person")
        await mei.sees("resident-person-wanted")
        await answer(mei)
    await mei.sees("resident-submitted")


async def test_it_can_be_stopped_at_every_question_and_begun_anew(stage: Stage) -> None:
    mei = await stage.neighbour()
    for step in STEPS:
        await mei.taps(f"item-{ITEM}")
        await mei.sees(asked("status"))
        await mei.fills_in(until=step)
        await mei.says("取消" if stage.language == "zh-CN" else "cancel")
        await mei.sees("form-cancelled")
    assert await stage.rows("SELECT id FROM dialog") == []
    assert await stage.rows("SELECT id FROM due WHERE state = 'open' AND subject > 0") == []


async def test_one_step_back_from_every_question_asks_the_former_one(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.taps(f"item-{ITEM}")
    for before, step in pairwise(STEPS):
        await mei.sees(asked(before))
        await STEPS[before](mei)
        await mei.sees(asked(step))
        await mei.says("上一步" if stage.language == "zh-CN" else "back")
        await mei.sees(asked(before))
        await STEPS[before](mei)
    await STEPS["review"](mei)
    await is_filed(stage, mei)
