"""Cards: which Telegram message shows what, such as "offer:17", and how new its buttons are."""

from collections.abc import Iterable
from dataclasses import dataclass

from storage.work import Db, Row, Work


@dataclass(frozen=True, slots=True)
class Card:
    """A card in one chat; `message_id` is None until it was sent."""

    chat_id: int
    key: str
    message_id: int | None
    version: int


def _card(row: Row) -> Card:
    return Card(row["chat_id"], row["key"], row["message_id"], row["version"])


async def card_by_key(db: Db, chat_id: int, key: str) -> Card | None:
    """The card, or None when this chat never showed it."""
    row = await db.one("card_by_key", chat_id=chat_id, key=key)
    return None if row is None else _card(row)


async def card_of_message(db: Db, chat_id: int, message_id: int) -> Card | None:
    """The card that a message shows, or None for any other message."""
    row = await db.one("card_of_message", chat_id=chat_id, message_id=message_id)
    return None if row is None else _card(row)


async def next_card_version(work: Work, chat_id: int, key: str) -> int:
    """Count a new rendering of a card, from 1, and return its number for the buttons."""
    row = await work.one("next_card_version", chat_id=chat_id, key=key)
    assert row is not None
    return int(row["version"])


async def next_edit_version(work: Work, chat_id: int, key: str) -> int | None:
    """Count a change of a card, and return its number; None when this chat never showed it."""
    row = await work.one("next_edit_version", chat_id=chat_id, key=key)
    return None if row is None else int(row["version"])


async def set_card_messages(work: Work, sent: Iterable[tuple[int, str, int]]) -> None:
    """Cards, each given by its chat and key, were sent as these messages."""
    names = ("chat_id", "key", "message_id")
    await work.run_many("set_card_message", (dict(zip(names, one, strict=True)) for one in sent))


async def cards_with_key(db: Db, key: str) -> list[Card]:
    """The card in every chat that shows it, to change them all."""
    return [_card(row) for row in await db.many("cards_with_key", key=key)]


async def drop_card(work: Work, chat_id: int, key: str) -> None:
    """The card is gone from its chat."""
    await work.run("drop_card", chat_id=chat_id, key=key)
