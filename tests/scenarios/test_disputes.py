"""Not solved, not to be solved, not solved any more: nobody is left with a case that is closed."""

from handlers.buttons import Press
from rules.people import Role
from tests.scenarios import raw
from tests.scenarios.stage import Player, Stage
from tests.scenarios.test_closing import settles


async def reported(stage: Stage) -> tuple[Player, Player, Player]:
    """A visit of 王强 that he says is done; the resident has been asked. Staff look on."""
    chen = await stage.staff()
    wang = await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    await stage.until("11-26 09:00")
    await serves(stage, mei, wang)
    return mei, wang, chen


async def serves(stage: Stage, mei: Player, visitor: Player) -> None:
    """At the door with the newest code, half an hour's work, the report."""
    _, last = await mei.door_code()
    await visitor.taps("press-door")
    await visitor.says(last)
    await stage.passes(minutes=30)
    await visitor.taps("press-done")
    await visitor.taps("form-skip")
    await visitor.taps("form-skip")
    await visitor.sees("visitor-completed")
    await mei.sees("resident-completed")


async def closed(stage: Stage) -> tuple[Player, Player, Player]:
    """The same, and the resident said that it is done."""
    mei, wang, chen = await reported(stage)
    await mei.taps("press-solved")
    await mei.sees("resident-confirmed")
    await chen.catches_up()
    return mei, wang, chen


async def test_not_solved_reaches_visitor_and_staff_with_the_reason(stage: Stage) -> None:
    mei, wang, chen = await reported(stage)
    await mei.taps("press-not-solved")
    await mei.sees("resident-not-solved", "26-0001-7")
    await wang.sees("visitor-not-solved")
    await chen.sees("staff-not-solved", "王强")
    await mei.sees("ask-why-words")
    await mei.says("手机上还是没有“已认证”")
    await mei.sees("why-noted")
    await chen.sees("staff-not-solved-why", "手机上还是没有“已认证”")
    await wang.person.sees_no("手机上还是没有")
    assert await stage.case("state, rung") == ("looking", "staff")
    await mei.says("/my")
    await mei.sees("timeline-not-solved", *mei.words("timeline-not-solved-why"))
    await chen.says("/case 26-0001-7")
    await chen.sees("case-table", "手机上还是没有“已认证”")


async def test_the_reason_may_be_kept_to_oneself(stage: Stage) -> None:
    mei, _, chen = await reported(stage)
    await mei.taps("press-not-solved")
    await mei.sees("ask-why-words")
    await mei.taps("form-skip")
    await mei.sees("why-skipped")
    await chen.sees_no("staff-not-solved-why")
    assert await stage.case() == "looking"


async def test_somebody_else_has_to_put_it_right(stage: Stage) -> None:
    mei, wang, chen = await reported(stage)
    li = await stage.helper("李丽")
    await mei.taps("press-not-solved")
    await mei.taps("form-skip")
    await chen.says("/assign 26-0001-7")
    card = await chen.sees("assign-whom")
    assert not any("王强" in label for label in await chen.person.buttons())
    await raw.forges(chen, Press("asgto", 1, str(await stage.person_id(wang)), 1))
    await chen.sees_alert("disputed-same-person")
    await chen.person.taps("李丽", on=card)
    await li.sees("visitor-visit")
    await mei.sees("resident-claimed", "李丽")
    await li.taps("press-hand-over")
    await li.sees("hand-over-nobody")

    await stage.until("11-26 15:00")
    await serves(stage, mei, li)
    await mei.taps("press-solved")
    await li.sees("visitor-credited")
    credited = "SELECT person.telegram_id AS id FROM points JOIN person ON person.id = person_id"
    assert await stage.rows(credited) == [{"id": li.person.id}]
    assert await stage.case("state, solved") == ("closed", 1)


async def test_a_member_of_staff_whose_visit_is_disputed_cannot_close_it(stage: Stage) -> None:
    chen = await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await chen.says("/take 26-0001-7")
    await stage.until("11-26 09:00")
    await serves(stage, mei, chen)
    await mei.taps("press-not-solved")
    await mei.taps("form-skip")
    await chen.says("/close 26-0001-7")
    await chen.taps("press-settle")
    await chen.sees_alert("disputed-same-person")
    await chen.taps("press-unsolved")
    await chen.sees_alert("disputed-same-person")
    wu = await stage.staff("吴主任")
    await settles(wu)
    assert await stage.case("state, solved") == ("closed", 1)


async def test_a_closed_case_is_disputed_within_its_window_and_not_later(stage: Stage) -> None:
    mei, _wang, chen = await closed(stage)
    await stage.until("12-02 10:00")
    await mei.says("/my")
    card = await mei.sees("mine-past")
    await mei.taps("press-dispute", number="26-0001-7", on=card)
    await mei.sees("resident-not-solved")
    await chen.sees("staff-not-solved")
    await mei.taps("form-skip")
    await chen.says("/take 26-0001-7")
    await settles(chen)
    await stage.until("12-10 10:00")
    await raw.forges(mei, "bad|1|0|")
    await mei.sees_alert("dispute-too-late")
    await mei.says("/my")
    assert (await mei.sees("mine-past")).buttons == ()


