"""The wall between the levels: what the community alone may read, and who leads the leaderless."""

from handlers.buttons import Press
from rules.people import Role
from tests.abuse.test_buttons import shown
from tests.scenarios import raw
from tests.scenarios.stage import COMMUNITY, NEXT_SQUAD, Player, Stage

NUMBER = "26-0001-7"
SECRETS = ("梅秀英", "138 0013 8000", "桂花路")


async def street_of(stage: Stage) -> Player:
    return await stage.helper("街道", Role.STREET_STAFF, "east")


async def test_the_street_cannot_make_itself_the_visitor_to_read_the_address(stage: Stage) -> None:
    street, mei = await street_of(stage), await stage.neighbour()
    await mei.files()
    await mei.catches_up()
    await street.says(f"/take {NUMBER}")
    await street.sees("take-not-yours")
    person = await stage.person_id(street)
    await raw.forges(street, Press("asgto", 1, str(person)))
    await street.says(f"/assign {NUMBER}")
    card = await street.sees("assign-whom")
    assert street.label("assign-myself") not in str(card.buttons)
    heard = await shown(street)
    assert not any(secret in heard for secret in SECRETS)
    await mei.sees_no("resident-claimed")
    assert await stage.rows("SELECT id FROM claim") == []


async def test_staff_of_the_community_and_members_of_a_squad_there_take_it(stage: Stage) -> None:
    mei, chen = await stage.neighbour(), await stage.staff()
    await mei.files()
    await chen.says(f"/take {NUMBER}")
    await mei.sees("resident-claimed", "陈主任", stage.place(COMMUNITY))
    await chen.says(f"/return {NUMBER}")
    leader = await stage.helper("何队", Role.SQUAD_LEADER)
    await leader.says(f"/take {NUMBER}")
    await mei.sees("resident-claimed", "何队")


async def test_a_name_or_phone_leads_nobody_to_a_person_who_is_hidden_from_them(
    stage: Stage,
) -> None:
    street, chen = await street_of(stage), await stage.staff()
    leader, mei = await stage.helper("何队", Role.SQUAD_LEADER), await stage.neighbour()
    await mei.files()
    for words in ("13800138000", "138 0013 8000", "梅秀英"):
        for above in (street, leader):
            await above.says(f"/find {words}")
            await above.sees("find-nothing")
        await chen.says(f"/find {words}")
        await chen.sees("find-line", NUMBER)
    for above in (street, leader):
        await above.says(f"/find {NUMBER}")
        await above.sees("find-line", NUMBER)


async def test_words_of_the_street_come_from_the_street(stage: Stage) -> None:
    street, mei = await street_of(stage), await stage.neighbour()
    await mei.files()
    await street.says(f"/tell {NUMBER} 请等一等")
    said = await mei.sees("resident-told", "请等一等")
    assert stage.place("east") in said.text
    assert stage.place(COMMUNITY) not in said.text


async def test_the_duty_person_of_the_street_is_named_with_the_street(stage: Stage) -> None:
    street, mei = await street_of(stage), await stage.neighbour()
    await mei.taps("menu-person")
    await raw.forges(street, Press("tktake", 1))
    await street.says("您好")
    said = await mei.person.sees("您好")
    assert stage.place("east") in said.text


async def test_trouble_of_the_street_names_no_resident(stage: Stage) -> None:
    stage.lost_on_purpose = True
    street, chen, mei = await street_of(stage), await stage.staff(), await stage.neighbour()
    await mei.files()
    await mei.person.blocks()
    await chen.says("/trouble")
    await chen.sees("trouble-unreachable", "梅秀英")
    await street.says("/trouble")
    card = await street.sees("trouble-unreachable")
    assert "梅秀英" not in card.text + str(card.buttons)


async def test_a_leaderless_squads_case_is_seen_by_the_next_leader_in_line(stage: Stage) -> None:
    """The first squad has members and no leader; the next one's leader steers its cases."""
    await stage.helper("王芳")
    lotus = await stage.helper("荷队", Role.SQUAD_LEADER, NEXT_SQUAD)
    far = await stage.helper("远队", Role.SQUAD_LEADER, "kapok-squad")
    mei = await stage.neighbour()
    await mei.files()
    await lotus.says("/queue")
    await lotus.sees("queue-head", NUMBER)
    await lotus.says(f"/case {NUMBER}")
    card = await lotus.sees("case-table", NUMBER)
    assert not any(secret in card.text for secret in SECRETS)
    await far.says(f"/case {NUMBER}")
    await far.sees("case-not-found")
    own = await stage.helper("何队", Role.SQUAD_LEADER)
    await own.says(f"/case {NUMBER}")
    await own.sees("case-table", NUMBER)
    await lotus.says(f"/case {NUMBER}")
    await lotus.sees("case-not-found")


async def test_the_next_leader_in_line_is_asked_where_there_is_none(stage: Stage) -> None:
    """The squad asked last has no leader: that of the other squad hears that nobody came."""
    wang = await stage.helper("王芳", where=NEXT_SQUAD)
    leader = await stage.helper("何队", Role.SQUAD_LEADER)
    mei = await stage.neighbour()
    await mei.files()
    await leader.taps("press-decline")
    await wang.taps("press-decline")
    await leader.sees("leader-escalated", NUMBER)
    await leader.says(f"/case {NUMBER}")
    await leader.sees("case-table", NUMBER)
