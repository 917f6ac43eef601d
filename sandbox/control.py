"""The controls over HTTP: clock, wire, faults, limits, bots, raw updates, reset."""

from dataclasses import asdict, fields
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.faults import Fault
from sandbox.limits import Allowance, LimitSettings
from sandbox.recorder import recorder_of
from sandbox.records import Bot, Json
from sandbox.world import World

LONGEST_WAIT_S = 60.0


def world_of(request: Request) -> World:
    world: World = request.app.state.world
    return world


def asked(request: Request, name: str, default: float = 0) -> float:
    try:
        return float(request.query_params.get(name, default))
    except ValueError:
        return default


async def read_clock(request: Request) -> Response:
    """With `after`, answer only once the clock was moved past that version."""
    clock = world_of(request).clock
    wait = min(asked(request, "wait"), LONGEST_WAIT_S)
    if "after" in request.query_params:
        after = int(asked(request, "after"))
        await clock.bell.until(lambda: clock.version > after, wait)
    return JSONResponse(clock.reading())


async def move_clock(request: Request) -> Response:
    world = world_of(request)
    body: Json = await request.json()
    recorder_of(request).move(body)
    if "running" in body:
        move = world.clock.run if body["running"] else world.clock.freeze
        move()
    if "set_ms" in body:
        world.clock.set(int(body["set_ms"]))
    if "advance_ms" in body:
        world.clock.advance(int(body["advance_ms"]))
    world.journal.write("clock", **world.clock.reading())
    return JSONResponse(world.clock.reading())


async def read_wire(request: Request) -> Response:
    after, limit = int(asked(request, "after")), int(asked(request, "limit", 1000))
    wait = min(asked(request, "wait"), LONGEST_WAIT_S)
    wire = world_of(request).wire
    return JSONResponse({"entries": await wire.read(after, limit, wait), "last": wire.last})


async def read_faults(request: Request) -> Response:
    return JSONResponse({"faults": [asdict(fault) for fault in world_of(request).faults.active]})


async def add_fault(request: Request) -> Response:
    body: Json = await request.json()
    known = {field.name for field in fields(Fault)}
    try:
        fault = Fault(**{name: value for name, value in body.items() if name in known})
        world_of(request).faults.add(fault)
    except (TypeError, ValueError) as error:
        return JSONResponse({"error": str(error)}, 400)
    return await read_faults(request)


async def clear_faults(request: Request) -> Response:
    world_of(request).faults.clear()
    return await read_faults(request)


async def read_limits(request: Request) -> Response:
    limits = world_of(request).limits
    return JSONResponse({**asdict(limits.settings), "refused": limits.refused})


async def set_limits(request: Request) -> Response:
    """`{"on": true, "private": [1, 1000]}`: count and window in milliseconds."""
    body: Json = await request.json()
    old = world_of(request).limits.settings
    changed: dict[str, Any] = {
        name: Allowance(*body[name]) if name in body else getattr(old, name)
        for name in ("overall", "private", "group")
    }
    on = bool(body.get("on", old.on))
    world_of(request).limits.settings = LimitSettings(on=on, **changed)
    return await read_limits(request)


async def list_bots(request: Request) -> Response:
    return JSONResponse({"bots": [bot_json(bot) for bot in world_of(request).bots.values()]})


async def add_bot(request: Request) -> Response:
    body: Json = await request.json()
    try:
        bot = world_of(request).add_bot(
            body["token"],
            body["username"],
            body.get("name", ""),
            reads_groups=bool(body.get("reads_groups")),
        )
    except (KeyError, ValueError) as error:
        return JSONResponse({"error": str(error)}, 400)
    return JSONResponse(bot_json(bot), 201)


async def inject_update(request: Request) -> Response:
    """`{"update": {...}, "bot": id}` queues a raw update; `next_id` renumbers what follows."""
    world = world_of(request)
    body: Json = await request.json()
    first = next(iter(world.bots.values())).id
    inbox = world.inboxes.get(int(body.get("bot", first)))
    if inbox is None:
        return JSONResponse({"error": "no such bot"}, 404)
    if "next_id" in body:
        inbox.rebase(int(body["next_id"]))
    if "update" in body:
        inbox.push_raw(body["update"])
    return JSONResponse({"next_id": inbox.next_id, "waiting": len(inbox)})


async def state(request: Request) -> Response:
    world = world_of(request)
    messages = sum(len(c.messages) for c in world.conversations.values())
    return JSONResponse(
        {
            "people": len(world.users),
            "groups": len(world.groups),
            "chats": len(world.conversations),
            "messages": messages,
            "files": len(world.files),
            "waiting": {str(bot): len(inbox) for bot, inbox in world.inboxes.items()},
            "wire": world.wire.last,
            "journal": world.journal.last,
            "refused": world.limits.refused,
            "clock": world.clock.reading(),
        }
    )


async def reset(request: Request) -> Response:
    world_of(request).reset()
    return await state(request)


def bot_json(bot: Bot) -> Json:
    user = bot.user
    return {"id": user.id, "username": user.username, "name": user.first_name, "token": bot.token}


ROUTES = [
    Route("/control/clock", read_clock, methods=["GET"]),
    Route("/control/clock", move_clock, methods=["POST"]),
    Route("/control/wire", read_wire, methods=["GET"]),
    Route("/control/faults", read_faults, methods=["GET"]),
    Route("/control/faults", add_fault, methods=["POST"]),
    Route("/control/faults", clear_faults, methods=["DELETE"]),
    Route("/control/limits", read_limits, methods=["GET"]),
    Route("/control/limits", set_limits, methods=["POST"]),
    Route("/control/bots", list_bots, methods=["GET"]),
    Route("/control/bots", add_bot, methods=["POST"]),
    Route("/control/updates", inject_update, methods=["POST"]),
    Route("/control/state", state, methods=["GET"]),
    Route("/control/reset", reset, methods=["POST"]),
]
