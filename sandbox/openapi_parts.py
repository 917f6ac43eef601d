"""Pieces that the description of the interface is made of."""

import re
from http import HTTPStatus

from sandbox.records import Json

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
DECIMAL: Json = {"type": "number"}
FLAG: Json = {"type": "boolean"}
OBJECT: Json = {"type": "object"}
ERROR: Json = {"$ref": "#/components/schemas/Error"}


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def list_of(schema: Json) -> Json:
    return {"type": "array", "items": schema}


def one_of(*values: str) -> Json:
    return {"type": "string", "enum": list(values)}


def all_of(required: str = "", **fields: Json) -> Json:
    """An object; `required` names fields that must be there, separated by spaces."""
    schema: Json = {"type": "object", "properties": fields}
    return {**schema, "required": required.split()} if required else schema


def holding(**fields: Json) -> Json:
    """An object that always has all of these."""
    return all_of(" ".join(fields), **fields)


def operation(
    summary: str,
    *,
    answer: Json,
    query: dict[str, tuple[Json, str]] | None = None,
    body: Json | None = None,
    status: int = 200,
    fails: tuple[int, ...] = (),
    media: str = "application/json",
) -> Json:
    """One operation, without the parameters in its path: see `in_path`."""
    described: Json = {
        "summary": summary,
        "parameters": [
            {"name": name, "in": "query", "schema": schema, "description": words}
            for name, (schema, words) in (query or {}).items()
        ],
        "responses": {str(status): _response(status, answer, media)}
        | {str(code): _response(code, ERROR, "application/json") for code in fails},
    }
    if body is not None:
        content = {"application/json": {"schema": body}}
        described["requestBody"] = {"required": True, "content": content}
    return described


def in_path(path: str) -> Json:
    """The parameters that all operations of a path share."""
    names = re.findall(r"\{(\w+)\}", path)
    parameters = [{"name": n, "in": "path", "required": True, "schema": TEXT} for n in names]
    return {"parameters": parameters} if names else {}


def _response(status: int, schema: Json, media: str) -> Json:
    return {"description": HTTPStatus(status).phrase, "content": {media: {"schema": schema}}}


WINDOW: Json = {
    "type": "array",
    "items": NUMBER,
    "minItems": 2,
    "maxItems": 2,
    "description": "How many messages within how many milliseconds.",
}
COMPONENTS: Json = {
    "Error": all_of("error", error=TEXT),
    "Clock": holding(now_ms=NUMBER, running=FLAG, version=NUMBER),
    "WireEntry": {
        **all_of(
            "seq kind at_ms mono_ns",
            seq=NUMBER,
            kind=one_of("call", "queued", "handed", "confirmed", "failed"),
            at_ms=NUMBER,
            mono_ns=NUMBER,
            bot=NUMBER,
        ),
        "description": "at_ms is the sandbox's clock, mono_ns this machine's monotonic one.",
    },
    "Fault": all_of(
        "outcome",
        outcome=one_of("answer", "status", "reset", "duplicate", "reorder"),
        method=TEXT,
        after=FLAG,
        wait_ms=NUMBER,
        status=NUMBER,
        retry_after=NUMBER,
        probability=DECIMAL,
        count={"type": ["integer", "null"]},
    ),
    "Limits": all_of(on=FLAG, overall=WINDOW, private=WINDOW, group=WINDOW, refused=NUMBER),
    "NewBot": all_of("token username", token=TEXT, username=TEXT, name=TEXT, reads_groups=FLAG),
    "Bot": holding(id=NUMBER, username=TEXT, name=TEXT, token=TEXT),
    "NewPerson": all_of(
        "first_name",
        first_name=TEXT,
        last_name=TEXT,
        username=TEXT,
        language_code=TEXT,
        phone=TEXT,
        id=NUMBER,
    ),
    "User": {**all_of("id is_bot first_name", id=NUMBER, is_bot=FLAG, first_name=TEXT)},
    "NewGroup": all_of(
        "title members",
        title=TEXT,
        members=list_of(NUMBER),
        bots=list_of(TEXT),
        administrators=list_of(NUMBER),
        type=one_of("group", "supergroup"),
    ),
    "Standing": all_of(
        "user standing",
        user=NUMBER,
        standing=one_of("member", "administrator", "restricted", "left", "kicked"),
        by=NUMBER,
        rights=OBJECT,
    ),
    "Chat": all_of("id type", id=NUMBER, type=TEXT, title=TEXT, members=list_of(ref("User"))),
    "Event": {
        **all_of("seq kind", seq=NUMBER, kind=TEXT, bot=NUMBER, chat=NUMBER),
        "description": "With further fields, by kind.",
    },
    "Message": {
        **all_of(
            "message_id date version mine",
            message_id=NUMBER,
            date=NUMBER,
            version=NUMBER,
            mine=FLAG,
            reactions=list_of(holding(emoji=TEXT, count=NUMBER)),
            votes=OBJECT,
            chosen=list_of(NUMBER),
        ),
        "description": "A message of the Bot API with what its reader sees besides.",
    },
    "ChatView": all_of(
        "version messages ids alerts typing started blocked",
        version=NUMBER,
        chat=OBJECT,
        messages=list_of(ref("Message")),
        ids=list_of(NUMBER),
        alerts=list_of(OBJECT),
        keyboard={"type": ["object", "null"]},
        asks={"type": ["integer", "null"]},
        pinned={"type": ["object", "null"]},
        commands=list_of(OBJECT),
        typing=TEXT,
        started=FLAG,
        blocked=FLAG,
    ),
    "Outcome": {
        **all_of(
            message=ref("Message"),
            messages=list_of(ref("Message")),
            query_id=TEXT,
            url=TEXT,
            copy_text=OBJECT,
            peer=TEXT,
        ),
        "description": "What came of it, by act.",
    },
}
