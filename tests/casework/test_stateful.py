"""Anything at any time: what must always be true of cases, checked after every step.

A short run belongs to the suite. Ten thousand steps, the same ones for the same seed:
`pytest tests/casework/test_stateful.py --hypothesis-profile=long --hypothesis-seed=1 -s`.
"""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from sandbox import World
from tests.casework.machine import Neighbourhood
from tests.house import a_hall, house_config

LIVES = {"sqlite": 1.0, "postgres": 0.1}
"""How much of a run is played on each engine; PostgreSQL is here for its locks."""


@pytest.mark.parametrize("engine", LIVES)
def test_the_books_are_right_whatever_happens(engine: str, tmp_path: Path) -> None:
    long = settings.get_current_profile_name() == "long"
    profile = settings.get_profile("long" if long else "short")
    lives = max(1, round(profile.max_examples * LIVES[engine]))
    done: Counter[str] = Counter()
    hall = a_hall(house_config("", World()))
    details = {"hall": hall, "engine": engine, "directory": tmp_path, "done": done}
    machine = type("Neighbourhood", (Neighbourhood,), details)
    run_state_machine_as_test(machine, settings=settings(profile, max_examples=lives))
    print(f"\n{engine}: {done.pop('steps')} steps;", dict(done.most_common()))
