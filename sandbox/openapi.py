"""The description of the control and people's interface: `/control/openapi.json`, and a page."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.openapi_acts import ACT_SCHEMA
from sandbox.openapi_parts import (
    COMPONENTS,
    FLAG,
    NUMBER,
    OBJECT,
    TEXT,
    all_of,
    holding,
    in_path,
    list_of,
    operation,
    ref,
)
from sandbox.records import Json

FOLDER = Path(__file__).with_name("docs")
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"

AFTER = {"after": (NUMBER, "Only what is newer than this.")}
WAIT = {"wait": (NUMBER, "Seconds of real time to wait for it, at most 60.")}
LIMIT = {"limit": (NUMBER, "How many entries at most.")}
FAULTS = holding(faults=list_of(ref("Fault")))
RESUME = "Go on after this entry; the Last-Event-ID header does the same."

CONTROL: Json = {
    "/control/clock": {
        "get": operation("Read the clock", query=AFTER | WAIT, answer=ref("Clock")),
        "post": operation(
            "Move, stop or start the clock",
            body=all_of(advance_ms=NUMBER, set_ms=NUMBER, running=FLAG),
            answer=ref("Clock"),
        ),
    },
    "/control/wire": {
        "get": operation(
            "Every Bot API call and every update, in order",
            query=AFTER | LIMIT | WAIT,
            answer=holding(entries=list_of(ref("WireEntry")), last=NUMBER),
        )
    },
    "/control/faults": {
        "get": operation("Faults that are on", answer=FAULTS),
        "post": operation("Switch a fault on", body=ref("Fault"), answer=FAULTS, fails=(400,)),
        "delete": operation("Switch all faults off", answer=FAULTS),
    },
    "/control/limits": {
        "get": operation("Flood limits, and how many calls were refused", answer=ref("Limits")),
        "post": operation("Change the flood limits", body=ref("Limits"), answer=ref("Limits")),
    },
    "/control/bots": {
        "get": operation("All bots with their tokens", answer=holding(bots=list_of(ref("Bot")))),
        "post": operation(
            "Register a bot", body=ref("NewBot"), answer=ref("Bot"), status=201, fails=(400,)
        ),
    },
    "/control/updates": {
        "post": operation(
            "Queue a raw update, well-formed or not; number those that follow",
            body=all_of(update=OBJECT, bot=NUMBER, next_id=NUMBER),
            answer=holding(next_id=NUMBER, waiting=NUMBER),
            fails=(404,),
        )
    },
    "/control/state": {"get": operation("How much of everything there is", answer=OBJECT)},
    "/control/reset": {
        "post": operation("Forget people, groups, messages, files; keep the bots", answer=OBJECT)
    },
}

PEOPLE: Json = {
    "/people": {
        "get": operation("Everybody", answer=holding(people=list_of(ref("User")))),
        "post": operation("Create somebody", body=ref("NewPerson"), answer=ref("User"), status=201),
    },
    "/people/groups": {
        "post": operation("Create a group", body=ref("NewGroup"), answer=ref("Chat"), status=201)
    },
    "/people/groups/{group}/members": {
        "post": operation(
            "Let somebody in or out of a group, or make them administrator",
            body=ref("Standing"),
            answer=ref("Chat"),
            fails=(400,),
        )
    },
    "/people/events": {
        "get": operation(
            "Server-sent events of everything that happens",
            query={"after": (NUMBER, RESUME)},
            answer=ref("Event"),
            media="text/event-stream",
        )
    },
    "/people/snapshot": {"get": operation("Everything a page needs after a reload", answer=OBJECT)},
    "/people/files/{file_id}": {
        "get": operation("A file's bytes", answer=TEXT, media="application/octet-stream")
    },
    "/people/{user}/chats": {
        "get": operation("Somebody's chats", answer=holding(chats=list_of(OBJECT)))
    },
    "/people/{user}/chats/{peer}": {
        "get": operation(
            "A chat as somebody sees it; `peer` is a bot's username or id, or a group's id",
            query=AFTER | WAIT,
            answer=ref("ChatView"),
            fails=(409,),
        )
    },
    "/people/{user}/chats/{peer}/acts": {
        "post": operation(
            "Do what a person does", body=ACT_SCHEMA, answer=ref("Outcome"), fails=(400, 409)
        )
    },
}

DESCRIPTION: Json = {
    "openapi": "3.1.0",
    "info": {
        "title": "Sandbox",
        "version": "1",
        "description": "People to play and controls of a Telegram that runs on this machine. "
        "The Bot API itself is at /bot{token}/{method}.",
    },
    "paths": {path: {**methods, **in_path(path)} for path, methods in (CONTROL | PEOPLE).items()},
    "components": {"schemas": COMPONENTS},
}


async def description(_: Request) -> Response:
    return JSONResponse(DESCRIPTION)


async def page(_: Request) -> Response:
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    return FileResponse(FOLDER / "index.html", headers=headers)


ROUTES = [
    Route("/control/openapi.json", description, methods=["GET"]),
    Route("/control/docs", page, methods=["GET"]),
    Mount("/control/docs", StaticFiles(directory=FOLDER)),
]
