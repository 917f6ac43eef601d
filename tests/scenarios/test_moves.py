"""People change their minds, cannot come, or are not there: a visit moves, and everybody knows."""

import re

from tests.scenarios import raw
from tests.scenarios.stage import Player, Stage
from tests.scenarios.test_items import errand, wish


async def agreed(stage: Stage, *helpers: str) -> tuple[Player, Player, list[Player]]:
    """A resident whose visit, the day after tomorrow in the morning, 王强 has taken; and who else
    helps in the squad."""
    wang = await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    await wang.sees("visitor-visit")
    await mei.sees("resident-claimed", "王强")
    return mei, wang, [await stage.helper(name) for name in helpers]


async def arrives(mei: Player, wang: Player) -> None:
    """王强 at the door, with the newest code."""
    _, last = await mei.door_code()
    await wang.taps("press-door")
    await wang.says(last)
    await wang.sees("visitor-visit-arrived")


async def picks(player: Player, day: str, slot: str) -> None:
    """A day in words, then a slot."""
    await player.says(day)
    await player.taps(slot)


async def test_a_resident_moves_a_visit_and_the_visitor_agrees(stage: Stage) -> None:
    mei, wang, _ = await agreed(stage)
    old = await mei.door_code()

    await stage.until("11-25 18:00")
    await mei.sees("resident-reminded")
    await mei.taps("press-move")
    await mei.sees("ask-move-day")
    await picks(mei, "11月27日", "slot-afternoon")
    await mei.sees("move-sent")
    await wang.sees("visitor-move-asked", "15:00–17:00")
    await wang.taps("press-move-yes")

    await mei.sees("resident-moved", "王强", "15:00–17:00")
    await wang.sees("visitor-moved", "15:00–17:00")
    assert await mei.door_code() != old
    assert await stage.case("state, day, slot") == ("claimed", "2026-11-27", "afternoon")
    assert (await stage.kinds())[-3:] == ["reminded", "move_proposed", "move_agreed"]
    await stage.until("11-26 12:00")
    await mei.sees_no("resident-reminded", "resident-visit-asked")
    await stage.until("11-26 18:00")
    await mei.sees("resident-reminded", (await mei.door_code())[0])
    await stage.until("11-27 15:00")
    await arrives(mei, wang)


async def test_a_move_that_is_refused_leaves_the_visit_as_it_was(stage: Stage) -> None:
    mei, wang, _ = await agreed(stage)
    code = await mei.door_code()
    await wang.taps("press-move")
    await picks(wang, "11月27日", "slot-morning")
    await wang.sees("move-sent")
    await mei.sees("resident-move-asked", "王强")
    await mei.taps("press-move-no")
    await mei.sees("resident-move-kept", "王强")
    await wang.sees("visitor-move-refused")
    await mei.sees_no("ask-move-day")
    assert await mei.door_code() == code
    assert await stage.case("state, day, slot") == ("claimed", "2026-11-26", "morning")


async def test_a_proposal_nobody_answers_ends_with_a_word_to_both(stage: Stage) -> None:
    mei, wang, _ = await agreed(stage)
    await mei.taps("press-move")
    await picks(mei, "11月27日", "slot-morning")
    await mei.sees("move-sent")
    card = await wang.sees("visitor-move-asked")
    await stage.until("11-24 16:00")
    await mei.sees("resident-move-lapsed", "11:30")
    await wang.sees("visitor-move-lapsed")
    await wang.taps("press-move-yes", on=card)
    await wang.sees_alert("proposal-over")
    assert await stage.case("day, slot") == ("2026-11-26", "morning")


