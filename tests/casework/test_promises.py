"""Every open case keeps a word to come, also where the way to it is long or strange."""

from datetime import datetime, timedelta

from casework import calls
from casework.desk import Events, Scene
from casework.steps import Timer
from rules.cases import Case
from rules.events import Event, EventKind
from storage import cases, due, people
from storage import events as event_rows
from storage import promises as promise_rows
from tests.casework.deeds import ANSWERS, BY_VISITOR, CLAIMS, Does, filing
from tests.casework.district import District, dice
from tests.casework.seen import look

RESIDENT, VISITOR = 1, 5
CASE, OFFER, PROPOSAL = 1, 2, 1


async def does(district: District, who: int, deed: Does, about: int = CASE) -> None:
    done = await district.turn(who, lambda scene: deed(scene, about, dice(0)))
    assert isinstance(done, tuple), done
    await district.rings()


async def claimed(district: District) -> None:
    """A case with a visitor and a date."""
    await district.turn(RESIDENT, filing(district.cast[0], dice(179)))
    await does(district, VISITOR, CLAIMS, OFFER)


async def the_case(district: District) -> Case:
    async with district.store.reading() as reading:
        case = await cases.case_by_id(reading, CASE)
    assert case is not None
    return case


async def a_word_is_to_come(district: District) -> bool:
    async with district.store.reading() as reading:
        found = await due.dues_of(reading, Timer.WORD, CASE)
    promised = (await the_case(district)).next_word_at
    rings = [row.due_at for row in found if row.state == "open"]
    return rings == [promised] and promised > district.now


async def test_a_proposal_after_the_visits_time_leaves_a_word_to_come(district: District) -> None:
    await claimed(district)
    _, ends = district.hall.desk.visit(await the_case(district))
    await district.passes(ends + timedelta(minutes=40) - district.now)
    await does(district, VISITOR, BY_VISITOR["proposes a time"][1])
    await district.passes(timedelta(days=3))
    assert (await the_case(district)).state.is_open
    assert await a_word_is_to_come(district)


async def test_a_refusal_after_the_visits_time_leaves_a_word_to_come(district: District) -> None:
    await claimed(district)
    _, ends = district.hall.desk.visit(await the_case(district))
    await district.passes(ends + timedelta(minutes=40) - district.now)
    await does(district, VISITOR, BY_VISITOR["proposes a time"][1])
    await does(district, RESIDENT, ANSWERS["move"]["refuses"], PROPOSAL)
    assert await a_word_is_to_come(district)


async def test_a_promise_counts_though_the_clock_was_put_back(district: District) -> None:
    await district.turn(RESIDENT, filing(district.cast[0], dice(179)))
    await district.jumps(-timedelta(minutes=20))
    await does(district, VISITOR, CLAIMS, OFFER)
    async with district.store.reading() as reading:
        day = timedelta(days=1)
        since, until = district.now - day, district.now + day
        met = await promise_rows.promises_met(reading, "osmanthus", since, until)
    assert (met.met, met.broken) == (1, 0)


async def test_a_case_of_many_events_is_asked_about_and_closed(district: District) -> None:
    """The newest of them count, however many there were before."""
    await claimed(district)

    async def much_happens(scene: Scene) -> Events:
        for _ in range(505):
            noted = Event(EventKind.NOTED, CASE, None, scene.now, {})
            await event_rows.add_event(scene.work, noted)
        return ()

    await district.turn(VISITOR, much_happens)
    await does(district, VISITOR, BY_VISITOR["is let in"][1])
    await does(district, VISITOR, BY_VISITOR["reports"][1])
    await district.passes(timedelta(days=7))
    assert not (await the_case(district)).state.is_open


async def test_staff_hear_of_a_call_that_is_late_once_a_day(district: District) -> None:
    async def is_to_be_called(scene: Scene) -> Events:
        person = await people.person_by_id(scene.work, RESIDENT)
        assert person is not None
        return await calls.need_call(scene, person, None, "请回电")

    await district.turn(RESIDENT, is_to_be_called)
    await district.passes(timedelta(days=3))
    seen = await look(district.url)
    said = [event["at"] for event in seen["events"] if event["kind"] == EventKind.CALL_LATE]
    zone = district.hall.desk.calendar.zone
    moments = [datetime.fromtimestamp(at / 1000, zone).strftime("%d %H:%M") for at in said]
    assert moments == ["20 11:00", "21 09:00", "22 09:00", "23 09:00"]


async def test_without_a_date_the_resident_hears_that_staff_will_call(district: District) -> None:
    await claimed(district)
    await does(district, VISITOR, BY_VISITOR["is let in"][1])
    await does(district, VISITOR, BY_VISITOR["comes again"][1])
    await does(district, RESIDENT, ANSWERS["move"]["refuses"], PROPOSAL)
    before = await _words_to_the_resident(district)
    await district.passes(timedelta(hours=8))
    assert await _words_to_the_resident(district) == before + 1
    assert await a_word_is_to_come(district)


async def _words_to_the_resident(district: District) -> int:
    seen = await look(district.url)
    return sum(call["person_id"] == RESIDENT and not call["edits"] for call in seen["outbox"])
