"""A neighbourhood with somebody in it who means no good."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.scenarios.conftest import PAIRS
from tests.scenarios.stage import Stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """In Chinese on SQLite. Checks the rules at the end."""
    async with Stage.open(PAIRS[0], tmp_path) as stage:
        yield stage


@pytest.fixture(params=PAIRS, ids="-".join)
async def either(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """The same on each engine, for what depends on the engine."""
    language, engine = request.param
    async with Stage.open((language, engine), tmp_path) as stage:
        yield stage


@pytest.fixture(autouse=True)
def _no_error_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever people do, nothing fails inside."""
    yield
    errors = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert errors == []
