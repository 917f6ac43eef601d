"""Reading a list to its end, as somebody with patience would."""

from sandbox import Person
from sandbox.seen import Seen

NEXT = "下一页"
TEXT_LIMIT = 4096
BUTTON_LIMIT = 100
"""Buttons under one message that Telegram takes."""
KIND = 20
"""Buttons that somebody can look through."""


def fits(message: Seen) -> None:
    """Telegram takes the message, and a person can find something in it."""
    assert len(message.text.encode("utf-16-le")) // 2 <= TEXT_LIMIT
    assert sum(len(row) for row in message.buttons) <= KIND, message.buttons


async def to_the_end(person: Person, message: Seen) -> list[Seen]:
    """Every page of the list, the message changing in place from one to the next."""
    pages = [message]
    while any(NEXT in label for row in message.buttons for label in row):
        await person.taps(NEXT, on=message)
        message = await again(person, message)
        assert message.version > pages[-1].version
        pages.append(message)
    for page in pages:
        fits(page)
    return pages


async def again(person: Person, message: Seen) -> Seen:
    """The message as it is now."""
    return next(m for m in await person.messages() if m.id == message.id)


def buttons(pages: list[Seen]) -> list[str]:
    """Every button of every page, without those that turn it."""
    turns = (NEXT, "上一页")
    return [
        label
        for page in pages
        for row in page.buttons
        for label in row
        if not any(turn in label for turn in turns)
    ]
