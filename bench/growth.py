"""Growth: what a million closed cases cost those who come after them."""

import asyncio
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import dispatch, ours
from bench.growth_run import NUMBER, RESIDENT, STAFF
from bench.settings import Size
from bench.tables import Aim, Section, number, ratio
from rules.people import Grant, Role
from sandbox import World
from storage import cases, people

_COPIES = """
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
INSERT INTO cases (number, item, mode, community, state, rung, squad, resident_id, filed_by,
    channel, subject, answers, wish_day, wish_slot, day, slot, is_open, next_word_at, created_at,
    closed_at, solved, rating)
SELECT CASE WHEN i = 7 THEN :number ELSE '20-' || (1000000 + i) || '-x' END,
    item, mode, community, 'closed', rung, squad,
    CASE WHEN i % :share = 0 THEN :resident ELSE 3 + i % 2000 END, filed_by, channel, subject,
    answers, wish_day, wish_slot, wish_day, wish_slot, 0, next_word_at, created_at, created_at, 1, 5
FROM n, (SELECT * FROM cases WHERE id = 1) AS pattern
"""
_EVENTS = """
INSERT INTO event (kind, case_id, by_person, at, data)
SELECT kind.name, cases.id, cases.resident_id, cases.created_at, '{}' FROM cases,
    (SELECT 'claimed' AS name UNION ALL SELECT 'arrived' UNION ALL SELECT 'closed') AS kind
"""
_CLAIMS = """
INSERT INTO claim (case_id, person_id, squad, live, door_code, claimed_at, ended_at)
SELECT id, 3 + id % 2000, squad, 0, :code, created_at, created_at FROM cases WHERE is_open = 0
"""
_CASES_OF_ONE = 15
"""How many of the cases are those of the resident who asks."""


async def measure(size: Size) -> Section:
    found = []
    with TemporaryDirectory(prefix="bench") as folder:
        for count in size.cases:
            path = Path(folder) / f"{count}.sqlite3"
            await _fill(path, count, size.members)
            found.append(await _run(path))
    small, large = found
    figures = {name: (small[name], large[name]) for name in small}
    rows = [
        (_named(name), number(few), number(many), ratio(many / few))
        for name, (few, many) in figures.items()
    ]
    grown = [n for n, (few, many) in figures.items() if n != "start" and many / few > 1.3]
    return Section(
        "Growth",
        f"With {size.members:,} members, {size.cases[0]:,} or {size.cases[1]:,} closed cases, each "
        "with a claim and three events. Milliseconds of processor time, handling and sending "
        "included; medians. The process also holds the sandbox.",
        ("what", f"{size.cases[0]:,} cases", f"{size.cases[1]:,} cases", "ratio"),
        rows,
        (
            Aim(f"each ratio at most 1.3{': not ' + ', '.join(grown) if grown else ''}", not grown),
            Aim("start under 2 s", large["start"] < 2.0),
            Aim("memory under 150 MB", large["memory"] < 150.0),
        ),
    )


def _named(name: str) -> str:
    units = {
        "start": "start, seconds of processor time",
        "memory": "resident memory at its peak, MiB",
    }
    return units.get(name, name)


async def _fill(path: Path, count: int, members: int) -> None:
    """Members by our own functions; the cases are copies of one, made by SQL."""
    async with ours.built(World(), f"sqlite:///{path}") as app:
        async with app.store.work() as work:
            now, version = app.clock.now(), app.config.policy.policy().consent_version
            for account in (RESIDENT, STAFF):
                person = await people.add_person(
                    work, telegram_id=account, language="zh-CN", now=now, community=ours.COMMUNITY
                )
                await people.set_consent(work, person.id, version, now)
            await people.add_grant(
                work, person.id, Grant(Role.COMMUNITY_STAFF, ours.COMMUNITY), now
            )
            await cases.add_case(work, dispatch.a_case(app))
            await work.commit()
        await dispatch.enlist(app, members)
        code = app.store.cipher.seal_text("925682", "claim.door_code")
    with closing(sqlite3.connect(path)) as connection:
        share = max(count // _CASES_OF_ONE, 1)
        connection.execute(
            _COPIES, {"count": count, "share": share, "resident": 1, "number": NUMBER}
        )
        connection.execute(_EVENTS)
        connection.execute(_CLAIMS, {"code": code})
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


async def _run(path: Path) -> dict[str, float]:
    command = (sys.executable, "-m", "bench.growth_run", str(path))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"growth ended with {process.returncode}")
    return dict(json.loads(out.splitlines()[-1]))