async def test_a_resident_keeps_to_the_time_and_somebody_else_is_asked(stage: Stage) -> None:
    mei, wang, (li,) = await agreed(stage, "李丽")
    await mei.taps("press-move")
    await picks(mei, "11月27日", "slot-morning")
    await wang.sees("visitor-move-asked")
    await wang.taps("press-move-no")
    await wang.sees("visitor-move-kept")
    await mei.sees("resident-move-refused", "王强")
    await mei.taps("press-other-visitor")
    await mei.sees("resident-other-wanted", "9:00")
    await wang.sees("visitor-other-wanted")
    await li.sees("visitor-offered")
    await li.taps("press-claim")
    await mei.sees("resident-claimed", "李丽")
    assert await stage.case("day, slot") == ("2026-11-27", "morning")


async def test_the_other_side_can_answer_with_a_time_of_its_own(stage: Stage) -> None:
    mei, wang, _ = await agreed(stage)
    await mei.taps("press-move")
    await picks(mei, "11月27日", "slot-morning")
    older = await wang.sees("visitor-move-asked")
    await wang.taps("press-move-other-time")
    await picks(wang, "11月27日", "slot-afternoon")
    await mei.sees("resident-move-asked", "15:00–17:00")
    await wang.taps("press-move-yes", on=older)
    await wang.sees_alert("proposal-over")
    await mei.says("/my")
    await mei.sees("mine-move-asked", "15:00–17:00")
    await mei.taps("press-move-yes")
    await wang.sees("visitor-moved")
    assert await stage.case("day, slot") == ("2026-11-27", "afternoon")
    states = await stage.rows("SELECT state FROM proposal ORDER BY id")
    assert [row["state"] for row in states] == ["withdrawn", "agreed"]


async def test_nobody_can_answer_for_the_other_side(stage: Stage) -> None:
    mei, wang, (li,) = await agreed(stage, "李丽")
    await mei.taps("press-move")
    await picks(mei, "11月27日", "slot-morning")
    asked = await wang.sees("visitor-move-asked")
    press = "mvy|1|0|"
    for player in (mei, li):
        await raw.forges(player, press)
        await player.sees_alert("not-allowed")
    await mei.says("/my")
    await mei.taps("press-cancel-case", on=await mei.person.last())
    await mei.taps("press-cancel-yes")
    await wang.taps("press-move-yes", on=asked)
    assert await stage.case() == "cancelled"


async def test_the_same_time_or_one_gone_by_is_no_proposal(stage: Stage) -> None:
    mei, _, _ = await agreed(stage)
    await mei.taps("press-move")
    await picks(mei, "11月26日", "slot-morning")
    await mei.sees("move-same-time")
    assert await stage.rows("SELECT id FROM proposal") == []


async def test_a_wish_that_nobody_has_taken_simply_changes(stage: Stage) -> None:
    wang = await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    await wang.sees("visitor-offered", "11:30")
    await mei.taps("press-move")
    await picks(mei, "11月27日", "slot-afternoon")
    await mei.sees("resident-wish-changed", "15:00–17:00")
    await wang.sees("visitor-offer-moved")
    await wang.sees("visitor-offered", "15:00–17:00")
    await wang.taps("press-claim")
    await mei.sees("resident-claimed", "王强", "15:00–17:00")


async def test_staff_move_a_visit_for_a_resident_who_called(stage: Stage) -> None:
    chen = await stage.staff()
    mei, wang, _ = await agreed(stage)
    await wang.taps("press-move")
    await picks(wang, "11月27日", "slot-morning")
    await mei.sees("resident-move-asked")
    await chen.says("/case 26-0001-7")
    await chen.sees("case-table")
    await chen.taps("press-resident-yes")
    await chen.sees("staff-move-agreed")
    await mei.sees("resident-moved")
    await wang.sees("visitor-moved")


