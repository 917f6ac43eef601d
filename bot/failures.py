"""Naming an error without its words, which may hold what somebody wrote."""

import traceback
from pathlib import Path


def named(error: BaseException) -> str:
    """The kind of an error and the line it came from: `ValueError in front_door.py:12`."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    return f"{type(error).__name__} in {Path(frames[-1].filename).name}:{frames[-1].lineno}"
