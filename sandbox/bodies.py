"""What the people's interface and the controls are asked, read strictly.

A body that is not what its model says is answered with 400 and the reason.
"""

import json
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, StringConstraints, TypeAdapter, ValidationError
from starlette.requests import Request

from sandbox.faults import Fault
from sandbox.records import Json

T = TypeVar("T")
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_LONGEST_MS = 253_402_300_799_000
"""The end of the year 9999, where Python's dates end."""
Milliseconds = Annotated[int, Field(ge=-_LONGEST_MS, le=_LONGEST_MS)]
Amount = Annotated[int, Field(ge=1)]


class NotReadable(Exception):
    """The body is not what was asked for; answered with 400 and these words."""


class NewPerson(BaseModel):
    first_name: Words
    id: Amount | None = None
    last_name: str = ""
    username: str | None = Field(None, min_length=1)
    language_code: str = ""
    phone: str = ""


class NewGroup(BaseModel):
    """`members`: the first is the creator; `bots` by username, `administrators` by id."""

    title: Words
    members: list[int] = Field(min_length=1)
    bots: list[str] = []
    administrators: list[int] = []
    type: str = "supergroup"


class NewBot(BaseModel):
    token: str
    username: Words
    name: str = ""
    reads_groups: bool = False


class ClockMove(BaseModel):
    running: bool | None = None
    set_ms: Milliseconds | None = None
    advance_ms: Milliseconds | None = None


class NewLimits(BaseModel):
    """Each limit is a count and a window in milliseconds."""

    on: bool | None = None
    overall: tuple[Amount, Amount] | None = None
    private: tuple[Amount, Amount] | None = None
    group: tuple[Amount, Amount] | None = None


class RawUpdate(BaseModel):
    update: Json | None = None
    bot: int | None = None
    next_id: Amount | None = None


NEW_PERSON = TypeAdapter(NewPerson)
NEW_GROUP = TypeAdapter(NewGroup)
NEW_BOT = TypeAdapter(NewBot)
CLOCK_MOVE = TypeAdapter(ClockMove)
NEW_LIMITS = TypeAdapter(NewLimits)
RAW_UPDATE = TypeAdapter(RawUpdate)
FAULT = TypeAdapter(Fault)


async def read_body(request: Request) -> Any:
    """Whatever JSON the body holds; an empty one counts as `{}`. Raises `NotReadable`."""
    try:
        return json.loads(await request.body() or b"{}")
    except (ValueError, RecursionError) as error:
        raise NotReadable("the body is no JSON") from error


async def read_object(request: Request) -> Json:
    """The body as a JSON object. Raises `NotReadable`."""
    body = await read_body(request)
    if not isinstance(body, dict):
        raise NotReadable("the body has to be a JSON object")
    return body


async def read_as(request: Request, wanted: TypeAdapter[T]) -> T:
    """The body as the model says. Raises `NotReadable` with the first thing that is wrong."""
    try:
        return wanted.validate_python(await read_object(request))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise NotReadable(f"{where}: {first['msg']}") from error
