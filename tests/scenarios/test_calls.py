"""Calls to make: they live and die with their reason, and say whom they are for and why."""

from handlers.buttons import Press
from rules.people import Role
from sandbox.records import Room
from tests.scenarios import raw
from tests.scenarios.stage import COMMUNITY, SQUAD, Player, Stage
from tests.scenarios.talking import waiting

STATES = "SELECT state FROM call_task ORDER BY id"


async def states(stage: Stage) -> list[str]:
    return [row["state"] for row in await stage.rows(STATES)]


async def taken_by_phone(stage: Stage) -> tuple[Player, Player]:
    """Somebody without the app has asked for the day after tomorrow, and Wang takes it."""
    wang = await stage.helper("王强")
    staff = await stage.staff()
    await staff.files_for("陈桂兰", "0662-5550199")
    await wang.taps("press-claim")
    await staff.sees("staff-call-needed")
    await staff.taps("press-call")
    await staff.taps("press-reached")
    return wang, staff


async def test_the_list_says_whom_to_call_and_why(stage: Stage) -> None:
    _, staff = await taken_by_phone(stage)
    await stage.until("11-25 18:00")
    await staff.says("/calls")
    await staff.sees("calls-head", "陈桂兰", staff.label("call-for-reminder"), "26-0001-7")


async def test_a_reminders_call_is_due_before_the_visit(stage: Stage) -> None:
    _, staff = await taken_by_phone(stage)
    await stage.until("11-25 18:00")
    newest = "SELECT deadline FROM call_task WHERE state = 'open' ORDER BY id DESC LIMIT 1"
    starts = 1_795_654_800_000
    assert await stage.value(newest) <= starts - 30 * 60_000
    await staff.sees("staff-call-needed", "8:30")


async def test_a_call_goes_when_its_visit_is_handed_back(stage: Stage) -> None:
    wang, staff = await taken_by_phone(stage)
    await stage.until("11-25 18:00")
    assert await states(stage) == ["reached", "open"]
    await wang.taps("press-hand-back")
    await wang.taps("press-back-other")
    assert (await states(stage))[1] == "answered"
    await staff.sees("staff-call-answered", "26-0001-7")
    await raw.forges(staff, Press("call", 2))
    await staff.sees("call-card", staff.label("call-not-needed"))


async def test_a_question_that_is_answered_in_the_chat_need_not_be_called_about(
    stage: Stage,
) -> None:
    """She could not be reached when she was asked, and comes back before anybody has called."""
    stage.lost_on_purpose = True
    wang, staff = await stage.helper("王强"), await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    code = await mei.door_code()
    await stage.until("11-26 09:00")
    await wang.taps("press-door")
    await wang.says(code[1])
    world = stage.house.world
    (bot,) = world.bots.values()
    world.conversation(Room(bot.id, mei.person.id)).blocked = True
    await wang.taps("press-done")
    await wang.taps("form-skip")
    await wang.taps("form-skip")
    await staff.sees("staff-call-needed", "26-0001-7")
    assert (await states(stage))[-1] == "open"
    world.conversation(Room(bot.id, mei.person.id)).blocked = False
    await mei.says("/my")
    await mei.taps("press-solved")
    assert (await states(stage))[-1] == "answered"
    await staff.says("/calls")
    await staff.sees("calls-none")


async def test_who_asked_to_be_called_and_was_answered_here_is_not_called(stage: Stage) -> None:
    mei, staff = await waiting(stage)
    await mei.taps("press-talk-call")
    await mei.says("13800138000")
    await mei.sees("resident-person-wanted")
    assert await states(stage) == ["open"]
    await mei.taps("menu-person")
    await staff.taps("press-talk-take")
    await staff.says("您好，什么事？")
    await mei.says("没事了，谢谢")
    await staff.taps("press-talk-end")
    assert await states(stage) == ["answered"]
    await staff.sees("staff-call-answered")


async def test_who_is_not_to_call_is_told_whose_call_it_is(stage: Stage) -> None:
    wang, staff = await stage.helper("王强"), await stage.staff()
    await staff.files_for("陈桂兰", "0662-5550199")
    await wang.taps("press-claim")
    await staff.sees("staff-call-needed")
    other = await stage.staff("邻社区", "kapok")
    await raw.forges(other, Press("call", 1))
    await other.sees_alert("call-elsewhere")


async def test_volunteers_are_asked_for_their_phone_once_when_they_join(stage: Stage) -> None:
    wang = await stage.stranger("王芳")
    await wang.says(f"/start {stage.house.invite(Role.VOLUNTEER, SQUAD)}")
    await wang.says("王芳")
    await wang.sees("joined-squad")
    await wang.sees("joined-phone")
    await wang.person.shares_contact()
    await wang.sees("own-phone-thanks")
    phone = "SELECT phone_proven_at FROM person WHERE telegram_id = {}"
    assert await stage.value(phone.format(wang.person.id)) is not None
    await wang.says(f"/start {stage.house.invite(Role.VOLUNTEER, 'lotus-squad')}")
    await wang.sees("joined-squad")
    await wang.sees_no("joined-phone")
    staff = await stage.stranger("陈主任")
    await staff.says(f"/start {stage.house.invite(Role.COMMUNITY_STAFF, COMMUNITY)}")
    await staff.says("陈主任")
    await staff.sees_no("joined-phone")
