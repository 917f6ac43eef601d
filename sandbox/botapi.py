"""The Bot API over HTTP: `/bot{token}/{method}` and `/file/bot{token}/{path}`."""

import asyncio
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

import httpx
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.broken import BrokenConnection
from sandbox.faults import Fault
from sandbox.methods import perform, proper_name
from sandbox.methods.call import Call, Told
from sandbox.parameters import read_answer, read_parameters
from sandbox.records import Json
from sandbox.refusals import Refusal, not_found, too_many
from sandbox.world import World

NOT_IN_AN_ANSWER = frozenset({"setwebhook", "deletewebhook", "close", "logout"})


async def call_method(request: Request) -> Response:
    world: World = request.app.state.world
    try:
        bot = world.bot_by_token(request.path_params["token"])
        method = proper_name(request.path_params["method"])
        call = Call(world, bot, await read_parameters(request))
    except Refusal as refusal:
        return JSONResponse(refusal.body(), refusal.code)
    fault = world.faults.for_call(method)
    if fault and not fault.after:
        return await _troubled(call, method, fault)
    status, body = await _answer(method, call)
    _log(call, method, status, body, fault)
    return await _spoiled(fault, status, body) if fault else JSONResponse(body, status)


async def download(request: Request) -> Response:
    world: World = request.app.state.world
    try:
        world.bot_by_token(request.path_params["token"])
    except Refusal as refusal:
        return JSONResponse(refusal.body(), refusal.code)
    file = world.files.at_path(request.path_params["path"])
    if file is None:
        return JSONResponse(not_found().body(), 404)
    return Response(file.data, media_type="application/octet-stream")


async def carry_out(world: World, bot_id: int, answer: httpx.Response) -> None:
    """Do what a webhook's answer asks for; nobody hears what came of it."""
    bot = world.bot_by_id(bot_id)
    try:
        parameters = await read_answer(answer)
        asked = parameters.text("method").lower()
        if bot is None or not asked or asked.startswith("get") or asked in NOT_IN_AN_ANSWER:
            return
        method = proper_name(asked)
    except (Refusal, MultiPartException):
        return
    call = Call(world, bot, parameters)
    status, body = await _answer(method, call)
    _log(call, method, status, body, None)


async def _answer(method: str, call: Call) -> tuple[int, Json]:
    try:
        result = await perform(method, call)
    except Refusal as refusal:
        return refusal.code, refusal.body()
    if isinstance(result, Told):
        return 200, {"ok": True, "result": result.result, "description": result.description}
    return 200, {"ok": True, "result": result}


async def _troubled(call: Call, method: str, fault: Fault) -> Response:
    """The fault strikes before the call takes effect; a merely late call still takes it."""
    await asyncio.sleep(fault.wait_ms / 1000)
    if fault.outcome == "answer":
        status, body = await _answer(method, call)
        _log(call, method, status, body, fault)
        return JSONResponse(body, status)
    _log(call, method, None, None, fault)
    return await _spoiled(fault, 0, {}, wait_ms=0)


async def _spoiled(
    fault: Fault, status: int, body: Json, *, wait_ms: int | None = None
) -> Response:
    await asyncio.sleep((fault.wait_ms if wait_ms is None else wait_ms) / 1000)
    if fault.outcome == "reset":
        return BrokenConnection()
    if fault.outcome == "status":
        return JSONResponse(_failure(fault), fault.status)
    return JSONResponse(body, status)


def _failure(fault: Fault) -> Json:
    if fault.status == 429:
        return too_many(fault.retry_after).body()
    return Refusal(fault.status, HTTPStatus(fault.status).phrase).body()


def _log(
    call: Call, method: str, status: int | None, body: Json | None, fault: Fault | None
) -> None:
    answer: Any = body
    if method == "getUpdates" and body and body["ok"]:
        answer = {"ok": True, "update_ids": [u.get("update_id") for u in body["result"]]}
    entry: Json = {
        "bot": call.bot.id,
        "method": method,
        "params": call.parameters.summary(),
        "status": status,
        "response": answer,
    }
    if fault:
        entry["fault"] = asdict(fault)
    call.world.wire.write("call", **entry)


ROUTES = [
    Route("/bot{token}/{method}", call_method, methods=["GET", "POST"]),
    Route("/file/bot{token}/{path:path}", download, methods=["GET"]),
]