async def test_a_visitor_hands_over_to_a_mate_who_agrees(stage: Stage) -> None:
    mei, wang, (li, zhao) = await agreed(stage, "李丽", "赵敏")
    old = await mei.door_code()
    await wang.taps("press-hand-over")
    await wang.sees("hand-over-whom")
    await wang.person.taps("李丽")
    await wang.sees("hand-over-sent", "李丽")
    await li.sees("hand-over-asked", "王强")
    await li.taps("press-decline")
    await wang.sees("hand-over-refused", "李丽")

    await wang.taps("press-hand-over")
    await wang.person.taps("赵敏")
    await zhao.sees("hand-over-asked", "王强")
    await zhao.taps("press-hand-over-yes")
    await zhao.sees("visitor-visit", "梅秀英")
    await wang.sees("visitor-handed-over", "赵敏")
    await mei.sees("resident-handed-over", "赵敏", "王强")
    assert await mei.door_code() != old
    assert await stage.case("state, day, slot") == ("claimed", "2026-11-26", "morning")
    await stage.until("11-26 09:00")
    await arrives(mei, zhao)


async def test_a_mate_who_keeps_silent_leaves_the_visit_where_it_was(stage: Stage) -> None:
    mei, wang, (li,) = await agreed(stage, "李丽")
    await wang.taps("press-hand-over")
    await wang.person.taps("李丽")
    card = await li.sees("hand-over-asked")
    await stage.until("11-24 16:00")
    await wang.sees("hand-over-lapsed", "李丽")
    await li.sees("hand-over-over")
    await li.taps("press-hand-over-yes", on=card)
    await li.sees_alert("proposal-over")
    await mei.sees_no("resident-handed-over")


async def test_with_nobody_to_ask_handing_back_is_the_way(stage: Stage) -> None:
    _, wang, _ = await agreed(stage)
    await wang.taps("press-hand-over")
    await wang.sees("hand-over-nobody")


async def test_a_second_visit_stays_with_the_same_visitor(stage: Stage) -> None:
    mei, wang, _ = await agreed(stage)
    await stage.until("11-26 09:00")
    await arrives(mei, wang)
    await stage.passes(minutes=40)
    old = await mei.door_code()
    await wang.taps("press-again")
    await wang.sees("ask-again-day")
    await picks(wang, "11月27日", "slot-morning")
    await wang.says("还要带复印件来")
    await wang.sees("visitor-second-visit")
    await mei.sees("resident-second-visit", "王强")
    await wang.says("/tasks")
    await wang.sees("visitor-visit-undated")
    await mei.says("/my")
    await mei.sees("mine-state-undated")
    await mei.taps("press-move-yes")
    await mei.sees("resident-moved", "王强")
    assert await mei.door_code() != old

    await stage.until("11-27 09:00")
    await arrives(mei, wang)
    await stage.passes(minutes=20)
    await wang.taps("press-done")
    await wang.taps("form-skip")
    await wang.taps("form-skip")
    await mei.taps("press-solved")
    assert await stage.case() == "closed"
    assert await stage.value("SELECT credits FROM points") == 3


async def test_a_date_that_does_not_suit_is_asked_for_at_once(stage: Stage) -> None:
    mei, wang, _ = await agreed(stage)
    await stage.until("11-26 09:00")
    await arrives(mei, wang)
    await wang.taps("press-again")
    await picks(wang, "11月27日", "slot-morning")
    await wang.taps("form-skip")
    await mei.sees("resident-second-visit")
    await mei.taps("press-move-no")
    await mei.sees("resident-move-kept-undated")
    await wang.sees("visitor-move-refused-undated")
    await mei.sees("ask-move-day")
    await picks(mei, "11月30日", "slot-afternoon")
    await mei.sees("move-sent-undated")
    await wang.sees("visitor-date-asked")
    await wang.taps("press-move-yes")
    await mei.sees("resident-moved", "15:00–17:00")
    assert await stage.case("state, day") == ("claimed", "2026-11-30")


