"""Whom no way leads to a door: strangers, the absent, and those whose own case it is."""

from handlers.buttons import Press
from rules.people import Role
from storage.people import set_details
from tests.scenarios import raw
from tests.scenarios.stage import SQUAD, STEPS, Player, Stage
from tests.scenarios.test_closing import settles

CLAIMS = "SELECT COUNT(*) FROM claim"


async def joins(stage: Stage, player: Player, where: str = SQUAD) -> None:
    """Somebody known becomes a volunteer, too."""
    await player.says(f"/start {stage.house.invite(Role.VOLUNTEER, where)}")
    await player.catches_up()


async def sends(stage: Stage, staff: Player, whom: Player) -> None:
    """Staff tap a button that assigns the first case to somebody, whether it was shown or not."""
    await raw.forges(staff, Press("asgto", 1, str(await stage.person_id(whom)), 1))


async def files_for_mother(player: Player, phone: str = "13900139000") -> None:
    """A request for 陈桂兰, who is saved as the player's mother."""
    await player.taps("item-pension-certification")
    for step, answer in STEPS.items():
        if step == "for-whom":
            await player.taps("choice-for-whom-new")
        elif step == "own-name":
            await player.says("陈桂兰")
            await player.taps("choice-new-kinship-mother")
        elif step == "phone":
            await player.says(phone)
        else:
            await answer(player)
    await player.sees("resident-submitted")


async def test_only_members_of_a_squad_that_serves_the_place_are_sent(either: Stage) -> None:
    staff, mei = await either.staff(), await either.neighbour()
    passer_by = await either.neighbour("路人")
    far = await either.helper("远方", where="mango-squad")
    await mei.files()
    for wrong in (passer_by, far):
        await sends(either, staff, wrong)
        await staff.sees_alert("go-not-serving-other")
        await wrong.person.sees_no("桂花路")
    assert await either.value(CLAIMS) == 0


async def test_nobody_is_sent_during_an_absence_nor_shown_as_somebody_to_send(
    either: Stage,
) -> None:
    staff, mei, wang = await either.staff(), await either.neighbour(), await either.helper("王芳")
    await wang.says("/away 12月3日")
    await mei.files()
    await staff.says("/assign 26-0001-7")
    await staff.sees("assign-whom")
    assert not any("王芳" in label for label in await staff.person.buttons())
    await sends(either, staff, wang)
    await staff.sees_alert("go-away-other")
    assert await either.value(CLAIMS) == 0


async def test_neither_the_resident_nor_the_one_visited_is_sent(either: Stage) -> None:
    staff, daughter = await either.staff(), await either.neighbour("陈小妹")
    await files_for_mother(daughter)
    mother = await either.helper("陈桂兰")
    await joins(either, daughter)
    await staff.says("/assign 26-0001-7")
    await staff.sees("assign-whom")
    assert not any("陈" in label for label in await staff.person.buttons())
    for wrong in (daughter, mother):
        await sends(either, staff, wrong)
        await staff.sees_alert("go-own-other")
    assert await either.value(CLAIMS) == 0


async def test_nobody_takes_their_own_case_from_the_board_of_the_group(either: Stage) -> None:
    mei = await either.neighbour()
    await mei.files()
    await joins(either, mei)
    await raw.forges(mei, Press("grab", 1))
    await mei.sees_alert("go-own")
    assert await either.value(CLAIMS) == 0


async def test_nobody_takes_the_case_of_a_relative_whoever_filed_it(either: Stage) -> None:
    """The mother asks by herself this time; the daughter once asked for her."""
    daughter = await either.neighbour("陈小妹")
    await files_for_mother(daughter)
    await daughter.taps("press-cancel-case")
    await daughter.taps("press-cancel-yes")
    await joins(either, daughter)
    mother = await either.neighbour("陈桂兰")
    await mother.taps("item-pension-certification")
    for step, answer in STEPS.items():
        if step == "own-name":
            await mother.says("陈桂兰")
        elif step == "phone":
            await mother.says("13900139000")
        else:
            await answer(mother)
    await mother.sees("resident-submitted")
    await daughter.sees_no("visitor-offered")
    await raw.forges(daughter, Press("grab", 2))
    await daughter.sees_alert("go-own")
    assert await either.value(CLAIMS) == 0


async def test_nobody_goes_instead_to_a_case_of_their_own(either: Stage) -> None:
    mei, wang = await either.neighbour(), await either.helper("王芳")
    await mei.files()
    await joins(either, mei)
    await wang.taps("press-claim")
    whom = str(await either.person_id(mei))
    await raw.forges(wang, Press("hoto", 1, whom))
    assert await either.rows("SELECT id FROM proposal") == []


async def test_the_work_of_ones_family_is_neither_confirmed_nor_rated_and_earns_no_points(
    stage: Stage,
) -> None:
    """What could not be seen at the claim comes out after the visit: they have one phone."""
    staff, mei, wang = await stage.staff(), await stage.neighbour(), await stage.helper("王芳")
    await mei.files()
    await wang.taps("press-claim")
    await served(stage, mei, wang)
    async with stage.house.app.store.work() as work:
        await set_details(work, await stage.person_id(wang), phone="+8613800138000")
        await work.commit()
    await mei.taps("press-solved")
    await mei.sees_alert("confirm-own")
    await raw.forges(mei, Press("rate", 1, "5"))
    await mei.sees_alert("confirm-own")
    assert await stage.case("state, rating") == ("reported", None)
    await settles(staff)
    assert await stage.case("state") == "closed"
    assert await stage.rows("SELECT id FROM points") == []


async def test_staff_close_neither_their_own_case_nor_their_own_visit(stage: Stage) -> None:
    staff, mei = await stage.staff(), await stage.neighbour()
    await mei.files()
    await staff.says("/take 26-0001-7")
    await served(stage, mei, staff)
    await staff.says("/close 26-0001-7")
    await staff.taps("press-settle")
    await staff.sees_alert("settle-own")
    assert await stage.case("state") == "reported"


async def served(stage: Stage, mei: Player, visitor: Player) -> None:
    """The visit takes place, and is reported."""
    await stage.until("11-26 09:00")
    _, last = await mei.door_code()
    await visitor.taps("press-door")
    await visitor.says(last)
    await stage.passes(minutes=30)
    await visitor.taps("press-done")
    await visitor.taps("form-skip")
    await visitor.taps("form-skip")
    await mei.sees("resident-completed")
