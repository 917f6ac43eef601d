"""A district on each engine."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from sandbox import World
from tests.casework.district import District
from tests.engines import ENGINES, fresh_database
from tests.house import a_hall, house_config

settings.register_profile(
    "short",
    max_examples=6,
    stateful_step_count=40,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile(
    "long",
    settings.get_profile("short"),
    max_examples=130,
    stateful_step_count=100,
    derandomize=False,
    phases=(Phase.generate, Phase.shrink),
)


@pytest.fixture(params=ENGINES)
async def district(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[District]:
    async with fresh_database(str(request.param), tmp_path) as url:
        district = await District.open(a_hall(house_config("", World())), url)
        yield district
        await district.close()
