"""A resident asks to be forgotten: what is said, what goes, and what stays."""

from pathlib import Path

from handlers.buttons import Press
from rules.people import Role
from storage import people
from storage.people import spelled
from tests.readable import where
from tests.scenarios.raw import forges
from tests.scenarios.stage import Player, Stage
from tests.scenarios.test_disputes import closed

NAME, PHONE, ADDRESS = "梅秀英", "13800138000", "桂花路 8 号 2 栋 301"
SAID, MOTHER = "我的医保卡丢了", "梅老太"


async def leaves_traces(stage: Stage) -> tuple[Player, Player, Player]:
    """A closed visit, a note that names her, a talk, a relative and an unfinished form."""
    mei, wang, chen = await closed(stage)
    await chen.says(f"/note 26-0001-7 {NAME} 耳背，电话 {PHONE}")
    await mei.taps("menu-person")
    await chen.taps("press-talk-take")
    await mei.says(SAID)
    await mei.person.sends_voice(3)
    await mei.says("/end")
    me = await stage.person_id(mei)
    async with stage.house.app.store.work() as work:
        await people.add_relative(
            work,
            me,
            name=MOTHER,
            kinship="mother",
            phone=PHONE,
            address=ADDRESS,
            now=stage.house.now,
        )
        await work.commit()
    await mei.taps("item-pension-certification")
    await mei.fills_in(until="phone")
    return mei, wang, chen


async def indexes(stage: Stage) -> tuple[str, ...]:
    """The blind indexes by which she is found."""
    cipher = stage.house.app.store.cipher
    phone = await stage.value("SELECT phone_index FROM person WHERE phone_index IS NOT NULL")
    return phone, *(cipher.blind_index(spelled(name), "person.name") for name in (NAME, MOTHER))


def in_files(folder: Path, *words: str) -> list[str]:
    """Which of the words can be read in any file."""
    content = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    return [word for word in words if word.encode() in content]


async def test_nothing_is_left_of_who_she_was(stage: Stage, tmp_path: Path) -> None:
    mei, _, _ = await leaves_traces(stage)
    account, secrets = str(mei.person.id), (NAME, PHONE, ADDRESS, SAID, MOTHER)
    digests = await indexes(stage)
    assert set(await where(stage.house, *secrets, *digests)) == {*secrets, *digests}

    await mei.says("/forget")
    await mei.sees("forget-ask")
    await mei.taps("press-forget-yes")
    await mei.sees("forget-done")
    assert await where(stage.house, *secrets, *digests) == {}
    if stage.house.config.storage.url.startswith("sqlite"):
        assert in_files(tmp_path, *digests) == []

    stage.house.world.clock.advance(3 * 24 * 3600 * 1000)
    await stage.house.settle()
    assert await where(stage.house, account) == {}
    figures = "state, solved, item, community, forgotten_at IS NOT NULL"
    assert await stage.case(figures) == ("closed", 1, "pension-certification", "osmanthus", True)
    assert await stage.value("SELECT sum(credits) FROM points") > 0
    assert await stage.value("SELECT count(*) FROM call_task") == 0

    await mei.says("你好")
    await mei.sees("ask-welcome-language")


async def test_nothing_goes_when_she_thinks_better_of_it(stage: Stage) -> None:
    mei, _, _ = await closed(stage)
    await mei.says("/forget")
    await mei.taps("press-forget-no")
    await mei.sees("forget-kept")
    assert NAME in await where(stage.house, NAME)


async def test_what_others_wait_for_comes_first(stage: Stage) -> None:
    await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await mei.taps("menu-person")
    await mei.says("/forget")
    first = await mei.sees("forget-first", "26-0001-7")
    assert mei.label("forget-first-talk") in first.text
    await forges(mei, Press("fgy"))
    await mei.sees_alert("forget-not-yet")
    assert NAME in await where(stage.house, NAME)

    await mei.taps("press-forget-cancel", number="26-0001-7")
    await mei.taps("press-cancel-yes")
    await mei.says("/end")
    await mei.says("/forget")
    await mei.taps("press-forget-yes")
    await mei.sees("forget-done")
    assert await where(stage.house, NAME) == {}


async def test_a_volunteer_hands_back_first_and_then_leaves_the_squad(stage: Stage) -> None:
    wang, mei = await stage.helper("王强"), await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    await wang.says("/forget")
    await wang.sees("forget-first", "26-0001-7", "/tasks")
    await wang.taps("press-hand-back")
    await wang.taps("press-back-other")
    await wang.says("/forget")
    await wang.sees("forget-ask-roles")
    await wang.taps("press-forget-yes")
    await wang.sees("forget-done")
    assert await where(stage.house, "王强") == {}
    assert await stage.rows("SELECT * FROM member") == []
    assert await stage.rows("SELECT * FROM role_grant WHERE ended_at IS NULL") == []
    await wang.says("/tasks")
    await wang.sees_no("visitor-visit")


async def test_a_forgotten_case_is_not_opened_again(stage: Stage) -> None:
    mei, _, chen = await closed(stage)
    await mei.says("/forget")
    await mei.taps("press-forget-yes")
    for command in ("/reopen 26-0001-7", "/tell 26-0001-7 好"):
        await chen.says(command)
        await chen.sees("case-forgotten")
    await chen.says("/case 26-0001-7")
    await chen.sees("case-table", "26-0001-7")


async def test_staff_have_somebody_without_the_app_forgotten(stage: Stage) -> None:
    staff = await stage.staff()
    street = await stage.helper("钱主任", Role.STREET_STAFF, "east")
    await staff.files_for("陈桂兰", "0662-5550199")
    await staff.says("/forget 26-0001-7")
    await staff.sees("forget-other-ask")
    await staff.taps("press-forget-other-yes")
    await staff.sees_alert("forget-other-first")

    await staff.says("/close 26-0001-7")
    await staff.taps("press-unsolved")
    await staff.says("本人说不用办了")
    await staff.taps("form-confirm")
    await street.says("/forget 26-0001-7")
    await street.sees("not-allowed")
    await staff.says("/forget 26-0001-7")
    await staff.taps("press-forget-no")
    await staff.sees("forget-kept")
    assert "陈桂兰" in await where(stage.house, "陈桂兰")
    await staff.says("/forget 26-0001-7")
    await staff.taps("press-forget-other-yes")
    await staff.sees("forget-other-done", "26-0001-7")
    assert await where(stage.house, "陈桂兰", "+866625550199") == {}
    await staff.says("/forget 26-0001-7")
    await staff.sees("case-forgotten")


async def test_whoever_has_the_app_asks_by_themselves(stage: Stage) -> None:
    mei, _, chen = await closed(stage)
    await chen.says("/forget 26-0001-7")
    await chen.sees("forget-other-themselves")
    await mei.says("/forget 26-0001-7")
    await mei.sees("forget-ask")
