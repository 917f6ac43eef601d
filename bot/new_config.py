"""`wulian make-config`: settings to begin with, with keys of their own."""

import base64
import json
import os
from pathlib import Path

from bot.config import CatalogueSettings, ConfigWrong

_SAMPLE = CatalogueSettings().path / "sample-district.toml"
_KEY_BYTES = 32
_SETTINGS = """\
# Every other setting, with its default and what it means: config.example.toml.

[telegram]
token = {token}

[security]
# Without the keys the database cannot be read: keep a copy of this file elsewhere.
keys = [{key}]
invite_key = {invite_key}

[district]
# The sample; copy it, write your own places and squads, and name your file here.
file = {district}
"""


def make_config(file: Path, token: str) -> None:
    """Writes the settings, for their owner's eyes alone. Raises ConfigWrong for a file that is
    there already, OSError."""
    text = _SETTINGS.format(
        token=json.dumps(token),
        key=json.dumps(_new_key()),
        invite_key=json.dumps(_new_key()),
        district=json.dumps(os.path.relpath(_SAMPLE, file.absolute().parent)),
    )
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as there:
        raise ConfigWrong(f"{file} is there already") from there
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(text)


def _new_key() -> str:
    return base64.b64encode(os.urandom(_KEY_BYTES)).decode()
