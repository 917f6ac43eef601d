"""The people's interface over HTTP: make people and groups, act, read, follow."""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox import groups
from sandbox.acts import Impossible
from sandbox.bodies import NEW_GROUP, NEW_PERSON, NotReadable, read_as, read_object
from sandbox.control import LONGEST_WAIT_S, asked, bot_json, world_of
from sandbox.deeds import ACTS
from sandbox.recorder import recorder_of
from sandbox.records import Json, Message, Room
from sandbox.render import chat_json, group_json, user_json
from sandbox.views import chat_view, chats_of, message_view, peer_json, room_of
from sandbox.world import World

KEEP_ALIVE_S = 15.0
SAMPLE_LATITUDE, SAMPLE_LONGITUDE = 21.8583, 111.9822


async def create_person(request: Request) -> Response:
    new = await read_as(request, NEW_PERSON)
    details = new.model_dump(exclude={"id", "first_name"}, exclude_none=True)
    try:
        person = world_of(request).add_person(new.first_name, user_id=new.id, **details)
    except ValueError as error:
        raise NotReadable(str(error)) from error
    return JSONResponse(user_json(person), 201)


async def list_people(request: Request) -> Response:
    return JSONResponse({"people": [user_json(u) for u in world_of(request).users.values()]})


async def create_group(request: Request) -> Response:
    """`members` (the first is the creator), `bots` by username, `administrators` by id."""
    world = world_of(request)
    new = await read_as(request, NEW_GROUP)
    wanted = {name.lower() for name in new.bots}
    try:
        group = groups.create(
            world,
            new.title,
            new.members,
            [bot for bot in world.bots.values() if bot.user.username.lower() in wanted],
            administrators=new.administrators,
            kind=new.type,
        )
    except (KeyError, ValueError) as error:
        raise NotReadable(str(error)) from error
    return JSONResponse(group_json(group), 201)


async def move_member(request: Request) -> Response:
    """`{"user": id, "standing": "member"/"administrator"/"left"/"kicked", "by"?: id}`.

    `rights` are further rights of an administrator, such as `{"can_promote_members": true}`.
    """
    world = world_of(request)
    body: Json = await read_object(request)
    try:
        group = world.groups[int(request.path_params["group"])]
        user = int(body["user"])
        by = int(body.get("by", user))
        groups.move(world, group, user, body["standing"], by=by, rights=body.get("rights"))
    except (KeyError, TypeError, ValueError) as error:
        return JSONResponse({"error": f"cannot be done: {error!r}"}, 400)
    return JSONResponse(peer_json(world, Room(0, group.id)))


async def list_chats(request: Request) -> Response:
    user = int(request.path_params["user"])
    return JSONResponse({"chats": chats_of(world_of(request), user)})


async def read_chat(request: Request) -> Response:
    """With `wait`, answer only when something newer than version `after` has happened."""
    world = world_of(request)
    after = int(asked(request, "after"))
    wait = min(asked(request, "wait"), LONGEST_WAIT_S)
    try:
        _, room = _place(request)
        conversation = world.conversation(room)
        await conversation.bell.until(lambda: conversation.version > after, wait)
        user, room = _place(request)  # a reset may have taken both away
    except Impossible as impossible:
        return _sorry(impossible)
    return JSONResponse(chat_view(world, user, room, after))


async def act(request: Request) -> Response:
    """`{"act": "say", "text": …}`; the answer holds what came of it."""
    world = world_of(request)
    given: Json = await read_object(request)
    body = {"latitude": SAMPLE_LATITUDE, "longitude": SAMPLE_LONGITUDE, **given}
    try:
        user, room = _place(request)
        perform = ACTS.get(str(body.get("act")))
        if perform is None:
            raise Impossible(f"no such act: {body.get('act')}")
        with recorder_of(request).acting(user, room, body):
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
