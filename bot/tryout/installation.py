"""A throw-away installation on the sample district: settings, keys and database in one folder."""

import base64
import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.catalogue import read_catalogue
from bot.config import CatalogueSettings
from handlers.wording import Wording, load
from rules.invites import NONCE_BYTES, mint
from rules.people import Role
from storage.cipher import Cipher

TIME_ZONE = "Asia/Shanghai"
_INVITE_LASTS = timedelta(days=7)
_SETTINGS = """\
[telegram]
token = {token}
base_url = {base_url}

[storage]
url = {storage}

[security]
keys = [{key}]
invite_key = {invite_key}

[district]
file = {district}

[clock]
url = {sandbox}
time_zone = {time_zone}

[health]
port = 0
"""


@dataclass(frozen=True, slots=True)
class Installation:
    """Where everything of it lies. Whoever made the folder takes it away again."""

    folder: Path
    key: str
    invite_key: bytes

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    @property
    def database(self) -> Path:
        return self.folder / "wulian.sqlite3"

    @property
    def cipher(self) -> Cipher:
        return Cipher.from_keys([self.key])

    def wipe(self) -> None:
        """Forget everything that the bot has kept; it must not be running."""
        for path in self.folder.glob(f"{self.database.name}*"):
            path.unlink()

    def put_aside(self, folder: Path) -> None:
        """Move all that the bot has kept to a new folder; it must not be running."""
        folder.mkdir()
        for path in self.folder.glob(f"{self.database.name}*"):
            path.rename(folder / path.name)

    def bring_back(self, folder: Path) -> None:
        """What was put aside there, in place of what is there now."""
        self.wipe()
        for path in folder.iterdir():
            path.rename(self.folder / path.name)
        folder.rmdir()

    @property
    def log(self) -> Path:
        """What the bot writes to standard error."""
        return self.folder / "bot.log"

    def invite(self, role: Role, where: str, now: datetime) -> str:
        """A fresh token to a role at a place or in a squad, as `wulian invite` makes it."""
        return mint(role, where, now + _INVITE_LASTS, os.urandom(NONCE_BYTES), self.invite_key)


def install(folder: Path, sandbox: str, token: str) -> Installation:
    """Write the settings of a bot that talks to the sandbox at this address."""
    key, invite_key = Cipher.generate_key(), Cipher.generate_key()
    installation = Installation(folder.absolute(), key, base64.b64decode(invite_key))
    values = {
        "token": token,
        "base_url": f"{sandbox}/bot",
        "storage": f"sqlite:///{installation.database}",
        "key": key,
        "invite_key": invite_key,
        "district": str(_district()),
        "sandbox": sandbox,
        "time_zone": TIME_ZONE,
    }
    # A JSON string is a TOML string, too.
    quoted = {name: json.dumps(value) for name, value in values.items()}
    installation.config.write_text(_SETTINGS.format(**quoted), encoding="utf-8")
    return installation


def read_wording() -> Wording:
    """The sentences that such a bot speaks."""
    return load(read_catalogue(CatalogueSettings().path, _district()).texts)


def _district() -> Path:
    return CatalogueSettings().path / "sample-district.toml"
