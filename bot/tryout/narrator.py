"""Who tells what is going on while people are played: to the tour's reader or to the page."""

from dataclasses import asdict, dataclass
from typing import Protocol

from sandbox import Person, Seen
from sandbox.stories import Show


@dataclass(frozen=True, slots=True)
class Both:
    """What somebody in the story is called, does or writes, in either language."""

    zh: str
    en: str


class Narrator(Protocol):
    """Each call takes the time that its readers need."""

    def chapter(self, number: int) -> None:
        """A chapter begins; the first is 0."""

    async def tells(self, words: Both) -> None:
        """What happens next, and why it matters."""

    async def turn(self, person: Person, deed: Both, label: str) -> None:
        """Somebody is about to do something; `label` is of the button they will press, or empty."""

    async def reads(self, person: Person, seen: Seen) -> None:
        """Somebody got the message that the story waited for."""


class Silent:
    """Says nothing, as before the curtain opens."""

    def chapter(self, number: int) -> None:
        pass

    async def tells(self, words: Both) -> None:
        pass

    async def turn(self, person: Person, deed: Both, label: str) -> None:
        pass

    async def reads(self, person: Person, seen: Seen) -> None:
        pass


@dataclass(frozen=True, slots=True)
class OnThePage:
    """Captions in the page of phones, at a pace that a human can follow."""

    show: Show

    def chapter(self, number: int) -> None:
        self.show.chapter(number)

    async def tells(self, words: Both) -> None:
        await self.show.tells(asdict(words))

    async def turn(self, person: Person, deed: Both, label: str) -> None:
        await self.show.turn(person.id, person.peer, asdict(deed), label)

    async def reads(self, person: Person, seen: Seen) -> None:
        await self.show.reads(person.id, person.peer, seen.text)
