"""Somebody waits: what they hear, how often, who else hears of it, and who chooses the time."""

from datetime import UTC, datetime

from rules.people import Role
from rules.working_time import CHINA
from sandbox.seen import Seen
from tests.scenarios.stage import ITEM, SQUAD, Player, Stage
from tests.scenarios.talking import waiting


async def test_a_wish_that_nobody_met_is_never_changed_without_asking(stage: Stage) -> None:
    await stage.helper("王强")
    staff = await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await stage.until("11-26 11:31")
    missed = await mei.sees("resident-wish-missed")
    assert mei.words_in(missed, "resident-times")
    assert await stage.case("wish_day, wish_slot") == ("2026-11-26", "morning")
    await stage.until("12-04 12:00")
    assert await stage.case("wish_day, wish_slot") == ("2026-11-26", "morning")
    asked = await mei.person.last()
    await mei.person.taps(asked.buttons[2][0], on=asked)
    await mei.sees("resident-wish-changed")
    assert (await stage.case("wish_day")) > "2026-12-04"
    await staff.sees("staff-still-looking")


async def test_whoever_takes_it_after_the_wished_time_asks_for_another(stage: Stage) -> None:
    wang = await stage.helper("王强")
    mei = await stage.neighbour()
    await mei.files()
    await stage.until("11-26 11:31")
    await wang.taps("press-claim")
    await wang.sees("visitor-visit-undated")
    await mei.sees("resident-date-asked", "王强")
    assert await stage.case("state, day") == ("claimed", None)
    await mei.taps("press-move-yes")
    await mei.sees("resident-moved", "王强")
    assert await stage.case("day, slot") == ("2026-11-26", "afternoon")


async def test_a_visitor_given_after_the_wished_time_asks_too(stage: Stage) -> None:
    await stage.helper("王强")
    staff = await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await stage.until("11-26 17:30")
    await staff.taps("press-assign")
    await staff.person.taps("王强")
    await mei.sees("resident-date-asked", "王强")
    await mei.sees_no("resident-claimed")
    assert await stage.case("day") is None


async def test_where_nobody_can_come_no_time_is_offered(stage: Stage) -> None:
    wang = await stage.helper("王强")
    await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await wang.says("/away 2026-12-31")
    await stage.until("11-26 11:31")
    missed = await mei.sees("resident-wish-missed")
    assert mei.words_in(missed, "resident-times-none")
    assert [row[0] for row in missed.buttons] == [
        mei.label("press-move"),
        mei.label("press-cancel-case"),
    ]


async def test_after_a_visit_in_vain_the_resident_says_when(stage: Stage) -> None:
    wang = await stage.helper("王强")
    await stage.helper("李丽")
    await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    await stage.until("11-26 12:01")
    await mei.taps("press-nobody-came")
    sorry = await mei.sees("resident-nobody-came-when")
    assert mei.words_in(sorry, "resident-times")
    assert await stage.case("wish_day, wish_slot") == ("2026-11-26", "morning")
    await mei.person.taps(sorry.buttons[0][0], on=sorry)
    await mei.sees("resident-wish-changed")


async def test_one_word_a_day_each_with_something_new(stage: Stage) -> None:
    await stage.helper("王强")
    await stage.staff()
    street = await stage.helper("何书记", Role.STREET_STAFF, "east")
    mei = await stage.neighbour()
    await mei.files()
    await mei.files()
    before = len(await mei.person.messages())
    await stage.until("12-15 18:00")
    words = (await mei.person.messages())[before:]
    days = [day_of(word) for word in words]
    assert len(days) == len(set(days))
    assert 5 <= len(days) <= 15
    said = ["\n".join(line for line in word.text.splitlines()[:-1]) for word in words]
    assert len(said) == len(set(said))
    await street.sees("staff-raised-waited", "26-0001-7")


def day_of(word: Seen) -> str:
    return f"{datetime.fromtimestamp(word.raw['date'], UTC).astimezone(CHINA):%m-%d}"


async def test_the_level_above_hears_and_so_does_the_resident(stage: Stage) -> None:
    await stage.helper("王强")
    await stage.staff()
    street = await stage.helper("何书记", Role.STREET_STAFF, "east")
    district = await stage.helper("区里", Role.DISTRICT, "sample")
    mei = await stage.neighbour()
    await mei.files()
    await stage.until("11-25 18:00")
    await street.sees_no("staff-raised-waited")
    await stage.until("11-26 11:31")
    await street.sees("staff-raised-waited", "26-0001-7")
    told = await mei.sees("resident-wish-missed", stage.place("east"))
    assert mei.words_in(told, "resident-word-raised")
    await stage.until("11-30 09:01")
    await district.sees("staff-raised-waited", "26-0001-7")
    await mei.sees("resident-wish-open", stage.place("sample"))
    await stage.until("12-02 10:00")
    late = await mei.sees("resident-wish-open")
    assert mei.words_in(late, "resident-word-limit")
    await district.sees("staff-raised-limit", "26-0001-7")


