"""`make audit`: what is locked, looked up in a database of known vulnerabilities."""

import json
import subprocess
import sys
from pathlib import Path

from tests.audit.findings import findings, nothing

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def main(program: str) -> int:
    """`program` is pip-audit. Returns 0 when all were looked up and none is vulnerable, 1 when
    one is, 3 when something was not looked up."""
    words = [
        program,
        "--disable-pip",
        "--require-hashes",
        "--progress-spinner=off",
        "--format=json",
    ]
    files = [word for lock in LOCKS for word in ("--requirement", str(ROOT / lock))]
    try:
        ended = subprocess.run([*words, *files], capture_output=True, text=True, check=False)
    except OSError as error:
        told = nothing(f"{program}: {error.strerror}")
    else:
        told = findings(json.loads(ended.stdout)) if ended.stdout else nothing(ended.stderr)
    print(*told.lines, sep="\n")
    return told.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
