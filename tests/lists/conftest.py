"""The large district is filled once for all tests of this folder."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.house import House
from tests.lists.town import BigTown


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BigTown:
    return BigTown.built_in(tmp_path_factory.mktemp("town"))


@pytest.fixture
async def town(built: BigTown, tmp_path: Path) -> AsyncIterator[House]:
    """A running house in the large district."""
    async with built.house(tmp_path) as house:
        yield house
