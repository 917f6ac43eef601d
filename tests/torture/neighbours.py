"""People who go by what their phone shows, and say it again when nobody answers."""

import asyncio
import contextlib
import math
import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

import httpx

from bot.clock import steady
from tests.torture.phone import Button, Message, Phone

PATIENCE = 7.0
"""Real seconds after which somebody does again what was not answered."""
_RUSH_WITHIN = 15.0
_LONG_PATIENCE = 4
_TRIES = 3
_LOOK = 3.0
_NOT_AN_ANSWER = re.compile(
    r"back|skip|cancel|person|none|certified|decline|edit:.*|month:.*|known.*"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WRONG = ("呃", "🙈🙈", "昨天", "0", "这个我不懂" * 60, "<b>&")
_NAMES = ("样大明", "样小红", "样建国", "样桂香")
_WORDS = (
    ("后三位", "code"),
    ("叫什么", "name"),
    ("称呼", "name"),
    ("哪个电话", "phone"),
    ("门牌", "address"),
    ("写一句就行", "note"),
    ("附张照片", "photo"),
)
"""What of a question tells which words it wants."""


@dataclass(slots=True)
class Village:
    """What people tell each other: door codes at the door, and the time of day."""

    now: Callable[[], datetime]
    codes: dict[int, str] = field(default_factory=dict)
    _claims_wait: bool = False
    _rush: asyncio.Event = field(default_factory=asyncio.Event)

    async def until_claims_rush(self) -> bool:
        """Wait for the rush, if claims wait for one. Returns whether it came."""
        if not self._claims_wait:
            return False
        with contextlib.suppress(TimeoutError):
            return await asyncio.wait_for(self._rush.wait(), _RUSH_WITHIN)
        return False

    def claims_rush(self, *, wait_for_next: bool) -> None:
        """The bot is dead. Whoever is about to claim taps now, so that it finds all at once."""
        self._rush.set()
        self._rush = asyncio.Event()
        self._claims_wait = wait_for_next


class Neighbour(ABC):
    """Lives until cancelled."""

    def __init__(self, phone: Phone, village: Village, rng: Random) -> None:
        self.phone = phone
        self.village = village
        self.rng = rng
        self._acted_at = -math.inf
        self._knew = 0
        self.confirmed_at = -math.inf
        """When they last filed something, by `steady`."""
        self._did: dict[str, tuple[float, int]] = {}

    async def live(self) -> None:
        while True:
            try:
                await self.phone.look(_LOOK)
                await asyncio.sleep(self.rng.uniform(0.0, 0.4))
                if self._has_news_or_no_patience() and await self.turn():
                    self._acted_at, self._knew = steady(), self.phone.news
            except httpx.HTTPError:
                await asyncio.sleep(1.0)

    def _has_news_or_no_patience(self) -> bool:
        return self.phone.news != self._knew or steady() - self._acted_at > PATIENCE

    @abstractmethod
    async def turn(self) -> bool:
        """Do at most one thing. Returns whether there was one to do."""

    def question(self) -> Message | None:
        """The open question of a form, but for those that took no answer however often."""
        for message in self.phone.messages():
            asks = any(button.verb == "f" for button in message.buttons)
            if asks and self._times(_card(message)) < _TRIES:
                return message
        return None

    def may(self, deed: str, patience: float = PATIENCE) -> bool:
        """Whether it is time to do it, for the first time or again; then it counts as done.

        Who was not answered twice waits longer.
        """
        at, times = self._did.get(deed, (-math.inf, 0))
        if steady() - at < patience * min(times, _LONG_PATIENCE):
            return False
        self._did[deed] = (steady(), times + 1)
        return True

    def _times(self, deed: str) -> int:
        return self._did[deed][1] if deed in self._did else 0

    async def answers_form(self) -> bool:
        """Taps or says an answer to the open question, now and then a wrong one first."""
        question = self.question()
        if question is None:
            return False
        buttons = [button for button in question.buttons if button.verb == "f"]
        card = _card(question)
        wrong_first = not self._times(card) and self.rng.random() < 0.12
        if not self.may(card):
            return False
        if wrong_first:
            await self.phone.says(self.rng.choice(_WRONG))
        elif button := self._answer(buttons):
            await self.phone.taps(button)
            if button.value == "confirm":
                self.confirmed_at = steady()
        else:
            await self._says(question)
        return True

    def _answer(self, buttons: list[Button]) -> Button | None:
        ways = {button.value: button for button in buttons}
        if "confirm" in ways:
            return ways["confirm"]
        answers = [b for b in buttons if not _NOT_AN_ANSWER.fullmatch(b.value)]
        days = [button for button in answers if _DAY.fullmatch(button.value)]
        if days:
            return ways.get("skip") or self._day(days)
        wanted = [button for button in answers if self.prefers(button.value)]
        return self.rng.choice(wanted or answers) if answers else None

    def prefers(self, _value: str) -> bool:
        return False

    def _day(self, days: list[Button]) -> Button:
        """Tomorrow, mostly."""
        today = self.village.now().date().isoformat()
        later = [button for button in days if button.value > today] or days
        return later[self.rng.choice((0, 0, 0, 1))] if len(later) > 1 else later[0]

    async def _says(self, question: Message) -> None:
        kind = next((kind for words, kind in _WORDS if words in question.text), "note")
        if kind == "photo":
            await self.phone.sends_photo()
            return
        await self.phone.says(self._words(kind))

    def _words(self, kind: str) -> str:
        match kind:
            case "code":
                return self.code()
            case "name":
                return self.rng.choice(_NAMES)
            case "phone":
                return f"1380013{self.rng.randrange(8000, 9000)}"
            case "address":
                return f"样例路 {self.rng.randrange(1, 90)} 号 {self.rng.randrange(101, 909)}"
        return "办好了，手机上能看到。"

    def code(self) -> str:
        return "000"


def _card(question: Message) -> str:
    """A question as it was asked this time."""
    button = next(button for button in question.buttons if button.verb == "f")
    return f"{question.id}|f|{button.subject}|{button.version}"
