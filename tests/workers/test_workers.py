"""Several processes share the work; the one that leads is killed; nothing is lost or doubled."""

import asyncio
from pathlib import Path

from tests.engines import bare_database
from tests.workers.fleet import fleet
from tests.workers.history import history
from tests.workers.people import claim_all, files, joins

RESIDENTS = ("陈桂兰", "梅秀英")
TAKEN_OVER_WITHIN_S = 5.0


async def test_the_leader_is_killed_in_the_middle_of_everything(tmp_path: Path) -> None:
    async with bare_database() as database, fleet(2, tmp_path, database) as processes:
        await processes.starts()
        async with processes.time_flies():
            volunteers = [
                await joins(processes, name, "osmanthus-squad") for name in ("王强", "李丽")
            ]
            filing = [asyncio.create_task(files(processes, name)) for name in RESIDENTS]
            await processes.has_handled(16)
            taken_over = await processes.loses_its_leader()
            await asyncio.gather(*filing)
            await claim_all(processes, volunteers, len(RESIDENTS))
            await processes.comes_to_rest()
        assert await processes.stops() == [0]
        assert [finding for finding in await history(processes, tmp_path) if not finding.ok] == []
        assert taken_over < TAKEN_OVER_WITHIN_S
        [cases] = await processes.rows("SELECT COUNT(*) AS n FROM cases")
        assert cases["n"] == len(RESIDENTS)