async def test_nobody_at_home_is_a_kind_word_and_another_date(stage: Stage) -> None:
    chen = await stage.staff()
    mei, wang, _ = await agreed(stage)
    await stage.until("11-26 08:30")
    await wang.taps("press-way")
    await wang.taps("press-absent")
    await wang.sees_alert("absent-not-yet")

    await stage.until("11-26 09:10")
    await wang.taps("press-absent")
    await picks(wang, "11月27日", "slot-morning")
    await wang.sees("visitor-absent")
    await mei.sees("resident-absent", "王强", "0662-5550111")
    await chen.sees("staff-absent", "1")
    await mei.taps("press-move-yes")
    await mei.sees("resident-moved")

    await stage.until("11-27 11:59")
    await mei.catches_up()
    await wang.taps("press-absent")
    await picks(wang, "11月30日", "slot-morning")
    await mei.sees("resident-absent")
    await chen.sees("staff-absent", "2")
    await chen.says("/case 26-0001-7")
    await chen.sees("case-no-shows", "2")
    assert (await stage.kinds()).count("resident_absent") == 2
    people = await stage.rows("SELECT side FROM no_show")
    assert [row["side"] for row in people] == ["resident", "resident"]


async def test_no_date_at_all_brings_staff_in_by_phone(stage: Stage) -> None:
    chen = await stage.staff()
    mei, wang, _ = await agreed(stage)
    await stage.until("11-26 09:10")
    await wang.taps("press-way")
    await wang.taps("press-absent")
    await picks(wang, "11月27日", "slot-morning")
    await mei.sees("resident-absent")
    await stage.until("11-26 16:00")
    await mei.sees("resident-move-lapsed-undated")
    await wang.sees("visitor-move-lapsed-undated")
    await chen.sees("staff-call-needed", "26-0001-7")
    await chen.taps("press-call")
    await chen.sees("call-card")
    await chen.taps("press-reached")
    await chen.says("/case 26-0001-7")
    await chen.taps("press-move")
    await picks(chen, "11月30日", "slot-morning")
    await chen.sees("move-sent-undated")
    await wang.sees("visitor-date-asked")
    await wang.taps("press-move-yes")
    await mei.sees("resident-moved")
    await chen.sees("staff-move-agreed")


async def test_a_visitor_who_does_not_come_is_on_record(stage: Stage) -> None:
    chen = await stage.staff()
    mei, wang, _ = await agreed(stage)
    await stage.until("11-26 09:30")
    await mei.says("/my")
    await mei.taps("press-nobody-came")
    await mei.sees("resident-nobody-came")
    await wang.sees("visitor-nobody-came")
    await chen.sees("staff-nobody-came", "王强")
    assert await stage.rows("SELECT side FROM no_show") == [{"side": "visitor"}]
    assert await stage.case("state, day") == ("looking", None)


async def test_a_wish_gone_by_is_not_offered_again(stage: Stage) -> None:
    """After a visit in vain nobody is asked to come at a time gone by, or at one that the resident
    did not choose."""
    mei, _, (li,) = await agreed(stage, "李丽")
    await stage.until("11-26 12:05")
    await mei.says("/my")
    await mei.taps("press-nobody-came")
    sorry = await mei.sees("resident-nobody-came-when")
    await li.sees_no("visitor-offered")
    await mei.person.taps(sorry.buttons[1][0], on=sorry)
    await li.sees("visitor-offered", "15:00–17:00")
    assert await stage.case("wish_day, wish_slot") == ("2026-11-27", "afternoon")


async def test_an_unconfirmed_visit_is_brought_to_staff_the_evening_before(stage: Stage) -> None:
    chen = await stage.staff()
    mei, wang, (li,) = await agreed(stage, "李丽")
    await stage.until("11-25 18:00")
    await wang.sees("visitor-remind-eve")
    await stage.until("11-25 20:00")
    await chen.sees("staff-at-risk", "王强")
    await chen.taps("press-nudge")
    await wang.sees("visitor-nudged")
    await chen.taps("press-call-visitor")
    await chen.sees("staff-call-needed")
    await chen.taps("press-call")
    await chen.sees("call-card", "王强")
    await chen.says("/assign 26-0001-7")
    await chen.person.taps("李丽")
    await mei.sees("resident-claimed", "李丽")
    await wang.sees("visitor-released")
    await li.sees("visitor-visit")


