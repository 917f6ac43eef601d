"""The states of a case, and the ways between them."""

import pytest

from rules.cases import FINAL, NEXT, CaseState, check_transition
from rules.errors import WrongState

S = CaseState


def test_every_state_says_what_may_follow() -> None:
    assert set(NEXT) == set(CaseState)


@pytest.mark.parametrize("state", [s for s in CaseState if s.is_open])
def test_from_every_open_state_an_end_can_be_reached(state: CaseState) -> None:
    reached, fresh = {state}, {state}
    while fresh:
        fresh = {to for at in fresh for to in NEXT[at]} - reached
        reached |= fresh
    assert S.CLOSED in reached


@pytest.mark.parametrize("state", [S.ON_THE_WAY, S.ARRIVED])
def test_a_visit_that_is_moved_or_needs_another_stays_with_its_visitor(state: CaseState) -> None:
    check_transition(state, S.CLAIMED)


@pytest.mark.parametrize("state", [S.ON_THE_WAY, S.ARRIVED])
def test_nobody_decides_that_it_cannot_be_solved_during_a_visit(state: CaseState) -> None:
    with pytest.raises(WrongState):
        check_transition(state, S.UNSOLVED)


@pytest.mark.parametrize("state", sorted(FINAL))
def test_an_end_is_left_only_by_looking_again(state: CaseState) -> None:
    assert NEXT[state] <= {S.LOOKING}


def test_what_the_resident_cancelled_stays_cancelled() -> None:
    assert not NEXT[S.CANCELLED]
