"""Whatever comes is answered, nothing fails inside, and only what is no update is given up."""

import asyncio
import logging
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.people import Role
from storage.instants import to_ms
from tests.abuse.updates import malformed, updates
from tests.house import MORNING, House

RESIDENT, VOLUNTEER, STAFF, STRANGER = PEOPLE = (901, 902, 903, 904)
WELL_FORMED = updates(PEOPLE, to_ms(MORNING) // 1000)
ASKED = settings(
    max_examples=int(os.environ.get("FUZZ", "2")),
    deadline=None,
    derandomize="FUZZ" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)
"""Few and long: each begins with a house of its own. `FUZZ=50` tries so many, others each time."""


async def played(sent: list[dict[str, Any]]) -> tuple[list[str], list[dict[str, Any]]]:
    """What went unanswered, and the updates that were given up."""
    unanswered = []
    with tempfile.TemporaryDirectory() as folder:
        async with House.open("sqlite", Path(folder)) as house:
            await _peopled(house)
            for update in sent:
                before = await _newest_call(house)
                await _hears(house, update)
                if await _newest_call(house) == before:
                    unanswered.append(str(update)[:300])
            given_up = "SELECT seq, error FROM inbox WHERE state <> 'done'"
            return unanswered, await house.rows(given_up)


async def _peopled(house: House) -> None:
    """A resident, a volunteer, a member of staff, and somebody who has only said hello."""
    for who, role, where in (
        (VOLUNTEER, Role.VOLUNTEER, "osmanthus-squad"),
        (STAFF, Role.COMMUNITY_STAFF, "osmanthus"),
    ):
        person = await house.invited("某", role, where, id=who)
        await person.says("王样例")
    for who, labels in ((RESIDENT, ("中文", "同意", "桂花")), (STRANGER, ())):
        person = await house.person("某", id=who)
        await person.says("/start")
        for label in labels:
            await person.taps(label)


async def _hears(house: House, update: dict[str, Any]) -> None:
    house.world.clock.advance(2_000)
    await house.client.post("/control/updates", json={"update": update})
    await house.settle()


async def _newest_call(house: House) -> int:
    (row,) = await house.rows("SELECT COALESCE(MAX(id), 0) AS newest FROM outbox")
    return int(row["newest"])


@ASKED
@given(st.lists(WELL_FORMED, min_size=30, max_size=30))
def test_every_update_of_somebody_is_answered(sent: list[dict[str, Any]]) -> None:
    assert asyncio.run(played(sent)) == ([], [])


@ASKED
@given(st.lists(malformed, min_size=12, max_size=12))
def test_what_is_no_update_keeps_nobody_from_being_answered(sent: list[dict[str, Any]]) -> None:
    last = {"message": {"message_id": 9, "date": 1, "text": "/help"}}
    last["message"] |= {"chat": {"id": RESIDENT, "type": "private"}}
    last["message"] |= {"from": {"id": RESIDENT, "is_bot": False, "first_name": "某"}}
    unanswered, given_up = asyncio.run(played([*sent, last]))
    assert str(last) not in unanswered
    assert all("Malformed" in row["error"] for row in given_up)


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """The worker says at length what it could not read."""
    caplog.set_level(logging.CRITICAL)
