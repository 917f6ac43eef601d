"""Each scenario is played in Chinese on one engine and in English on the other."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.scenarios.stage import Stage

PAIRS = (("zh-CN", "sqlite"), ("en", "postgres"))


@pytest.fixture(params=PAIRS, ids="-".join)
def pair(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A language and an engine, for scenarios that open a stage with settings of their own."""
    language, engine = request.param
    return language, engine


@pytest.fixture
async def stage(pair: tuple[str, str], tmp_path: Path) -> AsyncIterator[Stage]:
    """An empty neighbourhood."""
    async with Stage.open(pair, tmp_path) as stage:
        yield stage


@pytest.fixture(autouse=True)
def _no_error_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever people do, nothing fails inside."""
    yield
    errors = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert errors == []
