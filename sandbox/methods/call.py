"""One Bot API call on its way, and where it may write."""

from dataclasses import dataclass
from typing import Any

from sandbox.parameters import Parameters
from sandbox.records import Bot, Message, Room
from sandbox.refusals import (
    BLOCKED,
    CHAT_EMPTY,
    CHAT_NOT_FOUND,
    KICKED,
    NEVER_STARTED,
    NOT_A_MEMBER,
    bad_request,
    forbidden,
)
from sandbox.world import World


@dataclass(frozen=True, slots=True)
class Told:
    """A result with the `description` that Telegram puts beside it."""

    result: Any
    description: str


@dataclass(frozen=True, slots=True)
class Call:
    world: World
    bot: Bot
    parameters: Parameters

    def room(self, name: str = "chat_id") -> Room:
        """The chat that a parameter names. Raises `Refusal` if this bot does not know it."""
        raw = self.parameters.text(name)
        if not raw:
            raise bad_request(CHAT_EMPTY)
        try:
            chat = int(raw)
        except ValueError:
            raise bad_request(CHAT_NOT_FOUND) from None
        known = self._knows_group(chat) if chat < 0 else chat in self.world.users
        if not known:
            raise bad_request(CHAT_NOT_FOUND)
        return Room(0, chat) if chat < 0 else Room(self.bot.id, chat)

    def room_to_write(self) -> Room:
        """The chat to write into. Raises `Refusal` if the bot may not."""
        room = self.room()
        if room.chat < 0:
            self._must_be_inside(room)
            return room
        conversation = self.world.conversation(room)
        if conversation.blocked:
            raise forbidden(BLOCKED)
        if not conversation.started:
            raise forbidden(NEVER_STARTED) if self._met(room) else bad_request(CHAT_NOT_FOUND)
        return room

    def message(self, room: Room, missing: str, name: str = "message_id") -> Message:
        """The message that a parameter names. Raises `Refusal` with the words of `missing`."""
        wanted = self.parameters.integer(name)
        message = self.world.conversation(room).messages.get(wanted)
        if message is None:
            raise bad_request(missing)
        return message

    def may(self, room: Room, right: str) -> bool:
        """Whether the bot is an administrator with this right."""
        return self.world.members.may(room.chat, self.bot.id, right)

    def _knows_group(self, chat: int) -> bool:
        return chat in self.world.groups and self.world.members.ever(chat, self.bot.id)

    def _must_be_inside(self, room: Room) -> None:
        standing = self.world.standing(room.chat, self.bot.id)
        if standing == "kicked":
            raise forbidden(KICKED)
        if standing == "left":
            raise forbidden(NOT_A_MEMBER)

    def _met(self, room: Room) -> bool:
        shared = self.world.members.groups_of(room.chat)
        return any(self.world.members.ever(group, self.bot.id) for group in shared)
