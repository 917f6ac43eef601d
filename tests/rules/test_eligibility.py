"""Who may go to a door, and when two records are of one person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rules.eligibility import Goer, Household, Named, Refusal, alike, is_own, refusal

STARTS = datetime(2026, 11, 26, 1, tzinfo=UTC)
MEMBER = Goer(frozenset({"osmanthus-squad"}))
SERVING = ("osmanthus-squad", "lotus-squad")
MEI = Named("梅秀英", "+8613800138000", "桂花路 8 号")
NOBODY = Named("", None, None)


def test_a_member_of_a_squad_that_serves_the_place_may_go() -> None:
    assert refusal(MEMBER, SERVING, STARTS) is None
    assert refusal(MEMBER, ("mango-squad",), STARTS) is Refusal.NOT_SERVING
    assert refusal(Goer(frozenset()), SERVING, STARTS) is Refusal.NOT_SERVING
    assert refusal(Goer(frozenset(), staff_here=True), SERVING, STARTS) is None


def test_the_first_reason_is_said() -> None:
    goer = Goer(frozenset(), own=True, disputed=True, locked=True)
    assert refusal(goer, SERVING, STARTS) is Refusal.OWN
    assert refusal(replace(MEMBER, disputed=True), SERVING, STARTS) is Refusal.DISPUTED
    assert refusal(replace(MEMBER, locked=True), SERVING, STARTS) is Refusal.LOCKED


def test_an_absence_keeps_others_from_sending_somebody_and_ends() -> None:
    away = replace(MEMBER, absent_until=STARTS + timedelta(hours=1))
    assert refusal(away, SERVING, STARTS, sent=True) is Refusal.AWAY
    assert refusal(away, SERVING, STARTS) is None
    back = replace(MEMBER, absent_until=STARTS)
    assert refusal(back, SERVING, STARTS, sent=True) is None


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (MEI, True),
        (Named("别人", MEI.phone, None), True),
        (Named(" 梅 秀英", None, None), True),
        (Named("梅秀英", "+8613900139000", None), False),
        (Named("梅秀英", "+8613900139000", "桂花路8号"), True),
        (Named("梅秀英", None, "桂花路 9 号"), False),
        (Named("别人", None, MEI.address), False),
        (NOBODY, False),
    ],
)
def test_one_person_in_two_records(other: Named, same: bool) -> None:
    assert alike(MEI, other) is same
    assert alike(other, MEI) is same


def test_a_case_is_ones_own_through_either_sides_relatives() -> None:
    asker, volunteer = Household(MEI), Named("陈小妹", "+8613900139000", None)
    assert is_own(Household(volunteer, (MEI,)), MEI, asker)
    assert is_own(Household(volunteer), Named("陈桂兰", None, None), Household(MEI, (volunteer,)))
    assert not is_own(Household(volunteer), MEI, asker)
