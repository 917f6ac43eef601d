"""Whoever cannot be reached in chat hears the same words by phone, from staff, by a deadline."""

from sandbox.records import Room
from tests.scenarios.stage import Player, Stage


async def taken_by_phone(stage: Stage) -> Player:
    """Staff file a pension certification for a neighbour without the app."""
    staff = await stage.staff()
    await staff.files_for("陈桂兰", "0662-5550199")
    return staff


async def test_every_word_of_the_story_becomes_a_call(stage: Stage) -> None:
    wang = await stage.helper("王强")
    staff = await taken_by_phone(stage)
    await staff.sees("staff-submitted", "26-0001-7")
    await wang.taps("press-claim")
    await staff.sees("staff-call-needed", "26-0001-7")
    await staff.taps("press-call")
    card = await staff.sees("call-card", "陈桂兰", "0662 555 0199", "王强")
    first, last = await staff.door_code()
    assert first in card.text
    await staff.taps("press-reached")
    await staff.sees("staff-called")
    await stage.until("11-25 18:00")
    await staff.sees("staff-call-needed")
    await staff.taps("press-call")
    await staff.sees("call-card", first, last)
    await staff.taps("press-reached")
    await stage.until("11-26 09:00")
    await wang.taps("press-door")
    await wang.says(last)
    await wang.taps("press-done")
    await wang.taps("form-skip")
    await wang.taps("form-skip")
    await staff.says("/calls")
    await staff.sees("calls-head")
    disclosed = "SELECT COUNT(*) FROM event WHERE kind = 'disclosed' AND data LIKE '%call_task%'"
    assert await stage.value(disclosed) == 2


async def test_nobody_answers_three_times(stage: Stage) -> None:
    wang = await stage.helper("王强")
    staff = await taken_by_phone(stage)
    await wang.taps("press-claim")
    for _ in range(2):
        await staff.taps("press-call")
        await staff.taps("press-unreached")
        await staff.sees("staff-call-again")
        await stage.passes(hours=6)
        await staff.sees("staff-call-late", "26-0001-7")
    await staff.taps("press-call")
    await staff.taps("press-unreached")
    await staff.sees("staff-call-given-up", "26-0001-7")
    assert await stage.value("SELECT state FROM call_task") == "given_up"
    await staff.says("/calls")
    await staff.sees("calls-none")


async def test_a_call_is_made_once(stage: Stage) -> None:
    wang = await stage.helper("王强")
    staff = await taken_by_phone(stage)
    other = await stage.staff("林会计")
    await wang.taps("press-claim")
    await staff.taps("press-call")
    await other.says("/calls")
    await other.person.taps("11:00")
    await staff.taps("press-reached")
    await other.taps("press-reached")
    await other.sees_alert("call-done-before")


async def test_who_blocks_the_bot_hears_by_phone_until_they_come_back(stage: Stage) -> None:
    stage.lost_on_purpose = True
    wang = await stage.helper("王强")
    staff = await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await mei.person.blocks()
    await wang.taps("press-claim")
    await staff.sees("staff-call-needed", "26-0001-7")
    await staff.taps("press-call")
    await staff.sees("call-card", "梅秀英", "王强")
    assert await stage.value("SELECT reachable FROM person WHERE name IS NOT NULL AND id = 3") == 0
    await stage.until("11-25 18:00")
    await staff.sees("staff-call-needed", "26-0001-7")
    await mei.person.unblocks()
    await mei.says("/my")
    await mei.sees("mine-state-claimed", "王强")
    await stage.until("11-26 07:30")
    await mei.sees("resident-reminded", "王强")
    await staff.sees_no("staff-call-needed")


async def test_words_lost_on_the_way_become_a_call(stage: Stage) -> None:
    """The block itself never reached us: Telegram's refusal tells it."""
    stage.lost_on_purpose = True
    wang = await stage.helper("王强")
    staff = await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    world = stage.house.world
    (bot,) = world.bots.values()
    world.conversation(Room(bot.id, mei.person.id)).blocked = True
    await wang.taps("press-claim")
    await staff.sees("staff-call-needed", "26-0001-7")
    assert await stage.rows("SELECT reachable FROM person WHERE reachable = 0")
    await staff.taps("press-call")
    await staff.sees("call-card", "王强", "0662-5550111")
