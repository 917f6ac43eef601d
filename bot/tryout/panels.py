"""What the demo adds to the page of phones: the bot as a process, the database at a glance."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.tryout.installation import TIME_ZONE
from bot.tryout.theatre import Theatre
from sandbox.bodies import read_object
from sandbox.page import show_panel
from storage.errors import StorageUnavailable
from storage.glance import Glance, glance
from storage.sqlite import looking_at

Words = dict[str, str]

PATH = "/demo"
RESTART = f"{PATH}/restart"
LANGUAGE = f"{PATH}/language"
BOT: dict[str, Any] = {"title": {"zh": "机器人", "en": "Bot"}, "url": f"{PATH}/bot"}
DATABASE: dict[str, Any] = {"title": {"zh": "数据库", "en": "Database"}, "url": f"{PATH}/glance"}
_RUNS: Words = {"zh": "在运行", "en": "running"}
_DOWN: Words = {"zh": "停了", "en": "down"}
_ALARM: Words = {
    "zh": "机器人停了。写给它的话等着它。",
    "en": "The bot is down. What is written to it waits.",
}
_KILL: Words = {"zh": "强行结束（kill -9）", "en": "Kill it (kill -9)"}
_START: Words = {"zh": "再启动", "en": "Start it again"}
_KILL_NOTE: Words = {
    "zh": "随时可以结束它，填到一半也行：启动以后从原来的地方接着办，一句不丢。",
    "en": "Kill it whenever you like, while a form is open: it goes on there; nothing is lost.",
}
_KILLED: Words = {"zh": "结束了。写给它的消息等着它。", "en": "Killed. What is written now waits."}
_STARTED: Words = {"zh": "启动了，接着办。", "en": "Started; it goes on."}
_STARTED_OVER: Words = {"zh": "从头开始了。", "en": "Begun anew."}
_NOT_YET: Words = {"zh": "数据库还没建好。", "en": "There is no database yet."}
_NOTHING_DUE: Words = {"zh": "没有", "en": "nothing"}


@dataclass(frozen=True, slots=True)
class Panels:
    """Endpoints in the form that the page draws (see `docs/sandbox.md`)."""

    theatre: Theatre

    def application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/bot", self._process),
                Route("/bot/kill", self._kill, methods=["POST"]),
                Route("/bot/start", self._start, methods=["POST"]),
                Route("/glance", self._glance),
                Route("/restart", self._restart, methods=["POST"]),
                Route("/language", self._language, methods=["POST"]),
            ]
        )

    def watch(self) -> None:
        """From now on the page says when the bot is down."""
        self.theatre.bot.on_change = self._show_bot
        self._show_bot()
        show_panel(self.theatre.app, DATABASE)

    def _show_bot(self) -> None:
        show_panel(self.theatre.app, BOT, "" if self.theatre.bot.running else _ALARM)

    async def _process(self, _request: Request) -> Response:
        state = _RUNS if self.theatre.bot.running else _DOWN
        section = {"title": {"zh": "机器人", "en": "The bot"}, "rows": [["wulian run", state]]}
        kill = {"title": _KILL, "url": f"{PATH}/bot/kill", "danger": True}
        start = {"title": _START, "url": f"{PATH}/bot/start"}
        actions = [kill if self.theatre.bot.running else start]
        return JSONResponse({"sections": [section], "actions": actions, "note": _KILL_NOTE})

    async def _kill(self, _request: Request) -> Response:
        await self.theatre.kill()
        return JSONResponse({"note": _KILLED})

    async def _start(self, _request: Request) -> Response:
        await self.theatre.revive()
        return JSONResponse({"note": _STARTED})

    async def _restart(self, _request: Request) -> Response:
        await self.theatre.start_over()
        return JSONResponse({"note": _STARTED_OVER})

    async def _language(self, request: Request) -> Response:
        """`{"language", "anew"?}`; the answer is what people here speak now."""
        asked = await read_object(request)
        anew = asked.get("anew") is True
        spoken = await self.theatre.speak(str(asked.get("language")), anew=anew)
        return JSONResponse({"language": spoken})

    async def _glance(self, _request: Request) -> Response:
        """A database that is still being made has no tables yet."""
        installation = self.theatre.installation
        try:
            async with looking_at(installation.database.as_uri(), installation.cipher) as db:
                seen = await glance(db)
        except (StorageUnavailable, sqlite3.OperationalError):
            return JSONResponse({"note": _NOT_YET})
        return JSONResponse({"sections": [_section(seen)]})


def _section(seen: Glance) -> dict[str, Any]:
    """A table of counts."""
    rows: list[tuple[Words, int | str | Words]] = [
        ({"zh": "在办的事项", "en": "Open cases"}, seen.cases_open),
        ({"zh": "收件：没处理", "en": "Inbox: waiting"}, seen.inbox_open),
        ({"zh": "收件：放弃了", "en": "Inbox: given up"}, seen.inbox_dead),
        ({"zh": "发件：排队", "en": "Outbox: queued"}, seen.outbox_queued),
        ({"zh": "发件：在路上", "en": "Outbox: on the wire"}, seen.outbox_sending),
        ({"zh": "发件：放弃了", "en": "Outbox: given up"}, seen.outbox_dead),
        ({"zh": "到时要做的事", "en": "Promises to keep"}, seen.due_open),
        ({"zh": "下一件", "en": "The next one"}, _moment(seen.next_due_at)),
    ]
    title = {"zh": "各表里还开着的行", "en": "Rows that are still open"}
    return {"title": title, "rows": [list(row) for row in rows]}


def _moment(at: datetime | None) -> str | Words:
    if at is None:
        return _NOTHING_DUE
    return at.astimezone(ZoneInfo(TIME_ZONE)).strftime("%Y-%m-%d %H:%M")
