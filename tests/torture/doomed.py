"""`wulian run` in a process forked off one that has everything imported and all texts read.

So a life begins within a moment instead of seconds. A wish says what is to happen in it: `die`,
`raise` or `cancel` at a named point, the nth time it gets there (`die worker-before-commit 3`),
or `jump`: the wall clock is two minutes ahead for the first seconds and then set back.

Points: `step` (each statement), `before-commit` and `after-commit` of each loop; `call-before` and
`call-after` of the line to Telegram.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from bot import app
from bot.cli import main
from bot.clock import FollowedClock, steady
from bot.config import CatalogueSettings, made
from bot.line import LineBot
from storage.cipher import Cipher
from storage.work import Work

LOOPS = ("receiver", "worker", "ticks", "sender")
_COMMITS = tuple(f"{loop}-{side}-commit" for loop in LOOPS for side in ("before", "after"))
_STEPS = tuple(f"{loop}-step" for loop in LOOPS)
POINTS = {
    "die": (*_COMMITS, "worker-step", "ticks-step", "call-before", "call-after"),
    "raise": (*_STEPS, *(f"{loop}-before-commit" for loop in LOOPS)),
    "cancel": (*_STEPS, *_COMMITS),
}
_NTH = (1, 2, 3, 5, 8, 13)
_STEPS_LATER = 12
"""There are about so many statements to one commit."""
_SHARES = {"": 70, "die": 15, "raise": 7, "cancel": 5, "jump": 3}
"""Of a hundred lives."""
STRUCK = "torture: "
"""What a line of the log begins with that says that a wish came true."""
_CANCELLED_LIVES_S = 0.4
_AHEAD = timedelta(minutes=2)
_SET_BACK_AFTER_S = 1.5


def wish(rng: Random) -> str:
    """What is to happen in a life; often nothing."""
    how = rng.choices(list(_SHARES), list(_SHARES.values()))[0]
    if how not in POINTS:
        return how
    point, nth = rng.choice(POINTS[how]), rng.choice(_NTH)
    if point.endswith("step"):
        nth = nth * rng.randrange(1, _STEPS_LATER)
    return f"{how} {point} {nth}"


class MadeUp(Exception):
    """A fault in a handler that is none."""


class Fuse:
    """Burns down by one each time its point is reached; then what was wished for happens."""

    def __init__(self, wish: str) -> None:
        self.how, self.point, nth = wish.split() if wish else ("", "", "0")
        self._left = int(nth)

    def reached(self, point: str) -> None:
        if point != self.point or self._left <= 0:
            return
        self._left -= 1
        if not self._left:
            _tell(f"{self.how} {point}")
            _ENDS[self.how]()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _raise() -> None:
    raise MadeUp


def _cancel() -> None:
    """The task that runs; what else runs lives on for a moment."""
    task = asyncio.current_task()
    assert task is not None
    task.cancel()
    asyncio.get_running_loop().call_later(_CANCELLED_LIVES_S, _die)


_ENDS: dict[str, Callable[[], None]] = {"die": _die, "raise": _raise, "cancel": _cancel}


def _tell(what: str) -> None:
    os.write(sys.stderr.fileno(), f"{STRUCK}{what}\n".encode())


def live(config: Path, log: Path, wish: str) -> None:
    """The program as it is, with a fuse at every statement, commit and call. Never returns."""
    for name in [name for name in os.environ if name.startswith("WULIAN_")]:
        del os.environ[name]
    os.dup2(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT), sys.stderr.fileno())
    with ExitStack() as patches:
        patches.enter_context(patch.object(app, "read_words", lambda _config: _WORDS))
        if wish == "jump":
            patches.enter_context(patch.object(FollowedClock, "now", _jumping()))
        else:
            _lay(Fuse(wish), patches)
        sys.exit(main(["run", "--config", str(config)]))


def _lay(fuse: Fuse, patches: ExitStack) -> None:
    commit, call = Work.commit, LineBot.call

    async def fused_commit(work: Work) -> None:
        fuse.reached(f"{_loop()}-before-commit")
        await commit(work)
        fuse.reached(f"{_loop()}-after-commit")

    async def fused_call(bot: LineBot, method: str, parameters: dict[str, Any]) -> Any:
        fuse.reached("call-before")
        result = await call(bot, method, parameters)
        fuse.reached("call-after")
        return result

    patches.enter_context(patch.object(Work, "commit", fused_commit))
    patches.enter_context(patch.object(LineBot, "call", fused_call))
    for name in ("one", "many", "run", "run_many"):
        patches.enter_context(patch.object(Work, name, _fused(fuse, getattr(Work, name))))


def _fused(fuse: Fuse, statement: Callable[..., Any]) -> Callable[..., Any]:
    async def fused(*args: Any, **kwargs: Any) -> Any:
        fuse.reached(f"{_loop()}-step")
        return await statement(*args, **kwargs)

    return fused


def _loop() -> str:
    """Whose task this is; the Updater's own is the receiver's. The start is nobody's: a fault
    there ends the program, as it should."""
    task = asyncio.current_task()
    name = task.get_name() if task else ""
    if name.startswith("Updater"):
        return "receiver"
    return name if name in LOOPS else "start"


def _jumping() -> Callable[[FollowedClock], datetime]:
    now, until = FollowedClock.now, steady() + _SET_BACK_AFTER_S
    ahead = True

    def jumping(clock: FollowedClock) -> datetime:
        nonlocal ahead
        if ahead and steady() > until:
            ahead = False
            _tell("clock set back by two minutes")
        return now(clock) + (_AHEAD if ahead else timedelta())

    return jumping


def _sample() -> Any:
    """Texts and catalogue of the sample district, read before the first life."""
    key, folder = Cipher.generate_key(), CatalogueSettings().path
    content = {
        "telegram": {"token": "1:none"},
        "security": {"keys": [key], "invite_key": key},
        "district": {"file": str(folder / "sample-district.toml")},
    }
    return app.read_words(made(content, folder))


_WORDS = _sample()
