"""Whom to ask, and why."""

import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.routing import Candidate, Score, Shortlist, Task, fits, score

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
TASK = Task(NOW, NOW + timedelta(days=1))

CANDIDATES = st.lists(
    st.builds(
        Candidate,
        member_id=st.integers(1, 10_000),
        squad=st.just("lake"),
        on_duty=st.booleans(),
        absent_until=st.none() | st.just(NOW + timedelta(days=2)),
        distance=st.none() | st.floats(0, 20_000),
        active_claims=st.integers(0, 4),
        limit=st.integers(0, 4),
        served_here=st.booleans(),
        last_offered=st.none() | st.just(NOW - timedelta(days=1)),
    ),
    max_size=30,
    unique_by=lambda candidate: candidate.member_id,
)


def member(number: int = 1) -> Candidate:
    return Candidate(number, "lake", distance=500.0)


def choose(
    candidates: Iterable[Candidate], task: Task, limit: int = 3
) -> tuple[tuple[Candidate, Score], ...]:
    """The best of all, by looking at all."""
    shortlist = Shortlist(task, limit)
    for candidate in candidates:
        shortlist.meet(candidate)
    return shortlist.chosen()


def test_the_score_explains_itself() -> None:
    found = score(replace(member(), distance=1500.0, served_here=True, active_claims=1), TASK)
    assert dict(found.parts) == {
        "near": 20.0,
        "free": pytest.approx(16.67, abs=0.01),
        "rested": 20.0,
        "served-here": 15.0,
    }
    assert found.total == pytest.approx(sum(points for _, points in found.parts))


@pytest.mark.parametrize(
    "better",
    [
        replace(member(2), distance=100.0),
        replace(member(2), served_here=True),
    ],
)
def test_what_is_better(better: Candidate) -> None:
    assert choose([member(1), better], TASK, 1)[0][0] == better


def test_the_busy_and_the_just_asked_come_later() -> None:
    fresh = member(9)
    busy = replace(member(1), active_claims=2)
    asked = replace(member(2), last_offered=NOW - timedelta(hours=1))
    assert choose([busy, asked, fresh], TASK, 1)[0][0] == fresh


@pytest.mark.parametrize(
    ("candidate", "task"),
    [
        (replace(member(), on_duty=False), TASK),
        (replace(member(), absent_until=NOW + timedelta(days=3)), TASK),
        (replace(member(), active_claims=3), TASK),
        (member(), replace(TASK, asked=frozenset({1}))),
        (member(), replace(TASK, skills=frozenset({"lifting"}))),
        (member(), replace(TASK, certificates=frozenset({"first-aid"}))),
        (replace(member(), age=17), replace(TASK, youngest=18)),
        (replace(member(), age=70), replace(TASK, oldest=60)),
        (member(), replace(TASK, youngest=18)),
    ],
)
def test_who_is_not_asked(candidate: Candidate, task: Task) -> None:
    assert not fits(candidate, task)
    assert choose([candidate], task) == ()


def test_who_is_back_in_time_is_asked() -> None:
    assert fits(replace(member(), absent_until=TASK.starts), TASK)
    assert fits(replace(member(), age=40), replace(TASK, youngest=18, oldest=60))


def test_ties_go_by_who_was_asked_longest_ago_then_by_member_id() -> None:
    long_ago = replace(member(1), last_offered=NOW - timedelta(days=30))
    found = choose([long_ago, member(4), member(2), member(3)], TASK, 3)
    assert [candidate.member_id for candidate, _ in found] == [2, 3, 4]


@given(CANDIDATES, st.integers(1, 5))
def test_nobody_better_comes_after_it_was_said_that_nobody_does(
    candidates: list[Candidate], limit: int
) -> None:
    """Those who live equally far away, met in the order in which they were last asked."""
    here = [replace(c, distance=500.0, served_here=False) for c in candidates]
    rested = sorted(here, key=lambda c: (c.last_offered is not None, c.member_id))
    shortlist = Shortlist(TASK, limit)
    last = Candidate(0, "lake", distance=500.0)
    for candidate in rested:
        if not shortlist.may_take(last):
            break
        shortlist.meet(candidate)
        last = candidate
    assert shortlist.chosen() == choose(here, TASK, limit)


@given(CANDIDATES, st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_choice_is_the_best_whatever_the_order(
    candidates: list[Candidate], limit: int, rng: Random
) -> None:
    chosen = choose(candidates, TASK, limit)
    able = [candidate for candidate in candidates if fits(candidate, TASK)]
    assert len(chosen) == min(limit, len(able))
    worst = min((found.total for _, found in chosen), default=0.0)
    left = [c for c in able if c not in [candidate for candidate, _ in chosen]]
    assert all(score(candidate, TASK).total <= worst + 1e-9 for candidate in left)
    rng.shuffle(candidates)
    assert choose(candidates, TASK, limit) == chosen


def test_twenty_thousand_members_are_no_burden() -> None:
    rng = Random(1)
    crowd = [
        replace(member(number), distance=rng.uniform(0, 9_000), on_duty=rng.random() < 0.5)
        for number in range(20_000)
    ]
    started = time.perf_counter()
    assert len(choose(crowd, TASK)) == 3
    assert time.perf_counter() - started < 1
