"""Bots and the sandbox as processes of their own."""

import hashlib
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CACHE = ROOT / ".cache"
INSTALL_WITHIN_S = 300


@contextmanager
def running(*command: str, stop: int = signal.SIGKILL) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process:
        try:
            yield process
        finally:
            process.send_signal(stop)


def installed(project: Path) -> Path:
    """A copy of a Node.js project with its packages, installed once for each lock file.

    Skips the test where Node.js or the packages are not to be had.
    """
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        pytest.skip("needs Node.js with npm on the PATH")
    digest = hashlib.sha256((project / "package-lock.json").read_bytes()).hexdigest()[:16]
    place = CACHE / f"{project.name}-{digest}"
    if not (place / "node_modules").exists():
        _install(npm, project, place)
    shutil.copytree(project, place, dirs_exist_ok=True)
    return place


def _install(npm: str, project: Path, place: Path) -> None:
    """All or nothing: packages move into their place only when npm has succeeded."""
    CACHE.mkdir(exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n", encoding="utf-8")
    fresh = place.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(project, fresh)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run = subprocess.run(
        command, cwd=fresh, capture_output=True, text=True, timeout=INSTALL_WITHIN_S, check=False
    )
    if run.returncode != 0:
        pytest.skip(f"npm could not install {project.name}: {run.stderr.strip()[-300:]}")
    fresh.replace(place)
