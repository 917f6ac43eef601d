"""Neither the token nor anything personal reaches a log, whoever writes it."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot import logs
from storage.errors import StorageUnavailable

TOKEN = "123456789:AAF-secret_secret_secret_secret_secr"
KEY = "a-key-of-this-installation"
PERSONAL = f"梅姨 lives at 3-502, {TOKEN}"


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.level, list(root.handlers)
    stream = io.StringIO()
    logs.set_up("INFO", as_json=True, secrets=[TOKEN, KEY], stream=stream)
    yield stream
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    for name in logs.OWN:
        logging.getLogger(name).setLevel(logging.NOTSET)


def entries(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_our_words_are_one_json_object_a_line(out: io.StringIO) -> None:
    logging.getLogger("bot.worker").info("update %s failed", 17)
    entry = entries(out)[0]
    assert entry["message"] == "update 17 failed"
    assert entry["levelname"] == "INFO"
    assert entry["name"] == "bot.worker"


@pytest.mark.parametrize(
    "name", ["bot.sender", "handlers.talk", "httpx", "telegram.ext.Updater", "uvicorn.error"]
)
@pytest.mark.parametrize("secret", [TOKEN, KEY, "4242:SANDBOX", "13800138000", "138 0013 8000"])
def test_secrets_and_phones_are_hidden(out: io.StringIO, name: str, secret: str) -> None:
    logging.getLogger(name).error("calling https://api.telegram.org/bot%s/getMe", secret)
    logging.getLogger(name).error(f"calling bot{secret}/getMe")
    assert secret not in out.getvalue()
    assert len(entries(out)) == 2


def test_a_line_of_code_writes_so_often_a_minute(out: io.StringIO) -> None:
    """Whoever sends nonsense without end does not fill the disk."""
    first = 1_795_665_600.0
    logger = logging.getLogger("uvicorn.error")
    for second in (*range(30), *range(30), *range(30), 61):
        where = ("uvicorn.error", logging.WARNING, "h11_impl.py", 200, "Invalid HTTP request.")
        record = logger.makeRecord(*where, (), None)
        record.created = first + second
        logger.handle(record)
    said = entries(out)
    assert len(said) == logs.Repeats.MOST + 1
    assert said[-1]["message"].endswith("(30 records of the minute before left out)")


def test_libraries_are_not_heard_below_a_warning(out: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s", TOKEN)
    logging.getLogger("telegram.Bot").debug("parameters %s", {"text": "梅姨"})
    assert out.getvalue() == ""


def test_what_libraries_were_given_is_dropped(out: io.StringIO) -> None:
    logging.getLogger("telegram.ext").error("while handling %s", {"text": "梅姨"})
    logging.getLogger("asyncio").error("a task failed\nfuture: ValueError('梅姨')")
    assert "梅姨" not in out.getvalue()
    assert [entry["message"] for entry in entries(out)] == ["while handling %s", "a task failed"]


def fail(error: Exception) -> None:
    try:
        raise KeyError(PERSONAL)
    except KeyError as first:
        raise error from first


def test_an_error_shows_its_kind_and_lines_but_not_its_words(out: io.StringIO) -> None:
    with pytest.raises(ValueError, match="梅姨") as caught:
        fail(ValueError(PERSONAL))
    logging.getLogger("bot.worker").error("failed", exc_info=caught.value)
    told = entries(out)[0]["exc_info"]
    assert "梅姨" not in told
    assert TOKEN not in told
    assert "KeyError\n" in told
    assert told.endswith("ValueError\n")
    assert "test_logs.py" in told


def test_an_error_of_the_machine_keeps_its_first_line(out: io.StringIO) -> None:
    with pytest.raises(StorageUnavailable) as caught:
        fail(StorageUnavailable(f"disk full at {TOKEN}\n{PERSONAL}"))
    logging.getLogger("bot.worker").error("failed", exc_info=caught.value)
    told = entries(out)[0]["exc_info"]
    assert "StorageUnavailable: disk full at [hidden]" in told
    assert "梅姨" not in told


def test_plain_lines_for_people(out: io.StringIO) -> None:
    stream = io.StringIO()
    logs.set_up("WARNING", as_json=False, secrets=[], stream=stream)
    logging.getLogger("bot.app").info("not heard")
    logging.getLogger("bot.app").warning("heard")
    assert stream.getvalue().endswith("WARNING bot.app heard\n")
