"""Weeks and months in the district: nobody is forgotten, nobody is told twice."""

from pathlib import Path

import pytest

from tests.quarter.run import IDLE, NEW_YEAR, QUARTER, YEAR, Plan, lived


async def wrong(plan: Plan, directory: Path) -> list[str]:
    return [line for finding in await lived(plan, 1, directory) for line in finding.wrong]


async def test_two_weeks_around_new_year(tmp_path: Path) -> None:
    assert await wrong(NEW_YEAR, tmp_path) == []


async def test_weeks_in_which_nobody_does_anything(tmp_path: Path) -> None:
    assert await wrong(IDLE, tmp_path) == []


@pytest.mark.slow
async def test_a_year_of_fifty_communities(tmp_path: Path) -> None:
    assert await wrong(YEAR, tmp_path) == []


@pytest.mark.slow
async def test_a_quarter_of_a_year(tmp_path: Path) -> None:
    assert await wrong(QUARTER, tmp_path) == []
