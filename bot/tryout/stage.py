"""Where the tour is played: a sandbox and the bot, a process each, and people in between."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from bot.catalogue import read_catalogue
from bot.config import CatalogueSettings
from bot.tryout.child import Child
from bot.tryout.installation import TIME_ZONE, Installation, install
from bot.tryout.reading import words_of
from bot.tryout.transcript import Transcript
from handlers.wording import Wording, load
from rules.people import Role
from rules.places import Town
from sandbox import Person, Seen
from storage.instants import from_ms, to_ms

TOKEN = "4242:SANDBOX"
YEAR = 2026
"""Of the story, which begins on Tuesday, 24 November."""
PATIENCE = 30.0
"""Real seconds within which the bot answers, even when it has just been started."""
_PAUSE = timedelta(seconds=20)
"""What people take to read and to answer."""
_QUIET = 0.1
"""Real seconds of silence after which nothing more is coming."""


@dataclass(frozen=True, slots=True)
class Both:
    """What somebody in the story is called or writes, in either language."""

    zh: str
    en: str


BOT_NAME = Both("五联帮办", "Neighbourhood desk")


class Stage:
    """Moves the clock, kills the bot, and hands out people to play."""

    def __init__(
        self,
        language: str,
        client: httpx.AsyncClient,
        installation: Installation,
        bot: Child,
        transcript: Transcript,
    ) -> None:
        catalogue = read_catalogue(
            CatalogueSettings().path, CatalogueSettings().path / "sample-district.toml"
        )
        self.language = language
        self.client = client
        self.installation = installation
        self.bot = bot
        self.transcript = transcript
        self.wording: Wording = load(catalogue.texts)
        self.town: Town = catalogue.town

    def said(self, words: Both) -> str:
        """In the language of this tour."""
        return words.zh if self.language == "zh-CN" else words.en

    async def tells(self, words: Both) -> None:
        """A line of the narrator, after all that has been said."""
        await self.quiet()
        await self.transcript.catch_up()
        self.transcript.write(self.said(words))

    async def person(self, name: Both) -> "Player":
        """Somebody with an account who has not said anything yet."""
        code = "zh-hans" if self.language == "zh-CN" else "en"
        person = await Person.arrives(self.client, self.said(name), language_code=code)
        return Player(self, person)

    async def member(self, name: Both, role: Role, where: str) -> "Player":
        """Somebody who opens an invite and says who they are."""
        player = await self.person(name)
        token = self.installation.invite(role, where, await self.now())
        await player.says(f"/start {token}")
        await player.sees("ask-introduce-name")
        await player.says(player.name)
        await player.sees("joined-squad" if role.in_squad else "joined-staff")
        return player

    async def now(self) -> datetime:
        return from_ms((await self._clock())["now_ms"])

    async def passes(self, span: timedelta) -> None:
        """Let time pass."""
        await self._clock(advance_ms=span // timedelta(milliseconds=1))

    async def until(self, moment: str) -> None:
        """Move the clock to a moment of the story, such as "11-24 09:00"."""
        await self.quiet()
        at = datetime.fromisoformat(f"{YEAR}-{moment}").replace(tzinfo=ZoneInfo(TIME_ZONE))
        await self._clock(set_ms=to_ms(at))

    async def quiet(self) -> None:
        """Until nothing more is said."""
        before, after = -1, await self._journal()
        while before != after:
            await asyncio.sleep(_QUIET)
            before, after = after, await self._journal()

    async def _journal(self) -> int:
        return int((await self.client.get("/control/state")).json()["journal"])

    async def _clock(self, **move: int) -> dict[str, Any]:
        answer = await self.client.request(
            "POST" if move else "GET", "/control/clock", json=move or None
        )
        reading: dict[str, Any] = answer.raise_for_status().json()
        return reading


class Player:
    """Somebody who knows texts and buttons by their keys, and takes a moment for each answer."""

    def __init__(self, stage: Stage, person: Person) -> None:
        self.stage = stage
        self.person = person
        self.name = person.name

    async def says(self, words: str | Both) -> None:
        await self.stage.passes(_PAUSE)
        await self.person.says(words if isinstance(words, str) else self.stage.said(words))

    async def sends_voice(self) -> None:
        await self.stage.passes(_PAUSE)
        await self.person.sends_voice()

    async def sends_photo(self) -> None:
        await self.stage.passes(_PAUSE)
        await self.person.sends_photo()

    async def taps(self, key: str, **arguments: str | int) -> None:
        """Press the button whose label is, or begins with, the text `key`."""
        await self.stage.passes(_PAUSE)
        await self.taps_at_once(self.label(key, **arguments))

    async def taps_at_once(self, label: str) -> None:
        """Press a button by its words, without a moment's thought."""
        await self.person.taps(label)

    async def sees(self, key: str, *fragments: str, within: float = PATIENCE) -> Seen:
        """The next message that is the text `key`. Raises AssertionError with the chat."""
        words = words_of(self.stage.wording, self.stage.language, key)
        return await self.person.sees(*words, *fragments, within=within)

    def label(self, key: str, **arguments: str | int) -> str:
        return self.stage.wording.label(self.stage.language, key, **arguments)


@contextlib.asynccontextmanager
async def staged(folder: Path, language: str, write: Callable[[str], None]) -> AsyncIterator[Stage]:
    """A sandbox and the bot run within the block; all that is said goes to `write`."""
    name = BOT_NAME.zh if language == "zh-CN" else BOT_NAME.en
    arguments = ("--port", "0", "--token", TOKEN, "--name", name)
    async with _running(Child("sandbox", *arguments, log=folder / "sandbox.log")) as sandbox:
        url = (await sandbox.line()).removeprefix("sandbox: ")
        installation = install(folder, url, TOKEN)
        bot = Child("bot", "run", "--config", str(installation.config), log=installation.log)
        async with httpx.AsyncClient(base_url=url, timeout=PATIENCE) as client, _running(bot):
            transcript = Transcript(client, language, write)
            following = asyncio.create_task(transcript.follow())
            try:
                yield Stage(language, client, installation, bot, transcript)
            finally:
                following.cancel()
                await asyncio.gather(following, return_exceptions=True)


@contextlib.asynccontextmanager
async def _running(child: Child) -> AsyncIterator[Child]:
    await child.start()
    try:
        yield child
    finally:
        await child.stop()
