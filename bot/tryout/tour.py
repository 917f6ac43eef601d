"""`wulian tour`: the whole story over HTTP, with a transcript of every message."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from bot.clock import steady
from bot.tryout.stage import Both, staged
from bot.tryout.story import STORY, Cast, Chapter

BEGINS = "11-24 08:50"
_FAILED = 1
_INTERRUPTED = 130
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
    async with staged(folder, language, _write) as stage:
        cast = Cast(stage)
        await stage.until(BEGINS)
        for chapter in story:
            if not await _played(chapter, cast):
                return _FAILED
    words, seconds = stage.said(_END), steady() - began
    _write(words.format(chapters=len(story), messages=stage.transcript.messages, seconds=seconds))
    return 0


async def _played(chapter: Chapter, cast: Cast) -> bool:
    """Whether the chapter went as it should."""
    title = cast.stage.said(chapter.title)
    _write(f"\n—— {title} ——\n")
    try:
        await chapter.play(cast)
        await cast.stage.quiet()
        await cast.stage.transcript.catch_up()
    except (AssertionError, TimeoutError, httpx.HTTPError) as error:
        sys.stdout.flush()
        sys.stderr.write(f"\nwulian: the tour failed in “{title}”: {_told(error)}\n")
        sys.stderr.write(f"the bot's last words:\n{cast.stage.bot.last_words()}\n")
        return False
    return True


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
