"""Fixtures for the tests of any bot; needs pytest-asyncio.

Switch them on with `pytest -p sandbox.pytest_plugin`, or with
`pytest_plugins = ["sandbox.pytest_plugin"]` in the topmost `conftest.py`.
"""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from sandbox.clock import MovableClock
from sandbox.testing import Sandbox
from sandbox.world import Settings


@pytest.fixture
def sandbox_settings() -> Settings:
    """Override it to choose the first bot's token and name, limits and sizes."""
    return Settings()


@pytest.fixture
def sandbox_clock() -> MovableClock:
    """A clock that stands still at the moment the test began; override it for another."""
    return MovableClock(running=False)


@pytest_asyncio.fixture
async def sandbox(
    sandbox_settings: Settings, sandbox_clock: MovableClock
) -> AsyncIterator[Sandbox]:
    """A fresh sandbox in this process; no socket is opened."""
    async with Sandbox.open(sandbox_settings, sandbox_clock) as opened:
        yield opened


@pytest_asyncio.fixture
async def served_sandbox(
    sandbox_settings: Settings, sandbox_clock: MovableClock
) -> AsyncIterator[Sandbox]:
    """A fresh sandbox on a loopback port, for bots that run in a process of their own."""
    async with Sandbox.serve(sandbox_settings, sandbox_clock) as served:
        yield served
