"""For every test: no network but this machine's own, and a house on each engine."""

import gc
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_socket

from tests.engines import ENGINES, ram
from tests.house import House

LOOPBACK = ["127.0.0.1", "::1"]
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(ram()))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: not to look through it again and again saves 5 % of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(autouse=True)
def _only_loopback() -> None:
    """A test that reaches for the network fails; a socket file is no network.

    The plugin takes the guard away again when the test is over.
    """
    pytest_socket.socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(params=ENGINES)
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    """A house with nobody in it yet, on SQLite and on PostgreSQL."""
    async with House.open(str(request.param), tmp_path) as house:
        yield house
