"""`python -m tests.quarter [--year] [--seed N]`: months in a district, and a table.

A quarter of a year in the sample district, or a year in one of fifty communities.

Exits with 1 when a rule was broken.
"""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from pathlib import Path

from tests.engines import ram
from tests.quarter.findings import Finding
from tests.quarter.run import QUARTER, YEAR, lived


def main() -> int:
    """Plays it, prints the table, and says what was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.quarter", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--year", action="store_true")
    asked = parser.parse_args()
    plan, seed = YEAR if asked.year else QUARTER, asked.seed
    logging.basicConfig(level=logging.ERROR)
    began, worked = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory(dir=ram()) as directory:
        found = asyncio.run(lived(plan, seed, Path(directory)))
    _print(found)
    seconds, busy = time.perf_counter() - began, time.process_time() - worked
    days = (plan.last - plan.first).days
    print(f"\n{days} days from {plan.first}, seed {seed}: {seconds:.0f} s, {busy:.0f} s of work")
    return int(any(finding.wrong for finding in found))


def _print(found: list[Finding]) -> None:
    for finding in found:
        verdict = f"{len(finding.wrong)} WRONG" if finding.wrong else ""
        print(f"{finding.what:<40}{finding.count:>8}  {verdict}")
    for finding in found:
        for line in finding.wrong[:10]:
            print(f"  {finding.what}: {line}")


if __name__ == "__main__":
    sys.exit(main())