async def test_with_nobody_above_nobody_is_said_to_be_told(stage: Stage) -> None:
    await stage.helper("王强")
    await stage.staff()
    mei = await stage.neighbour()
    await mei.files()
    await stage.until("11-26 11:31")
    told = await mei.sees("resident-wish-missed")
    assert not mei.words_in(told, "resident-word-raised")


async def test_a_day_beyond_tomorrow_is_named_by_its_date(stage: Stage) -> None:
    await stage.helper("王强")
    await stage.staff()
    mei = await stage.neighbour()
    await stage.until("11-27 09:00")
    await mei.taps(f"item-{ITEM}")
    await mei.fills_in(until="day")
    await mei.says("12月1日上午" if stage.language == "zh-CN" else "1 December, morning")
    await mei.taps("form-confirm")
    await stage.until("11-28 12:00")
    zh = stage.language == "zh-CN"
    assert (
        "后天（11月30日 周一） 18:00" if zh else "18:00 on the day after tomorrow (Mon 30 Nov)"
    ) in await mei_card(mei)


async def mei_card(mei: Player) -> str:
    await mei.says("/my")
    return (await mei.person.last()).text


async def test_the_first_word_comes_before_the_visit(stage: Stage) -> None:
    await stage.helper("王强")
    await stage.staff()
    mei = await stage.neighbour()
    await stage.until("11-24 23:00")
    await mei.taps(f"item-{ITEM}")
    await mei.fills_in(until="day")
    await mei.says("明天上午" if stage.language == "zh-CN" else "tomorrow morning")
    await mei.taps("form-confirm")
    await mei.sees("resident-submitted", "8:30")
    await stage.until("11-25 08:31")
    await mei.sees("resident-wish-today")


async def test_an_answer_that_does_not_come_is_renewed_each_time_and_goes_up(stage: Stage) -> None:
    street = await stage.helper("何书记", Role.STREET_STAFF, "east")
    mei, first = await waiting(stage)
    await stage.passes(minutes=31)
    await mei.sees("talk-unanswered")
    await stage.passes(minutes=30)
    await mei.sees("talk-unanswered-above", stage.place("east"))
    await street.sees("staff-talk-unanswered")
    for morning in ("11-25", "11-26"):
        await stage.until(f"{morning} 09:01")
        await mei.sees("talk-unanswered-above")
        await first.sees("staff-talk-unanswered")
    await street.taps("press-talk-take")
    await mei.sees("talk-taken", "何书记")


async def test_a_call_that_was_not_made_is_promised_anew_and_goes_up(stage: Stage) -> None:
    street = await stage.helper("何书记", Role.STREET_STAFF, "east")
    mei, staff = await waiting(stage)
    await mei.taps("press-talk-call")
    await mei.says("13800138000")
    await mei.sees("resident-person-wanted", "11:00")
    await stage.until("11-24 11:01")
    await mei.sees("resident-call-late-above", stage.place("east"))
    await street.sees("staff-call-late-above")
    await staff.sees("staff-call-late")
    await stage.until("11-25 09:01")
    await mei.sees("resident-call-late-above")
    await stage.until("11-26 09:01")
    await mei.sees_no("resident-call-late-above")
    await stage.until("11-27 09:01")
    await mei.sees("resident-call-late-above")


async def test_a_number_is_asked_for_before_a_call_is_promised(stage: Stage) -> None:
    wang = await stage.helper("王强")
    await stage.staff()
    mei = await stage.neighbour()
    await mei.taps(f"item-{ITEM}")
    await mei.fills_in(until="phone")
    await mei.taps("form-skip")
    await mei.taps(f"choice-{ITEM}-mobility-walks-badly")
    await mei.says("桂花路 8 号 2 栋 301")
    await mei.taps("when-day-after")
    await mei.taps("slot-morning")
    await mei.taps("form-confirm")
    await wang.taps("press-claim")
    await stage.until("11-30 09:01")
    await mei.sees("resident-no-word-no-number")
    await mei.sees_no("resident-no-word")
    await mei.taps("press-leave-number")
    await mei.says("13800138000")
    await mei.sees("resident-person-wanted")
    assert await stage.case("squad") == SQUAD
