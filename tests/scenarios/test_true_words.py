"""What is said is so: who is told, who was asked, who goes, and why somebody does not."""

from tests.scenarios.stage import STEPS, Player, Stage
from tests.scenarios.test_moves import picks

SAID = {
    "zh-CN": {
        "call": "居民收不到消息",
        "asked": "社区请你去",
        "taken": "你接下了",
        "none": "没有问过志愿者",
        "ill": "身体不舒服",
    },
    "en": {
        "call": "the resident has to be called",
        "asked": "The community asks you to go",
        "taken": "You took it",
        "none": "No volunteer was asked",
        "ill": "not well",
    },
}


async def test_who_has_to_be_called_is_said_and_who_is_sent_did_not_take_it(stage: Stage) -> None:
    said, staff, li = SAID[stage.language], await stage.staff(), await stage.helper("李丽")
    await staff.files_for("陈桂兰", "0662-5550199")
    await staff.says("/assign 26-0001-7")
    await staff.person.taps("李丽")
    await staff.sees("staff-assigned", "李丽", said["call"])
    card = await li.sees("visitor-visit", said["asked"])
    assert said["taken"] not in card.text


async def test_staff_who_take_a_case_hear_that_they_go_not_that_it_is_done(stage: Stage) -> None:
    staff, mei = await stage.staff(), await stage.neighbour()
    await mei.files()
    await staff.says("/take 26-0001-7")
    await staff.sees("visitor-visit", SAID[stage.language]["taken"])
    await staff.sees("steer-done-take", "26-0001-7")


async def test_nobody_was_asked_where_there_is_nobody(stage: Stage) -> None:
    staff, mei = await stage.staff(), await stage.neighbour()
    await mei.files()
    await staff.sees("staff-escalated", SAID[stage.language]["none"])


async def test_a_reason_for_handing_back_is_one_tap_and_reaches_staff(stage: Stage) -> None:
    staff, mei, wang = await stage.staff(), await stage.neighbour(), await stage.helper("王芳")
    await mei.files()
    await wang.taps("press-claim")
    await stage.until("11-25 18:30")
    await wang.taps("press-hand-back")
    await wang.taps("press-back-ill")
    await wang.sees("visitor-handed-back")
    await staff.sees("staff-handed-back", "王芳", SAID[stage.language]["ill"])
    (row,) = await stage.rows("SELECT data FROM event WHERE kind = 'handed_back'")
    assert '"why": "ill"' in row["data"]


async def test_the_limits_warning_names_nobody_who_has_handed_it_back(stage: Stage) -> None:
    staff, mei, wang = await stage.staff(), await stage.neighbour(), await stage.helper("王芳")
    await mei.files()
    await wang.taps("press-claim")
    await wang.taps("press-hand-back")
    await wang.taps("press-back-far")
    await stage.until("11-30 12:00")
    near = await staff.sees("staff-limit-near-unheld", "26-0001-7")
    assert "王芳" not in near.text


async def test_staff_and_the_relative_hear_at_once_that_nobody_opened(stage: Stage) -> None:
    staff, wang = await stage.staff(), await stage.helper("王芳")
    daughter = await stage.neighbour("陈小妹")
    await asks_for_her_mother(daughter)
    await wang.taps("press-claim")
    await stage.until("11-26 09:10")
    await wang.taps("press-way")
    await wang.taps("press-absent")
    await picks(wang, "11月27日", "slot-morning")
    await daughter.sees("resident-absent-relative", "陈桂兰")
    await staff.sees("staff-absent", "1")


async def asks_for_her_mother(daughter: Player) -> None:
    """A visit to 陈桂兰, the day after tomorrow in the morning."""
    await daughter.taps("item-pension-certification")
    for step, answer in STEPS.items():
        if step == "for-whom":
            await daughter.taps("choice-for-whom-new")
        elif step == "own-name":
            await daughter.says("陈桂兰")
            await daughter.taps("choice-new-kinship-mother")
        else:
            await answer(daughter)
    await daughter.sees("resident-submitted")
