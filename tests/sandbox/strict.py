"""Reading what the sandbox answers with the models of two bot libraries, leaving nothing over."""

from collections.abc import Iterator
from typing import Any

import aiogram.methods
import telegram
from aiogram.types import Update as AiogramUpdate
from pydantic import BaseModel, TypeAdapter

PTB_TYPES: dict[str, type[telegram.TelegramObject]] = {
    "getMe": telegram.User,
    "getUpdates": telegram.Update,
    "getChat": telegram.ChatFullInfo,
    "getFile": telegram.File,
    "getWebhookInfo": telegram.WebhookInfo,
    "getMyCommands": telegram.BotCommand,
    "getMyName": telegram.BotName,
    "getMyDescription": telegram.BotDescription,
    "getMyShortDescription": telegram.BotShortDescription,
    "getChatMember": telegram.ChatMember,
    "getChatAdministrators": telegram.ChatMember,
    "copyMessage": telegram.MessageId,
    "copyMessages": telegram.MessageId,
    "forwardMessages": telegram.MessageId,
    "getChatMenuButton": telegram.MenuButton,
    "getUserProfilePhotos": telegram.UserProfilePhotos,
    "stopPoll": telegram.Poll,
    "createChatInviteLink": telegram.ChatInviteLink,
    "editChatInviteLink": telegram.ChatInviteLink,
    "revokeChatInviteLink": telegram.ChatInviteLink,
}
# Bot API 10.3 knows and aiogram demands it, python-telegram-bot stands at 10.0.
NEWER = {"ChatMemberAdministrator.can_send_welcome_messages"}


def read_result(method: str, result: Any) -> None:
    """Fails if either library finds a field unknown or missing in a method's result."""
    aiogram_method = getattr(aiogram.methods, method[0].upper() + method[1:])
    read = TypeAdapter(aiogram_method.__returning__).validate_python(result, strict=False)
    assert list(_aiogram_strangers(read)) == []
    for body in result if isinstance(result, list) else [result]:
        if isinstance(body, dict):
            kind = PTB_TYPES.get(method, telegram.Message)
            assert list(ptb_strangers(kind.de_json(body, None))) == []


def read_update(update: dict[str, Any]) -> None:
    """The same for an update."""
    assert list(ptb_strangers(telegram.Update.de_json(update, None))) == []
    assert list(_aiogram_strangers(AiogramUpdate.model_validate(update))) == []


def ptb_strangers(value: Any) -> Iterator[str]:
    """Fields that python-telegram-bot does not know, anywhere inside."""
    if isinstance(value, telegram.TelegramObject):
        strangers = {f"{type(value).__name__}.{name}" for name in value.api_kwargs}
        yield from strangers - NEWER
        names = {name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())}
        for name in names:
            yield from ptb_strangers(getattr(value, name, None))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from ptb_strangers(each)


def _aiogram_strangers(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for name in value.model_extra or {}:
            yield f"{type(value).__name__}.{name}"
        for name in type(value).model_fields:
            yield from _aiogram_strangers(getattr(value, name))
    elif isinstance(value, list):
        for each in value:
            yield from _aiogram_strangers(each)
