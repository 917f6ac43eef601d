"""One of several processes hangs: behind the documented nginx, people are answered all the same."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from bot.clock import steady
from sandbox import Person
from tests.engines import bare_database
from tests.workers.fleet import fleet
from tests.workers.nginx import WHY_SKIPPED, nginx, proxying

PROMISED_S = 5.0
NAMES = ("陈桂兰", "梅秀英", "林伯", "阿明", "王强", "李丽")


@pytest.mark.skipif(nginx() is None, reason=WHY_SKIPPED)
async def test_who_hangs_holds_up_nobody(tmp_path: Path) -> None:
    waited: list[float] = []
    async with (
        bare_database() as database,
        fleet(2, tmp_path, database, limits=False, before=partial(proxying, tmp_path)) as processes,
    ):
        await processes.starts()
        leader = await processes.leader()
        [standby] = [worker for worker in processes.workers if worker is not leader]
        os.kill(standby.pid, signal.SIGSTOP)
        for name in NAMES:
            person = await Person.arrives(processes.client, name)
            began = steady()
            await person.says("/start")
            await person.sees("Choose a language", within=60)
            waited.append(steady() - began)
        os.kill(standby.pid, signal.SIGCONT)
        assert await processes.stops() == [0, 0]
    assert max(waited) < PROMISED_S, waited
    assert sorted(waited)[len(waited) // 2] < 1.0, "only the first one meets the one that hangs"


async def test_two_never_say_that_they_lead(tmp_path: Path) -> None:
    """The leader hangs until the other leads; then it wakes up."""
    async with bare_database() as database, fleet(2, tmp_path, database) as processes:
        await processes.starts()
        former = await processes.leader()
        [other] = [worker for worker in processes.workers if worker is not former]
        os.kill(former.pid, signal.SIGSTOP)
        processes.workers.remove(former)
        assert await processes.leader() is other
        os.kill(former.pid, signal.SIGCONT)
        assert await former.role(processes.client) == "standby"
        assert await other.role(processes.client) == "leader"
        processes.workers.append(former)
        assert await processes.stops() == [0, 0]
