"""What one private chat or group holds."""

from collections import deque
from dataclasses import dataclass, field

from sandbox.bell import Bell
from sandbox.records import Json, Message, Room

KEPT_ALERTS = 100


@dataclass(slots=True)
class Conversation:
    """`keyboards`: the reply keyboard each person sees. `asks`: the message each was asked to
    reply to. `pinned`: ids, the newest last. `read`: the last message that the bot has.
    `version`: the newest journal entry.
    """

    room: Room
    messages: dict[int, Message] = field(default_factory=dict)
    keyboards: dict[int, Json] = field(default_factory=dict)
    asks: dict[int, int] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    alerts: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT_ALERTS))
    started: bool = False
    blocked: bool = False
    typing: str = ""
    last_bot: int = 0  # the bot that spoke last
    read: int = 0
    version: int = 0
    bell: Bell = field(default_factory=Bell)
