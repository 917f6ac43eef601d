"""What one private chat or group holds."""

from dataclasses import dataclass, field

from sandbox.records import Json, Message, Room


@dataclass(slots=True)
class Conversation:
    """`keyboards`: the reply keyboard each person sees. `version`: the newest journal entry."""

    room: Room
    messages: dict[int, Message] = field(default_factory=dict)
    keyboards: dict[int, Json] = field(default_factory=dict)
    alerts: list[Json] = field(default_factory=list)
    started: bool = False
    blocked: bool = False
    typing: str = ""
    last_bot: int = 0  # the bot that spoke last
    version: int = 0
