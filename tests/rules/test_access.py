"""Who may do what: the written table, and every role against own and foreign places."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.access_table import PAGE, page
from rules.access import (
    BY_ROLE,
    BY_SQUAD,
    RESIDENT,
    VISITOR,
    Action,
    endable,
    has_work,
    invitable,
    may,
    may_end,
)
from rules.cases import Case, CaseState, Channel, Claim, Mode, Rung, Subject
from rules.people import Actor, Grant, Role
from rules.places import Town, read_town

NOW = datetime(2026, 11, 24, tzinfo=UTC)
OWN, FOREIGN, SQUAD, FOREIGN_SQUAD = "own", "foreign", "squad", "other-squad"


def place(id: str, level: str, parent: str | None = None) -> dict[str, Any]:
    entry = {"id": id, "level": level, "name": {"en": id}, "phone": "1"}
    return entry | ({"parent": parent} if parent else {})


TOWN: Town = read_town(
    {
        "places": [
            place("district", "district"),
            place("street", "street", "district"),
            place("next-street", "street", "district"),
            place(OWN, "community", "street"),
            place(FOREIGN, "community", "next-street"),
        ],
        "squads": [
            {"id": SQUAD, "name": {"en": "s"}, "serves": [OWN]},
            {"id": FOREIGN_SQUAD, "name": {"en": "o"}, "serves": [FOREIGN]},
        ],
    }
)
WHERE = {
    Role.VOLUNTEER: (SQUAD, FOREIGN_SQUAD),
    Role.SQUAD_LEADER: (SQUAD, FOREIGN_SQUAD),
    Role.COMMUNITY_STAFF: (OWN, FOREIGN),
    Role.STREET_STAFF: ("street", "next-street"),
    Role.DEPARTMENT: ("district", "district"),
    Role.DISTRICT: ("district", "next-street"),
}
"""Where a role is held so that the case is within it, and so that it is not."""

CASE = Case(
    id=1,
    number="26-0001-7",
    item="x",
    mode=Mode.HOME,
    community=OWN,
    state=CaseState.CLAIMED,
    rung=Rung.FIRST_SQUAD,
    squad=SQUAD,
    resident_id=10,
    filed_by=10,
    channel=Channel.CHAT,
    subject=Subject("n", None, "a"),
    answers={},
    wish_day=date(2026, 11, 25),
    wish_slot="morning",
    day=None,
    slot=None,
    next_word_at=NOW,
    created_at=NOW,
    closed_at=None,
    solved=None,
    rating=None,
)
CLAIM = Claim(1, 1, 20, SQUAD, True, "123456", 0, False, NOW, None, None, None, None)


def test_the_page_is_what_the_module_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
    assert Path(PAGE).name == "access.md"


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_a_role_reaches_its_own_place_and_no_other(role: Role, action: Action) -> None:
    here, elsewhere = WHERE[role]
    allowed = role in BY_ROLE.get(action, ()) or role in BY_SQUAD.get(action, ())
    assert may(Actor(99, (Grant(role, here),)), action, CASE, CLAIM, TOWN) == allowed
    if elsewhere != here:
        assert not may(Actor(99, (Grant(role, elsewhere),)), action, CASE, CLAIM, TOWN)


@pytest.mark.parametrize("action", Action)
def test_residents_and_visitors_reach_their_own_case_alone(action: Action) -> None:
    assert may(Actor(10), action, CASE, CLAIM, TOWN) == (action in RESIDENT)
    visitor = Actor(20, (Grant(Role.VOLUNTEER, SQUAD),))
    assert may(visitor, action, CASE, CLAIM, TOWN) == (action in VISITOR)
    assert not may(visitor, action, CASE, None, TOWN)
    for left in ((), (Grant(Role.VOLUNTEER, FOREIGN_SQUAD),), (Grant(Role.STREET_STAFF, "x"),)):
        assert not may(Actor(20, left), action, CASE, CLAIM, TOWN)
    assert not may(Actor(30), action, CASE, CLAIM, TOWN)
    assert not may(Actor(10), action, replace(CASE, resident_id=11), CLAIM, TOWN)


def test_the_clock_may_do_nothing_by_access() -> None:
    assert not any(may(Actor.clock(), action, CASE, CLAIM, TOWN) for action in Action)


def test_nobody_invites_sideways_or_upwards() -> None:
    staff = invitable(Actor(1, (Grant(Role.COMMUNITY_STAFF, OWN),)), TOWN)
    assert set(staff) == {
        Grant(Role.COMMUNITY_STAFF, OWN),
        Grant(Role.VOLUNTEER, SQUAD),
        Grant(Role.SQUAD_LEADER, SQUAD),
    }
    leader = invitable(Actor(1, (Grant(Role.SQUAD_LEADER, SQUAD),)), TOWN)
    assert leader == (Grant(Role.VOLUNTEER, SQUAD),)
    assert invitable(Actor(1, (Grant(Role.VOLUNTEER, SQUAD),)), TOWN) == ()


def test_a_role_is_ended_within_ones_own_branch_alone() -> None:
    leader = Actor(1, (Grant(Role.SQUAD_LEADER, SQUAD),))
    assert may_end(leader, Grant(Role.VOLUNTEER, SQUAD), TOWN)
    for other in (
        Grant(Role.SQUAD_LEADER, SQUAD),
        Grant(Role.VOLUNTEER, FOREIGN_SQUAD),
        Grant(Role.COMMUNITY_STAFF, OWN),
        Grant(Role.VOLUNTEER, "gone"),
    ):
        assert not may_end(leader, other, TOWN)
    staff = Actor(1, (Grant(Role.COMMUNITY_STAFF, OWN),))
    assert may_end(staff, Grant(Role.SQUAD_LEADER, SQUAD), TOWN)
    assert may_end(staff, Grant(Role.DEPARTMENT, OWN), TOWN)
    for other in (
        Grant(Role.SQUAD_LEADER, FOREIGN_SQUAD),
        Grant(Role.COMMUNITY_STAFF, FOREIGN),
        Grant(Role.STREET_STAFF, "street"),
        Grant(Role.DEPARTMENT, "district"),
    ):
        assert not may_end(staff, other, TOWN)
    assert endable(Actor(1, (Grant(Role.VOLUNTEER, SQUAD),)), TOWN) == ()


def test_staff_of_another_community_that_a_squad_serves_end_nobody_in_it() -> None:
    town = replace(TOWN, squads={SQUAD: replace(TOWN.squads[SQUAD], serves=(OWN, FOREIGN))})
    staff = Actor(1, (Grant(Role.COMMUNITY_STAFF, FOREIGN),))
    assert Grant(Role.VOLUNTEER, SQUAD) in invitable(staff, town)
    assert Grant(Role.VOLUNTEER, SQUAD) not in endable(staff, town)


def test_every_role_but_one_has_work_and_only_such_are_handed_out() -> None:
    assert [role for role in Role if not has_work(role)] == [Role.DEPARTMENT]
    everything = Actor(1, (Grant(Role.DISTRICT, "district"),))
    assert all(has_work(grant.role) for grant in invitable(everything, TOWN))
