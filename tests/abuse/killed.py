"""Programs of ours that are killed before any line of the storage that they are to run."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import storage
from bot.cli import main

_OURS = str(Path(storage.__file__).parent)
_NURSERY = multiprocessing.get_context("forkserver")
_NURSERY.set_forkserver_preload(["tests.abuse.killed"])


def killed_everywhere(*words: object, every: int) -> Iterator[int]:
    """Runs `wulian …` again and again, killed (SIGKILL) before the 1st line of the storage, then
    some lines later each time, until it comes to its end by itself. Yields the line after each
    kill."""
    line = 1
    while run_until(line, *words) == -signal.SIGKILL:
        yield line
        line += every


def run_until(line: int, *words: object) -> int | None:
    """How the program ended. With 0 nobody kills it."""
    arguments = ([str(word) for word in words], line)
    program = _NURSERY.Process(target=_live, args=arguments, daemon=True)
    program.start()
    program.join(60)
    return program.exitcode


def _live(words: list[str], line: int) -> None:
    if line:
        trace = _Fuse(line)
        threading.settrace(trace)
        sys.settrace(trace)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        sys.stdout = sys.stderr = nowhere
        code = main(words)
        sys.settrace(None)
    os._exit(code)


class _Fuse:
    """Burns with each line of the storage, in whatever thread."""

    def __init__(self, lines: int) -> None:
        self._left = lines

    def __call__(self, frame: FrameType, event: str, _argument: Any) -> "_Fuse | None":
        if not frame.f_code.co_filename.startswith(_OURS):
            return None
        if event == "line":
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)
        return self
