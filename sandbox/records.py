"""What exists in a sandbox, as frozen records. Payloads keep the Bot API's own JSON form."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

Json = dict[str, Any]


class Room(NamedTuple):
    """Where people and bots talk: a private chat belongs to one bot, a group to nobody (0)."""

    bot: int
    chat: int


@dataclass(frozen=True, slots=True)
class User:
    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    phone: str = ""
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Bot:
    token: str
    user: User
    reads_groups: bool = False  # privacy mode off: sees every group message

    @property
    def id(self) -> int:
        return self.user.id


@dataclass(frozen=True, slots=True)
class Group:
    """`permissions`: what plain members may not do, as ChatPermissions with false values."""

    id: int
    title: str
    kind: str = "supergroup"
    description: str = ""
    permissions: Json = field(default_factory=dict)


class Reaction(NamedTuple):
    user: int
    kind: Json  # a ReactionType


@dataclass(frozen=True, slots=True)
class Message:
    room: Room
    id: int
    sender: int
    date: int  # seconds UTC
    content: Json  # text and entities, or one medium with its caption, or a service notice
    reply_to: int | None = None
    forward: Json | None = None  # forward_origin
    markup: Json | None = None  # inline keyboard only
    quote: Json | None = None  # what of the replied message is quoted
    album: str = ""  # media_group_id
    protected: bool = False
    reactions: tuple[Reaction, ...] = ()
    edited: int | None = None  # seconds UTC
    version: int = 0  # number of the journal entry that made it so


@dataclass(frozen=True, slots=True)
class StoredFile:
    file_id: str
    unique_id: str
    path: str
    data: bytes
    mime: str
    name: str


@dataclass(frozen=True, slots=True)
class Query:
    """A tap on an inline button that waits for the bot's answer."""

    id: str
    bot: int
    user: int
    room: Room
    message_id: int
    at_ms: int
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll and its votes; forwarded, it is the same poll in several places."""

    id: str
    bot: int  # whoever sent it hears of its votes
    question: str
    options: tuple[str, ...]
    kind: str = "regular"
    anonymous: bool = True
    multiple: bool = False
    revoting: bool = True
    correct: tuple[int, ...] = ()
    details: Json = field(default_factory=dict)  # explanation, open_period, close_date
    closed: bool = False
    votes: tuple[tuple[int, tuple[int, ...]], ...] = ()  # user and options, oldest first
    places: tuple[tuple[Room, int], ...] = ()
