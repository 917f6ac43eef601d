"""The unit file keeps the process away from what it does not need."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[2] / "deploy" / "wulian.service"
MOST = 2.0
"""systemd's own figure, 0 to 10; it was 8.5 before the unit was hardened."""


def test_systemd_finds_little_exposed() -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze here")
    words = ("systemd-analyze", "security", "--offline=true", str(UNIT))
    said = subprocess.run(words, check=False, capture_output=True, text=True)
    level = re.search(r"Overall exposure level.*: ([0-9.]+)", said.stdout)
    if level is None:
        pytest.skip(f"this systemd cannot judge a file: {said.stderr.strip()}")
    assert float(level[1]) <= MOST, said.stdout
