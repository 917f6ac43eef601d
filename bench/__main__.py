"""Measures everything and writes docs/benchmarks.md.

`python -m bench [--small] [SECTION]…`: `--small` tries the bench itself in a minute and writes
nothing, nor does a run of some sections only.
"""

import argparse
import asyncio
import logging
import os
import platform
import sys
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path

from bench import bulk, dispatch, growth, intake, killed, several
from bench.settings import FULL, SMALL, Size
from bench.tables import Section

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
SECTIONS: dict[str, Callable[[Size], Coroutine[None, None, Section]]] = {
    "intake": intake.measure,
    "killed": killed.measure,
    "answers": bulk.measure_answers,
    "bulk": bulk.measure,
    "growth": growth.measure,
    "dispatch": dispatch.measure,
    "workers": several.measure,
}


def main() -> int:
    """Returns 1 when an aim was missed."""
    given = _arguments()
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    logging.disable(logging.ERROR)
    size = SMALL if given.small else FULL
    wanted = given.sections or list(SECTIONS)
    sections = []
    for name in wanted:
        section = asyncio.run(SECTIONS[name](size))
        sections.append(section)
        sys.stdout.write(section.markdown() + "\n\n")
        sys.stdout.flush()
    if not given.small and wanted == list(SECTIONS):
        PAGE.write_text(_page(sections), encoding="utf-8")
    return 0 if all(aim.reached for section in sections for aim in section.aims) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []])
    return parser.parse_args()


def _page(sections: list[Section]) -> str:
    machine = (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC).date()}"
    )
    head = (
        "# Benchmarks",
        f"Printed by `make bench` on one machine: {machine}. Compare the ratios: every figure of a "
        "table comes from one run, the contestants take turns, and medians are shown.",
    )
    tried = (HERE / "tried.md").read_text(encoding="utf-8").strip()
    return "\n\n".join((*head, *(section.markdown() for section in sections), tried)) + "\n"


if __name__ == "__main__":
    sys.exit(main())
