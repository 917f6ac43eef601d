"""What no program should send is refused with 400 and a reason, never with 500."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox.testing import Sandbox

DEEP = "[" * 100_000 + "]" * 100_000


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.open() as sandbox:
        await sandbox.arrives("Ada", username="ada", id=77)
        yield sandbox


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/people", {}),
        ("/people", {"first_name": ""}),
        ("/people", {"first_name": "  "}),
        ("/people", {"first_name": 7}),
        ("/people", {"first_name": "Eve", "id": "words"}),
        ("/people", {"first_name": "Eve", "id": 77}),
        ("/people", {"first_name": "Eve", "id": 4242}),
        ("/people", {"first_name": "Eve", "username": ""}),
        ("/people", {"first_name": "Eve", "username": "ADA"}),
        ("/people", {"first_name": "Eve", "username": "wulian_bot"}),
        ("/people", ["Eve"]),
        ("/people/groups", {"title": "Squad", "members": []}),
        ("/people/groups", {"title": "", "members": [77]}),
        ("/people/groups", {"title": "Squad", "members": [1]}),
        ("/people/groups", {"title": "Squad", "members": [77], "type": "channel"}),
        ("/control/clock", {"set_ms": "noon"}),
        ("/control/clock", {"advance_ms": "an hour"}),
        ("/control/clock", {"advance_ms": 10**30}),
        ("/control/clock", {"running": "perhaps"}),
        ("/control/bots", {"token": "4243:B"}),
        ("/control/bots", {"token": "4243:B", "username": "wulian_bot"}),
        ("/control/bots", {"token": "4242:OTHER", "username": "other_bot"}),
        ("/control/limits", {"private": "fast"}),
        ("/control/faults", {"outcome": "status", "status": "bad"}),
        ("/control/faults", {"outcome": "no such"}),
        ("/control/updates", {"update": "words"}),
        ("/control/updates", {"next_id": "words"}),
    ],
)
async def test_nonsense_is_refused_with_a_reason(sandbox: Sandbox, path: str, body: Any) -> None:
    answer = await sandbox.client.post(path, json=body)
    assert answer.status_code == 400
    assert answer.json()["error"]
    state = (await sandbox.client.get("/control/state")).json()
    assert (state["people"], state["groups"]) == (1, 0)


@pytest.mark.parametrize("path", ["/people", "/control/clock", "/people/77/chats/4242/acts"])
@pytest.mark.parametrize("body", ["{", DEEP, "\x00"], ids=["cut", "deep", "zero"])
async def test_what_is_no_json_is_refused(sandbox: Sandbox, path: str, body: str) -> None:
    answer = await sandbox.client.post(path, content=body)
    assert answer.status_code == 400


async def test_json_that_is_too_deep_is_a_bad_request(sandbox: Sandbox) -> None:
    headers = {"content-type": "application/json"}
    path = f"/bot{sandbox.token}/sendMessage"
    answer = await sandbox.client.post(path, content=DEEP, headers=headers)
    assert answer.status_code == 400
    nested = await sandbox.client.post(path, data={"chat_id": "77", "reply_markup": DEEP})
    assert nested.status_code == 400