async def test_a_confirmed_visit_is_no_risk(stage: Stage) -> None:
    chen = await stage.staff()
    _, wang, _ = await agreed(stage)
    await stage.until("11-25 18:00")
    await wang.taps("press-sure")
    await stage.until("11-25 21:00")
    await chen.sees_no("staff-at-risk")


async def test_a_visitor_who_keeps_to_the_time_has_confirmed_it(stage: Stage) -> None:
    chen = await stage.staff()
    mei, wang, _ = await agreed(stage)
    await stage.until("11-25 18:00")
    await mei.taps("press-move")
    await picks(mei, "11月27日", "slot-morning")
    await wang.taps("press-move-no")
    await wang.sees("visitor-move-kept")
    await stage.until("11-25 21:00")
    await chen.sees_no("staff-at-risk")


async def test_staff_asked_by_a_resident_without_the_app(stage: Stage) -> None:
    """What would be asked in chat is asked by phone, and answered on the case."""
    chen = await stage.staff()
    mei, wang, _ = await agreed(stage)
    await mei.person.blocks()
    await wang.taps("press-move")
    await picks(wang, "11月27日", "slot-morning")
    await chen.sees("staff-call-needed")
    await chen.taps("press-call")
    await chen.person.sees("王强", "11:30")
    await chen.taps("press-reached")
    await chen.says("/case 26-0001-7")
    await chen.taps("press-resident-no")
    await chen.sees("staff-move-refused")
    await wang.sees("visitor-move-refused")


async def test_a_resident_who_was_at_home_has_the_last_word(stage: Stage) -> None:
    chen = await stage.staff()
    mei, wang, _ = await agreed(stage)
    await stage.until("11-26 09:20")
    await wang.taps("press-way")
    await wang.taps("press-absent")
    await picks(wang, "11月27日", "slot-morning")
    absent = await mei.sees("resident-absent")
    await mei.taps("press-was-home", on=absent)
    await mei.sees("resident-was-home")
    await chen.sees("staff-was-home", "王强")
    assert await stage.rows("SELECT id FROM no_show") == []
    await mei.taps("press-was-home", on=absent)
    await mei.sees_alert("case-wrong-state")
    await mei.taps("press-move-yes", on=absent)
    await mei.sees("resident-moved")


async def test_an_appointment_at_the_centre_moves_without_a_code(stage: Stage) -> None:
    chen = await stage.staff()
    mei = await stage.neighbour()
    await errand(mei, "centre")
    await wish(mei)
    await mei.taps("press-move")
    await picks(mei, "11月27日", "slot-morning")
    await mei.sees("resident-wish-changed-centre")
    await chen.taps("press-appoint")
    await mei.sees("resident-claimed-centre", "陈主任")
    await chen.taps("press-move")
    await picks(chen, "11月27日", "slot-afternoon")
    await mei.sees("resident-move-asked-centre", "陈主任")
    await mei.taps("press-move-yes")
    moved = await mei.sees("resident-moved-centre", "陈主任", "15:00–17:00")
    assert not re.search(r"\d{3} \d{3}", moved.text)
    await chen.sees("visitor-moved-centre")

    await stage.until("11-27 15:20")
    await chen.says("/tasks")
    await chen.taps("press-absent-centre")
    await picks(chen, "11月30日", "slot-morning")
    await mei.sees("resident-absent-centre", "陈主任")
    await mei.taps("press-move-yes")
    await stage.until("11-30 09:10")
    await chen.taps("press-here")
    await chen.taps("press-again")
    await picks(chen, "12月1日", "slot-morning")
    await chen.taps("form-skip")
    await mei.sees("resident-second-visit-centre")
    await mei.taps("press-move-yes")
    await mei.sees("resident-moved-centre")
    assert await stage.case("state, day, mode") == ("claimed", "2026-12-01", "centre")
