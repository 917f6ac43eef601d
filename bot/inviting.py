"""`wulian invite`: links that give a role to whoever opens them first."""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime

import httpx

from bot.config import Config, ConfigWrong, TelegramSettings
from bot.line import trusted
from rules.access import STAFF_OF
from rules.invites import NONCE_BYTES, mint
from rules.people import Names, Role
from rules.places import Town

_LEVEL_OF = {role: level for level, role in STAFF_OF.items()}
_PATIENCE_S = 10.0
_NO_SUCH_BOT = (401, 404)


def check_place(town: Town, role: Role, where: str) -> Names:
    """The names of the squad or place. Raises ConfigWrong where nobody can hold the role."""
    if role.in_squad:
        if where not in town.squads:
            raise ConfigWrong(f"{where} is no squad; there are: {', '.join(town.squads)}")
        return town.squads[where].names
    if where not in town.places:
        raise ConfigWrong(f"{where} is no place; there are: {', '.join(town.places)}")
    place = town.places[where]
    if place.level is not _LEVEL_OF[role]:
        fitting = [other.id for other in town.places.values() if other.level is _LEVEL_OF[role]]
        raise ConfigWrong(
            f"{where} is a {place.level}, and {role} work at a {_LEVEL_OF[role]}; "
            f"there are: {', '.join(fitting)}"
        )
    return place.names


def tokens(config: Config, role: Role, where: str, until: datetime, many: int) -> list[str]:
    """So many invites, each for one person."""
    key = config.security.invite_bytes
    return [mint(role, where, until, os.urandom(NONCE_BYTES), key) for _ in range(many)]


def sheet(
    invites: Sequence[str], username: str | None, title: str, until: datetime
) -> Iterator[str]:
    """Lines to print, cut apart and hand out; `until` in local time."""
    yield f"{title}: {len(invites)} links, each for one person, until {until:%Y-%m-%d %H:%M}"
    for number, token in enumerate(invites, 1):
        yield ""
        yield f"{number:>3}  {opened_by(token, username)}"
        yield "     ____________________"


def opened_by(token: str, username: str | None) -> str:
    """What somebody opens, or writes to the bot where its name is not known."""
    return f"https://t.me/{username}?start={token}" if username else f"/start {token}"


def username_of(settings: TelegramSettings) -> str | None:
    """The bot's name, as Telegram has it; None when Telegram does not answer.

    Raises ConfigWrong when Telegram does not know the token.
    """
    url = f"{settings.base_url}{settings.token.get_secret_value()}/getMe"
    try:
        answer = httpx.get(url, timeout=_PATIENCE_S, verify=trusted())
    except (httpx.HTTPError, httpx.InvalidURL):
        return None
    if answer.status_code in _NO_SUCH_BOT:
        raise ConfigWrong("Telegram does not know this token: check telegram.token")
    return str(answer.json()["result"]["username"]) if answer.is_success else None
