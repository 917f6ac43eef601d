"""What an owner does with a database whose bot dies all the time, each cut short once on the way.

A copy is made beside the living bot. For the rest it has to be down: it is killed first, and
started again afterwards on whatever came of it, which has to be the same rows.
"""

import asyncio
import hashlib
import json
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from random import Random

from bot.clock import steady
from bot.tryout.installation import Installation
from storage.cipher import Cipher
from tests.engines import bare_database
from tests.torture.ledger import opened
from tests.torture.victim import Victim

BACKUP = "backup beside the living bot"
RESTORE = "restore, cut short and repeated"
ROTATE = "rotate-key, cut short and repeated"
SWEEP = "sweep, cut short and repeated"
MOVE = "move-storage to PostgreSQL and back, cut short"
_IN_USE = 3
_TAKES_S = 4.0
"""How long a command takes, until one has been seen to end."""
_PATIENCE_S = 90.0
Rows = Mapping[str, tuple[int, str]]
"""Of each table how many rows it has, and a digest of all that is in them."""


class Upkeep:
    """Each verb returns what went wrong, "" for nothing."""

    def __init__(
        self, installation: Installation, victim: Victim, rng: Random, died: Callable[[str], None]
    ) -> None:
        self.still = asyncio.Lock()
        """Held while the database is somewhere else: nobody looks at it."""
        self.verbs: dict[str, Callable[[], Awaitable[str]]] = {
            BACKUP: self._beside,
            RESTORE: lambda: self._while_down(self._restore),
            ROTATE: lambda: self._while_down(self._rotate),
            SWEEP: lambda: self._while_down(self._sweep),
            MOVE: lambda: self._while_down(self._move),
        }
        self._installation = installation
        self._victim = victim
        self._rng = rng
        self._died = died
        self._copies = 0
        self._took: dict[str, float] = {}

    @property
    def _database(self) -> Path:
        return self._installation.database

    async def _beside(self) -> str:
        """It is copied while it works; nothing is put in the place of what is in use."""
        async with self._victim.spared:
            await self._victim.up()
            copy = self._new_copy()
            if await self._ran("backup", "--to", str(copy)):
                return "no copy was made"
            if await self._ran("restore", "--from", str(copy)) != _IN_USE:
                return "restored under a bot that works"
        return ""

    async def _while_down(self, verb: Callable[[], Awaitable[str]]) -> str:
        async with self._victim.spared, self.still:
            await self._victim.up()
            how = await self._victim.kill()
            self._died(how.replace("at a random instant", "before upkeep"))
            try:
                return await verb()
            finally:
                self._victim.start()

    async def _restore(self) -> str:
        copy = self._new_copy()
        if await self._ran("backup", "--to", str(copy)):
            return "no copy was made"
        before = _rows(self._database)
        if await self._cut_short_and_ran("restore", "--from", str(copy)):
            return "restore failed after one that was cut short"
        return _compared(before, _rows(self._database))

    async def _rotate(self) -> str:
        """The old key goes from the settings once everything opens with the new one."""
        before = _rows(self._database)
        config, new = self._installation.config, Cipher.generate_key()
        text = config.read_text(encoding="utf-8")
        line = next(one for one in text.splitlines() if one.startswith("keys"))
        old = json.loads(line.partition("=")[2])
        config.write_text(text.replace(line, f"keys = {json.dumps([new, *old])}"), encoding="utf-8")
        if await self._cut_short_and_ran("rotate-key"):
            return "rotate-key failed after one that was cut short"
        config.write_text(text.replace(line, f"keys = {json.dumps([new])}"), encoding="utf-8")
        return _compared(_counts(before), _counts(_rows(self._database)))

    async def _sweep(self) -> str:
        """By the real clock, which is far behind: nothing is old enough."""
        before = _rows(self._database)["cases"]
        if await self._cut_short_and_ran("sweep"):
            return "sweep failed after one that was cut short"
        return "" if _rows(self._database)["cases"] == before else "cases were blanked"

    async def _move(self) -> str:
        here, back = self._database, self._database.with_suffix(".back")
        before = _rows(here)
        async with bare_database() as there:
            for way in ((f"sqlite:///{here}", there), (there, f"sqlite:///{back}")):
                if await self._cut_short_and_ran("move-storage", *way, config=False):
                    return "move-storage failed after one that was cut short"
        wrong = _compared(before, _rows(back))
        if not wrong:
            for path in here.parent.glob(f"{here.name}-*"):
                path.unlink()
            os.replace(back, here)
        for path in here.parent.glob(f"{back.name}*"):
            path.unlink()
        return wrong

    def _new_copy(self) -> Path:
        self._copies += 1
        return self._installation.folder / f"copy-{self._copies}"

    async def _cut_short_and_ran(self, *arguments: str, config: bool = True) -> int:
        """Killed at a random instant, then again in peace. Returns the exit code of that."""
        process = await self._begun(*arguments, config=config)
        takes = self._took.get(arguments[0], _TAKES_S)
        await asyncio.sleep(self._rng.uniform(0.3, 1.0) * takes)
        if process.returncode is None:
            process.kill()
        await process.wait()
        return await self._ran(*arguments, config=config)

    async def _ran(self, *arguments: str, config: bool = True) -> int:
        began = steady()
        process = await self._begun(*arguments, config=config)
        code = await asyncio.wait_for(process.wait(), _PATIENCE_S)
        self._took[arguments[0]] = steady() - began
        return code

    async def _begun(self, *arguments: str, config: bool) -> Process:
        where = ("--config", str(self._installation.config)) if config else ()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WULIAN_")}
        with self._installation.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", *arguments, *where),
                stdin=DEVNULL,
                stdout=DEVNULL,
                stderr=log,
                env=kept,
            )


def _rows(path: Path) -> Rows:
    """Everything that is in a database at rest."""
    with opened(path) as db:
        names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        found = {}
        for (table,) in db.execute(f"{names} ORDER BY name").fetchall():
            rows = sorted(repr(tuple(row)) for row in db.execute(f"SELECT * FROM {table}"))
            found[table] = (len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest())
        return found


def _counts(rows: Rows) -> Rows:
    """Without what is in them: all that is sealed is sealed anew."""
    return {table: (count, "") for table, (count, _) in rows.items()}


def _compared(before: Rows, after: Rows) -> str:
    changed = [t for t in {*before, *after} if before.get(t) != after.get(t)]
    return f"not the same rows: {', '.join(sorted(changed))}" if changed else ""
