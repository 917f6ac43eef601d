"""How the sandbox is served: at once, to this machine alone, and stopped without a fuss."""

import asyncio
import signal
import socket
import sys

import httpx
import pytest

from sandbox.serving import listen
from sandbox.testing import Sandbox


def test_small_answers_are_not_held_back() -> None:
    """With Nagle's algorithm every second write on a kept connection waited for 40 ms."""
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:8081"}, 200),
        ({"Host": "[::1]:8081"}, 200),
        ({"Host": "evil.example"}, 400),
        ({"Host": "127.0.0.1.evil.example"}, 400),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
async def test_pages_of_other_sites_reach_nothing(headers: dict[str, str], status: int) -> None:
    async with Sandbox.serve() as sandbox:
        answer = await sandbox.client.get("/control/state", headers=headers)
        assert answer.status_code == status


async def test_the_page_of_the_sandbox_itself_may_act() -> None:
    async with Sandbox.serve() as sandbox:
        own = {"Origin": sandbox.url}
        made = await sandbox.client.post("/people", json={"first_name": "Ada"}, headers=own)
        assert made.status_code == 201
        foreign = {"Origin": "http://127.0.0.1:1"}
        refused = await sandbox.client.post("/people", json={"first_name": "Eve"}, headers=foreign)
        assert refused.status_code == 403
        assert len((await sandbox.client.get("/people")).json()["people"]) == 1


async def test_it_stops_at_once_while_a_poll_is_open() -> None:
    served = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--port", "0"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert served.stdout is not None
    assert served.stderr is not None
    url = (await served.stdout.readline()).decode().split()[-1]
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        poll = asyncio.create_task(client.get("/bot4242:SANDBOX/getUpdates?timeout=25"))
        await client.get("/control/state")  # asked later, so the poll is open by now
        served.send_signal(signal.SIGINT)
        async with asyncio.timeout(10):
            await served.wait()
        answer = await poll
    assert (answer.status_code, answer.json()["ok"]) == (503, False)
    assert served.returncode == 0
    assert await served.stderr.read() == b""
