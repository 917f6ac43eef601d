"""`python -m bench.workers`: several processes on one PostgreSQL, and the loss of their leader.

Every process is a `wulian run` of its own, behind a webhook; PostgreSQL writes to the disk before
it acknowledges. First each of so many people has said what they had to say, all of it waits in the
inbox, and the processes handle it. Then everybody files at once, and meanwhile the process that
leads is killed, or stopped where it stands. In the end the history is checked as `make torture`
checks it: nothing lost, nothing doubled but what was on the wire.
"""

import asyncio
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import steady
from sandbox import Person
from storage.inbox import put_updates
from storage.store import Store
from tests.engines import durable_server
from tests.workers.fleet import BEGINS, Fleet, fleet
from tests.workers.history import history
from tests.workers.people import SURNAMES, joins, taps

CHATS = 100
SAID = (
    *("中文", "同意", "桂花", "养老认证（上门）", "查过了，还没认证", "城乡居民养老", "跳过"),
    *("给我自己", "陈桂兰", "13800138000", "走路吃力", "桂花路8号2栋301", "明天上午"),
)
"""What leads from the first greeting to a form that is complete."""
_FIRST_NUMBER = 1_000_000_000
_DEADLOCKS = "SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()"
_SLOWEST_S = 1.0
"""Nobody waits longer than this for each update."""


@dataclass(frozen=True, slots=True)
class Row:
    """One run. `deadlocks`: how many PostgreSQL saw and resolved. `taken_over_s`: until another
    process led; None where there was no other."""

    processes: int
    fault: str
    updates: int
    seconds: float
    deadlocks: int
    taken_over_s: float | None
    breaches: tuple[str, ...]

    @property
    def per_second(self) -> float:
        return self.updates / self.seconds


RUNS = ((1, ""), (2, "killed"), (2, "stopped"), (4, "killed"))


async def workers(chats: int = CHATS) -> list[Row]:
    """All the runs, one after another, each with a server and a sandbox of its own."""
    rows = []
    for processes, fault in RUNS:
        with TemporaryDirectory(prefix="wulian-workers-") as folder:
            rows.append(await _run(Path(folder), processes, fault, chats))
    return rows


async def _run(folder: Path, processes: int, fault: str, chats: int) -> Row:
    with durable_server(folder) as database:
        async with fleet(processes, folder, database) as here:
            await here.starts()
            people = await _arrive(here, chats)
            seconds = await _handled(here, people)
            taken_over = await _file_and_lose_the_leader(here, people, fault)
            [row] = await here.rows(_DEADLOCKS)
            codes = await here.stops()
            found = await history(here, folder)
    breaches = [f"{finding.what}: {finding.count}" for finding in found if not finding.ok]
    breaches += [f"a process ended with {code}" for code in codes if code]
    said = chats * len(SAID)
    return Row(processes, fault, said, seconds, row["n"], taken_over, tuple(breaches))


async def _arrive(here: Fleet, chats: int) -> list[Person]:
    for name in ("王强", "李丽", "赵敏"):
        await joins(here, name, "osmanthus-squad")
    people = []
    for place in range(chats):
        name = f"{SURNAMES[place % len(SURNAMES)]}桂兰"
        person = await Person.arrives(here.client, name, language_code="zh-hans")
        await person.says("你好")
        people.append(person)
    async with here.time_flies():
        await here.comes_to_rest()
    return people


async def _handled(here: Fleet, people: list[Person]) -> float:
    """Seconds from when everything lies in the inbox until all of it is done."""
    store = await Store.open(here.database, cipher=here.here.cipher)
    texts = [(person, said) for said in SAID for person in people]
    letters = [
        (number, person.id, json.dumps(_message(number, person, text)).encode())
        for number, (person, text) in enumerate(texts, _FIRST_NUMBER)
    ]
    async with store.work() as work:
        await put_updates(work, letters, BEGINS)
        await work.commit()
    began = steady()
    await store.close()
    await here.has_handled_all(within=len(letters) * _SLOWEST_S)
    seconds = steady() - began
    async with here.time_flies():
        await here.comes_to_rest()
    return seconds


def _message(number: int, person: Person, text: str) -> dict[str, object]:
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    at = round(BEGINS.timestamp())
    body = {"message_id": number, "date": at, "chat": chat, "from": sender, "text": text}
    return {"update_id": number, "message": body}


async def _file_and_lose_the_leader(here: Fleet, people: list[Person], fault: str) -> float | None:
    filing = asyncio.gather(*(taps(person, "都对") for person in people))
    taken_over = None
    if fault:
        await here.has_filed(len(people) // 4)
        taken_over = await here.loses_its_leader(stopped=fault == "stopped")
    await filing
    async with here.time_flies():
        await here.comes_to_rest()
    return taken_over


def told(rows: list[Row]) -> str:
    """The table."""
    head = (
        f"{'processes':>9} {'updates':>8} {'updates/s':>10} {'ratio':>6} {'deadlocks':>10}  leader"
    )
    return "\n".join([head, *(_line(row, rows[0].per_second) for row in rows)])


def _line(row: Row, alone: float) -> str:
    fault = "-" if row.taken_over_s is None else f"{row.fault}, {row.taken_over_s:.1f} s"
    speed = f"{row.per_second:>10.1f} {row.per_second / alone:>6.2f} {row.deadlocks:>10}"
    verdict = "; ".join(row.breaches) or "ok"
    return f"{row.processes:>9} {row.updates:>8} {speed}  {fault:<24} {verdict}"


def main() -> int:
    """Print the table. 1 when a history is not as it should be."""
    rows = asyncio.run(workers())
    sys.stdout.write(told(rows) + "\n")
    return int(any(row.breaches for row in rows))


if __name__ == "__main__":
    sys.exit(main())
