"""People who all talk at once in one sandbox, and a count of what a bot says to them."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sandbox import Settings, World, acts
from sandbox.clock import MovableClock
from sandbox.records import Json, Message, Room
from sandbox.records import User as Account

PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Deed:
    """What everybody does in one round: words said, or the label of a button tapped."""

    kind: Literal["says", "taps"]
    what: str


CONVERSATION = (
    Deed("says", "上门看看"),
    Deed("taps", "自己"),
    Deed("says", "陈桂兰"),
    Deed("says", "桂花路8号2栋301"),
    Deed("taps", "明天"),
    Deed("taps", "上午"),
    Deed("taps", "都对"),
)
"""It is opened, then six questions are answered; the last answer sends it off."""


class CountingWorld(World):
    """`said` is how many messages bots have sent; changed ones do not count."""

    def __init__(self, clock: MovableClock | None = None, settings: Settings | None = None) -> None:
        self.said = 0
        self._wanted = 0
        self._enough: Callable[[], None] = _nothing
        super().__init__(settings, clock=clock)

    def post(self, room: Room, sender: int, content: Json, **details: Any) -> Message:
        message = super().post(room, sender, content, **details)
        if self.bot_by_id(sender):
            self.said += 1
            if self.said == self._wanted:
                self._enough()
        return message

    def when_said(self, count: int, act: Callable[[], None]) -> None:
        """Do this in the very moment in which bots have sent so many messages in all."""
        self._wanted, self._enough = count, act

    async def until_said(self, count: int) -> None:
        """Until bots have sent so many messages in all. Raises TimeoutError after minutes."""
        enough = asyncio.Event()
        self.when_said(count, enough.set)
        if self.said < count:
            async with asyncio.timeout(PATIENCE_S):
                await enough.wait()


def _nothing() -> None:
    pass


def gather(world: World, count: int) -> list[Account]:
    """So many people with accounts; every second one has the app in English."""
    return [world.add_person(f"样例{n}", language_code="zh-hans") for n in range(count)]


def room_of(world: World, account: Account) -> Room:
    """The private chat of somebody with the bot."""
    return Room(next(iter(world.bots.values())).id, account.id)


def do(world: World, people: Sequence[Account], deed: Deed) -> None:
    """Everybody does it before the bot gets a turn."""
    for account in people:
        room = room_of(world, account)
        if deed.kind == "says":
            acts.say(world, account.id, room, deed.what)
        else:
            message, row, column = _button(world, room, deed.what)
            acts.tap(world, account.id, room, message.id, acts.button_at(message, row, column))


def newest_words(world: World, account: Account) -> str:
    """What the bot said last to somebody."""
    said = list(world.conversation(room_of(world, account)).messages.values())
    words = [str(m.content.get("text", "")) for m in said if m.sender != account.id]
    return words[-1] if words else ""


def _button(world: World, room: Room, label: str) -> tuple[Message, int, int]:
    for message in reversed(world.conversation(room).messages.values()):
        for row, buttons in enumerate((message.markup or {}).get("inline_keyboard", [])):
            for column, button in enumerate(buttons):
                if label in button["text"]:
                    return message, row, column
    raise LookupError(f"nobody offers {label!r}: {world.conversation(room).messages}")
