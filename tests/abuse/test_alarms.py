"""Words that are not for us, and the same alarm over and over: in a group and in private."""

from tests.scenarios import raw
from tests.scenarios.groups import group, squads_group
from tests.scenarios.stage import Player, Stage

FIRE = "着火了"
ALARMS = "SELECT COUNT(*) FROM event WHERE kind = 'danger'"
TIMES = "SELECT SUM(times) FROM alarm"
PEOPLE = "SELECT COUNT(*) FROM person"
QUEUED = "SELECT COUNT(*) FROM outbox"
EDITS = "SELECT COUNT(*) FROM outbox WHERE method = 'editMessageText'"


async def alarms_seen(staff: Player) -> list[str]:
    head = staff.words("staff-danger")[0]
    return [m.text for m in await staff.person.messages() if head in m.text and not m.mine]


async def test_five_hundred_strangers_who_chat_in_a_group_are_nobody(stage: Stage) -> None:
    there = await squads_group(stage)
    before = (await stage.value(PEOPLE), await stage.value(QUEUED))
    for number in range(500):
        there.hears(7_000_000 + number, "今晚吃什么")
    there.hears(7_000_000, "/weather")
    await stage.house.settle()
    assert (await stage.value(PEOPLE), await stage.value(QUEUED)) == before


async def test_five_hundred_alarms_of_one_stranger_in_a_group_are_one(stage: Stage) -> None:
    staff = await stage.staff()
    there = await squads_group(stage)
    people, queued = await stage.value(PEOPLE), await stage.value(QUEUED)
    for _ in range(500):
        there.hears(7_000_000, FIRE)
    await stage.house.settle()
    assert await stage.value(ALARMS) == 1
    assert await stage.value(PEOPLE) == people
    assert await stage.value(QUEUED) - queued <= 5
    assert await stage.value(TIMES) == 500
    await there.sees("danger-group", "119")
    await stage.passes(minutes=2)
    (seen,) = await alarms_seen(staff)
    assert "500" in seen


async def test_five_hundred_strangers_with_one_alarm_each_in_a_group_are_one(stage: Stage) -> None:
    staff = await stage.staff()
    there = await squads_group(stage)
    people, queued = await stage.value(PEOPLE), await stage.value(QUEUED)
    for number in range(500):
        there.hears(7_000_000 + number, FIRE)
    await stage.house.settle()
    await stage.passes(minutes=2)
    assert await stage.value(ALARMS) == 1
    assert await stage.value(PEOPLE) == people
    assert await stage.value(QUEUED) - queued <= 5
    (seen,) = await alarms_seen(staff)
    assert "500" in seen


async def test_one_account_in_many_groups_alarms_once(stage: Stage) -> None:
    await stage.staff()
    groups = [await group(stage, await stage.stranger(f"群主{number}")) for number in range(5)]
    for there in groups:
        there.hears(7_000_000, FIRE)
    await stage.house.settle()
    assert await stage.value(ALARMS) == 1
    assert await stage.value(TIMES) == 5


async def test_fifty_seven_alarms_in_private_are_one_with_a_count(either: Stage) -> None:
    staff, mei = await either.staff(), await either.neighbour()
    edited = await either.value(EDITS)
    for _ in range(57):
        await mei.says(FIRE)
        await either.passes(seconds=2)
    await mei.sees("danger", "119")
    await mei.sees("danger-again", "119")
    assert await either.value(ALARMS) == 1
    assert await either.value(TIMES) == 57
    await either.passes(minutes=2)
    (seen,) = await alarms_seen(staff)
    assert "57" in seen
    assert await either.value(EDITS) - edited <= 4


async def test_another_danger_of_the_same_person_is_shown_and_another_number_is_loud(
    either: Stage,
) -> None:
    staff, mei = await either.staff(), await either.neighbour()
    await mei.says("厨房着火了")
    await staff.sees("staff-danger", "119", "厨房着火了")
    await mei.says("着火了，孩子还在 302")
    (seen,) = await alarms_seen(staff)
    assert "孩子还在 302" in seen
    await mei.says("我妈晕倒了叫不醒")
    await mei.sees("danger", "120")
    await staff.sees("staff-danger", "120", "我妈晕倒了叫不醒")
    assert await either.value(ALARMS) == 2


async def test_after_the_cool_down_an_alarm_is_loud_again(stage: Stage) -> None:
    staff, mei = await stage.staff(), await stage.neighbour()
    await mei.says(FIRE)
    await stage.passes(minutes=11)
    await mei.says(FIRE)
    await stage.passes(minutes=1)
    assert len(await alarms_seen(staff)) == 2
    assert await stage.value(ALARMS) == 2


async def test_what_is_cried_in_a_group_and_then_to_us_is_loud_both_times(stage: Stage) -> None:
    """In private staff learn whom to call."""
    staff, mei = await stage.staff(), await stage.neighbour()
    there = await squads_group(stage)
    there.hears(mei.person.id, FIRE)
    await stage.house.settle()
    await staff.sees("staff-danger-group", "119", FIRE)
    await mei.says(FIRE)
    await staff.sees("staff-danger", "119", FIRE)


async def test_many_different_alarms_of_one_account_stay_one_message(stage: Stage) -> None:
    staff, mei = await stage.staff(), await stage.neighbour()
    await raw.pours(mei, *[{"text": f"着火了，第 {number} 遍"} for number in range(100)])
    await stage.passes(minutes=3)
    (seen,) = await alarms_seen(staff)
    assert "100" in seen
    assert len(seen) < 4096
    assert await stage.value(ALARMS) == 1
    assert await stage.value(TIMES) == 100
