"""The command menu and what a bot says of itself."""

import re
from typing import Any

from sandbox.methods.call import Call
from sandbox.records import Json
from sandbox.refusals import bad_request

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MAX_COMMANDS = 100
MENU_BUTTONS = ("default", "commands", "web_app")
SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)


def set_my_commands(call: Call) -> bool:
    raw = call.parameters.structure("commands", "list of bot commands") or []
    commands = [_command(entry) for entry in raw]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.world.commands[_key(call)] = commands
    call.world.journal.write("commands", bot=call.bot.id)
    return True


def get_my_commands(call: Call) -> list[Json]:
    return call.world.commands.get(_key(call), [])


def delete_my_commands(call: Call) -> bool:
    call.world.commands.pop(_key(call), None)
    call.world.journal.write("commands", bot=call.bot.id)
    return True


def _command(entry: Any) -> Json:
    if not isinstance(entry, dict):
        raise bad_request("can't parse list of bot commands JSON object")
    name = str(entry.get("command", "")).removeprefix("/")
    description = str(entry.get("description", ""))
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _key(call: Call) -> tuple[int, str, str]:
    """Commands belong to a bot, a scope and a language."""
    scope = call.parameters.structure("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    parts = [kind, *(str(scope[n]) for n in ("chat_id", "user_id") if n in scope)]
    return call.bot.id, ":".join(parts), call.parameters.text("language_code")


def _setter(field: str, longest: int) -> Any:
    def setter(call: Call) -> bool:
        text = call.parameters.text(field)
        if len(text) > longest:
            raise bad_request(f"BOT_{field.upper()}_TOO_LONG")
        key = (call.bot.id, field, call.parameters.text("language_code"))
        call.world.profiles[key] = text
        call.world.journal.write("profile", bot=call.bot.id)
        return True

    return setter


def _getter(field: str) -> Any:
    def getter(call: Call) -> Json:
        profiles = call.world.profiles
        language = call.parameters.text("language_code")
        general = profiles.get((call.bot.id, field, ""), "")
        if field == "name":
            general = general or call.bot.user.first_name
        return {field: profiles.get((call.bot.id, field, language)) or general}

    return getter


def set_chat_menu_button(call: Call) -> bool:
    """For one private chat, or for all that have none of their own."""
    button = call.parameters.structure("menu_button", "MenuButton") or {"type": "default"}
    if button.get("type") not in MENU_BUTTONS:
        raise bad_request("can't parse menu button: Unsupported type specified")
    call.world.menu_buttons[call.bot.id, call.parameters.integer("chat_id")] = button
    call.world.journal.write("profile", bot=call.bot.id)
    return True


def get_chat_menu_button(call: Call) -> Json:
    buttons, chat = call.world.menu_buttons, call.parameters.integer("chat_id")
    general = buttons.get((call.bot.id, 0), {"type": "default"})
    return buttons.get((call.bot.id, chat), general)


METHODS = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyDescription": _setter("description", 512),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", 120),
    "getMyShortDescription": _getter("short_description"),
    "setMyName": _setter("name", 64),
    "getMyName": _getter("name"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
