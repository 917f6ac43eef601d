"""`wulian run` that kills itself at a named point, the nth time it gets there.

`TORTURE_FAILPOINT=worker-before-commit:3`. Points: `before-commit` and `after-commit` of `worker`,
`ticks`, `sender` and `receiver`; `call-before` and `call-after` of the line to Telegram.
"""

import asyncio
import os
import signal
import sys
from typing import Any
from unittest.mock import patch

from bot.cli import main
from bot.line import LineBot
from storage.work import Work

VARIABLE = "TORTURE_FAILPOINT"
LOOPS = ("receiver", "worker", "ticks", "sender")
POINTS = (
    *(f"{loop}-{side}-commit" for loop in LOOPS for side in ("before", "after")),
    "call-before",
    "call-after",
)


class Fuse:
    """Burns down by one each time its point is reached."""

    def __init__(self, setting: str) -> None:
        self.point, _, nth = setting.partition(":")
        self._left = int(nth or 1)

    def reached(self, point: str) -> None:
        if point != self.point:
            return
        self._left -= 1
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)


def run(fuse: Fuse) -> int:
    """The program as it is, with a fuse at both sides of each commit and of each call."""
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

    with patch.object(Work, "commit", fused_commit), patch.object(LineBot, "call", fused_call):
        return main(sys.argv[1:])


def _loop() -> str:
    """Whose task this is; the Updater's own is the receiver's."""
    task = asyncio.current_task()
    name = task.get_name() if task else ""
    return name if name in LOOPS else "receiver"


if __name__ == "__main__":
    sys.exit(run(Fuse(os.environ.get(VARIABLE, ""))))
