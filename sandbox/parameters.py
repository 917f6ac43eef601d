"""What a Bot API call brings along, from whichever part of the request it came."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Message

from sandbox.records import Json
from sandbox.refusals import bad_request

TRUE_WORDS = frozenset({"true", "yes", "1"})
MAX_FIELD_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    data: bytes
    mime: str


class Parameters:
    """Every value is a string, as the Bot API sees it; structures are JSON inside it."""

    def __init__(
        self, values: Mapping[str, str], uploads: Mapping[str, Upload] | None = None
    ) -> None:
        self._values = values
        self._uploads = uploads or {}

    def has(self, name: str) -> bool:
        return name in self._values or name in self._uploads

    def text(self, name: str) -> str:
        return self._values.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """A number; what is not one counts as absent, as in Telegram."""
        try:
            return int(self._values[name])
        except (KeyError, ValueError):
            return default

    def number(self, name: str) -> float | None:
        try:
            return float(self._values[name])
        except (KeyError, ValueError):
            return None

    def flag(self, name: str) -> bool:
        return self._values.get(name, "").lower() in TRUE_WORDS

    def structure(self, name: str, what: str) -> Any:
        """A JSON value, or None if absent. `what` names it in the refusal."""
        raw = self._values.get(name)
        if not raw:
            return None
        try:
            return json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise bad_request(f"can't parse {what} JSON object") from error

    def upload(self, name: str) -> Upload | None:
        return self._uploads.get(name)

    def within(self, values: Json) -> "Parameters":
        """A structure's own fields as parameters, with the same uploads."""
        texts = {name: _as_text(value) for name, value in values.items() if value is not None}
        return Parameters(texts, self._uploads)

    def summary(self) -> Json:
        """For the wire log: values as they came, files only by name and size."""
        files = {
            name: {"file_name": upload.name, "bytes": len(upload.data)}
            for name, upload in self._uploads.items()
        }
        return {**self._values, **files}


async def read_parameters(request: Request) -> Parameters:
    """Collect parameters from the query string and from a JSON, form or multipart body."""
    values = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method != "POST":
        return Parameters(values)
    if kind == "application/json":
        values.update(_from_json(await request.body()))
        return Parameters(values)
    uploads: dict[str, Upload] = {}
    async with request.form(max_part_size=MAX_FIELD_BYTES) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                mime = value.content_type or ""
                uploads[name] = Upload(value.filename or name, await value.read(), mime)
            else:
                values[name] = value
    return Parameters(values, uploads)


async def read_answer(answer: httpx.Response) -> Parameters:
    """Parameters in the body of an answer to a webhook, written as in a request."""

    async def receive() -> Message:
        return {"type": "http.request", "body": answer.content, "more_body": False}

    kind = answer.headers.get("content-type", "").encode("latin-1")
    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", kind)]}
    return await read_parameters(Request({**scope, "query_string": b""}, receive))


def _from_json(body: bytes) -> dict[str, str]:
    if not body.strip():
        return {}
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise bad_request("can't parse request body as JSON object") from error
    if not isinstance(parsed, dict):
        raise bad_request("can't parse request body as JSON object")
    return {name: _as_text(value) for name, value in parsed.items() if value is not None}


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
