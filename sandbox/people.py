"""The people's interface over HTTP: make people and groups, act, read, follow."""

import json
from base64 import b64decode
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox import acts, groups, media, samples
from sandbox.acts import Impossible
from sandbox.control import LONGEST_WAIT_S, asked, bot_json, world_of
from sandbox.records import Json, Message, Room
from sandbox.render import chat_json, group_json, user_json
from sandbox.views import chat_view, chats_of, message_view, peer_json, room_of
from sandbox.world import World

KEEP_ALIVE_S = 15.0
SAMPLE_LATITUDE, SAMPLE_LONGITUDE = 21.8583, 111.9822


async def create_person(request: Request) -> Response:
    body: Json = await request.json()
    names = ("last_name", "username", "language_code", "phone")
    details = {name: str(body[name]) for name in names if body.get(name)}
    person = world_of(request).add_person(body["first_name"], user_id=body.get("id"), **details)
    return JSONResponse(user_json(person), 201)


async def list_people(request: Request) -> Response:
    return JSONResponse({"people": [user_json(u) for u in world_of(request).users.values()]})


async def create_group(request: Request) -> Response:
    """`members` (the first is the creator), `bots` by username, `administrators` by id."""
    world = world_of(request)
    body: Json = await request.json()
    wanted = {str(name).lower() for name in body.get("bots", [])}
    group = groups.create(
        world,
        body["title"],
        body["members"],
        [bot for bot in world.bots.values() if bot.user.username.lower() in wanted],
        administrators=body.get("administrators", []),
        kind=body.get("type", "supergroup"),
    )
    return JSONResponse(group_json(group), 201)


async def move_member(request: Request) -> Response:
    """`{"user": id, "standing": "member"/"administrator"/"left"/"kicked", "by"?: id}`."""
    world = world_of(request)
    body: Json = await request.json()
    try:
        group = world.groups[int(request.path_params["group"])]
        user = int(body["user"])
        groups.move(world, group, user, body["standing"], by=int(body.get("by", user)))
    except (KeyError, TypeError, ValueError) as error:
        return JSONResponse({"error": f"cannot be done: {error!r}"}, 400)
    return JSONResponse(peer_json(world, Room(0, group.id)))


async def list_chats(request: Request) -> Response:
    user = int(request.path_params["user"])
    return JSONResponse({"chats": chats_of(world_of(request), user)})


async def read_chat(request: Request) -> Response:
    """With `wait`, answer only when something newer than version `after` has happened."""
    world = world_of(request)
    try:
        user, room = _place(request)
    except Impossible as impossible:
        return _sorry(impossible)
    after = int(asked(request, "after"))
    conversation = world.conversation(room)
    wait = min(asked(request, "wait"), LONGEST_WAIT_S)
    await world.journal.bell.until(lambda: conversation.version > after, wait)
    return JSONResponse(chat_view(world, user, room, after))


async def act(request: Request) -> Response:
    """`{"act": "say", "text": …}`; the answer holds what came of it."""
    world = world_of(request)
    body: Json = await request.json()
    try:
        user, room = _place(request)
        perform = ACTS.get(str(body.get("act")))
        if perform is None:
            raise Impossible(f"no such act: {body.get('act')}")
        outcome = perform(world, user, room, body)
    except Impossible as impossible:
        return _sorry(impossible)
    except (KeyError, TypeError, ValueError) as error:
        return JSONResponse({"error": f"malformed act: {error!r}"}, 400)
    if isinstance(outcome, Message):
        return JSONResponse({"message": message_view(world, user, outcome)})
    return JSONResponse(outcome or {})


async def file_bytes(request: Request) -> Response:
    file = world_of(request).files.get(request.path_params["file_id"])
    return Response(file.data, media_type=file.mime) if file else Response(status_code=404)


async def snapshot(request: Request) -> Response:
    """Everything a page needs after a reload; `journal` is where its event stream goes on."""
    world = world_of(request)
    chats = [
        {"user": user, **chat_view(world, user, room_of(world, user, chat["peer"]))}
        for user in world.users
        for chat in chats_of(world, user)
    ]
    return JSONResponse(
        {
            "journal": world.journal.last,
            "clock": world.clock.reading(),
            "people": [user_json(user) for user in world.users.values()],
            "groups": [chat_json(world, Room(0, group)) for group in world.groups],
            "bots": [bot_json(bot) for bot in world.bots.values()],
            "chats": chats,
        }
    )


