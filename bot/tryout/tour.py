"""`wulian tour`: the whole story over HTTP, with a transcript of every message."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from bot.clock import steady
from bot.tryout.cast import Cast, Chapter
from bot.tryout.child import Child
from bot.tryout.installation import install, read_wording
from bot.tryout.narrator import Both, Silent
from bot.tryout.stage import BEGINS, CHINESE, PATIENCE, Stage
from bot.tryout.story import STORY
from bot.tryout.transcript import Transcript

_TOKEN = "4242:SANDBOX"
_BOT_NAME = Both("五联帮办", "Neighbourhood desk")
_FAILED = 1
_INTERRUPTED = 130
_ASIDE = Both("（{words}）", "({words})")
_END = Both(
    "\n走完了：{chapters} 段，{messages} 条消息，用时 {seconds:.0f} 秒。",
    "\nThe end: {chapters} chapters, {messages} messages, {seconds:.0f} seconds.",
)


def run(language: str, story: Sequence[Chapter] = STORY) -> int:
    """Play the story. Returns 0, or 1 if a step fails, which is told on standard error."""
    with TemporaryDirectory(prefix="wulian-tour-") as folder:
        try:
            return asyncio.run(_run(Path(folder), language, story))
        except KeyboardInterrupt:
            return _INTERRUPTED


async def _run(folder: Path, language: str, story: Sequence[Chapter]) -> int:
    began = steady()
    async with _staged(folder, language) as tour:
        cast = Cast(tour.stage)
        await tour.stage.until(BEGINS)
        for chapter in story:
            if not await tour.plays(chapter, cast):
                return _FAILED
    words, messages = tour.stage.said(_END), tour.transcript.messages
    _write(words.format(chapters=len(story), messages=messages, seconds=steady() - began))
    return 0


@dataclass(frozen=True, slots=True)
class _Tour:
    """A stage whose bot is a process of its own, and who writes down what is said there."""

    stage: Stage
    bot: Child
    transcript: Transcript

    async def plays(self, chapter: Chapter, cast: Cast) -> bool:
        """Whether the chapter went as it should."""
        title = self.stage.said(chapter.title)
        _write(f"\n—— {title} ——\n")
        try:
            await chapter.play(cast)
            await self.stage.quiet()
            await self.transcript.catch_up()
        except (AssertionError, TimeoutError, httpx.HTTPError) as error:
            sys.stdout.flush()
            sys.stderr.write(f"\nwulian: the tour failed in “{title}”: {_told(error)}\n")
            sys.stderr.write(f"the bot's last words:\n{self.bot.last_words()}\n")
            return False
        return True


@dataclass(frozen=True, slots=True)
class _InPrint(Silent):
    """The narrator's lines stand between the messages; readers take their own time."""

    transcript: Transcript
    language: str

    async def tells(self, words: Both) -> None:
        told, aside = (words.zh, _ASIDE.zh) if self.language == CHINESE else (words.en, _ASIDE.en)
        await self.transcript.catch_up()
        self.transcript.write(aside.format(words=told))


@contextlib.asynccontextmanager
async def _staged(folder: Path, language: str) -> AsyncIterator[_Tour]:
    """A sandbox and the bot run within the block, a process each."""
    name = _BOT_NAME.zh if language == CHINESE else _BOT_NAME.en
    arguments = ("--port", "0", "--token", _TOKEN, "--name", name)
    box = Child("sandbox", *arguments, log=folder / "sandbox.log")
    async with box.running_within() as sandbox:
        url = (await sandbox.line()).removeprefix("sandbox: ")
        installation = install(folder, url, _TOKEN)
        bot = Child("bot", "run", "--config", str(installation.config), log=installation.log)
        client = httpx.AsyncClient(base_url=url, timeout=PATIENCE)
        async with client, bot.running_within():
            transcript = Transcript(client, language, _write)
            narrator, wording = _InPrint(transcript, language), read_wording()
            stage = Stage(language, client, installation.invite, bot, wording, narrator)
            following = asyncio.create_task(transcript.follow())
            try:
                yield _Tour(stage, bot, transcript)
            finally:
                following.cancel()
                await asyncio.gather(following, return_exceptions=True)


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
