"""The order of the queue and its figures."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from rules.cases import CaseState, Rung
from rules.queue import Outline, figures, most_urgent_first

NOW = datetime(2026, 11, 25, 1, tzinfo=UTC)
TODAY = date(2026, 11, 25)
CALM = Outline(
    id=1,
    community="here",
    squad="squad",
    state=CaseState.CLAIMED,
    rung=Rung.FIRST_SQUAD,
    day=date(2026, 11, 26),
    appointed=True,
    next_word_at=NOW + timedelta(hours=5),
    limit_ends=NOW + timedelta(days=3),
)
OVER = replace(CALM, id=2, limit_ends=NOW - timedelta(hours=1))
LONG_OVER = replace(CALM, id=3, limit_ends=NOW - timedelta(days=2))
SILENT = replace(CALM, id=4, next_word_at=NOW - timedelta(days=1))
UNOWNED = replace(CALM, id=5, state=CaseState.LOOKING, rung=Rung.STAFF, appointed=False)
ASKED = replace(CALM, id=6, state=CaseState.LOOKING, appointed=False)
SOON = replace(CALM, id=7, next_word_at=NOW + timedelta(hours=1))
PAUSED = replace(CALM, id=8, limit_ends=None)
ALL = (PAUSED, CALM, SOON, ASKED, UNOWNED, SILENT, OVER, LONG_OVER)


def test_what_is_late_comes_first_then_what_nobody_owns_then_what_is_due() -> None:
    ordered = most_urgent_first(ALL, NOW)
    assert [one.id for one in ordered] == [3, 4, 2, 5, 7, 1, 6, 8]


def test_each_figure_counts_what_its_name_says() -> None:
    found = figures(
        (*ALL, replace(CALM, id=9, day=TODAY), replace(ASKED, id=10, day=TODAY)), NOW, TODAY
    )
    assert found.open == 10
    assert found.unowned == 1
    assert found.over_limit == 2
    assert found.word_late == 1
    assert found.visits_today == 1


def test_the_leaders_have_what_they_were_given_and_nobody_took() -> None:
    assert replace(UNOWNED, rung=Rung.LEADERS).unowned
    assert not replace(UNOWNED, state=CaseState.CLAIMED).unowned
    assert not replace(UNOWNED, rung=Rung.WIDER).unowned
