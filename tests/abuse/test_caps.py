"""More than one person, one door or one talk can mean: requests, letters, and a talk begun anew."""

from handlers.buttons import Press
from tests.scenarios import raw
from tests.scenarios.stage import ITEM, STEPS, Player, Stage
from tests.scenarios.talking import claimed_visit, talking
from tests.scenarios.test_closing import settles

OPEN = "SELECT COUNT(*) FROM cases WHERE is_open = 1"
LINES = "SELECT COUNT(*) FROM talk_line"
PER_PERSON, PER_ADDRESS, PER_MINUTE = 6, 10, 15
"""What the settings are where nothing is set."""


async def files_at(player: Player, address: str = "桂花路 8 号 2 栋 301") -> None:
    """The pension form up to its end, whatever becomes of it."""
    await player.taps(f"item-{ITEM}")
    for step, answer in STEPS.items():
        if step == "address":
            await player.says(address)
        elif step == "phone" and (await player.person.last()).text.startswith("姓名"):
            continue
        else:
            await answer(player)


async def told(staff: Player, key: str) -> list[str]:
    """Messages to staff that are this text."""
    head = staff.words(key)[0]
    return [m.text for m in await staff.person.messages() if head in m.text and not m.mine]


async def test_nobody_has_twenty_six_open_requests(either: Stage) -> None:
    staff, mei = await either.staff(), await either.neighbour()
    for _ in range(PER_PERSON):
        await files_at(mei)
        await mei.sees("resident-submitted")
    for _ in range(26 - PER_PERSON):
        await mei.taps(f"item-{ITEM}")
    await mei.sees("cap-cases")
    assert await either.value(OPEN) == PER_PERSON
    assert len(await told(staff, "staff-cap-cases")) == 1
    await mei.taps("press-cancel-case")
    await mei.taps("press-cancel-yes")
    await files_at(mei)
    await mei.sees("resident-submitted")


async def test_one_door_does_not_have_everybody_sent_to_it(stage: Stage) -> None:
    """Other accounts, and the same address in other spellings: the last one is refused at the end
    of the form, which is kept."""
    staff = await stage.staff()
    spellings = ("桂花路 8 号 2 栋 301", "桂花路8号2栋301室", "桂花路八号二栋301", "桂花路8-2-301")
    for number in range(PER_ADDRESS):
        neighbour = await stage.neighbour(f"邻居{number}")
        await files_at(neighbour, spellings[number % len(spellings)])
        await neighbour.sees("resident-submitted")
    last = await stage.neighbour("路人")
    await files_at(last)
    await last.sees("cap-address")
    assert await stage.value(OPEN) == PER_ADDRESS
    assert len(await told(staff, "staff-cap-address")) == 1
    other = await stage.neighbour("别家")
    await files_at(other, "桂花路 8 号 2 栋 302")
    await other.sees("resident-submitted")
    await settles(staff)
    await last.taps("form-confirm")
    await last.sees("resident-submitted")


async def test_an_address_is_kept_as_a_keyed_digest(either: Stage) -> None:
    mei = await either.neighbour()
    await files_at(mei)
    index = await either.value("SELECT address_index FROM cases")
    assert len(index) == 64
    assert int(index, 16)


async def test_staff_file_for_a_door_that_is_full(stage: Stage) -> None:
    for number in range(PER_ADDRESS):
        await files_at(await stage.neighbour(f"邻居{number}"))
    staff = await stage.staff()
    await staff.files_for("陈桂兰", "0662-5550199")
    await staff.sees("staff-submitted")


async def test_two_hundred_and_forty_three_letters_in_five_minutes_are_not_passed_on(
    stage: Stage,
) -> None:
    staff = await stage.staff()
    mei, li = await claimed_visit(stage)
    await mei.taps("press-talk-visitor")
    before = len(await li.person.messages())
    for number in range(243):
        raw.queues(mei, {"text": f"在吗 {number}"})
        if number % 49 == 48:
            await stage.house.settle()
            await stage.passes(minutes=1)
    await stage.house.settle()
    heard = len(await li.person.messages()) - before
    assert heard <= 6 * PER_MINUTE
    assert await stage.value(LINES) == heard
    await mei.sees("cap-letters")
    assert len(await told(staff, "staff-cap-letters")) == 1
    await stage.passes(minutes=2)
    await mei.says("对不起，刚才发多了")
    await li.person.sees("对不起，刚才发多了")


async def test_staff_hear_of_each_cap(stage: Stage) -> None:
    staff = await stage.staff()
    mei, _ = await claimed_visit(stage)
    for _ in range(PER_PERSON - 1):
        await files_at(mei)
    await mei.taps(f"item-{ITEM}")
    await mei.taps("press-talk-visitor")
    await raw.pours(mei, *[{"text": f"在吗 {number}"} for number in range(20)])
    assert len(await told(staff, "staff-cap-cases")) == 1
    assert len(await told(staff, "staff-cap-letters")) == 1


async def test_what_is_said_to_staff_has_the_same_cap(stage: Stage) -> None:
    mei, staff = await talking(stage)
    await raw.pours(mei, *[{"text": f"在吗 {number}"} for number in range(30)])
    await mei.sees("cap-letters")
    assert await stage.value(LINES) == PER_MINUTE
    await staff.sees("staff-cap-letters")


async def test_a_talk_that_was_ended_can_be_blocked(either: Stage) -> None:
    staff = await either.staff()
    mei, li = await claimed_visit(either)
    await mei.taps("press-talk-visitor")
    await mei.says("你长得真好看")
    line = await li.person.sees("你长得真好看")
    answer = await mei.person.last()
    await li.taps("press-talk-end")
    await li.sees("talk-ended-own-word")
    await li.taps("press-talk-block")
    await li.sees("talk-blocked-now", "梅秀英")
    await staff.sees("staff-talk-blocked", "李丽", "梅秀英", "26-0001-7")
    lines = await either.value(LINES)
    await raw.forges(mei, Press("tkv", 1))
    await mei.sees_alert("talk-blocked")
    await mei.person.replies(answer, "怎么不理我")
    assert await either.value(LINES) == lines
    await li.person.sees_no("怎么不理我")
    await li.person.replies(line, "明天九点到")
    await mei.person.sees("明天九点到")
    await mei.says("好的")
    await li.person.sees("好的")


async def test_only_who_talked_about_a_visit_blocks_it(either: Stage) -> None:
    mei, li = await claimed_visit(either)
    await mei.taps("press-talk-visitor")
    stranger = await either.neighbour("路人")
    await raw.forges(stranger, Press("tkblock", 1))
    assert await either.rows("SELECT * FROM talk_block") == []
    await li.says("/my")
    assert await either.value("SELECT state FROM talk") == "open"


async def test_a_block_ends_with_the_visitor(stage: Stage) -> None:
    """Whoever comes instead can be written to."""
    wang = await stage.helper("王芳")
    mei, li = await claimed_visit(stage)
    await mei.taps("press-talk-visitor")
    await mei.says("在吗")
    await li.taps("press-talk-end")
    await li.taps("press-talk-block")
    await li.taps("press-hand-back")
    await li.taps("press-back-other")
    await stage.passes(hours=2)
    await wang.taps("press-claim")
    await mei.taps("press-talk-visitor")
    await mei.says("您几点来？")
    await wang.person.sees("您几点来？")
