"""Finds a Chromium for the page's tests, or installs one: `python -m tests.page.browser`.

The shell without windows comes first: it draws when there is something to draw, where the whole
browser without a screen may take its time (from a key to the paint 16 ms against 150 ms).

The system's own is taken if there is one; otherwise the system's package manager is asked (as
root), then Playwright. Never fails: without a browser those tests are skipped and say why.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
PATIENCE_S = 300
WHY_SKIPPED = "no Chromium on this machine: `make browser` installs one"


def system_browser() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)


def own_browser() -> str | None:
    """The one that `playwright install` put into the user's cache."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        for name in NAMES[:2]:
            if not system_browser():
                _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", name)
    if not system_browser():
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=False, timeout=PATIENCE_S, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"{command[0]}: {error}\n")


def main() -> None:
    if system_browser() or own_browser():
        return
    install()
    if not (system_browser() or own_browser()):
        sys.stderr.write(f"{WHY_SKIPPED}\n")


if __name__ == "__main__":
    main()
