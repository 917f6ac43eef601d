"""Guessing the door code: three wrong tries of one visitor at one door, however they come by it."""

from handlers.buttons import Press
from tests.scenarios import raw
from tests.scenarios.stage import Player, Stage

TRIES = "SELECT COUNT(*) FROM event WHERE kind IN ('code_wrong', 'code_locked')"


async def guesses(mei: Player, visitor: Player) -> None:
    """A wrong try, if the code can be tried at all."""
    _, last = await mei.door_code()
    await raw.forges(visitor, Press("door", 1))
    await visitor.says(f"{(int(last) + 1) % 1000:03d}")
    await visitor.says("/cancel")


async def at_the_door(stage: Stage) -> tuple[Player, Player, Player]:
    """A visit of 王芳, whose time has come, with staff who look on."""
    staff, mei, wang = await stage.staff(), await stage.neighbour(), await stage.helper("王芳")
    await mei.files()
    await wang.taps("press-claim")
    await mei.sees("resident-claimed")
    await stage.until("11-26 09:00")
    return staff, mei, wang


async def test_handing_back_and_taking_again_gives_no_more_tries(either: Stage) -> None:
    _, mei, wang = await at_the_door(either)
    for _ in range(6):
        for _ in range(2):
            await guesses(mei, wang)
        await raw.forges(wang, Press("backy", 1), Press("grab", 1))
    assert await either.value(TRIES) == 3
    await wang.sees_alert("go-locked")
    assert await either.value("SELECT COUNT(*) FROM claim WHERE live = 1") == 0


async def test_moving_the_visit_gives_no_more_tries(either: Stage) -> None:
    _, mei, wang = await at_the_door(either)
    for _ in range(2):
        await guesses(mei, wang)
    await wang.taps("press-move")
    await wang.taps("when-tomorrow")
    await wang.taps("slot-morning")
    await mei.taps("press-move-yes")
    await mei.sees("resident-moved")
    await either.until("11-27 09:00")
    for _ in range(3):
        await guesses(mei, wang)
    assert await either.value(TRIES) == 3
    assert await either.value("SELECT locked FROM claim") == 1


async def test_who_locked_the_code_is_not_sent_again_and_others_have_their_own_tries(
    either: Stage,
) -> None:
    staff, mei, wang = await at_the_door(either)
    li = await either.helper("李强")
    for _ in range(3):
        await guesses(mei, wang)
    await staff.sees("staff-code-locked")
    await raw.forges(wang, Press("backy", 1))
    await raw.forges(staff, Press("asgto", 1, str(await either.person_id(wang)), 1))
    await staff.sees_alert("go-locked-other")
    await raw.forges(li, Press("grab", 1))
    assert await either.value("SELECT wrong_tries FROM claim WHERE live = 1") == 0


async def test_staff_who_have_made_sure_give_three_tries_again(either: Stage) -> None:
    staff, mei, wang = await at_the_door(either)
    for _ in range(3):
        await guesses(mei, wang)
    await staff.sees("staff-code-locked")
    await staff.taps("press-new-code")
    await mei.sees("resident-code-renewed")
    _, last = await mei.door_code()
    await raw.forges(wang, Press("door", 1))
    await wang.says(last)
    await mei.sees("resident-arrived")
