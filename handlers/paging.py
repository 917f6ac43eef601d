"""Lists a page at a time: buttons below a list turn it, and its message changes in place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handlers.buttons import LIMIT, Press
from handlers.letters import Button, Message
from handlers.wording import Html, Wording
from rules.fitting import length
from storage.people import spelled

TURN = "page"
"""The verb of the buttons that turn a list: the subject is the page, the value the list."""
ROWS = 8
"""Rows of a page that has a button for each."""
LONGEST = 3500
"""Characters of a page, as Telegram counts them, for lists of texts of any length."""

PIECE = 1000
"""Characters of one block of such a page."""

Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is shown. `number` counts from 0 and is always one that there is."""

    number: int
    pages: int
    size: int = ROWS

    @property
    def start(self) -> int:
        return self.number * self.size

    @property
    def rows(self) -> slice:
        """The rows of this page among all."""
        return slice(self.start, self.start + self.size)


def page(total: int, number: int, size: int = ROWS) -> Page:
    """The page that was asked for, or the last one of a list that has become shorter."""
    pages = max(1, -(-total // size))
    return Page(min(max(number, 0), pages - 1), pages, size)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list in one language. `name` is its own in `handlers/lists.py`, `about` what it is a list
    of, where there are several."""

    wording: Wording
    language: str
    name: str
    about: str = ""

    def buttons(self, shown: Page) -> Buttons:
        """To the page before and to the next; nothing for a list of one page."""
        turns = (("page-before", shown.number - 1), ("page-next", shown.number + 1))
        row = tuple(self._turn(key, to) for key, to in turns if 0 <= to < shown.pages)
        return (row,) if row else ()

    def foot(self, shown: Page) -> tuple[Html, ...]:
        """ "Page 2 of 3", for a list of more than one."""
        if shown.pages == 1:
            return ()
        words = {"number": shown.number + 1, "pages": shown.pages}
        return (self.wording.say(self.language, "page-of", **words),)

    def choice(self, asks: Html, shown: Page, answers: Iterable[Button]) -> Message:
        """A question with a big button for each answer of one page."""
        rows = tuple((answer,) for answer in answers)
        return Message(Html("\n".join((asks, *self.foot(shown)))), (*rows, *self.buttons(shown)))

    def _turn(self, key: str, to: int) -> Button:
        return Button(self.wording.label(self.language, key), turn(self.name, self.about, to))


def turn(name: str, about: str = "", to: int = 0) -> Press:
    """Opens a list at a page."""
    return Press(TURN, to, f"{name}:{about}")


def fitting(words: str, name: str) -> str:
    """As much of `words` as a button of the list `name` can carry beside its page."""
    room = LIMIT - len(Press(TURN, 10**6, f"{name}:").pack().encode())
    return words.encode()[:room].decode(errors="ignore")


def matches(words: str, *names: str) -> bool:
    """Whether what was typed is in one of the names, however it is spelled. No words match all."""
    said = spelled(words)
    return any(said in spelled(name) for name in names)


def pieces(words: str, longest: int = PIECE) -> Iterator[str]:
    """Words of any length, cut to parts that each fit on a page."""
    for start in range(0, len(words), longest):
        yield words[start : start + longest]


def packed(blocks: Iterable[Html], longest: int = LONGEST) -> list[tuple[Html, ...]]:
    """Texts put together to pages that each fit into one message; none is cut. Every block has
    to fit by itself."""
    pages: list[list[Html]] = [[]]
    room = longest
    for block in blocks:
        size = length(block) + 1
        if size > room and pages[-1]:
            pages.append([])
            room = longest
        pages[-1].append(block)
        room -= size
    return [tuple(blocks) for blocks in pages]
