"""`make torture`: SEED, MINUTES, KILLS, STORIES and FAULTS=0 in the environment; see docs."""

import asyncio
import json
import shutil
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import steady
from tests.torture import wire
from tests.torture.checker import findings
from tests.torture.evidence import Died, Evidence, Finding
from tests.torture.neighbourhood import Files, inhabited
from tests.torture.plan import Plan
from tests.torture.run import Run

_LAST_LINES = 12
_DEATHS = ("die", "cancel")
"""What is in the diary of deaths already."""


async def _tortured(plan: Plan, files: Files) -> bool:
    async with inhabited(plan, files) as here:
        began = steady()
        run = Run(here)
        try:
            await run.live()
        except AssertionError as error:
            print(f"torture: {error}\n{_last_words(files.bot_log)}")
            return False
        ended_ms = await here.clock()
        deaths = tuple(Died(death.mono_ns, death.sending) for death in run.deaths)
        _keep_diary(files, deaths)
        found = findings(Evidence(wire.read(files.wire), here.ledger, deaths, ended_ms))
        _tell_of_life(run, ended_ms, steady() - began)
        return _tell_of_faults(run) & _tell_of_findings(found)


def _keep_diary(files: Files, deaths: tuple[Died, ...]) -> None:
    diary = [[death.mono_ns, death.sending] for death in deaths]
    files.diary.write_text(json.dumps(diary), encoding="utf-8")


def _tell_of_life(run: Run, ended_ms: int, seconds: float) -> None:
    here, plan, tables = run.here, run.here.plan, run.here.ledger.tables
    began_ms = min((row["at"] for row in tables["events"]), default=ended_ms)
    rated = sum(resident.finished for resident in here.residents)
    states = Counter(row["state"] for row in tables["cases"])
    print(f"\nseed {plan.seed}: {plan.stories} stories at once, {seconds:.0f} s, ", end="")
    print(f"{run.kills} of {plan.kills} kills, ", end="")
    print(f"{(ended_ms - began_ms) / 86_400_000:.1f} simulated days")
    print(f"{len(tables['cases'])} cases {dict(states)}, {rated} rated by residents, ", end="")
    print(f"{len(here.ledger.inbox)} updates, {len(here.ledger.outbox)} calls\n")


def _tell_of_faults(run: Run) -> bool:
    counts = Counter(death.how for death in run.deaths) + run.troubles.counts
    counts += Counter(what for what in run.here.victim.struck() if not what.startswith(_DEATHS))
    clean = run.clean_exit == 0
    print(f"{'fault':<52}{'count':>7}  verdict")
    for what, count in sorted(counts.items()):
        ok = not what.startswith("exit") and not run.troubles.breaches[what]
        print(f"{what:<52}{count:>7}  {_verdict(ok)}")
        clean &= ok
    print(f"{'SIGTERM in the end, exit ' + str(run.clean_exit):<52}{1:>7}  ", end="")
    print(f"{_verdict(run.clean_exit == 0)}\n")
    return clean


def _tell_of_findings(found: list[Finding]) -> bool:
    print(f"{'what':<44}{'count':>7}{'of':>8}  verdict")
    for finding in found:
        print(f"{finding.what:<44}{finding.count:>7}{finding.of:>8}  {_verdict(finding.ok)}")
        for example in finding.examples if not finding.ok else ():
            print(f"    {example}")
    return all(finding.ok for finding in found)


def _verdict(ok: bool) -> str:
    return "ok" if ok else "BREACH"


def _last_words(log: Path) -> str:
    if not log.exists():
        return ""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_LINES:])


def main() -> int:
    """0, or 1 for any breach."""
    plan = Plan.asked()
    with TemporaryDirectory(prefix="wulian-torture-") as folder:
        ok = asyncio.run(_tortured(plan, Files(Path(folder))))
        if plan.keep:
            shutil.copytree(folder, plan.keep, dirs_exist_ok=True)
    print("\nsound" if ok else "\nBROKEN")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
