"""Whom to ask is found without looking at everybody, and is the same as if one had."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from casework import candidates
from casework.desk import Scene
from rules.cases import Case, CaseState, Channel, Mode, Rung, Subject
from rules.people import Actor, Member
from rules.places import distance
from rules.routing import Candidate, Shortlist, Task
from storage import members, people
from storage.work import Work
from tests.house import House

SQUAD, HERE = "osmanthus-squad", "osmanthus"
HOMES = (None, HERE, "lotus", "banyan", "gone-from-the-file")


def a_case(house: House) -> Case:
    day = house.clock.now().date() + timedelta(1)
    return Case(
        id=1,
        number="26-0001-7",
        item="home-errand",
        mode=Mode.HOME,
        community=HERE,
        state=CaseState.LOOKING,
        rung=Rung.FIRST_SQUAD,
        squad=SQUAD,
        resident_id=1,
        filed_by=1,
        channel=Channel.CHAT,
        subject=Subject("陈桂兰", None, ""),
        answers={},
        wish_day=day,
        wish_slot="am",
        day=None,
        slot=None,
        next_word_at=house.now,
        created_at=house.now,
        closed_at=None,
        solved=None,
        rating=None,
    )


async def a_crowd(house: House, work: Work, rng: Random, count: int) -> None:
    """Members who live anywhere, were asked at any time, are away or off duty now and then."""
    for _ in range(count):
        person = await people.add_person(
            work, telegram_id=None, language="en", now=house.now, community=rng.choice(HOMES)
        )
        await members.add_member(work, person.id, SQUAD)
        if rng.random() < 0.7:
            asked = house.now - timedelta(hours=rng.choice((1, 1, 24, 100, 200, 300)))
            await members.set_offered(work, person.id, SQUAD, asked)
        if rng.random() < 0.2:
            await members.set_absent(work, person.id, house.now + timedelta(days=5))
        await members.set_daily_limit(work, person.id, rng.randint(0, 3))
        if rng.random() < 0.2:
            await members.set_on_duty(work, person.id, on_duty=False)


def by_looking_at_all(
    scene: Scene, case: Case, found: tuple[Member, ...], limit: int
) -> tuple[int, ...]:
    starts, _ = scene.desk.visit(case)
    shortlist = Shortlist(Task(scene.now, starts, asked=frozenset({case.resident_id})), limit)
    for member in found:
        shortlist.meet(as_candidate(scene, case, member))
    return tuple(who.member_id for who, _ in shortlist.chosen())


def as_candidate(scene: Scene, case: Case, member: Member) -> Candidate:
    near = distance(scene.desk.town, member.community or "", case.community)
    return Candidate(
        member_id=member.person_id,
        squad=member.squad,
        on_duty=member.on_duty,
        absent_until=member.absent_until,
        skills=frozenset(member.skills),
        distance=near,
        active_claims=member.claims_that_day,
        limit=member.daily_limit,
        last_offered=member.last_offered_at,
    )


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_the_best_few_are_the_best_of_all(engine: str, tmp_path: Path) -> None:
    async with House.open(engine, tmp_path) as house:
        case, rng = a_case(house), Random(5)
        async with house.app.store.work() as work:
            scene = Scene(house.app.hall.desk, work, Actor.clock(), house.now)
            for count in (0, 1, 5, 60):
                await a_crowd(house, work, rng, count)
                found = await members.members_of(work, SQUAD, case.wish_day)
                for limit in (1, 3, 10):
                    best = await candidates.best_for(scene, case, SQUAD, limit)
                    assert best == by_looking_at_all(scene, case, found, limit)
            everybody = await candidates.best_for(scene, case, SQUAD, 10_000)
            assert everybody == by_looking_at_all(scene, case, found, len(found))


async def test_who_moves_is_asked_where_they_live_now(tmp_path: Path) -> None:
    async with House.open("sqlite", tmp_path) as house, house.app.store.work() as work:
        scene = Scene(house.app.hall.desk, work, Actor.clock(), house.now)
        for home in ("lotus", "banyan"):
            person = await people.add_person(
                work, telegram_id=None, language="en", now=house.now, community=home
            )
            await members.add_member(work, person.id, SQUAD)
        await people.set_community(work, person.id, HERE)
        best = await candidates.best_for(scene, a_case(house), SQUAD, 1)
        assert best == (person.id,)
