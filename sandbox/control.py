"""The controls over HTTP: clock, wire, faults, limits, bots, raw updates, reset."""

from dataclasses import asdict, replace

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.bodies import (
    CLOCK_MOVE,
    FAULT,
    NEW_BOT,
    NEW_LIMITS,
    RAW_UPDATE,
    NotReadable,
    read_as,
)
from sandbox.limits import Allowance
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
    move = await read_as(request, CLOCK_MOVE)
    recorder_of(request).move(move.model_dump(include={"set_ms", "advance_ms"}, exclude_none=True))
    if move.running is not None:
        turn = world.clock.run if move.running else world.clock.freeze
        turn()
    if move.set_ms is not None:
        world.clock.set(move.set_ms)
    if move.advance_ms is not None:
        world.clock.advance(move.advance_ms)
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
    fault = await read_as(request, FAULT)
    try:
        world_of(request).faults.add(fault)
    except ValueError as error:
        raise NotReadable(str(error)) from error
    return await read_faults(request)


async def clear_faults(request: Request) -> Response:
    world_of(request).faults.clear()
    return await read_faults(request)


async def read_limits(request: Request) -> Response:
    limits = world_of(request).limits
    return JSONResponse({**asdict(limits.settings), "refused": limits.refused})


async def set_limits(request: Request) -> Response:
    """`{"on": true, "private": [1, 1000]}`: count and window in milliseconds."""
    asked_for = await read_as(request, NEW_LIMITS)
    old = world_of(request).limits.settings
    changed = {
        name: Allowance(*limit)
        for name, limit in asked_for.model_dump(exclude={"on"}, exclude_none=True).items()
    }
    on = old.on if asked_for.on is None else asked_for.on
    world_of(request).limits.settings = replace(old, on=on, **changed)
    return await read_limits(request)


async def list_bots(request: Request) -> Response:
    return JSONResponse({"bots": [bot_json(bot) for bot in world_of(request).bots.values()]})


async def add_bot(request: Request) -> Response:
    new = await read_as(request, NEW_BOT)
    try:
        bot = world_of(request).add_bot(
            new.token, new.username, new.name, reads_groups=new.reads_groups
        )
    except ValueError as error:
        raise NotReadable(str(error)) from error
    return JSONResponse(bot_json(bot), 201)


async def inject_update(request: Request) -> Response:
    """`{"update": {...}, "bot": id}` queues a raw update; `next_id` renumbers what follows."""
    world = world_of(request)
    raw = await read_as(request, RAW_UPDATE)
    first = next(iter(world.bots.values())).id
    inbox = world.inboxes.get(first if raw.bot is None else raw.bot)
    if inbox is None:
        return JSONResponse({"error": "no such bot"}, 404)
    if raw.next_id is not None:
        inbox.rebase(raw.next_id)
    if raw.update is not None:
        inbox.push_raw(raw.update)
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
