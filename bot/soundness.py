"""What is wrong with settings that can be read: `check-config` and `run` refuse the same.

Everything that is fit for trying out only (example keys, plain http to another machine) is refused
unless the owner says that this is what they do.
"""

import base64
import os
import re
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from bot.config import EXAMPLE_KEY, EXAMPLE_TOKEN, Config
from storage.store import is_storage_url

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_NAMED_LOOPBACK = ("localhost",)


def faults(config: Config, trying_out: bool) -> list[str]:
    """Each names the setting and what to do about it, without its value."""
    found = list(_always(config))
    return found if trying_out else [*found, *_only_for_trying_out(config)]


def open_to_others(file: Path) -> str | None:
    """What to do about settings that every account on this machine can read."""
    if os.stat(file).st_mode & 0o004:
        return f"everybody on this machine can read {file}: chmod 600 {file}"
    return None


def _always(config: Config) -> Iterator[str]:
    token = config.telegram.token.get_secret_value()
    if not token:
        yield "telegram.token is empty: @BotFather gives you one"
    elif token == EXAMPLE_TOKEN:
        yield "telegram.token: this is the example's, @BotFather gives you one of your own"
    elif not _TOKEN.fullmatch(token):
        yield "telegram.token: this is no token, they look like 123456:AbC-dEf"
    if not is_storage_url(config.storage.url):
        yield "storage.url starts with sqlite:/// or postgresql://"


def _only_for_trying_out(config: Config) -> Iterator[str]:
    yield from _weak_keys(config)
    for setting, address in (
        ("telegram.base_url", config.telegram.base_url),
        ("webhook.url", config.webhook.url),
    ):
        if address is not None and _can_be_overheard(address):
            yield f"{setting}: what is said over http:// can be overheard, use https://"


def _weak_keys(config: Config) -> Iterator[str]:
    given = [key.get_secret_value() for key in config.security.keys]
    named = [(f"security.keys.{number}", key) for number, key in enumerate(given)]
    before: dict[bytes, str] = {}
    for setting, key in (*named, ("security.invite_key", config.security.invite_key_text)):
        raw = base64.b64decode(key)
        if key == EXAMPLE_KEY:
            yield f"{setting}: this is the example's key, known to everybody; {_MAKE}"
        elif len(set(raw)) == 1:
            yield f"{setting}: a key of one byte repeated is no secret; {_MAKE}"
        elif raw in before:
            yield f"{setting} is the same as {before[raw]}: each needs one of its own; {_MAKE}"
        before.setdefault(raw, setting)


_MAKE = "`openssl rand -base64 32` makes one"


def _can_be_overheard(address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme != "http":
        return False
    host = parts.hostname or ""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host not in _NAMED_LOOPBACK
