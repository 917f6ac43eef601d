"""Logs without secrets: no token, no message text, no name, no phone number.

Everything passes one handler at the root, so that no library can write past it. What a library
puts into its messages is dropped there, since an update or a request may be among it; an error
shows its kind and its lines of code, and its words only where they are about the machine.
"""

import logging
import re
import sys
import traceback
from collections import Counter
from collections.abc import Iterable
from typing import IO

from pythonjsonlogger.json import JsonFormatter

from storage.errors import StorageError

OWN = frozenset({"bot", "handlers", "casework", "storage", "rules"})
_HIDDEN = "[hidden]"
_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{6,}")
_NUMBER = re.compile(r"\+?\d{7,}|(?<!\d)1\d{2}[ -]\d{4}[ -]\d{4}(?!\d)")
_MACHINE = (StorageError, OSError)
_LONGEST = 300
_FIELDS = "%(asctime)s %(levelname)s %(name)s %(message)s"


class Repeats(logging.Filter):
    """Lets each line of code write `MOST` records a minute.

    The first record of the next minute says how many were left out, so whoever knocks without
    end does not fill the disk.
    """

    MOST = 60
    _MINUTE = 60.0

    def __init__(self) -> None:
        super().__init__()
        self._since = -self._MINUTE
        self._written: Counter[tuple[str, int]] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        if not 0 <= record.created - self._since < self._MINUTE:
            record.left_out = sum(max(n - self.MOST, 0) for n in self._written.values())
            self._since = record.created
            self._written.clear()
        where = record.pathname, record.lineno
        self._written[where] += 1
        return self._written[where] <= self.MOST


class ScrubbingHandler(logging.StreamHandler[IO[str]]):
    """Writes records with `secrets`, tokens and personal data taken out."""

    def __init__(self, stream: IO[str], secrets: Iterable[str]) -> None:
        super().__init__(stream)
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        clean = logging.makeLogRecord(
            {
                "name": record.name,
                "levelno": record.levelno,
                "levelname": record.levelname,
                "created": record.created,
                "msecs": record.msecs,
                "msg": self._scrubbed(_message(record)),
            }
        )
        if left_out := getattr(record, "left_out", 0):
            clean.msg += f" ({left_out} records of the minute before left out)"
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            clean.exc_text = self._scrubbed(_told(error))
        return super().format(clean)

    def _scrubbed(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return _NUMBER.sub(_HIDDEN, _TOKEN.sub(_HIDDEN, text))


def set_up(
    level: str, *, as_json: bool, secrets: Iterable[str], stream: IO[str] | None = None
) -> None:
    """Send every record of this process to `stream` (standard error) through the scrubber.

    Libraries are heard from WARNING on.
    """
    handler = ScrubbingHandler(stream or sys.stderr, secrets)
    handler.setFormatter(JsonFormatter(_FIELDS) if as_json else logging.Formatter(_FIELDS))
    handler.addFilter(Repeats())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in OWN:
        logging.getLogger(name).setLevel(level)


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in OWN:
        return record.getMessage()
    return str(record.msg).partition("\n")[0][:_LONGEST]


def _told(error: BaseException) -> str:
    """The chain of errors that led here, the first one first."""
    lines: list[str] = []
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        lines.append(_told(earlier))
    lines += traceback.format_tb(error.__traceback__)
    words = f": {error}".partition("\n")[0] if isinstance(error, _MACHINE) else ""
    return "".join([*lines, type(error).__name__, words, "\n"])