async def test_closed_and_not_solved_says_who_and_why_and_how_to_object(stage: Stage) -> None:
    street = await stage.helper("郑书记", Role.STREET_STAFF, "east")
    chen = await stage.staff()
    wang = await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    await wang.sees("visitor-visit")
    await chen.says("/case 26-0001-7")
    await chen.taps("press-unsolved")
    await chen.sees("ask-unsolved-why")
    await chen.says("这一项只能在原发放地办，我们办不了。")
    await chen.taps("form-confirm")
    await chen.sees("staff-unsolved")
    await mei.sees("resident-unsolved", "陈主任", "这一项只能在原发放地办", "0662-5550111")
    await wang.sees("visitor-unsolved")
    assert await stage.case("state, solved") == ("unsolved", 0)
    assert await stage.rows("SELECT id FROM claim WHERE live = 1") == []
    await mei.says("/my")
    await mei.sees("mine-past", mei.label("state-unsolved"))

    await mei.taps("press-object")
    await mei.sees("resident-not-solved")
    await mei.taps("form-skip")
    await chen.sees("staff-not-solved")
    await street.sees("staff-objection", "26-0001-7")
    await chen.says("/close 26-0001-7")
    await chen.taps("press-unsolved")
    await chen.sees_alert("disputed-same-person")
    await street.says("/assign 26-0001-7")
    await street.person.taps("王强")
    await mei.sees("resident-claimed", "王强")


async def test_only_staff_decide_that_it_cannot_be_solved(stage: Stage) -> None:
    leader = await stage.helper("钱队长", Role.SQUAD_LEADER)
    wang = await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    for player in (mei, wang, leader):
        await raw.forges(player, "uns|1|0|")
        await player.sees_alert("not-allowed")
    assert await stage.case() == "claimed"


async def test_a_low_rating_is_called_back(stage: Stage) -> None:
    mei, _, chen = await closed(stage)
    await mei.taps("press-rate-2")
    await mei.sees("resident-rated-low")
    await chen.sees("staff-call-needed", "26-0001-7")
    await chen.taps("press-call")
    await chen.sees("call-card", "13800138000"[-4:])
    assert await stage.value("SELECT COUNT(*) FROM call_task WHERE state = 'open'") == 1
    await chen.taps("press-reached")
    assert await stage.value("SELECT COUNT(*) FROM call_task WHERE state = 'open'") == 0


async def test_a_good_rating_is_not(stage: Stage) -> None:
    mei, _, chen = await closed(stage)
    await mei.taps("press-rate-3")
    await mei.sees("resident-rated")
    await chen.sees_no("staff-call-needed")


async def test_weeks_later_we_ask_once_whether_it_is_still_fine(stage: Stage) -> None:
    mei, _, _ = await closed(stage)
    await mei.taps("press-rate-5")
    await stage.until("2027-01-07 08:59")
    await mei.catches_up()
    await stage.until("2027-01-07 09:00")
    await mei.sees("resident-follow-up")
    await mei.taps("press-still-fine")
    await mei.sees("resident-fine")
    await stage.until("2027-03-31 12:00")
    await mei.sees_no("resident-follow-up")
    assert await stage.case() == "closed"


async def test_not_fine_any_more_opens_it_again_without_blame(stage: Stage) -> None:
    mei, wang, chen = await closed(stage)
    li = await stage.helper("李丽")
    await stage.until("2027-01-07 09:00")
    await mei.sees("resident-follow-up")
    await mei.taps("press-not-fine")
    asked = await mei.sees("resident-not-fine", "26-0001-7")
    await mei.person.taps(asked.buttons[0][0], on=asked)
    await chen.sees("staff-not-fine", "王强")
    await wang.sees_no("visitor-not-solved")
    await li.sees("visitor-offered")
    await li.taps("press-claim")
    await mei.sees("resident-claimed", "李丽")
    day = await stage.case("day")
    assert day >= "2027-01-07"


async def test_answered_too_late_it_is_filed_anew(stage: Stage) -> None:
    mei, _, _ = await closed(stage)
    await stage.until("2027-01-07 09:00")
    await mei.sees("resident-follow-up")
    await stage.until("2027-01-20 09:00")
    await mei.taps("press-not-fine")
    await mei.sees("ask-pension-certification-status")
    assert await stage.case() == "closed"


async def test_opened_again_it_is_not_asked_after(stage: Stage) -> None:
    mei, _, _chen = await closed(stage)
    await stage.until("12-01 10:00")
    await mei.says("/my")
    await mei.taps("press-dispute", number="26-0001-7")
    await mei.taps("form-skip")
    await stage.until("2027-01-08 09:00")
    await mei.sees_no("resident-follow-up")
    assert await stage.case() == "looking"


async def test_a_dispute_breaks_no_promise(stage: Stage) -> None:
    """What was promised before a case was closed is not held against anybody afterwards."""
    mei, _, _chen = await closed(stage)
    await stage.until("12-01 10:00")
    await mei.says("/my")
    await mei.taps("press-dispute", number="26-0001-7")
    assert await stage.rows("SELECT case_id FROM promise WHERE kept = 0") == []