async def events(request: Request) -> Response:
    """Server-sent events, one per journal entry after `after` (or the Last-Event-ID header)."""
    world = world_of(request)
    resumed = request.headers.get("last-event-id")
    after = int(asked(request, "after", world.journal.last))
    start = int(resumed) if resumed and resumed.isdigit() else after
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_stream(world, start), media_type="text/event-stream", headers=headers)


async def _stream(world: World, after: int) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    while True:
        entries = await world.journal.wait(after, KEEP_ALIVE_S)
        if not entries:
            yield ": still here\n\n"
        for entry in entries:
            after = entry["seq"]
            yield f"id: {after}\ndata: {json.dumps(entry, ensure_ascii=False)}\n\n"


def _place(request: Request) -> tuple[int, Room]:
    user = int(request.path_params["user"])
    return user, room_of(world_of(request), user, request.path_params["peer"])


def _sorry(impossible: Impossible) -> Response:
    return JSONResponse({"error": str(impossible)}, 409)


def _say(world: World, user: int, room: Room, body: Json) -> Message:
    return acts.say(world, user, room, body["text"], reply_to=body.get("reply_to"))


def _photo(world: World, user: int, room: Room, body: Json) -> Message:
    data = b64decode(body["base64"]) if body.get("base64") else media.preview_png(800, 600)
    return acts.send_photo(world, user, room, data, body.get("caption", ""))


def _voice(world: World, user: int, room: Room, body: Json) -> Message:
    seconds = int(body.get("seconds", 3))
    data = b64decode(body["base64"]) if body.get("base64") else samples.voice(seconds)
    return acts.speak(world, user, room, media.voice(world.files, data, seconds, "audio/ogg"))


def _document(world: World, user: int, room: Room, body: Json) -> Message:
    data = b64decode(body["base64"])
    content = media.document(world.files, data, body["name"], body.get("mime", ""))
    return acts.speak(world, user, room, content | acts.caption_content(body.get("caption", "")))


def _location(world: World, user: int, room: Room, body: Json) -> Message:
    return acts.speak(world, user, room, media.location(body["latitude"], body["longitude"]))


def _contact(world: World, user: int, room: Room, body: Json) -> Message:
    if "phone" not in body:
        return acts.speak(world, user, room, acts.own_contact(world, user))
    content = media.contact(body["phone"], body["name"], user_id=body.get("user_id"))
    return acts.speak(world, user, room, content)


def _edit(world: World, user: int, room: Room, body: Json) -> Message:
    return acts.edit(world, user, room, body["message_id"], body["text"])


def _tap(world: World, user: int, room: Room, body: Json) -> Json:
    return acts.tap(world, user, room, body["message_id"], body["row"], body["column"])


def _press(world: World, user: int, room: Room, body: Json) -> Message:
    latitude = body.get("latitude", SAMPLE_LATITUDE)
    longitude = body.get("longitude", SAMPLE_LONGITUDE)
    return acts.press(world, user, room, body["label"], latitude, longitude)


def _block(world: World, user: int, room: Room, body: Json) -> None:
    acts.block(world, user, room, blocked=body["act"] == "block")


def _forward(world: World, user: int, room: Room, body: Json) -> Message:
    source_room = room_of(world, user, str(body["from_peer"])) if "from_peer" in body else room
    source = acts.message_in(world, source_room, body["message_id"])
    return acts.forward(world, user, source, room)


ACTS: dict[str, Callable[[World, int, Room, Json], Any]] = {
    "say": _say,
    "photo": _photo,
    "voice": _voice,
    "document": _document,
    "location": _location,
    "contact": _contact,
    "edit": _edit,
    "tap": _tap,
    "press": _press,
    "block": _block,
    "unblock": _block,
    "forward": _forward,
}

ROUTES = [
    Route("/people", create_person, methods=["POST"]),
    Route("/people", list_people, methods=["GET"]),
    Route("/people/groups", create_group, methods=["POST"]),
    Route("/people/groups/{group}/members", move_member, methods=["POST"]),
    Route("/people/events", events, methods=["GET"]),
    Route("/people/snapshot", snapshot, methods=["GET"]),
    Route("/people/files/{file_id}", file_bytes, methods=["GET"]),
    Route("/people/{user}/chats", list_chats, methods=["GET"]),
    Route("/people/{user}/chats/{peer}", read_chat, methods=["GET"]),
    Route("/people/{user}/chats/{peer}/acts", act, methods=["POST"]),
]
