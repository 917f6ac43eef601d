"""Where stories are played: somebody moves the clock, kills the bot, and hands out people."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import httpx

from bot.tryout.installation import TIME_ZONE
from bot.tryout.narrator import Both, Narrator, Silent
from bot.tryout.reading import words_of
from handlers.wording import Wording
from rules.people import Role
from sandbox import Person, Seen
from sandbox.person import Settle
from storage.instants import from_ms, to_ms

YEAR = 2026
"""Of the stories, which begin on Tuesday, 24 November."""
BEGINS = "11-24 08:50"
"""Their first moment."""
PATIENCE = 30.0
"""Real seconds within which the bot answers, even when it has just been started."""
CHINESE = "zh-CN"
_PAUSE = timedelta(seconds=20)
"""What people take to read and to answer."""
_QUIET = 0.1
"""Real seconds of silence after which nothing more is coming."""


class Machine(Protocol):
    """The bot as something that can be switched off and on."""

    async def kill(self) -> None:
        """End it wherever it stands."""

    async def start(self) -> None:
        """Let it run again."""


@dataclass(slots=True)
class Stage:
    """`language` is what everybody speaks, "zh-CN" or "en"; `invite` mints a token to a role.

    `settle`, where the bot runs in this process, lets it finish; without it, people wait.
    """

    language: str
    client: httpx.AsyncClient
    invite: Callable[[Role, str, datetime], str]
    bot: Machine
    wording: Wording
    narrator: Narrator
    settle: Settle | None = None

    def said(self, words: Both) -> str:
        """In the language of this stage."""
        return words.zh if self.language == CHINESE else words.en

    async def tells(self, words: Both) -> None:
        """A line of the narrator, after all that has been said."""
        await self.quiet()
        await self.narrator.tells(words)

    @contextlib.contextmanager
    def unseen(self) -> Iterator[None]:
        """What happens within is played at once and told to nobody."""
        narrator, self.narrator = self.narrator, Silent()
        try:
            yield
        finally:
            self.narrator = narrator

    async def person(self, name: Both) -> "Player":
        """Somebody with an account who has not said anything yet."""
        code = "zh-hans" if self.language == CHINESE else "en"
        person = await Person.arrives(
            self.client, self.said(name), settle=self.settle, language_code=code
        )
        return Player(self, person)

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
        if self.settle:
            await self.settle()
            return
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

    async def joins(self, role: Role, where: str) -> None:
        """Open an invite and say who one is."""
        await self.says(f"/start {self.stage.invite(role, where, await self.stage.now())}")
        await self.sees("ask-introduce-name")
        await self.says(self.name)
        await self.sees("joined-squad" if role.in_squad else "joined-staff")

    async def says(self, words: str | Both) -> None:
        said = words if isinstance(words, str) else self.stage.said(words)
        await self._turn(Both(f"写：{said}", f"writes: {said}"))
        await self.person.says(said)

    async def sends_voice(self) -> None:
        await self._turn(Both("发一条语音", "sends a voice message"))
        await self.person.sends_voice()

    async def sends_photo(self) -> None:
        await self._turn(Both("发一张照片", "sends a photo"))
        await self.person.sends_photo()

    async def taps(self, key: str, **arguments: str | int) -> None:
        """Press the button whose label is, or begins with, the text `key`."""
        label = self.label(key, **arguments)
        await self._turn(Both(f"点［{label}］", f"taps [{label}]"), label)
        await self.taps_at_once(label)

    async def taps_at_once(self, label: str) -> None:
        """Press a button by its words, without a moment's thought."""
        await self.person.taps(label)

    async def sees(self, key: str, *fragments: str, within: float = PATIENCE) -> Seen:
        """The next message that is the text `key`. Raises AssertionError with the chat."""
        words = words_of(self.stage.wording, self.stage.language, key)
        seen = await self.person.sees(*words, *fragments, within=within)
        await self.stage.narrator.reads(self.person, seen)
        return seen

    def label(self, key: str, **arguments: str | int) -> str:
        return self.stage.wording.label(self.stage.language, key, **arguments)

    async def _turn(self, deed: Both, label: str = "") -> None:
        told = Both(f"{self.name}{deed.zh}", f"{self.name} {deed.en}")
        await self.stage.narrator.turn(self.person, told, label)
        await self.stage.passes(_PAUSE)
