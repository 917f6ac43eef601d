"""What each bot loses when it is killed in the middle of the conversation, again and again."""

import asyncio
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory

from bench.crowd import (
    CONVERSATION,
    PATIENCE_S,
    CountingWorld,
    Deed,
    do,
    gather,
    newest_words,
    room_of,
)
from bench.intake import NAMES
from bench.peers import words
from bench.settings import Size
from bench.tables import Aim, Section
from sandbox.clock import MovableClock
from sandbox.records import User as Account
from sandbox.testing import Sandbox

_BOTS = ("ours", "ptb", "aiogram")
_QUIET_S = 3.0
"""After so long without a word nobody waits for one any more."""


@dataclass(slots=True)
class Loss:
    """Of all that people did: how often no answer came until they did it again, how many had to
    begin the conversation anew, how many answers came twice, and how many came to the end."""

    kills: int = 0
    in_silence: int = 0
    begin_anew: int = 0
    twice: int = 0
    finished: int = 0


async def measure(size: Size) -> Section:
    chats = size.chats // 5
    found = {name: await _Trial(name, chats).run() for name in _BOTS}
    rows = [
        (
            NAMES[name],
            str(loss.kills),
            str(loss.in_silence),
            str(loss.begin_anew),
            str(loss.twice),
            f"{loss.finished} of {chats}",
        )
        for name, loss in found.items()
    ]
    mine = found["ours"]
    return Section(
        "What is lost when they are killed",
        f"{chats} chats go through the same conversation over HTTP. At every question the process "
        "gets SIGKILL when some of them have an answer, an eighth at the first question, seven "
        "eighths at the last, and is started again. Whoever has no "
        "answer by then does the same once more; whoever still has none, or is told to begin "
        "anew, gives up. An answer that was on the wire at a kill may come twice.",
        ("bot", "kills", "no answer came", "had to begin anew", "said twice", "finished"),
        rows,
        (
            Aim("ours leaves nobody without an answer", mine.in_silence == 0),
            Aim("with ours everybody finishes", mine.finished == chats),
        ),
    )


@dataclass(slots=True)
class _Trial:
    """One contestant, with a sandbox and files of its own."""

    name: str
    chats: int
    loss: Loss = field(default_factory=Loss)

    async def run(self) -> Loss:
        clock = MovableClock(start_ms=time.time_ns() // 1_000_000)
        world = CountingWorld(clock)
        with TemporaryDirectory(prefix="bench") as folder:
            async with Sandbox.serve(world=world) as sandbox:
                people = gather(world, self.chats)
                bot = _Bot((self.name, str(self.chats), sandbox.api, folder))
                await bot.start()
                for deed in CONVERSATION:
                    if not people:
                        break
                    people = await self._round(world, people, deed, bot)
                bot.kill()
                await bot.dead()
        self.loss.finished = len(people)
        return self.loss

    async def _round(
        self, world: CountingWorld, people: list[Account], deed: Deed, bot: "_Bot"
    ) -> list[Account]:
        """Everybody does it, the bot dies in the middle. Returns who can go on."""
        before = {account.id: _answers(world, account) for account in people}
        do(world, people, deed)
        self.loss.kills += 1
        share = max(len(people) * self.loss.kills // (len(CONVERSATION) + 1), 1)
        world.when_said(world.said + share, bot.kill)
        await bot.dead()
        await bot.start()
        await _quiet(world, people, before)
        waiting = [one for one in people if _answers(world, one) == before[one.id]]
        self.loss.in_silence += len(waiting)
        self.loss.twice += sum(max(_answers(world, one) - before[one.id] - 1, 0) for one in people)
        for one in waiting:
            with suppress(LookupError):  # the button is gone, and no next question came
                do(world, [one], deed)
        await _quiet(world, waiting, before)
        able = [one for one in people if _is_served(world, one, before[one.id])]
        self.loss.begin_anew += len(people) - len(able)
        return able


class _Bot:
    """The process, started and killed."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._command = (sys.executable, "-m", "bench.killed_run", *arguments)
        self._process: Process

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(*self._command, stdout=PIPE)
        assert self._process.stdout is not None
        if not await self._process.stdout.readline():
            raise RuntimeError(f"{self._command[3]} did not start")

    def kill(self) -> None:
        self._process.kill()

    async def dead(self) -> None:
        async with asyncio.timeout(PATIENCE_S):
            await self._process.wait()


async def _quiet(world: CountingWorld, people: list[Account], before: dict[int, int]) -> None:
    """Until everybody has an answer, or no word has come for a while."""
    said, since = world.said, time.monotonic()
    while time.monotonic() - since < _QUIET_S:
        if all(_answers(world, one) > before[one.id] for one in people):
            return
        await asyncio.sleep(0.05)
        if world.said != said:
            said, since = world.said, time.monotonic()


def _answers(world: CountingWorld, account: Account) -> int:
    said = world.conversation(room_of(world, account)).messages.values()
    return sum(message.sender != account.id for message in said)


def _is_served(world: CountingWorld, account: Account, before: int) -> bool:
    return _answers(world, account) > before and newest_words(world, account) != words.LOST
